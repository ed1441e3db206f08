"""The test files of a rulebook's folder: which they are, read into documents."""

from pathlib import Path

from jianjia_rules.diagnostics import Diagnostics, Place
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.existing import is_file
from jianjia_rules.documents.yaml_text import read_yaml
from jianjia_rules.loading.contained import contents, names_in, real
from jianjia_rules.loading.rulebook_files import MAIN_FILE, TESTS

_MOST_FILES = 1000


def folders_of(documents: tuple[Document, ...]) -> tuple[Path, ...]:
    """The folders of a rulebook and of those it extends, the innermost first."""
    files = [Path(document.file) for document in documents]
    return tuple(file.parent for file in files if file.name == MAIN_FILE)


def case_documents(folder: Path, diagnostics: Diagnostics) -> list[Document]:
    """The test files of a folder, in the order of their names; nothing outside the folder is read."""
    names = names_in(folder, folder.as_posix(), diagnostics)
    paths = [folder / name for name in names if name.endswith(TESTS) and is_file(folder / name)]
    found = (_document(path, folder, diagnostics) for path in paths[:_MOST_FILES])
    return [document for document in found if document is not None]


def _document(path: Path, folder: Path, diagnostics: Diagnostics) -> Document | None:
    label = f"{folder.as_posix()}/{path.name}"
    if not real(path).is_relative_to(real(folder)):
        diagnostics.add("JJ322", Place(label, 1, 1), name=path.name)
        return None
    data = contents(path, label, diagnostics)
    return None if data is None else read_yaml(data, label, diagnostics)
