"""The whole corpus."""

from __future__ import annotations

from tests.corpus.archives import ARCHIVE_CASES
from tests.corpus.case import Case
from tests.corpus.json_files import JSON_CASES
from tests.corpus.on_disk import DISK_CASES
from tests.corpus.tables import TABLE_CASES
from tests.corpus.yaml_files import YAML_CASES

TEXT_CASES: tuple[Case, ...] = (*YAML_CASES, *JSON_CASES, *TABLE_CASES)
CASES: tuple[Case, ...] = (*TEXT_CASES, *DISK_CASES, *ARCHIVE_CASES)
