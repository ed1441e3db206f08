"""A rulebook and those it extends, gathered from the innermost outwards."""

import os
from collections.abc import Mapping
from pathlib import Path

from jianjia_rules import shipped
from jianjia_rules.diagnostics.nearest import nearest
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.documents.existing import is_file
from jianjia_rules.language.rulebook import Change
from jianjia_rules.loading.contained import real
from jianjia_rules.loading.context import get
from jianjia_rules.loading.envelope import RulebookShape
from jianjia_rules.loading.envelope_check import keys_of
from jianjia_rules.loading.faults import Faults
from jianjia_rules.loading.gather import RULEBOOK, Gathered, Gatherer
from jianjia_rules.loading.node_scalars import wrong_kind
from jianjia_rules.loading.overlay import check_no_overlay_keys, lay_over
from jianjia_rules.loading.rulebook_files import MAIN_FILE, RulebookFiles, read_rulebook_files

_DEEPEST = 8
_EXTENDS = "extends"

Layered = tuple[Gathered, list[Change]]


def gather_layers(folder: Path, faults: Faults) -> Layered | None:
    """Everything that a folder and the rulebooks it extends hold; None where one of them cannot be read."""
    return _Layers(folder, faults).gather(folder, ())


class _Layers:
    def __init__(self, folder: Path, faults: Faults) -> None:
        self._faults = faults
        self._gatherer = Gatherer(faults)
        # An overlay may extend its neighbours and what is below it, never anything else on the machine.
        self._roots = (real(folder).parent,)

    def gather(self, folder: Path, around: tuple[Path, ...]) -> Layered | None:
        files = read_rulebook_files(folder, folder.as_posix(), self._faults.diagnostics)
        if files is None:
            return None
        extends = get(files.main.value, "extends")
        if not isinstance(extends, str) and self._was_meant_to_extend(files):
            return None
        if not isinstance(extends, str):
            gathered = self._gatherer.gather(files)
            if gathered is None:
                return None
            check_no_overlay_keys(gathered.settings, self._faults)
            return gathered, []
        below = self._base(files, extends, (*around, real(folder)))
        if below is None:
            return None
        base, changes = below
        id = get(files.main.value, "rulebook")
        name = id if isinstance(id, str) else folder.name
        own = self._gatherer.gather(files, name)
        if own is None:
            return None
        result, more = lay_over(base, own, files.main, name, self._faults)
        return result, [*changes, *more]

    def _was_meant_to_extend(self, files: RulebookFiles) -> bool:
        """Whether `extends` is misspelt or names nothing, which is reported: nothing of the rest can be judged then."""
        settings = files.main.value if isinstance(files.main.value, Mapping) else {}
        known = keys_of(RulebookShape)
        strange = [key for key in settings if key not in known]
        slip = next((key for key in strange if self._faults.nearest(key, known) == _EXTENDS), None)
        self._faults.locator.mount((), files.main, ())
        if slip is not None:
            self._faults.add("JJ201", (slip,), on_key=True, where=RULEBOOK, key=slip, known=known, nearest=_EXTENDS)
        elif _EXTENDS in settings:
            wanted = Words("原规则集的名称或路径", "the name or path of a rulebook")
            wrong_kind(self._faults, (_EXTENDS,), wanted, settings[_EXTENDS], example="../home")
        return slip is not None or _EXTENDS in settings

    def _base(self, files: RulebookFiles, extends: str, around: tuple[Path, ...]) -> Layered | None:
        folder = self._find(files, extends)
        if folder is None:
            return None
        resolved = real(folder)
        if resolved in around or len(around) > _DEEPEST:
            cycle = " → ".join(path.name for path in (*around, resolved))
            self._report("JJ702", files, cycle=cycle)
            return None
        return self.gather(folder, around)

    def _find(self, files: RulebookFiles, extends: str) -> Path | None:
        """The folder of the extended rulebook: beside or below the outermost one, or shipped."""
        ours = shipped.rulebook_folder(extends)
        if ours is not None:
            return ours
        known = shipped.shipped_rulebooks()
        if "\x00" not in extends:
            path = Path(os.path.normpath(files.folder / extends))
            if not self._is_near(path):
                self._report("JJ708", files, name=extends)
                return None
            if is_file(path / MAIN_FILE):
                return path
        self._report("JJ701", files, name=extends, known=known, nearest=nearest(extends, known))
        return None

    def _is_near(self, path: Path) -> bool:
        return any(real(path).is_relative_to(root) for root in self._roots)

    def _report(self, code: str, files: RulebookFiles, **arguments: object) -> None:
        place = files.main.places.value(("extends",))
        self._faults.diagnostics.add(code, place, related=None, source_line=None, **arguments)
