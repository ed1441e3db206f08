"""Overlays: a rulebook that extends another, laid over what the other's files hold.

Everything an overlay does is a change of plain values before they are read, so that its faults stand at its own lines
and the result is a whole rulebook like any other.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.documents.document import Document
from jianjia_rules.language.rulebook import Change
from jianjia_rules.loading.context import get
from jianjia_rules.loading.envelope import ParameterSettingsShape
from jianjia_rules.loading.envelope_check import read_shape
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.gather import NAMES, REPLACED_LISTS, Entry, Gathered
from jianjia_rules.loading.node_scalars import LIST, MAPPING, wrong_kind

OWN_KEYS = ("set", "change", "disable")
"""What only a rulebook with `extends` may say."""

_ABOUT_ITSELF = frozenset((*OWN_KEYS, "extends", "rulebook", "language", "title", "edition"))
_BASE_ONLY = ("functions", "source")
_ADDED_TO: Mapping[str, Words] = {
    "parameters": Words("参数", "parameter"),
    "measures": Words("命名的量", "named measure"),
    "evidence_kinds": Words("佐证种类", "kind of evidence"),
    "scales": Words("等级尺度", "scale"),
    "unit_types": Words("单位类型", "unit type"),
    "registers": Words("名册", "register"),
}
_LAID_OVER = ("record", "answers")
NOT_CHANGED = {"rules": ("id",), "parts": ("id", "parts", "kind", "combine")}
"""What a change may not touch, by the list of the entry."""


def lay_over(base: Gathered, own: Gathered, main: Document, id: str, faults: Faults) -> tuple[Gathered, list[Change]]:
    """The base with an overlay's contents laid over it, and what changed."""
    layer = _Layer(base, own, main, id, faults)
    layer.apply()
    return layer.result, layer.changes


def check_no_overlay_keys(settings: Mapping[str, object], faults: Faults) -> None:
    """Report what only an overlay may say in a rulebook that extends none."""
    for key in OWN_KEYS:
        if key in settings:
            faults.add("JJ703", (key,), on_key=True, key=key)


