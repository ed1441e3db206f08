"""A rulebook's folder: which files belong to it, read into documents, and their digest.

A rulebook may come from anywhere, so nothing outside its own folder is read, except the schemas of the package.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from jianjia_rules import shipped
from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.diagnostic import Diagnostics
from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.place import Place
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.existing import is_file, is_folder, is_there
from jianjia_rules.documents.json_text import read_json
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.loading.contained import contents, names_in, real

MAIN_FILE = "rulebook.yaml"
TESTS = ".test.yaml"
"""How the files end that hold tests of rules; they are no part of the rulebook."""
_MOST_FILES = 1000


@dataclass(frozen=True, slots=True)
class RulebookFiles:
    """The documents of one folder; `name` is how messages call the folder.

    Not `complete` where a file that may hold rules could not be read.
    """

    folder: Path
    name: str
    main: Document
    parts: tuple[Document, ...]
    clauses: Document | None
    schema: Document | None
    digest: str
    complete: bool = True


def find_folder(target: str | Path) -> Path | None:
    """The folder of a rulebook: a path to it or to its rulebook.yaml, or the name of a shipped one."""
    path = Path(target)
    if path.name == MAIN_FILE and is_file(path):
        return path.parent
    if is_folder(path):
        return path
    return shipped.rulebook_folder(str(target))


def report_not_found(target: str | Path, diagnostics: Diagnostics) -> None:
    """Report that there is no such rulebook."""
    known = shipped.shipped_rulebooks()
    near = nearest(str(target), known)
    if not is_there(Path(target)):
        diagnostics.add("JJ903", None, name=str(target), known=known, nearest=near)
        return
    diagnostics.add("JJ223", Place(PurePosixPath(Path(target)).as_posix(), 1, 1), nearest=near)


def read_rulebook_files(folder: Path, name: str, diagnostics: Diagnostics) -> RulebookFiles | None:
    """All documents of a folder; None where there is no rulebook.yaml that can be read."""
    reader = _Reader(folder, name, diagnostics)
    main = reader.main()
    if main is None:
        return None
    settings = main.value if isinstance(main.value, Mapping) else {}
    parts = tuple(reader.parts())
    clauses = None if "extends" in settings else reader.clauses(main, settings.get("source"))
    record = settings.get("record")
    schema = reader.schema(main, record.get("schema") if isinstance(record, Mapping) else None)
    return RulebookFiles(folder, name, main, parts, clauses, schema, reader.digest(), reader.complete)


class _Reader:
    def __init__(self, folder: Path, name: str, diagnostics: Diagnostics) -> None:
        self._folder = folder
        self._root = real(folder)
        self._name = name
        self._diagnostics = diagnostics
        self._hashes: dict[str, bytes] = {}
        self.complete = True

    def main(self) -> Document | None:
        if not is_file(self._folder / MAIN_FILE):
            self._diagnostics.add("JJ223", Place(self._name, 1, 1), nearest=None)
            return None
        return self._yaml(self._folder / MAIN_FILE)

    def parts(self) -> Iterator[Document]:
        """The other YAML files of the folder that hold rules; the tests beside them are none."""
        names = names_in(self._folder, self._name, self._diagnostics)
        paths = [self._folder / name for name in names if name.endswith((".yaml", ".yml"))]
        for path in paths[:_MOST_FILES]:
            if path.name == MAIN_FILE or path.name.endswith(TESTS) or not is_file(path):
                continue
            document = self._yaml(path)
            self.complete = self.complete and document is not None
            keys = list(document.value) if document is not None and isinstance(document.value, Mapping) else []
            if document is not None and ("part" in keys or "rules" in keys):
                yield document
                continue
            self._hashes.pop(path.name, None)
            if document is not None:
                near = next((near for key in keys if (near := nearest(str(key), ("part", "rules")))), None)
                self._diagnostics.add("JJ235", Place(document.file, 1, 1), nearest=near)

    def clauses(self, main: Document, source: object) -> Document | None:
        if not isinstance(source, str):
            return None
        path = self._inside(main, ("source",), source)
        if path is None:
            return None
        if not is_file(path / "clauses.yaml"):
            self._missing(main, ("source",), f"{source.rstrip('/')}/clauses.yaml", [])
            return None
        return self._yaml(path / "clauses.yaml")

    def schema(self, main: Document, name: object) -> Document | None:
        if not isinstance(name, str):
            return None
        at = ("record", "schema")
        path = self._inside(main, at, name)
        if path is None:
            return None
        if not is_file(path):
            path = shipped.schema_path(name) or path
        if not is_file(path):
            known = names_in(self._folder, self._name, self._diagnostics)
            self._missing(main, at, name, [found for found in known if found.endswith(".json")])
            return None
        data = self._bytes(path)
        return None if data is None else read_json(data, self._label(path), self._diagnostics)

    def digest(self) -> str:
        """SHA-256 over the names and contents of the files, the same on every machine."""
        total = hashlib.sha256()
        for name, content in sorted(self._hashes.items()):
            total.update(f"{name}\n".encode("utf-8", "surrogatepass") + content)
        return total.hexdigest()

    def _yaml(self, path: Path) -> Document | None:
        data = self._bytes(path)
        return None if data is None else read_yaml(data, self._label(path), self._diagnostics)

    def _bytes(self, path: Path) -> bytes | None:
        if not self._is_inside(path) and shipped.schema_path(path.name) != path:
            self._diagnostics.add("JJ322", Place(self._label(path), 1, 1), name=path.name)
            return None
        data = contents(path, self._label(path), self._diagnostics)
        if data is None:
            return None
        normal = data.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")
        self._hashes[self._inner_name(path)] = hashlib.sha256(normal).digest()
        return data

    def _inside(self, main: Document, at: tuple[str, ...], name: str) -> Path | None:
        """The path that a file names, if it lies in the rulebook's folder."""
        path = self._folder / name
        if "\x00" not in name and self._is_inside(path):
            return path
        self._diagnostics.add("JJ322", main.places.value(at), name=name)
        return None

    def _is_inside(self, path: Path) -> bool:
        return real(path).is_relative_to(self._root)

    def _missing(self, main: Document, at: tuple[str, ...], name: str, known: list[str]) -> None:
        self._diagnostics.add(
            "JJ321", main.places.value(at), name=name, folder=self._name, nearest=nearest(name, known)
        )

    def _inner_name(self, path: Path) -> str:
        resolved = real(path)
        return resolved.relative_to(self._root).as_posix() if self._is_inside(path) else path.name

    def _label(self, path: Path) -> str:
        inner = path.relative_to(self._folder).as_posix() if path.is_relative_to(self._folder) else path.name
        return f"{self._name}/{inner}"
