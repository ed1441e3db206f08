"""Applies what was written by hand to what the dice gave: values set, taken away, added to lists; files of evidence."""

import hashlib
from typing import Any

from making.plan import Plan

Records = dict[tuple[str, int], dict[str, Any]]


def apply_edits(records: Records, plan: Plan) -> dict[tuple[str, int], str]:
    """Applies all edits in their order; gives the remarks that stand at the head of a record."""
    remarks: dict[tuple[str, int], str] = {}
    for edit in plan.edits["records"]:
        for year in edit.get("periods", [2014]):
            record = records[edit["unit"], year]
            for path, value in edit.get("set", {}).items():
                holder, key = _holder(record, path)
                holder[key] = value
            for path in edit.get("remove", []):
                holder, key = _holder(record, path)
                holder.pop(key, None)
            for path, entries in edit.get("add", {}).items():
                record.setdefault(path, []).extend(entries)
            for path, wanted in edit.get("drop", {}).items():
                record[path] = [each for each in record[path] if not _fits(each, wanted)]
            for change in edit.get("change", []):
                _change(record, change)
            if "remark" in edit:
                remarks[edit["unit"], year] = edit["remark"]
    return remarks


def attach(records: Records, plan: Plan) -> dict[tuple[str, int, str], bytes]:
    """Names files in the lists of evidence; gives what they hold, by unit, year and path below the record's folder."""
    files: dict[tuple[str, int, str], bytes] = {}
    for each in plan.edits["files"]:
        unit, year, name = each["unit"], each["period"], each["file"]
        content = each["text"].encode("utf-8")
        hashed = each.get("hash_of", each["text"]).encode("utf-8")
        for entry in records[unit, year]["evidence"]:
            if entry["kind"] == each["kind"]:
                entry |= {"file": name, "sha256": hashlib.sha256(hashed).hexdigest()}
                break
        else:
            listed = {"kind": each["kind"], "file": name, "sha256": hashlib.sha256(hashed).hexdigest()}
            records[unit, year]["evidence"].append(listed)
        if not each.get("lost"):
            files[unit, year, name] = content
    return files


def _holder(record: dict[str, Any], path: str) -> tuple[dict[str, Any], str]:
    *above, last = path.split(".")
    holder = record
    for key in above:
        holder = holder.setdefault(key, {})
    return holder, last


def _change(record: dict[str, Any], change: dict[str, Any]) -> None:
    """Sets keys of the entries of a list that fit; an empty value takes the key away."""
    fitting = [each for each in record[change["list"]] if _fits(each, change["where"])]
    if not fitting:
        raise ValueError(f"{record['unit']['id']} {record['period']}: nothing fits {change}")
    for entry in fitting:
        for key, value in change["set"].items():
            if value == "":
                entry.pop(key, None)
            else:
                entry[key] = value


def _fits(entry: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(entry.get(key) == value for key, value in wanted.items())
