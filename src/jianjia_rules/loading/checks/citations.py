"""Rules and the document they rest on: each cites a clause or says why it rests on none."""

from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.loading.faults import Faults


def check_citations(rulebook: Rulebook, faults: Faults) -> None:
    """Report rules without a clause; without a source there is nothing to cite."""
    if rulebook.source is None:
        return
    for rule in rulebook.rules:
        if not rule.cites and rule.no_clause is None:
            faults.add("JJ318", ("rules", rule.id), name=rule.id)
