"""Check sums of what a run reads, by which a later one knows that it is the same still."""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from jianjia_rules.documents.files import file_at
from jianjia_rules.records.amender import Above
from jianjia_rules.records.folders import Walk
from jianjia_rules.records.source_files import SourceFile
from jianjia_rules.records.stream import AnyPath
from jianjia_rules.records.table_companions import ENDINGS
from jianjia_rules.running.tasks import LinesOfFile, NothingRead, Task

if TYPE_CHECKING:
    from jianjia_rules.documents.archives.member import AnyFile

_READ = 1 << 20
_SIZE = 16


def name_of(task: Task) -> str:
    """The file that a piece of the input is of, as messages call it."""
    return task.unread.file if isinstance(task, NothingRead) else task.name


def mark_of(task: Task) -> str:
    """The check sum of a piece of the input: where it stands, and all its bytes."""
    mark = _Mark()
    if isinstance(task, NothingRead):
        mark.say(task.unread.file, *(each.code for each in task.unread.diagnostics))
    elif isinstance(task, LinesOfFile):
        mark.say(task.name, task.start, task.end, task.before)
        mark.bytes_of(task.path, task.start, task.end)
    else:
        mark.say(task.name)
        mark.file(task.path)
    return mark.text


def mark_of_path(path: AnyPath) -> str:
    """The check sum of a file, or of all files in a folder that hold records."""
    mark, place = _Mark(), Path(path)
    if not place.is_dir():
        mark.file(place)
        return mark.text
    for found in Walk().under(place):
        if isinstance(found, SourceFile):
            mark.say(found.name)
            mark.file(found.path)
        else:
            mark.say(found.file, *(each.code for each in found.diagnostics))
    return mark.text


def version_files(above: Above | None) -> tuple[str, ...]:
    """The files that hold later submissions, which stand above records anywhere in the input."""
    versions = () if above is None else above.versions.values()
    places = (one.raw.origin.place(()) for each in versions for one in each)
    return tuple(sorted({place.file for place in places if place is not None}))


def mark_of_files(files: Iterable[str]) -> str:
    """The check sum of some files."""
    mark = _Mark()
    for file in files:
        mark.say(file)
        mark.file(file_at(file))
    return mark.text


class _Mark:
    def __init__(self) -> None:
        self._sum = blake2b(digest_size=_SIZE)

    @property
    def text(self) -> str:
        return self._sum.hexdigest()

    def say(self, *facts: str | int) -> None:
        for fact in facts:
            text = str(fact).encode("utf-8", "surrogatepass")
            self._sum.update(b"%d:%s" % (len(text), text))

    def file(self, path: "AnyFile") -> None:
        """A file, and those beside a table that hold entries of its lists."""
        self.bytes_of(path, 0, None)
        if path.suffix.lower() in ENDINGS:
            for other in _beside(path):
                self.say(other.name)
                self.bytes_of(other, 0, None)

    def bytes_of(self, path: "AnyFile", start: int, end: int | None) -> None:
        """The bytes from one to another; of a file that cannot be read, that it cannot."""
        count = 0
        try:
            with path.open("rb", buffering=0) as file:
                if start:  # a file in an archive is read from its beginning only
                    file.seek(start)
                while piece := file.read(_READ if end is None else min(_READ, end - start - count)):
                    self._sum.update(piece)
                    count += len(piece)
        except (OSError, ValueError) as error:
            self.say(type(error).__name__)
        self.say(count)


def _beside(path: "AnyFile") -> "list[AnyFile]":
    try:
        names = sorted(each.name for each in path.parent.iterdir())
    except OSError:
        return []
    begun = f"{path.stem}."
    return [path.with_name(name) for name in names if name.startswith(begun) and name.lower().endswith(ENDINGS)]
