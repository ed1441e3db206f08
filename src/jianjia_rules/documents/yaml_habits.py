"""Habits of typing that leave YAML readable, but with another meaning.

Only plain scalars are looked at: whoever puts a text in quotes means it as it stands.
"""

import re
from unicodedata import normalize

from jianjia_rules.documents.found import Edit, Findings, Found
from jianjia_rules.documents.places import Span
from jianjia_rules.documents.punctuation import DASHES, PLAIN_BRACKETS, WIDE_BLANKS

_BLANK_AT_EDGE = re.compile("^[\u3000\u00a0]+|[\u3000\u00a0]+$")
_KEY_THEN_COLON = re.compile(r"(?P<key>[^\s:：]+?)\s?(?P<colon>[:：])(?P<rest>.*)", re.DOTALL)
_LOWER_KEY_THEN_COLON = re.compile(r"(?P<key>[a-z_]{2,}) ?(?P<colon>[:：])(?!/)(?P<rest>\S.*)", re.DOTALL)
_COMMA_THEN_KEY = re.compile(r"\s*[，、]\s*(?=[a-z_]+\s?[：:])")
_FULL_WIDTH_NUMBER = re.compile("(?=.*[０-９])[-+.％%０-９0-9－＋．]+")
_IN_QUOTES = re.compile(r"[“”‘’](?P<inside>[ !#-\[\]-~]*)[“”‘’]")
_IN_BRACKETS = re.compile("[【［].*[】］]|｛.*｝", re.DOTALL)
_LIST_IN_BRACKETS = re.compile(r"[【［][ -~，、]*[】］]|｛[^\n]*｝")
_HASH = re.compile("(?<=[\\s\u3000])＃")


def check_key(key: str, span: Span, findings: Findings) -> None:
    """Quotes, dashes and blanks that became a part of a plain key."""
    line, column = span[0], span[1]
    if span[2] != line:
        return
    if match := _IN_QUOTES.fullmatch(key):
        quotes = Edit(line, column, 1, '"'), Edit(line, span[3] - 1, 1, '"')
        findings.mend("JJ114", span, *quotes, character=key[0] + key[-1], plain=match["inside"])
    elif key[0] in DASHES and key[1:2].strip() == "":
        mark = (line, column, line, column + 1)
        findings.mend("JJ120", mark, Edit(line, column, 1, "-"), character=key[0])
    elif key[0] == "-" and key[1:2].isidentifier():
        findings.mend("JJ139", span, Edit(line, column, 1, "- "), found=key)
    else:
        _check_edges("JJ115", key, span, findings)


def check_lone_key(key: str, span: Span, findings: Findings) -> None:
    """In braces, `field：x` and `points:5` are keys without a value."""
    match = _KEY_THEN_COLON.fullmatch(key)
    if match is None or span[2] != span[0] or match["rest"].startswith("//"):
        return
    _mend_colon(match, span, findings)


def check_plain(text: str, span: Span, key_span: Span | None, in_flow: bool, findings: Findings) -> None:
    """Full-width punctuation, digits and blanks in a plain value; `key_span` is None for a list item."""
    line, column = span[0], span[1]
    one_line = span[2] == line
    if one_line and _FULL_WIDTH_NUMBER.fullmatch(text):
        plain = normalize("NFKC", text)
        findings.mend("JJ117", span, Edit(line, column, len(text), plain), found=text, plain=plain)
    elif one_line and in_flow and key_span is not None and (match := _COMMA_THEN_KEY.search(text)):
        _mend_comma(match, span, findings)
    elif one_line and _LIST_IN_BRACKETS.fullmatch(text):
        _mend_brackets(text, span, findings)
    elif match := _IN_QUOTES.fullmatch(text):
        findings.report("JJ144", span, found=text, plain=match["inside"])
    elif _IN_BRACKETS.fullmatch(text):
        findings.report("JJ143", span, found=text)
    elif in_flow and key_span is None and (match := re.search("[，、]", text)):
        findings.report("JJ142", span, found=text, character=match[0])
    elif match := _HASH.search(text):
        findings.report("JJ149", span, found=text)
    elif not in_flow and (key_span is None or key_span[0] != line):
        _check_own_lines(text, span, key_span is not None or not one_line, findings)
    elif one_line:
        _check_edges("JJ145", text, span, findings)


def _check_own_lines(text: str, span: Span, maybe_more: bool, findings: Findings) -> None:
    """A text on lines of its own that may have been meant as keys or as a list."""
    otherwise = None
    if match := _LOWER_KEY_THEN_COLON.match(text):
        code = "JJ141" if match["colon"] == "：" else "JJ140"
        otherwise = Found(code, span, None, {"found": text, "key": match["key"]})
    if maybe_more and (otherwise or text[0] in f"-{DASHES}"):
        findings.doubt(span, otherwise)
    elif otherwise:
        findings.faults.append(otherwise)
    elif span[0] == span[2]:
        _check_edges("JJ145", text, span, findings)


def _mend_brackets(text: str, span: Span, findings: Findings) -> None:
    line, column, _, end = span
    first, last = text[0], text[-1]
    edits = [Edit(line, column, 1, PLAIN_BRACKETS[first]), Edit(line, end - 1, 1, PLAIN_BRACKETS[last])]
    mark = (line, column, line, column + 1)
    findings.mend("JJ113", mark, *edits, character=first, plain=PLAIN_BRACKETS[first])


def _mend_colon(match: re.Match[str], span: Span, findings: Findings) -> None:
    line, at = span[0], span[1] + match.start("colon")
    follows = match["rest"][:1]
    edit = Edit(line, at, 1, ":" if follows.isspace() else ": ")
    if match["colon"] == "：":
        findings.mend("JJ111", (line, at, line, at + 1), edit, key=match["key"])
    else:
        findings.mend("JJ118", (line, span[1], line, at + 1), edit, key=match["key"])


def _mend_comma(match: re.Match[str], span: Span, findings: Findings) -> None:
    at = match.start() + len(match[0]) - len(match[0].lstrip())
    line, column = span[0], span[1] + at
    character = match[0].strip()
    mark = (line, column, line, column + 1)
    findings.mend("JJ112", mark, Edit(line, column, 1, ","), character=character)


def _check_edges(code: str, text: str, span: Span, findings: Findings) -> None:
    line, column = span[0], span[1]
    for match in _BLANK_AT_EDGE.finditer(text):
        start = column + match.start()
        count = len(match[0])
        # Before the first key of a line a full-width blank stands for two columns of indentation.
        put = "  " * count if column == 0 and match.start() == 0 and match[0][0] == "\u3000" else " " * count
        mark = (line, start, line, start + count)
        findings.mend(code, mark, Edit(line, start, count, put), name=WIDE_BLANKS[match[0][0]])
