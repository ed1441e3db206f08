"""Full-width and typographic characters that people type where plain ones are meant."""

from jianjia_rules.diagnostics import Words

WIDE_BLANKS = {
    "\u3000": Words("全角空格", "a full-width blank"),
    "\u00a0": Words("不换行空格", "a no-break space"),
}
PLAIN_BRACKETS = {"【": "[", "】": "]", "［": "[", "］": "]", "｛": "{", "｝": "}"}
DASHES = "－—–−•·●▪・"
