"""Rules and the document they rest on: each cites a clause or says why it rests on none."""

from collections.abc import Collection

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.faults import Faults


def check_citations(rulebook: Rulebook, half_cited: Collection[str], faults: Faults) -> None:
    """Report rules without a clause; without a source there is nothing to cite.

    Of the rules `half_cited` a clause was written and could not be read.
    """
    if rulebook.source is None:
        return
    for rule in rulebook.rules:
        if not rule.cites and rule.no_clause is None and rule.id not in half_cited:
            faults.add("JJ318", ("rules", rule.id), name=rule.id)
