"""A rulebook's documents laid out as one: its settings, and the entries of its lists under their ids.

This is the form that overlays change: plain values, each with its tree path and the overlay it came from.
"""

from collections.abc import Mapping
from dataclasses import field

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.documents.document import Document
from jianjia_rules.loading.envelope import PartFileShape
from jianjia_rules.loading.envelope_check import read_shape
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.node_scalars import LIST, MAPPING, wrong_kind
from jianjia_rules.loading.rulebook_files import RulebookFiles
from jianjia_rules.loading.shape_values import is_id

RULEBOOK = Words("规则集", "the rulebook")

NAMES: Mapping[str, Words] = {
    "rules": Words("规则", "rule"),
    "parts": Words("部分", "part"),
    "gates": Words("门槛", "gate"),
    "grades": Words("等次", "grade"),
    "ranking": Words("排名", "ranking"),
    "rollups": Words("汇总", "roll-up"),
    "not_assessed": Words("不考核的条款", "the list of clauses not assessed"),
}
"""The keys of rulebook.yaml that list entries, most with ids, and how messages call an entry."""

REPLACED_LISTS = ("grades", "ranking")
"""The lists that an overlay gives whole or not at all; to the others it adds."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, not yet read.

    `inside` is the part that encloses it, or whose file it stands in; `origin` is the overlay that added or changed it.
    """

    value: object
    path: TreePath
    inside: str | None = None
    origin: str | None = None

    @property
    def id(self) -> str | None:
        """The id it gives itself."""
        found = self.value.get("id") if isinstance(self.value, Mapping) else None
        return found if isinstance(found, str) and found else None


@dataclass(slots=True)
class Gathered:
    """Everything of a rulebook before it is read: settings by key, and the entries of each list."""

    settings: dict[str, object]
    lists: dict[str, list[Entry]]
    schema: Document | None
    clauses: Document | None
    digest: str
    part_files: list[tuple[str, TreePath]] = field(default_factory=list)
    """The parts that files of rules name, each with its place."""
    documents: list[Document] = field(default_factory=list)
    disabled: list[tuple[str, TreePath]] = field(default_factory=list)
    """The parts that overlays took rows out of, and where they did."""
    orphaned: set[str] = field(default_factory=set)
    """The rules whose points an overlay changed, but not the points inside them."""
    complete: bool = True
    """Whether every file of rules could be read; where not, what is named may well exist."""


class Gatherer:
    """Gathers folders; entries gathered before keep their places, and an id given twice is a fault."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._seen: dict[TreePath, Entry] = {}

    def gather(self, files: RulebookFiles, origin: str | None = None) -> Gathered | None:
        """The contents of one folder; None where rulebook.yaml is no mapping.

        `origin` is the id of an overlay. Its settings are given a place only when they are taken over.
        """
        main, locator = files.main, self._faults.locator
        locator.mount((), main, ())
        for document in (main, *files.parts):
            locator.mount((document.file,), document, ())
        if not isinstance(main.value, Mapping):
            self._refuse(main)
            return None
        settings: dict[str, object] = {str(key): value for key, value in main.value.items()}
        if origin is None:
            for key in settings:
                locator.mount((key,), main, (key,))
        else:
            replaced = [key for key in REPLACED_LISTS if key in settings]
            self._seen = {path: entry for path, entry in self._seen.items() if path[0] not in replaced}
        lists = {
            key: self._list(settings.get(key), main, (key,), _List((main.file, key), key, None, origin))
            for key in NAMES
        }
        complete = files.complete
        lists["parts"] = self._with_inner_parts(lists["parts"], origin)
        part_files: list[tuple[str, TreePath]] = []
        for document in files.parts:
            lists["rules"] += self._part_file(document, origin)
            complete = complete and isinstance(document.value, Mapping) and "rules" in document.value
            part = document.value.get("part") if isinstance(document.value, Mapping) else None
            if isinstance(part, str) and is_id(part):
                part_files.append((part, (document.file, "part")))
        others = [document for document in (files.schema, files.clauses) if document is not None]
        documents = [main, *files.parts, *others]
        return Gathered(
            settings,
            lists,
            files.schema,
            files.clauses,
            files.digest,
            part_files,
            documents,
            complete=complete,
        )

    def _refuse(self, main: Document) -> None:
        if main.value is None:
            self._faults.add("JJ221", (), wanted=Words("rulebook: 编号 等键", "keys such as rulebook: ID"))
        else:
            wrong_kind(self._faults, (), MAPPING, main.value)

    def _part_file(self, document: Document, origin: str | None) -> list[Entry]:
        root = (document.file,)
        value = document.value if isinstance(document.value, Mapping) else {}
        shape = read_shape(PartFileShape, value, root, Words("部分的文件", "the file of a part"), self._faults)
        inside = shape.part if shape is not None else ""  # without a part of its own, which is reported
        return self._list(value.get("rules"), document, ("rules",), _List((*root, "rules"), "rules", inside, origin))

    def _list(self, value: object, document: Document, inner: TreePath, about: "_List") -> list[Entry]:
        """The entries of the list at `inner` of a document; their tree paths are the list's key and their id."""
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            wrong_kind(self._faults, about.path, LIST, value)
            return []
        return [self._entry(entry, document, (*inner, index), about) for index, entry in enumerate(value)]

    def _entry(self, value: object, document: Document, inner: TreePath, about: "_List") -> Entry:
        id = Entry(value, ()).id
        unnamed: TreePath = (about.key, document.file, *inner)
        at = unnamed if id is None else (about.key, id)
        first = self._seen.get(at)
        at = at if first is None else unnamed
        self._faults.locator.mount(at, document, inner)
        entry = Entry(value, at, about.inside, about.origin)
        self._seen.setdefault(at, entry)
        if first is not None:
            code = "JJ216" if first.origin == about.origin else "JJ705"
            related = (*first.path, "id")
            place = "change" if about.key in ("rules", "parts") else None
            self._faults.add(code, (*at, "id"), related=related, what=NAMES[about.key], id=id, place=place)
        return entry

    def _with_inner_parts(self, parts: list[Entry], origin: str | None) -> list[Entry]:
        """The parts with those inside them, each after the one that encloses it."""
        found = []
        for part in parts:
            found.append(part)
            inner = part.value.get("parts") if isinstance(part.value, Mapping) else None
            path = (*part.path, "parts")
            source = self._faults.locator.source(path)
            if source is not None:
                entries = self._list(inner, *source, _List(path, "parts", part.id, origin))
                found += self._with_inner_parts(entries, origin)
        return found


@dataclass(frozen=True, slots=True)
class _List:
    """A list while it is gathered: its own tree path, its key, what encloses it, the overlay it is from."""

    path: TreePath
    key: str
    inside: str | None
    origin: str | None
