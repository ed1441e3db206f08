"""The benchmark's 40 rules as a good Python programmer would write them by hand: the yardstick, ratio 1.0.

Straight-line code, one pass over each list, plain tuples: (rule, outcome, earned, possible, observed). Every finding
is the one that the rulebook gives: missing is not false, what does not apply leaves the table, a count over items
that do not say enough is known only between two bounds, and ratios are compared by cross-multiplying. The function is
for records that the schema has passed, parsed with numbers as int or Decimal, in the period 2014.

`observed` is the value a rule looked at; for several, the tuple of them; for a count, the number, or both bounds
where it is not known for sure; for a ratio, dividend and divisor.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Finding = tuple[str, str, Any, Any, Any]

NOTHING: Mapping[str, Any] = {}
HALF = Decimal("0.5")
ONE_AND_A_HALF = Decimal("1.5")
THREE_AND_A_HALF = Decimal("3.5")
FOUR_AND_A_HALF = Decimal("4.5")


def findings(record: Mapping[str, Any]) -> tuple[Finding, ...]:
    """All findings of a record, in the order of the score table: 37 for an enterprise, 40 for a township."""
    township = record["unit"]["type"] == "township_kx"
    organization = record.get("organization", NOTHING)
    venue = record.get("venue", NOTHING)
    funds = record.get("funds", NOTHING)
    projects = record.get("projects", NOTHING)
    rules = record.get("rules", NOTHING)
    survey = record.get("survey", NOTHING)
    reports = record.get("reports", NOTHING)
    home = record.get("home", NOTHING)

    # Foundation: presence and equality.
    value = organization.get("established")
    if value is None:
        founded: Finding = ("founded", "undetermined", 0, 3, None)
    elif value:
        founded = ("founded", "met", 3, 3, True)
    else:
        founded = ("founded", "not-met", 0, 3, False)

    value = organization.get("approval_number")
    approval_number: Finding = (
        ("approval-number", "met", 2, 2, value) if value else ("approval-number", "not-met", 0, 2, None)
    )

    value = organization.get("chair")
    chair: Finding = ("chair", "met", 2, 2, value) if value else ("chair", "not-met", 0, 2, None)

    value = organization.get("secretary")
    secretary: Finding = ("secretary", "met", 2, 2, value) if value else ("secretary", "not-met", 0, 2, None)

    tenure = venue.get("tenure")
    if tenure is None:
        venue_tenure: Finding = ("venue-tenure", "undetermined", 0, 3, None)
    elif tenure in {"自有", "单位提供", "租用"}:
        venue_tenure = ("venue-tenure", "met", 3, 3, tenure)
    else:
        venue_tenure = ("venue-tenure", "not-met", 0, 3, tenure)

    value = venue.get("plaque")
    if value is None:
        plaque: Finding = ("plaque", "undetermined", 0, 2, None)
    elif value:
        plaque = ("plaque", "met", 2, 2, True)
    else:
        plaque = ("plaque", "not-met", 0, 2, False)

    value = venue.get("website")
    website: Finding = ("website", "met", 1, 1, value) if value else ("website", "not-met", 0, 1, None)

    value = funds.get("account")
    if value is None:
        account: Finding = ("account", "undetermined", 0, 2, None)
    elif value:
        account = ("account", "met", 2, 2, True)
    else:
        account = ("account", "not-met", 0, 2, False)

    value = projects.get("brand")
    brand: Finding = ("brand", "met", 2, 2, value) if value else ("brand", "not-met", 0, 2, None)

    meeting = rules.get("meeting")
    funding = rules.get("funds")
    evaluation = rules.get("evaluation")
    if meeting is False or funding is False or evaluation is False:
        three_rules: Finding = ("three-rules", "not-met", 0, 2, (meeting, funding, evaluation))
    elif meeting is None or funding is None or evaluation is None:
        three_rules = ("three-rules", "undetermined", 0, 2, (meeting, funding, evaluation))
    else:
        three_rules = ("three-rules", "met", 2, 2, (True, True, True))

    plan = reports.get("plan")
    summary = reports.get("summary")
    if plan is False or summary is False:
        yearly_papers: Finding = ("yearly-papers", "not-met", 0, 2, (plan, summary))
    elif plan is None or summary is None:
        yearly_papers = ("yearly-papers", "undetermined", 0, 2, (plan, summary))
    else:
        yearly_papers = ("yearly-papers", "met", 2, 2, (True, True))

    home_established = home.get("established")
    value = home.get("level")
    if home_established is None:
        home_level: Finding = ("home-level", "undetermined", 0, 2, value)
    elif not home_established:
        home_level = ("home-level", "not-applicable", 0, 0, value)
    elif value is None:
        home_level = ("home-level", "undetermined", 0, 2, None)
    elif value in {"市级", "省级"}:
        home_level = ("home-level", "met", 2, 2, value)
    else:
        home_level = ("home-level", "not-met", 0, 2, value)

    # Thresholds.
    value = venue.get("area_m2")
    if value is None:
        venue_area: Finding = ("venue-area", "undetermined", 0, 4, None)
    elif value >= 50:
        venue_area = ("venue-area", "met", 4, 4, value)
    elif value >= 20:
        venue_area = ("venue-area", "partly-met", 2, 4, value)
    else:
        venue_area = ("venue-area", "not-met", 0, 4, value)

    value = organization.get("staff")
    if value is None:
        staff: Finding = ("staff", "undetermined", 0, 3, None)
    elif value >= 3:
        staff = ("staff", "met", 3, 3, value)
    elif value >= 2:
        staff = ("staff", "partly-met", 2, 3, value)
    elif value >= 1:
        staff = ("staff", "partly-met", 1, 3, value)
    else:
        staff = ("staff", "not-met", 0, 3, value)

    member_count = organization.get("members")
    if member_count is None:
        members: Finding = ("members", "undetermined", 0, 3, None)
    elif member_count >= 100:
        members = ("members", "met", 3, 3, member_count)
    elif member_count >= 50:
        members = ("members", "partly-met", ONE_AND_A_HALF, 3, member_count)
    else:
        members = ("members", "not-met", 0, 3, member_count)

    budgeted = funds.get("budget")
    if budgeted is None:
        budget: Finding = ("budget", "undetermined", 0, 3, None)
    elif budgeted >= (THREE_AND_A_HALF if township else 5):
        budget = ("budget", "met", 3, 3, budgeted)
    else:
        budget = ("budget", "not-met", 0, 3, budgeted)

    grant = funds.get("granted")
    spent = funds.get("spent")
    if (grant is not None and grant < ONE_AND_A_HALF) or (spent is not None and spent <= 0):
        granted: Finding = ("granted", "not-met", 0, 2, (grant, spent))
    elif grant is None or spent is None:
        granted = ("granted", "undetermined", 0, 2, (grant, spent))
    else:
        granted = ("granted", "met", 2, 2, (grant, spent))

    value = venue.get("lease_until")
    if tenure is None:
        lease: Finding = ("lease", "undetermined", 0, 2, value)
    elif tenure != "租用":
        lease = ("lease", "not-applicable", 0, 0, value)
    elif value is None:
        lease = ("lease", "undetermined", 0, 2, None)
    elif value >= "2014-12-31":
        lease = ("lease", "met", 2, 2, value)
    else:
        lease = ("lease", "not-met", 0, 2, value)

    value = organization.get("term_ends_on")
    if value is None:
        term: Finding = ("term", "undetermined", 0, 3, None)
    elif value > "2014-12-31":
        term = ("term", "met", 3, 3, value)
    else:
        term = ("term", "not-met", 0, 3, value)

    planned = projects.get("planned")
    done = projects.get("done")
    if planned is None or done is None:
        plan_kept: Finding = ("plan-kept", "undetermined", 0, 4, done)
    elif done >= planned:
        plan_kept = ("plan-kept", "met", 4, 4, done)
    else:
        plan_kept = ("plan-kept", "not-met", 0, 4, done)

    if done is None:
        projects_done: Finding = ("projects-done", "undetermined", 0, 4, None)
    elif done >= 5:
        projects_done = ("projects-done", "met", 4, 4, done)
    elif done >= 3:
        projects_done = ("projects-done", "partly-met", 3, 4, done)
    elif done >= 1:
        projects_done = ("projects-done", "partly-met", 1, 4, done)
    else:
        projects_done = ("projects-done", "not-met", 0, 4, done)

    value = reports.get("late")
    if value is None:
        late_reports: Finding = ("late-reports", "undetermined", 0, 3, None)
    elif value <= 0:
        late_reports = ("late-reports", "met", 3, 3, value)
    elif value <= 2:
        late_reports = ("late-reports", "partly-met", ONE_AND_A_HALF, 3, value)
    else:
        late_reports = ("late-reports", "not-met", 0, 3, value)

    value = reports.get("submitted_on")
    if value is None:
        submitted: Finding = ("submitted", "undetermined", 0, 2, None)
    elif value <= "2014-12-25":
        submitted = ("submitted", "met", 2, 2, value)
    else:
        submitted = ("submitted", "not-met", 0, 2, value)

    value = home.get("visits")
    if home_established is None:
        home_visits: Finding = ("home-visits", "undetermined", 0, 3, value)
    elif not home_established:
        home_visits = ("home-visits", "not-applicable", 0, 0, value)
    elif value is None:
        home_visits = ("home-visits", "undetermined", 0, 3, None)
    elif value >= 300:
        home_visits = ("home-visits", "met", 3, 3, value)
    elif 100 <= value <= 299:
        home_visits = ("home-visits", "partly-met", 2, 3, value)
    else:
        home_visits = ("home-visits", "not-met", 0, 3, value)

    # Counts over the activities.
    activities = record.get("activities")
    if activities is None:
        exchanges: Finding = ("exchanges", "undetermined", 0, 3, None)
        large_activities: Finding = ("large-activities", "undetermined", 0, 3, None)
        open_activities: Finding = ("open-activities", "undetermined", 0, 3, None)
        second_half: Finding = ("second-half", "undetermined", 0, 3, None)
        documented: Finding = ("documented", "undetermined", 0, 3, None)
    else:
        exchange = large = maybe_large = opened = maybe_opened = late_in_year = with_evidence = 0
        for activity in activities:
            kind = activity["kind"]
            if kind == "学术交流":
                exchange += 1
            elif kind == "科普" or kind == "服务":
                value = activity.get("open")
                if value:
                    opened += 1
                elif value is None:
                    maybe_opened += 1
            value = activity.get("people")
            if value is None:
                maybe_large += 1
            elif value >= 50:
                large += 1
            if "2014-07-01" <= activity["on"] <= "2014-12-31":
                late_in_year += 1
            if activity.get("evidence_no"):
                with_evidence += 1

        if exchange >= 3:
            exchanges = ("exchanges", "met", 3, 3, exchange)
        elif exchange:
            exchanges = ("exchanges", "partly-met", exchange, 3, exchange)
        else:
            exchanges = ("exchanges", "not-met", 0, 3, 0)

        counted: Any = (large, large + maybe_large) if maybe_large else large
        if large >= 8:
            large_activities = ("large-activities", "met", 3, 3, counted)
        elif large + maybe_large < 8:
            large_activities = ("large-activities", "not-met", 0, 3, counted)
        else:
            large_activities = ("large-activities", "undetermined", 0, 3, counted)

        counted = (opened, opened + maybe_opened) if maybe_opened else opened
        if opened >= 5:
            open_activities = ("open-activities", "met", 3, 3, counted)
        elif opened >= 2:
            if opened + maybe_opened >= 5:
                open_activities = ("open-activities", "undetermined", ONE_AND_A_HALF, 3, counted)
            else:
                open_activities = ("open-activities", "partly-met", ONE_AND_A_HALF, 3, counted)
        elif opened + maybe_opened < 2:
            open_activities = ("open-activities", "not-met", 0, 3, counted)
        else:
            open_activities = ("open-activities", "undetermined", 0, 3, counted)

        if late_in_year >= 7:
            second_half = ("second-half", "met", 3, 3, late_in_year)
        else:
            second_half = ("second-half", "not-met", 0, 3, late_in_year)

        if with_evidence >= 10:
            documented = ("documented", "met", 3, 3, with_evidence)
        else:
            documented = ("documented", "not-met", 0, 3, with_evidence)

    # Counts over the courses.
    courses = record.get("courses")
    if courses is None:
        skill_courses: Finding = ("skill-courses", "undetermined", 0, 3, None)
        long_courses: Finding = ("long-courses", "undetermined", 0, 3, None)
        certified_courses: Finding = ("certified-courses", "undetermined", 0, 3, None)
    else:
        skill = long = maybe_long = certified = maybe_certified = 0
        for course in courses:
            if course["kind"] == "技能":
                skill += 1
            value = course.get("hours")
            if value is None:
                maybe_long += 1
            elif value >= FOUR_AND_A_HALF:
                long += 1
            certificate = course.get("certificate")
            if certificate is not False:
                people = course.get("people")
                if people is None or (certificate is None and people >= 20):
                    maybe_certified += 1
                elif people >= 20:
                    certified += 1

        if skill >= 6:
            skill_courses = ("skill-courses", "met", 3, 3, skill)
        elif skill >= 2:
            skill_courses = ("skill-courses", "partly-met", skill // 2, 3, skill)
        else:
            skill_courses = ("skill-courses", "not-met", 0, 3, skill)

        counted = (long, long + maybe_long) if maybe_long else long
        if long >= 6:
            long_courses = ("long-courses", "met", 3, 3, counted)
        elif long + maybe_long < 6:
            long_courses = ("long-courses", "not-met", 0, 3, counted)
        else:
            long_courses = ("long-courses", "undetermined", 0, 3, counted)

        counted = (certified, certified + maybe_certified) if maybe_certified else certified
        if certified >= 6:
            certified_courses = ("certified-courses", "met", 3, 3, counted)
        elif maybe_certified:
            certified_courses = ("certified-courses", "undetermined", certified * HALF, 3, counted)
        elif certified:
            certified_courses = ("certified-courses", "partly-met", certified * HALF, 3, counted)
        else:
            certified_courses = ("certified-courses", "not-met", 0, 3, counted)

    # Counts over the awards.
    awards = record.get("awards")
    if awards is None:
        city_awards: Finding = ("city-awards", "undetermined", 0, 3, None)
        certified_awards: Finding = ("certified-awards", "undetermined", 0, 3, None)
    else:
        city = proven = maybe_proven = 0
        for award in awards:
            if award["level"] in {"市级", "省级", "国家级"}:
                city += 1
            value = award.get("certified")
            if value is not False:
                on = award.get("on")
                if on is None or (value is None and on >= "2014-04-01"):
                    maybe_proven += 1
                elif on >= "2014-04-01":
                    proven += 1

        if city >= 6:
            city_awards = ("city-awards", "met", 3, 3, city)
        elif city >= 2:
            city_awards = ("city-awards", "partly-met", city // 2, 3, city)
        else:
            city_awards = ("city-awards", "not-met", 0, 3, city)

        counted = (proven, proven + maybe_proven) if maybe_proven else proven
        if proven >= 6:
            certified_awards = ("certified-awards", "met", 3, 3, counted)
        elif proven + maybe_proven < 6:
            certified_awards = ("certified-awards", "not-met", 0, 3, counted)
        else:
            certified_awards = ("certified-awards", "undetermined", 0, 3, counted)

    # Ratios.
    if spent is None or budgeted is None:
        spending: Finding = ("spending", "undetermined", 0, 3, (spent, budgeted))
    elif budgeted == 0:
        spending = ("spending", "not-applicable", 0, 0, (spent, budgeted))
    elif spent * 100 >= budgeted * 80:
        spending = ("spending", "met", 3, 3, (spent, budgeted))
    else:
        spending = ("spending", "not-met", 0, 3, (spent, budgeted))

    workers = organization.get("science_workers")
    if member_count is None or workers is None:
        membership: Finding = ("membership", "undetermined", 0, 3, (member_count, workers))
    elif workers == 0:
        membership = ("membership", "not-applicable", 0, 0, (member_count, workers))
    elif member_count * 100 >= workers * 60:
        membership = ("membership", "met", 3, 3, (member_count, workers))
    elif member_count * 100 >= workers * 30:
        membership = ("membership", "partly-met", ONE_AND_A_HALF, 3, (member_count, workers))
    else:
        membership = ("membership", "not-met", 0, 3, (member_count, workers))

    satisfied = survey.get("satisfied")
    valid = survey.get("valid")
    if satisfied is None or valid is None:
        satisfaction: Finding = ("satisfaction", "undetermined", 0, 3, (satisfied, valid))
    elif valid == 0:
        satisfaction = ("satisfaction", "not-applicable", 0, 0, (satisfied, valid))
    elif satisfied * 100 > valid * 85:
        satisfaction = ("satisfaction", "met", 3, 3, (satisfied, valid))
    else:
        satisfaction = ("satisfaction", "not-met", 0, 3, (satisfied, valid))

    found: tuple[Finding, ...] = (
        founded, approval_number, chair, secretary, venue_tenure, plaque, website, account, brand, three_rules,
        yearly_papers, home_level, venue_area, staff, members, budget, granted, lease, term, plan_kept, projects_done,
        late_reports, submitted, home_visits, exchanges, large_activities, open_activities, second_half, documented,
        skill_courses, long_courses, certified_courses, city_awards, certified_awards, spending, membership,
        satisfaction,
    )  # fmt: skip
    return found + _township_findings(record.get("township", NOTHING)) if township else found


def _township_findings(township: Mapping[str, Any]) -> tuple[Finding, ...]:
    value = township.get("stations")
    if value is None:
        stations: Finding = ("stations", "undetermined", 0, 2, None)
    elif value >= 5:
        stations = ("stations", "met", 2, 2, value)
    else:
        stations = ("stations", "not-met", 0, 2, value)

    value = township.get("covered")
    if value is None:
        coverage: Finding = ("coverage", "undetermined", 0, 2, None)
    elif value >= 10:
        coverage = ("coverage", "met", 2, 2, value)
    elif value >= 5:
        coverage = ("coverage", "partly-met", 1, 2, value)
    else:
        coverage = ("coverage", "not-met", 0, 2, value)

    value = township.get("experts")
    if value is None:
        experts: Finding = ("experts", "undetermined", 0, 1, None)
    elif value >= 3:
        experts = ("experts", "met", 1, 1, value)
    else:
        experts = ("experts", "not-met", 0, 1, value)

    return stations, coverage, experts
