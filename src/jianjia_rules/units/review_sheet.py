"""Where things stand in the assessors' workbook: shared by what writes it and what reads it back."""

from jianjia_rules.language.text import Text

MARK = "jianjia-review-sheet 1"
"""What the first cell of the first sheet holds."""

MARK_CELL, RULEBOOK_CELL, EDITION_CELL, DIGEST_CELL, MADE_FROM_CELL, ASSESSOR_CELL = (
    (1, 1),
    (4, 2),
    (5, 2),
    (6, 2),
    (7, 2),
    (9, 2),
)
"""Row and column in the first sheet."""

UNIT_CELL, PERIOD_CELL, NAME_CELL, RECORD_CELL = (2, 2), (3, 2), (4, 2), (5, 2)
"""Row and column in the sheet of a unit."""

HEADER_ROW = 6
RULE, TITLE, POSSIBLE, FACTS, EVIDENCE, SELF, COMPUTED, OUTCOME, AUDITED, DIFFERENCE, REASON = range(1, 12)
"""The columns of a unit's sheet, from 1."""

RULE_TITLE, AUDITED_TITLE = Text("行", "row"), Text("考评分", "audited")
"""What two columns are headed by: it tells the sheets of units from others."""
