"""Words that several forms share."""

from jianjia_rules.language.rules import Level
from jianjia_rules.language.text import Text
from jianjia_rules.reports.pipeline.levels import State

LEVEL_WORDS = {
    Level.ERROR: Text("错误", "error"),
    Level.WARNING: Text("警告", "warning"),
    Level.NOTE: Text("提示", "note"),
}
STATE_WORDS = {
    State.OPEN: Text("看不出", "open"),
    State.PENDING: Text("待评定", "pending"),
    State.WAIVED: Text("豁免", "waived"),
}
SUMMARY = Text("合计", "summary")
WAIVED = Text("豁免", "waived")
SIGNS = {(state, level): STATE_WORDS.get(state, LEVEL_WORDS[level]) for state in State for level in Level}
"""What stands in front of an issue."""
