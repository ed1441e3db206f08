"""`previous: leave-out` needs to know who is new: for all others a missing earlier record counts as zero."""

from jianjia_rules.language.measures import Growth, Previous
from jianjia_rules.language.outcomes import Cause, Treatment
from jianjia_rules.language.rulebook import Rulebook
from jianjia_rules.language.rules import Rule, Undetermined
from jianjia_rules.language.uses import uses_of
from jianjia_rules.language.walk import nodes
from jianjia_rules.loading.faults import Faults


def check_undetermined(rulebook: Rulebook, faults: Faults) -> None:
    """Report that what is missing of the period before is to be left out, while nobody is a newcomer."""
    if rulebook.newcomer is not None:
        return
    for rule in rulebook.rules:
        if _leaves_out(rule.undetermined) and _reads_earlier_records(rule, rulebook):
            faults.add("JJ233", ("rules", rule.id, "undetermined", "previous"))
    if _leaves_out(rulebook.undetermined) and any(_reads_earlier_records(rule, rulebook) for rule in rulebook.rules):
        faults.add("JJ233", ("undetermined", "previous"))


def _leaves_out(undetermined: Undetermined) -> bool:
    return dict(undetermined.treatments).get(Cause.PREVIOUS) is Treatment.LEAVE_OUT


def _reads_earlier_records(rule: Rule, rulebook: Rulebook) -> bool:
    root = (rule.award, rule.when, rule.mandatory)
    names = uses_of(root, rulebook.measures).measures
    named = tuple(rulebook.measures[name].measure for name in names if name in rulebook.measures)
    return any(isinstance(node, (Previous, Growth)) for node in nodes((root, named)))
