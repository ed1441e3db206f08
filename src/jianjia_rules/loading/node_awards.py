"""Awards out of plain values: how a rule's points are earned."""

from collections.abc import Mapping
from typing import Any

from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.awards import (
    Answer,
    Award,
    Band,
    Bands,
    BestOf,
    CallAward,
    Checklist,
    Each,
    If,
    Inverse,
    Judged,
    PartStep,
    Per,
    Proportion,
    Share,
    ValueAward,
)
from jianjia_rules.language.measures import Constant, Field, Items, OncePer, ParameterRef
from jianjia_rules.language.operators import AWARD_BY_KEY, LOGIC_BY_KEY, MEASURE_BY_KEY, Operator, Shape
from jianjia_rules.language.outcomes import Outcome
from jianjia_rules.language.scalars import parse_percent
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.node_heads import AWARD, check_keys, find_head
from jianjia_rules.loading.node_scalars import (
    LIST,
    MAPPING,
    check_count,
    key_of,
    read_number,
    read_points,
    read_share,
    read_text,
    read_worth,
    wrong_kind,
)
from jianjia_rules.loading.nodes import Arguments, NodeReader

_ANSWERS = Words("答案与结果的对照，如 {是: met}", "a mapping such as {Yes: met}")
_GROUPS = ("checklist", "best_of")
ANSWER_OUTCOMES = tuple(
    outcome.value
    for outcome in (
        Outcome.MET,
        Outcome.PARTLY_MET,
        Outcome.NOT_MET,
        Outcome.NOT_APPLICABLE,
        Outcome.UNDETERMINED,
    )
)
"""What an answer may mean."""


