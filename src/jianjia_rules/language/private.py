"""Which measures show what the record schema marks as private (`x-private`)."""

from collections.abc import Mapping

from jianjia_rules.language.measures import Aggregate, Count, Field, Measure, Named, Operand, Scope
from jianjia_rules.language.paths import FieldPath
from jianjia_rules.language.record_schema import RecordSchema
from jianjia_rules.language.walk import nodes


def is_private(measure: Operand, schema: RecordSchema, named: Mapping[str, Measure], base: FieldPath = ()) -> bool:
    """Whether the measure's value is made of private values; how many entries a list has is nobody's secret.

    `named` are the measures that have names; `base` is the list whose items fields start from.
    """
    match measure:
        case Field(path, scope):
            info = schema.lookup(path, () if scope is Scope.RECORD else base)
            return info is not None and info.private
        case Count():
            return False
        case Aggregate(_, items, of):
            return of is not None and is_private(of, schema, named, (*base, *items.path))
        case Named(name):
            return name in named and is_private(named[name], schema, named)
        case _:
            inner = nodes(measure)
            next(inner)
            return any(
                is_private(node, schema, named, base) for node in inner if isinstance(node, (Field, Aggregate, Named))
            )
