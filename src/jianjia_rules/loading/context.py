"""What the builders of a rulebook share: where faults go, how nodes are read, which names were used."""

from collections.abc import Mapping
from dataclasses import field

from jianjia_rules.dataclass import dataclass
from jianjia_rules.diagnostics.words import Words
from jianjia_rules.language.text import Text
from jianjia_rules.loading.envelope_check import S, read_shape
from jianjia_rules.loading.faults import Faults, TreePath
from jianjia_rules.loading.node_awards import AwardReader
from jianjia_rules.loading.node_scalars import MAPPING, wrong_kind
from jianjia_rules.loading.nodes import NodeReader
from jianjia_rules.loading.reference_list import References
from jianjia_rules.loading.shape_values import ID, id_like, is_id


@dataclass(slots=True)
class Context:
    """Passed to every builder."""

    faults: Faults
    references: References = field(default_factory=References)
    nodes: NodeReader = field(init=False)
    awards: AwardReader = field(init=False)

    def __post_init__(self) -> None:
        self.nodes = NodeReader(self.faults, self.references)
        self.awards = AwardReader(self.nodes, self.faults)

    def shape(self, model: type[S], value: object, path: TreePath, where: Words) -> S | None:
        """A value in its shape; None, reported, where it has not got it."""
        return read_shape(model, value, path, where, self.faults)

    def mapping(self, value: object, path: TreePath, named: bool = True) -> Mapping[str, object]:
        """A mapping of entries; an empty one, reported, where something else stands.

        With `named`, its keys are names that rules use, and must be fit for that.
        """
        if value is None:
            return {}
        if isinstance(value, Mapping):
            for key in value:
                if named and not is_id(key):
                    self.faults.add("JJ217", (*path, key), on_key=True, id=key, what=ID, nearest=id_like(key))
            return value
        wrong_kind(self.faults, path, MAPPING, value)
        return {}


def get(value: object, key: str) -> object:
    """The entry of a mapping; None where there is none, or no mapping."""
    return value.get(key) if isinstance(value, Mapping) else None


def title_of(title: Text | None, id: str) -> Text:
    """The title an author gave, else the id."""
    return title if title is not None else Text(id, id)
