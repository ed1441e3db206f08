"""Review entries and waivers, found by the unit and period they are for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jianjia_rules.language.discretion import discretionary
from jianjia_rules.language.rulebook import Rulebook, Several
from jianjia_rules.units.entries import NO_ENTRIES, Entries, Review, Waiver
from jianjia_rules.units.several import can_combine, combined


class EntryIndex:
    """The entries of all units; a waiver without a period serves every one.

    Of two reviews of one row the later in the list stands; of two waivers the one that lasts longer.
    """

    __slots__ = ("_reviews", "_waivers")

    def __init__(self, reviews: Iterable[Review] = (), waivers: Iterable[Waiver] = ()) -> None:
        self._reviews: dict[tuple[str, str], dict[str, Review]] = {}
        self._waivers: dict[str, list[Waiver]] = {}
        for review in reviews:
            self._reviews.setdefault((review.unit, review.period), {})[review.rule] = review
        for waiver in sorted(waivers, key=lambda each: each.until):
            self._waivers.setdefault(waiver.unit, []).append(waiver)

    def of(self, unit: str, period: str) -> Entries:
        """The entries of one unit and period."""
        reviews: Mapping[str, Review] = self._reviews.get((unit, period), {})
        waivers = {
            waiver.rule: waiver
            for waiver in self._waivers.get(unit, ())
            if waiver.period is None or waiver.period == period
        }
        return Entries(reviews, waivers) if reviews or waivers else NO_ENTRIES

    def __bool__(self) -> bool:
        return bool(self._reviews or self._waivers)


def standing(reviews: Sequence[Review], rulebook: Rulebook) -> Iterator[Review]:
    """The reviews that stand, in order: of several assessors' on a discretionary row what they combine to.

    Of one assessor's on one row the later stands.
    """
    if rulebook.assessors is Several.LAST or len(reviews) < 2:
        yield from reviews
        return
    at_discretion = discretionary(rulebook)
    rows: dict[tuple[str, str, str], dict[tuple[str, bool], Review]] = {}
    for review in reviews:
        key = (review.unit, review.period, review.rule)
        if review.rule in at_discretion and can_combine(review):
            rows.setdefault(key, {})[review.by, review.judged is not None] = review
        else:
            yield review
    for by_assessor in rows.values():
        kinds = [is_judged for _, is_judged in by_assessor]
        alike = [review for (_, is_judged), review in by_assessor.items() if is_judged is kinds[-1]]
        yield combined(alike, rulebook.assessors)
