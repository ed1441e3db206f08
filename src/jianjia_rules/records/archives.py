"""The files of a zip archive, which is read as a folder of submissions and never unpacked."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from jianjia_rules.documents.archives import MARK
from jianjia_rules.documents.archives.archive import Archive, ArchiveError, opened
from jianjia_rules.documents.archives.member import Member
from jianjia_rules.documents.archives.names import leads_outside
from jianjia_rules.records.formats import format_of
from jianjia_rules.records.raw import Unread
from jianjia_rules.records.reading_faults import unread, unreadable
from jianjia_rules.records.source_files import KEPT_APART, SourceFile, is_hidden, not_read


def in_archive(path: Path) -> Iterator[SourceFile | Unread]:
    """The files with records, in order, and what is to be told of the others."""
    name = str(path)
    try:
        archive = opened(path)
    except OSError as error:
        yield unreadable(name, error)
        return
    except ArchiveError as error:
        yield unread(name, "JJ902", path=name, reason=error.reason)
        return
    yield from _refused(archive, name)
    others: list[str] = []
    for inside in archive.files:
        steps = PurePosixPath(inside)
        if any(map(is_hidden, steps.parts)):
            continue
        member = Member(path, inside)
        format = format_of(member)
        if format is None or steps.stem.lower() in KEPT_APART:
            others.append(steps.name)
        else:
            yield SourceFile(member, f"{name}{MARK}{inside}", format)
    if others:
        yield not_read(name, others)


def _refused(archive: Archive, name: str) -> Iterator[Unread]:
    """What might have been a submission, and what wants to be found elsewhere."""
    for inside, left in archive.left.items():
        is_outside = leads_outside(inside)
        if not is_outside and any(map(is_hidden, PurePosixPath(inside).parts)):
            continue
        if is_outside or left.harmless or format_of(Member(archive.path, inside)) is not None:
            member = f"{name}{MARK}{inside}"
            yield unread(member, "JJ780" if left.harmless else "JJ781", path=member, reason=left.reason)