class AwardReader:
    """Reads awards."""

    def __init__(self, nodes: NodeReader, faults: Faults) -> None:
        self._nodes = nodes
        self._faults = faults

    def award(self, value: object, path: TreePath) -> Award | None:
        """An award: a mapping with one award key."""
        operator = find_head(value, path, AWARD, self._faults)
        if operator is None or not isinstance(value, Mapping):
            return None
        fine = check_keys(value, operator, path, False, self._faults)
        if operator.key in _GROUPS and sum(key in _GROUPS for key in path) >= 2:
            outer = next(key for key in path if key in _GROUPS)
            self._faults.add("JJ213", (*path, operator.key), on_key=True, inner=operator.key, outer=outer)
            fine = False
        arguments = self._arguments(operator, value, path)
        if arguments is None or not fine:
            return None
        return _award(operator, arguments)

    def answers(self, value: object, path: TreePath) -> tuple[tuple[str, Outcome], ...] | None:
        """A mapping from answers to outcomes."""
        if not isinstance(value, Mapping):
            wrong_kind(self._faults, path, _ANSWERS, value)
            return None
        read = [
            (str(answer), self._nodes.choice(outcome, (*path, answer), ANSWER_OUTCOMES))
            for answer, outcome in value.items()
        ]
        known = tuple((answer, Outcome(outcome)) for answer, outcome in read if outcome is not None)
        return known if len(known) == len(read) else None

    def _arguments(self, operator: Operator, value: Mapping[str, object], path: TreePath) -> Arguments | None:
        shapes = {operator.key: operator.shape} | {each.key: each.shape for each in operator.modifiers}
        arguments: Arguments = {
            key: self._shaped(shape, value[key], (*path, key)) for key, shape in shapes.items() if key in value
        }
        fine = all(argument is not None for argument in arguments.values())
        if "points" in value and "share" in value:
            self._faults.add("JJ209", (*path, "share"), on_key=True, first="points", second="share")
            fine = False
        if operator.key == "per" and ("earns" in value) == ("loses" in value):
            self._faults.add("JJ512", (*path, "loses" if "loses" in value else "per"), on_key=True)
            fine = False
        return arguments if fine else None

    def _shaped(self, shape: Shape, value: object, path: TreePath) -> Any:
        match shape:
            case Shape.AWARDS:
                return self._entries(value, path, self.award)
            case Shape.BANDS:
                return self._bands(value, path)
            case Shape.AMOUNT:
                return self._amount(value, path)
            case Shape.STEP:
                return self._step(value, path)
            case Shape.NUMBER:
                return read_number(value, path, self._faults)
            case Shape.POINTS:
                return read_points(value, path, self._faults)
            case Shape.SHARE:
                return read_share(value, path, self._faults)
            case Shape.PART_STEP:
                return self._nodes.choice(value, path, tuple(PartStep))
            case Shape.TEXTS:
                return self._entries(value, path, self._answer_text)
            case Shape.TEXT:
                return read_text(value, path, self._faults)
            case Shape.ANSWERS:
                return self.answers(value, path)
            case Shape.JUDGED:
                return self._judged(value, path)
            case _:
                return self._nodes.shaped(shape, value, path)

    def _entries(self, value: object, path: TreePath, read: Any) -> tuple[Any, ...] | None:
        if not isinstance(value, list | tuple):
            wrong_kind(self._faults, path, LIST, value)
            return None
        if not check_count(self._faults, path, value):
            return None
        entries = tuple(read(entry, (*path, index)) for index, entry in enumerate(value))
        return None if any(entry is None for entry in entries) else entries

    def _answer_text(self, value: object, path: TreePath) -> str | None:
        if isinstance(value, str) and value:
            return value
        wrong_kind(self._faults, path, Words("一个答案（文字）", "an answer (a text)"), value)
        return None

    def _bands(self, value: object, path: TreePath) -> tuple[Band, ...] | None:
        last = len(value) - 1 if isinstance(value, list | tuple) else 0
        return self._entries(value, path, lambda entry, at: self._band(entry, at, at[-1] == last))

    def _band(self, value: object, path: TreePath, is_last: bool) -> Band | None:
        if not isinstance(value, Mapping):
            expected = Words("一档，如 {if: {…}, points: 3}", "a tier such as {if: {…}, points: 3}")
            wrong_kind(self._faults, path, expected, value)
            return None
        if "otherwise" in value and "if" not in value:
            return self._otherwise(value, path, is_last)
        if "if" not in value and any(key in AWARD_BY_KEY for key in value):
            head = next(key for key in value if key in AWARD_BY_KEY)
            self._faults.add("JJ213", (*path, head), on_key=True, inner=head, outer="bands", known=["if", "otherwise"])
            return None
        operator = AWARD_BY_KEY["if"]
        if "if" not in value:
            head = next((key for key in value if key in MEASURE_BY_KEY or key in LOGIC_BY_KEY), None)
            known = ("if", "otherwise", "points", "share")
            strange = next((key for key in value if key not in known), None)
            if head is not None:
                self._faults.add("JJ234", (*path, head), on_key=True, head=head)
            elif strange is not None and self._faults.nearest(strange, known) is not None:
                self._unknown_key((*path, strange), known)
            else:
                self._faults.add("JJ202", path, where=key_of(path), key="if")
            return None
        fine = check_keys(value, operator, path, False, self._faults)
        arguments = self._arguments(operator, value, path)
        if arguments is None or not fine:
            return None
        return Band(arguments["if"], read_worth(arguments.get("points"), arguments.get("share")))

    def _otherwise(self, value: Mapping[str, object], path: TreePath, is_last: bool) -> Band | None:
        fine = True
        for key in value:
            if key not in {"otherwise", "points", "share"}:
                self._unknown_key((*path, key), ("otherwise", "points", "share"))
                fine = False
        if value["otherwise"] is False:
            wrong_kind(self._faults, (*path, "otherwise"), Words("true", "true"), False)
            fine = False
        if not is_last:
            self._faults.add("JJ215", (*path, "otherwise"), on_key=True)
            fine = False
        arguments = self._arguments(_OTHERWISE, value, path)
        if arguments is None or not fine:
            return None
        return Band(None, read_worth(arguments.get("points"), arguments.get("share")))

    def _amount(self, value: object, path: TreePath) -> Constant | ParameterRef | Share | None:
        if isinstance(value, Mapping):
            if set(value) != {"share"}:
                expected = Words("一个数，或 {share: 1/2}", "a number, or {share: 1/2}")
                wrong_kind(self._faults, path, expected, value)
                return None
            return read_share(value["share"], (*path, "share"), self._faults)
        return self._number_or_parameter(value, path)

    def _step(self, value: object, path: TreePath) -> Constant | ParameterRef | None:
        if isinstance(value, str) and (percent := parse_percent(value)) is not None and percent > 0:
            return Constant(value)
        step = self._number_or_parameter(value, path)
        if isinstance(step, Constant) and step.value == 0:
            self._faults.add("JJ511", path, found=value)
            return None
        return step

    def _number_or_parameter(self, value: object, path: TreePath) -> Constant | ParameterRef | None:
        if isinstance(value, str) and value.startswith("$"):
            scalar = self._nodes.scalar(value, path)
            return scalar if isinstance(scalar, ParameterRef) else None
        number = read_number(value, path, self._faults)
        return None if number is None else Constant(number)

    def _judged(self, value: object, path: TreePath) -> Judged | None:
        if not isinstance(value, Mapping):
            wrong_kind(self._faults, path, MAPPING, value)
            return None
        arguments: Arguments = {}
        for key, entry in value.items():
            at = (*path, key)
            match key:
                case "by" | "guide":
                    arguments[key] = read_text(entry, at, self._faults)
                case "step":
                    arguments[key] = read_number(entry, at, self._faults)
                case _:
                    arguments[str(key)] = None
                    self._unknown_key(at, ("by", "step", "guide"))
        if any(argument is None for argument in arguments.values()):
            return None
        return Judged(**arguments)

    def _unknown_key(self, path: TreePath, known: tuple[str, ...]) -> None:
        key = str(path[-1])
        self._faults.add(
            "JJ201",
            path,
            on_key=True,
            where=key_of(path[:-1]),
            key=key,
            known=known,
            nearest=self._faults.nearest(key, known),
        )


