"""Submitted files and folders read into records that know their places."""

from jianjia_rules.records.reader import RecordReader
from jianjia_rules.records.stream import read_raw, read_records
from jianjia_rules.records.tally import Tally

__all__ = ["RecordReader", "Tally", "read_raw", "read_records"]
