"""Modifiers that several operators take."""

from jianjia_rules.language.operators.model import Modifier, Shape
from jianjia_rules.language.text import Text

WHERE = Modifier(
    "where",
    Shape.CONDITION,
    Text("只计符合此条件的条目；路径从条目起", "only items that fulfil this; paths start at the item"),
)
ONCE_BY = Modifier("once_by", Shape.PATHS, Text("这些字段相同的条目只计一次", "items alike in these fields count once"))
WITH = Modifier("with", Shape.OPERANDS, Text("交给函数的值", "the values handed to the function"))
