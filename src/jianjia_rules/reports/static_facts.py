"""What is the same for every unit, said once: the rulebook and its rules."""

from collections.abc import Iterable, Sequence

from jianjia_rules.engine.explain import path_of
from jianjia_rules.engine.observe import observables
from jianjia_rules.language.awards import Points, PointsByType, Share
from jianjia_rules.language.group_schema import group_rulebook
from jianjia_rules.language.measures import Field, Measure
from jianjia_rules.language.paths import format_path
from jianjia_rules.language.private import is_private
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule
from jianjia_rules.language.scheme import Gate, Grade, Part, Ranking
from jianjia_rules.language.text import Text
from jianjia_rules.reports.json_text import Json

Facts = dict[str, Json]


def rulebook_facts(rulebook: Rulebook) -> Facts:
    """The rulebook: its edition and digest, and the titles of everything that results name by id."""
    rollups = rulebook.rollups
    return {
        "id": rulebook.id,
        "title": title_of(rulebook.title),
        "edition": rulebook.edition,
        "digest": rulebook.digest,
        "unit_types": [{"id": each.id, "title": title_of(each.title)} for each in rulebook.unit_types],
        "parts": [_part(part) for part in rulebook.parts],
        "gates": [
            *(_gate(gate, None) for gate in rulebook.gates),
            *(_gate(gate, rollup.id) for rollup in rollups for gate in rollup.gates),
        ],
        "grades": [
            *(_grade(grade, None) for grade in rulebook.grades),
            *(_grade(grade, rollup.id) for rollup in rollups for grade in rollup.grades),
        ],
        "rankings": [
            *(_ranking(ranking, None) for ranking in rulebook.rankings),
            *(_ranking(ranking, rollup.id) for rollup in rollups for ranking in rollup.rankings),
        ],
        "rollups": [{"id": rollup.id, "title": title_of(rollup.title)} for rollup in rollups],
    }


def rule_facts(rulebook: Rulebook) -> list[Facts]:
    """The rules in the order of the rulebook, those of roll-ups behind."""
    types = [each.id for each in rulebook.unit_types]
    facts = [_rule(rule, rulebook, types, None) for rule in rulebook.rules]
    for rollup in rulebook.rollups:
        groups = group_rulebook(rulebook, rollup)
        facts += [_rule(rule, groups, [rollup.id], rollup.id) for rule in rollup.rules]
    return facts


def title_of(text: Text) -> Facts:
    """A title in the languages it has."""
    return {lang: words for lang, words in (("zh", text.zh), ("en", text.en)) if words is not None}


def _part(part: Part) -> Facts:
    return {"id": part.id, "title": title_of(part.title), "kind": part.kind.value, "parent": part.parent}


def _gate(gate: Gate, rollup: str | None) -> Facts:
    facts: Facts = {"id": gate.id, "title": title_of(gate.title), "kind": gate.kind.value}
    return {**facts, "clauses": list(gate.cites), "rollup": rollup}


def _grade(grade: Grade, rollup: str | None) -> Facts:
    return {"id": grade.id, "title": title_of(grade.title), "from": grade.start, "rollup": rollup}


def _ranking(ranking: Ranking, rollup: str | None) -> Facts:
    return {"id": ranking.id, "title": title_of(ranking.title), "rollup": rollup}


def _rule(rule: Rule, rulebook: Rulebook, types: Sequence[str], rollup: str | None) -> Facts:
    source = rulebook.source
    served = [each for each in types if rollup is not None or rule.for_types is None or each in rule.for_types]
    return {
        "id": rule.id,
        "title": title_of(rule.title),
        "part": rule.part if rollup is None else None,
        "rollup": rollup,
        "points": _by_type(rule.points, served),
        "weight": _by_type(rule.weight, served),
        "clauses": list(rule.cites),
        "citations": [id if source is None else source.citation(id) for id in rule.cites],
        "level": rule.level.value,
        "mandatory": rule.mandatory is not False,
        "observes": _observes(observables(rule.award), rulebook),
    }


def _by_type(points: Points | None, types: Iterable[str]) -> Facts | None:
    match points:
        case None:
            return None
        case PointsByType(by_type):
            known = dict(by_type)
            return {each: known[each] for each in types if each in known}
        case Share():
            return None  # no rule is worth a share of itself
        case _:
            return dict.fromkeys(types, points)


def _observes(measures: Iterable[Measure], rulebook: Rulebook) -> list[Json]:
    from jianjia_rules.wording.titles import titles_of
    from jianjia_rules.wording.tree import describe_measure

    titles = titles_of(rulebook)
    named = {name: figure.measure for name, figure in rulebook.measures.items()}
    return [
        {
            "label": title_of(titles.field(each))
            if isinstance(each, Field)
            else {"zh": describe_measure(each, "zh", titles), "en": describe_measure(each, "en", titles)},
            "path": format_path(path_of(each)),
            "private": is_private(each, rulebook.schema, named),
        }
        for each in measures
    ]
