"""Lines of NDJSON decoded into objects: what makes them, looks at them, and reads them."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from jianjia_rules.documents.numbers import exact_remembered, unsigned_remembered
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.records.schema_numbers import exact_schema
from jianjia_rules.records.text_values import text_of
from jianjia_rules.records.typed.shapes import Section, ShapelessError, keys_of, shape_of
from jianjia_rules.records.validator import is_unsigned


class TypedForm:
    """The objects of one record schema.

    `decode` gives the object of a line, or raises ValueError or ArithmeticError where it is none; `texts` the number of
    its texts where it surely fits, else -1 (see `validator.compiled.Compiled`), the items of some lists apart, which
    are for `checks` to look at. What is missing is None.
    """

    def __init__(self, shape: Section, unsigned: bool = False) -> None:
        """With `unsigned` lines with a fraction below 0 are none, whatever the schema says of it."""
        import msgspec

        from jianjia_rules.records.typed.structs import class_of
        from jianjia_rules.records.typed.texts import checks_of, texts_of

        self._struct = msgspec.Struct
        self.attributes: Mapping[str, str] = {key: f"a{number}" for number, key in enumerate(sorted(keys_of(shape)))}
        kinds = {"decimal"} if unsigned else set[str]()
        self._keys = {attribute: key for key, attribute in self.attributes.items()}
        exact = unsigned_remembered if unsigned else exact_remembered
        decoder = msgspec.json.Decoder(class_of(shape, self.attributes), float_hook=exact)
        self.decode: Callable[[bytes], Any] = decoder.decode
        self.texts: Callable[[Any], int] = texts_of(shape, self.attributes, "<typed record>", kinds)
        self.checks = checks_of(shape, self.attributes, kinds)

    def plain(self, value: Any) -> Any:
        """The value as a plain mapping, list or scalar."""
        if isinstance(value, self._struct):
            found = ((each, getattr(value, each)) for each in value.__struct_fields__)
            return {self._keys[each]: self.plain(inner) for each, inner in found if inner is not None}
        return [self.plain(each) for each in value] if value.__class__ is list else value

    def reader(self, path: FieldPath | None) -> Callable[[Any], str | None]:
        """What reads the text at a path."""
        if path is None:
            return lambda _: None
        names = [self.attributes.get(key) for key in path]
        if None in names:
            return lambda _: None
        read = attrgetter(".".join(map(str, names)))

        def text(record: Any) -> str | None:
            try:
                value = read(record)
            except AttributeError:  # a section that is missing
                return None
            return value or None if value.__class__ is str else text_of(value)

        return text


def typed_form(document: Mapping[str, Any]) -> TypedForm | None:
    """The form of a record schema's records; None where it has none, and without the extra `fast`."""
    try:
        shape = shape_of(exact_schema(document))
        return TypedForm(shape, is_unsigned(document)) if isinstance(shape, Section) else None
    except (ShapelessError, ImportError):
        return None
