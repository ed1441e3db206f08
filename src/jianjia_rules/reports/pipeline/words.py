"""Words that several forms share."""

from jianjia_rules.language.rules import Level
from jianjia_rules.language.text import Text

LEVEL_WORDS = {
    Level.ERROR: Text("错误", "error"),
    Level.WARNING: Text("警告", "warning"),
    Level.NOTE: Text("提示", "note"),
}