_OTHERWISE = Operator(
    "otherwise",
    AWARD_BY_KEY["if"].family,
    Shape.BOOLEAN,
    AWARD_BY_KEY["if"].label,
    AWARD_BY_KEY["if"].help,
    "{otherwise: true, points: 1}",
    AWARD_BY_KEY["if"].modifiers,
)


def _award(operator: Operator, arguments: Arguments) -> Award:
    given = arguments[operator.key]
    points = read_worth(arguments.get("points"), arguments.get("share"))
    match operator.key:
        case "if":
            return If(given, points)
        case "bands":
            return Bands(given, points)
        case "checklist":
            return Checklist(given, points)
        case "best_of":
            return BestOf(given, points)
        case "per":
            return _per(arguments, points)
        case "proportion":
            return Proportion(given, arguments["of"], arguments.get("from"), points)
        case "inverse":
            return Inverse(given, arguments["of"], points)
        case "each":
            once = OncePer(arguments["once_by"]) if "once_by" in arguments else None
            items = Items(given, arguments.get("where"), once)
            return Each(items, arguments["bands"], arguments.get("up_to"), points)
        case "value":
            return ValueAward(given, points)
        case "answer":
            reason = arguments.get("reason")
            return Answer(
                Field(given),
                arguments.get("answers", ()),
                None if reason is None else Field(reason),
                arguments.get("needs_reason", ()),
                points,
            )
        case "judged":
            return Judged(given.by, given.step, given.guide, points)
        case "call":
            return CallAward(given, arguments.get("with", ()), points)
    raise AssertionError(operator.key)


def _per(arguments: Arguments, points: Any) -> Per:
    loses = "loses" in arguments
    return Per(
        measure=arguments["per"],
        amount=arguments["loses" if loses else "earns"],
        loses=loses,
        step=arguments.get("step"),
        part_step=PartStep(arguments.get("part_step", PartStep.IGNORE)),
        up_to=arguments.get("up_to"),
        points=points,
    )
