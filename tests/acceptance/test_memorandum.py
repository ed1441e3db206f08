"""The memorandum stands in the project whole: its clauses are the document, character by character."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

SOURCE = Path(__file__).parents[2] / "rules" / "jianjia-2014" / "source"


@pytest.fixture(scope="module")
def document() -> bytes:
    return (SOURCE / "memorandum-2014.txt").read_bytes()


@pytest.fixture(scope="module")
def source() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((SOURCE / "clauses.yaml").read_text(encoding="utf-8"))
    return loaded


def without_space(text: str) -> str:
    return "".join(text.split())


def test_the_clauses_joined_are_the_document(source: dict[str, Any], document: bytes) -> None:
    joined = "".join(clause["text"] for clause in source["clauses"])
    assert without_space(joined) == without_space(document.decode("utf-8"))


def test_the_document_is_the_one_that_was_split(source: dict[str, Any], document: bytes) -> None:
    assert source["document"]["sha256"] == hashlib.sha256(document).hexdigest()


def test_there_are_184_clauses_of_which_169_are_normative(source: dict[str, Any]) -> None:
    clauses = source["clauses"]
    assert len({clause["id"] for clause in clauses}) == len(clauses) == 184
    assert sum(clause["normative"] for clause in clauses) == 169


def test_every_clause_says_where_it_stands(source: dict[str, Any]) -> None:
    cited = {clause["id"]: clause["cited_as"] for clause in source["clauses"]}
    assert cited["2.1-04"] == "第二部分第1条"
    assert cited["1.p1-07"] == "第一部分第1段"
    assert cited["5-18"] == "结语"
    assert all(cited.values())


def test_a_duplicate_names_an_earlier_clause(source: dict[str, Any]) -> None:
    order = {clause["id"]: index for index, clause in enumerate(source["clauses"])}
    for clause in source["clauses"]:
        if "duplicate_of" in clause:
            assert order[clause["duplicate_of"]] < order[clause["id"]]
