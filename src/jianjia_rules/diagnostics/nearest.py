"""The nearest name for a misspelt one."""

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was most likely meant, or None where nothing is close.

    Upper and lower case, full and half width, quoted or not, and `-`, `_`, blank are alike; a swap of neighbours is one
    slip; about one slip in three characters is forgiven, in a word of two characters one. Ties go to the
    name that sorts first.
    """
    if len(name) > _LONGEST:
        return None
    wanted, letters = _plain(name)
    if not wanted or len(wanted) > 100:
        return None
    best: tuple[int, int, str] | None = None
    for candidate in known:
        plain, others = _plain(candidate)
        allowed = _allowed(len(wanted), len(plain))
        if allowed < 0 or abs(len(plain) - len(wanted)) > allowed:
            continue
        # A slip takes away or brings in one character; most names are told apart by that, at a hundredth of the cost.
        if len(letters - others) > allowed or len(others - letters) > allowed:
            continue
        slips = _distance(wanted, plain)
        if slips > allowed:
            continue
        rank = (slips, -_shared_start(wanted, plain), candidate)
        if best is None or rank < best:
            best = rank
    return best[2] if best else None


_LONGEST = 1_000
_REMEMBERED = 4_096
_QUOTES = "\"'`“”‘’「」『』《》 "


@lru_cache(_REMEMBERED)
def _plain(name: str) -> tuple[str, frozenset[str]]:
    """What of a name is compared, and its characters; the same known names come again and again."""
    bare = normalize("NFKC", name).strip(_QUOTES)
    plain = bare.casefold().replace("-", "_").replace(" ", "_").strip("_")
    return plain, frozenset(plain)


def _allowed(first: int, second: int) -> int:
    longer = max(first, second)
    if min(first, second) == 0:
        return -1
    if longer == 1:
        return 0
    return max(1, longer // 3)


def _shared_start(first: str, second: str) -> int:
    shared = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        shared += 1
    return shared


def _distance(first: str, second: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(second) + 1))
    for i, one in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (one != other))
            if i > 1 and j > 1 and one == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