class _Layer:
    def __init__(self, base: Gathered, own: Gathered, main: Document, id: str, faults: Faults) -> None:
        self._own = own
        self._main = main
        self._id = id
        self._faults = faults
        self._base_id = str(base.settings.get("rulebook", ""))
        self.changes: list[Change] = []
        digest = hashlib.sha256(f"{base.digest}\n{own.digest}".encode()).hexdigest()
        self.result = Gathered(
            settings={key: value for key, value in base.settings.items() if key not in OWN_KEYS},
            lists={key: list(entries) for key, entries in base.lists.items()},
            schema=own.schema or base.schema,
            clauses=base.clauses,
            digest=digest,
            part_files=[*base.part_files, *own.part_files],
            documents=[*base.documents, *own.documents],
            disabled=list(base.disabled),
            orphaned=set(base.orphaned),
            complete=base.complete and own.complete,
        )

    def apply(self) -> None:
        for key, value in self._own.settings.items():
            if key not in NAMES:
                self._setting(key, value)
        for key in NAMES:
            if key in REPLACED_LISTS and key in self._own.settings:
                self._replace_list(key)
            else:
                self.result.lists[key] += self._own.lists[key]
        self._set(self._own.settings.get("set"))
        changed = self._change(self._own.settings.get("change"))
        self._disable(self._own.settings.get("disable"), changed)

    def _setting(self, key: str, value: object) -> None:
        settings, locator = self.result.settings, self._faults.locator
        if key in _BASE_ONLY:
            self._faults.add("JJ704", (self._main.file, key), on_key=True, key=key, base=self._base_id)
            return
        before = settings.get(key)
        if key in (*_ADDED_TO, *_LAID_OVER) and isinstance(value, Mapping) and isinstance(before, Mapping):
            self._add_entries(key, before, value)
            return
        if key in settings and key not in _ABOUT_ITSELF:
            self._note(key, "", before, value)
        settings[key] = value
        locator.mount((key,), self._main, (key,))

    def _add_entries(self, key: str, before: Mapping[str, object], added: Mapping[str, object]) -> None:
        for name, value in added.items():
            if name in before and key in _ADDED_TO:
                place = Words("set: {parameters: …}", "set: {parameters: …}") if key == "parameters" else None
                at = (self._main.file, key, name)
                self._faults.add("JJ705", at, on_key=True, what=_ADDED_TO[key], id=name, place=place)
                continue
            if name in before:
                self._note(key, name, before[name], value)
            self._faults.locator.mount((key, name), self._main, (key, name))
        kept = before if key in _ADDED_TO else {}
        self.result.settings[key] = {**before, **added, **kept}

    def _replace_list(self, key: str) -> None:
        before, after = self.result.lists[key], self._own.lists[key]
        if before:
            self._note(key, "", [entry.id for entry in before], [entry.id for entry in after])
        self.result.lists[key] = after

    def _set(self, settings: object) -> None:
        if settings is not None:
            self._set_all(settings)

    def _set_all(self, settings: object) -> None:
        parameters = self.result.settings.get("parameters")
        if isinstance(settings, Mapping) and isinstance(parameters, Mapping) and "parameters" not in settings:
            direct = next((key for key in settings if key in parameters), None)
            if direct is not None:
                self._faults.add("JJ710", ("set", direct), on_key=True, name=direct)
                return
        read_shape(ParameterSettingsShape, settings, ("set",), Words("“set”", '"set"'), self._faults)
        self._set_parameters(get(settings, "parameters"))

    def _set_parameters(self, values: object) -> None:
        parameters = self.result.settings.get("parameters")
        if not isinstance(values, Mapping) or not isinstance(parameters, Mapping):
            return
        after = dict(parameters)
        for name, value in values.items():
            at: TreePath = ("set", "parameters", name)
            parameter = parameters.get(name)
            if parameter is None:
                near = self._faults.nearest(name, parameters)
                self._faults.add("JJ301", at, on_key=True, name=name, known=tuple(parameters), nearest=near)
            elif isinstance(value, Mapping) and set(value) == {"values"}:
                self._faults.add("JJ711", (*at, "values"), on_key=True, name=name)
            elif isinstance(parameter, Mapping):
                self._note(name, "values", parameter.get("values"), value)
                after[name] = {**parameter, "values": value}
                self._faults.locator.mount(("parameters", name, "values"), self._main, at)
        self.result.settings["parameters"] = after

    def _change(self, changes: object) -> set[str]:
        """Change rules and parts; returns the ids."""
        if changes is None:
            return set()
        if not isinstance(changes, Mapping):
            wrong_kind(self._faults, ("change",), MAPPING, changes)
            return set()
        known: dict[str, tuple[str, int]] = {}
        for key in ("rules", "parts"):
            for index, entry in enumerate(self.result.lists[key]):
                if entry.id is not None:
                    known.setdefault(entry.id, (key, index))
        for name, change in changes.items():
            if name not in known:
                self._report_unknown(("change", name), name, known)
            elif not isinstance(change, Mapping):
                wrong_kind(self._faults, ("change", name), MAPPING, change)
            else:
                key, index = known[name]
                self.result.lists[key][index] = self._changed(key, self.result.lists[key][index], change)
        return set(changes)

    def _changed(self, list_key: str, entry: Entry, change: Mapping[str, object]) -> Entry:
        before = entry.value if isinstance(entry.value, Mapping) else {}
        id = entry.id or ""
        wanted = {key: value for key, value in change.items() if key not in NOT_CHANGED[list_key]}
        for key in change:
            at: TreePath = ("change", id, key)
            if key not in wanted:
                self._faults.add("JJ709", at, on_key=True, key=key, what=NAMES[list_key], id=id)
                continue
            self._note(id, key, before.get(key), change[key])
            self._faults.locator.mount((*entry.path, key), self._main, at)
        if list_key == "rules" and "points" in wanted and "award" not in wanted:
            self._check_orphans(entry, before, wanted["points"])
        inside = None if list_key == "rules" and "part" in wanted else entry.inside
        return replace(entry, value={**before, **wanted}, inside=inside, origin=self._id)

    def _check_orphans(self, entry: Entry, before: Mapping[str, object], points: object) -> None:
        """Refuse new points for a row whose award says its own in points and not in shares."""
        own = _fixed_points(before.get("award"))
        if own is not None and points != before.get("points"):
            self.result.orphaned.add(entry.id or "")
            self._faults.add("JJ707", (*entry.path, "points"), points=_as_text(points), found=_as_text(own))

    def _disable(self, names: object, changed: set[str]) -> None:
        if names is None:
            return
        if not isinstance(names, list | tuple):
            wrong_kind(self._faults, ("disable",), LIST, names)
            return
        disabled = {name for name in names if isinstance(name, str)}
        known = {entry.id: entry for entry in self.result.lists["rules"] if entry.id is not None}
        for index, name in enumerate(names):
            at: TreePath = ("disable", index)
            if not isinstance(name, str) or name not in known:
                self._report_unknown(at, str(name), known)
                continue
            if name in changed:
                self._faults.add("JJ706", at, id=name)
            self.changes.append(Change(self._id, name, "disable", "", "true"))
            part = get(known[name].value, "part")
            inside = part if isinstance(part, str) else known[name].inside or ""
            self.result.disabled.append((inside, (self._main.file, *at)))
        self.result.lists["rules"] = [entry for entry in self.result.lists["rules"] if entry.id not in disabled]

    def _report_unknown(self, path: TreePath, name: str, known: Iterable[str]) -> None:
        if not self.result.complete:
            return
        self._faults.add(
            "JJ303", path, on_key=True, name=name, known=tuple(known), nearest=self._faults.nearest(name, known)
        )

    def _note(self, subject: str, setting: str, before: object, after: object) -> None:
        self.changes.append(Change(self._id, subject, setting, _as_text(before), _as_text(after)))


def _fixed_points(award: object) -> object:
    """The first absolute points that a row's award names for a part of the row; None where there are none."""
    match award:
        case list() | tuple():
            return next((found for entry in award if (found := _fixed_points(entry)) is not None), None)
        case Mapping() if "each" in award:
            return award.get("points")
        case Mapping() if award.get("points") is not None:
            return award["points"]
        case Mapping():
            inner = [award.get(key) for key in ("bands", "checklist", "best_of")]
            return next((found for entry in inner if (found := _fixed_points(entry)) is not None), None)
    return None


def _as_text(value: object) -> str:
    """A value as one line: text as it stands, anything else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
