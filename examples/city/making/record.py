"""The record of one unit and year, put together in the order of the form."""

from typing import Any

from making import basics, doings, office, outside, papers, projects, territory
from making.desk import Desk

_ROWS = {
    "organization-in-place": (4, 3, 4), "venue-in-place": (3, 2, 2), "venue-facilities": (1, 1, 1),
    "funds-in-place": (3, 2, 2),
    "funds-spent": (1, 1, 1), "funds-kept-up": (1, 1, 1), "projects-in-place": (4, 4, 4), "rules-in-place": (4, 3, 3),
    "home-accepted": (2, 2, 2), "grasp-projects": (3, 2, 3), "grasp-technology": (2, 1, 2), "grasp-exchange": (2, 2, 5),
    "grasp-talent": (3, 3, 4), "organization-running": (2, 1, 2), "award-breakthrough": (3, 2, 3),
    "innovation-breakthrough": (2, 3, 3), "status-survey": (2, 2, 2),
    "needs-answered": (2, 2, 2), "six-characters": (2, 2, 2),
    "member-day": (1, 2, 1), "interviews": (1, 1, 1), "media": (1, 1, 1), "deployment": (1, 2, 1), "support": (1, 1, 1),
}  # fmt: skip
_COLUMN = {"enterprise_kx": 0, "township_kx": 1, "society": 2}


def record(desk: Desk) -> dict[str, Any]:
    """The whole record; of 2013 only the base figures."""
    if desk.year == 2013:
        return _base(desk)
    unit = desk.unit
    organization = basics.organization(desk)
    organization_found = papers.directory(desk, basics.chosen(desk))
    done = projects.projects(desk)
    found: dict[str, Any] = {
        "unit": _unit(desk),
        "period": desk.year,
        "filing": _filing(desk),
        "organization": organization,
        "venue": basics.venue(desk),
        "funds": basics.funds(desk),
    }
    if unit.type != "township_kx":
        found["innovation"] = basics.innovation(desk)
    asked = papers.survey(desk)
    if asked:
        found["survey"] = asked[0]
    if desk.year == 2014 and unit.first < 2014 and desk.dice("base").chance(0.35):
        found["baseline"] = basics.baseline(desk)
    found |= {
        "documents": papers.documents(desk),
        "meetings": doings.meetings(desk),
        "activities": doings.activities(desk),
        "projects": done,
        "awards": projects.awards(desk, done),
        "reports": outside.reports(desk, done),
        "people": outside.people(desk),
        "requests": outside.requests(desk),
    }
    if unit.type == "township_kx":
        found |= {"enterprises": territory.enterprises(desk), "points": territory.points(desk)}
    found["evidence"] = [*organization_found, *papers.pointed(desk)]
    scores = _self_scores(desk)
    if scores:
        found["self_scores"] = scores
    found["office"] = office.office(desk)
    return _left_out(desk, found)


def _base(desk: Desk) -> dict[str, Any]:
    """Base figures: who, funds, projects, awards; a township's list of enterprises."""
    organization = basics.organization(desk)
    done = projects.projects(desk)
    kept = ("title", "kinds", "stage", "level", "finished_on", "evidence")
    found: dict[str, Any] = {
        "unit": _unit(desk),
        "period": desk.year,
        "organization": {key: value for key, value in organization.items() if key not in {"staff", "term_ends_on"}},
        "funds": basics.funds(desk),
        "projects": [{key: each[key] for key in kept if key in each} for each in done],
        "awards": projects.awards(desk, done),
    }
    if desk.unit.type == "township_kx":
        found["enterprises"] = territory.enterprises(desk)
    return found


def _unit(desk: Desk) -> dict[str, Any]:
    unit = desk.unit
    found: dict[str, Any] = {"id": unit.id, "name": unit.name, "type": unit.type}
    if unit.type == "enterprise_kx":
        return found | {"parent": unit.parent, "trade": desk.bank["trade"], "size": unit.size}
    if unit.type == "society":
        return found | {"group": unit.group, "discipline": unit.discipline}
    return found


def _filing(desk: Desk) -> dict[str, Any]:
    dice, person = desk.dice("filing"), desk.always("preparer")
    found: dict[str, Any] = {"preparer": desk.person(person)}
    if person.chance(0.8):
        found["phone"] = f"0500-86{person.whole(10000, 99999)}"
    found["filed_on"] = desk.day(dice, "12-09", "12-25") or f"{desk.year}-12-25"
    if dice.chance(0.35 + 0.63 * desk.quality("papers")):
        found["pledge"] = True
    return found


def _self_scores(desk: Desk) -> dict[str, Any]:
    """What the unit gave itself: most units round up."""
    dice, column = desk.dice("self"), _COLUMN[desk.unit.type]
    if not dice.chance(0.62):
        return {}
    rows = list(_ROWS) if dice.chance(0.6) else [rule for rule in _ROWS if dice.chance(0.35)]
    found = {}
    good = desk.unit.level in {"strong", "good"}
    for rule in rows:
        full = _ROWS[rule][column]
        mine = (
            full
            if dice.chance(0.35 + 0.6 * desk.quality("self"))
            else full * dice.pick((0.5, 0.5, 0.75) if good else (0, 0.5))
        )
        found[rule] = basics.plain(mine)
    return found


def _left_out(desk: Desk, found: dict[str, Any]) -> dict[str, Any]:
    """The record as it was filled in: weak units leave fields empty."""
    dice, careless = desk.dice("left-out"), 1 - desk.quality("papers")
    for path in (
        "organization.secretary", "organization.staff", "organization.term_ends_on", "organization.new_members",
        "venue.plaque", "venue.area_m2", "funds.spent", "innovation.participants", "survey.done_on", "filing.phone",
        "meetings", "reports", "people", "requests", "awards", "self_scores",
    ):  # fmt: skip
        *above, last = path.split(".")
        holder = found.get(above[0], {}) if above else found
        if last in holder and dice.chance(0.3 * careless * (1 if above else 0.6)):
            del holder[last]
    return found
