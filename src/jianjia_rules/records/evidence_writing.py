"""Sums of evidence files written into the text of records, behind the names of the files; nothing else is touched.

A changed text is read again before it is put in its place: it has to say the same but for the sums.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics import Diagnostics, Words
from jianjia_rules.documents.document import Document
from jianjia_rules.documents.files import file_at
from jianjia_rules.documents.json_text import read_json
from jianjia_rules.documents.lines import PLAIN_BREAK, YAML_BREAK
from jianjia_rules.documents.yaml_text import read_yaml_stream
from jianjia_rules.records.reading_faults import reason
from jianjia_rules.units.record import TreePath

_IN_ARCHIVE = Words("记录在压缩包里，不改压缩包", "the record is in an archive, which is left as it is")
_LINE_ENDINGS = frozenset((".ndjson", ".jsonl"))
_NOT_UTF8 = Words("文件不是 UTF-8", "the file is not UTF-8")
_UNCLEAR = Words("看不清该写在哪里", "it is not clear where it would stand")


@dataclass(frozen=True, slots=True)
class Addition:
    """A sum to write behind `file` of the mapping at a path of a document."""

    document: Document
    path: TreePath
    sha256: str


def write_sums(file: str, additions: Sequence[Addition]) -> Words | None:
    """Write sums into one file; what kept it from being done, or None."""
    path = file_at(file)
    if not isinstance(path, Path):
        return _IN_ARCHIVE
    part = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        with path.open("rb") as given, part.open("wb") as out:
            for piece in _pieces(given, path, additions):
                out.write(piece)
        part.chmod(path.stat().st_mode & 0o7777)
        part.replace(os.path.realpath(path))
    except _UnclearError:
        return _UNCLEAR
    except UnicodeDecodeError:
        return _NOT_UTF8
    except (OSError, ValueError) as error:
        return reason(error)
    finally:
        with suppress(OSError, ValueError):
            part.unlink()
    return None


class _UnclearError(Exception):
    """A text that sums cannot be placed in."""


def _pieces(given: BinaryIO, path: Path, additions: Sequence[Addition]) -> Iterator[bytes]:
    """The file with the sums: whole, or of NDJSON line by line."""
    ending = path.suffix.lower()
    if ending not in _LINE_ENDINGS:
        yield _rewritten(given.read(), additions, str(path), ending == ".json")
        return
    by_line: dict[int, list[Addition]] = {}
    for each in additions:
        by_line.setdefault(each.document.places.value(()).line, []).append(each)
    for number, line in enumerate(given, 1):
        yield _of_line(line, by_line.pop(number), str(path)) if number in by_line else line
    if by_line:
        raise _UnclearError  # the file is no longer what was read


def _of_line(line: bytes, additions: list[Addition], file: str) -> bytes:
    document = read_json(line, file, Diagnostics())
    if document is None or document.value != additions[0].document.value:
        raise _UnclearError
    return _rewritten(line, [replace(each, document=document) for each in additions], file, as_json=True)


def _rewritten(data: bytes, additions: Sequence[Addition], file: str, as_json: bool) -> bytes:
    text = data.decode("utf-8")
    written = _with_sums(text, additions, as_json)
    if written is None or not _says_the_same(text, written, additions, file, as_json):
        raise _UnclearError
    return written.encode("utf-8")


def _with_sums(text: str, additions: Sequence[Addition], as_json: bool) -> str | None:
    """The text with every sum behind the name of its file; None where one cannot be placed."""
    mark = text.startswith("\ufeff")
    starts = [int(mark), *(match.end() for match in (PLAIN_BREAK if as_json else YAML_BREAK).finditer(text))]
    insertions: list[tuple[int, str]] = []
    for each in additions:
        value, key = each.document.places.value((*each.path, "file")), each.document.places.key((*each.path, "file"))
        whole = each.document.places.value(each.path)
        if value.end_column is None or max(value.line, whole.line) > len(starts):
            return None
        end = starts[value.line - 1] + value.end_column - 1
        opening = starts[whole.line - 1] + whole.column - 1
        if as_json:
            insertions.append((end, f', "sha256": "{each.sha256}"'))
        elif text[opening : opening + 1] == "{":
            insertions.append((end, f', sha256: "{each.sha256}"'))
        else:
            next_line = starts[value.line] if value.line < len(starts) else len(text)
            line = f'{" " * (key.column - 1)}sha256: "{each.sha256}"'
            ending = text[starts[value.line - 1] : next_line]
            broken = "\r\n" if ending.endswith("\r\n") else "\n"
            insertions.append((next_line, f"{line}{broken}" if ending.endswith("\n") else f"{broken}{line}"))
    for at, addition in sorted(insertions, reverse=True):
        text = text[:at] + addition + text[at:]
    return text


def _says_the_same(before: str, after: str, additions: Sequence[Addition], file: str, as_json: bool) -> bool:
    old, new = _values(before, file, as_json), _values(after, file, as_json)
    documents: list[Document] = []
    for each in additions:
        if all(each.document is not known for known in documents):
            documents.append(each.document)
    if old is None or new is None:
        return False
    for document in documents:
        at = next((index for index, value in enumerate(old) if value == document.value), None)
        if at is None:
            return False  # the file is no longer what was read
        for each in additions:
            if each.document is document:
                _at(old[at], each.path)["sha256"] = each.sha256
    return old == new


def _values(text: str, file: str, as_json: bool) -> list[Any] | None:
    diagnostics = Diagnostics()
    if as_json:
        document = read_json(text, file, diagnostics)
        return None if document is None else [document.value]
    documents = list(read_yaml_stream(text, file, diagnostics))
    return None if any(each is None for each in documents) else [each.value for each in documents if each is not None]


def _at(value: Any, path: TreePath) -> Any:
    for step in path:
        value = value[step]
    return value
