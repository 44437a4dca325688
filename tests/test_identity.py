"""Ids are made of names; labels are unique; what is typed finds just what it says."""

from __future__ import annotations

import msgspec
import pytest

from affilcli.identity import labels, matching, record_id, slug
from affilcli.records import Record
from tests import samples


def record(identifier: str, sha256: str, path: str = "a.txt") -> Record:
    made = samples.renamed(samples.full(), identifier)
    source = msgspec.structs.replace(made.source, sha256=sha256, path=path)
    return msgspec.structs.replace(made, source=source)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Boston Children’s", "boston-childrens"),
        ("Baylor Scott & White", "baylor-scott-and-white"),
        ("St. Luke's", "st-lukes"),
        ("Charité", "charite"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_an_id_is_the_first_two_parties_in_order_of_mention() -> None:
    lurie, rush = samples.full().parties
    assert record_id([rush, lurie]) == "lurie-rush"
    assert record_id([rush]) == "rush"
    assert record_id([]) == ""


@pytest.mark.parametrize(
    ("hashes", "expected"),
    [
        (["aaaa11"], ["x"]),
        (["aaaa11", "bbbb22"], ["x~aaaa", "x~bbbb"]),
        (["aaaa11", "aaaa22"], ["x~aaaa1", "x~aaaa2"]),
        (["aaaa11", "aaaa11"], ["x~aaaa", "x~aaaa#2"]),
        (["aaaa11", "aaaa22", "aaaa11"], ["x~aaaa1", "x~aaaa2", "x~aaaa1#2"]),
        (["", ""], ["x", "x#2"]),
    ],
)
def test_labels_tell_records_of_one_id_apart(hashes: list[str], expected: list[str]) -> None:
    assert labels([record("x", sha256) for sha256 in hashes]) == expected


def test_labels_are_unique_whatever_ids_a_file_of_records_has() -> None:
    odd = [record("x~aaaa", "1111"), record("x", "aaaa"), record("x", "bbbb"), record("y#2", "")]
    made = labels([*odd, record("y", ""), record("y", "")])
    assert len(set(made)) == len(made)
    assert made[:3] == ["x~aaaa", "x~aaaa#2", "x~bbbb"]


def test_labels_leave_other_ids_alone() -> None:
    assert labels([record("x", "aaaa"), record("y", "bbbb"), record("x", "cccc")]) == [
        "x~aaaa", "y", "x~cccc",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("a-b", ["1111aa"]),
        ("a-b-c", ["2222aa", "3333aa"]),
        ("a-b-c~2222", ["2222aa"]),
        ("a-b-c~3333AA", ["3333aa"]),
        ("a-b-c~222", []),
        ("a-b~2222", []),
        ("a-b-", ["2222aa", "3333aa"]),
        ("z", ["4444aa"]),
        ("b", []),
        ("", []),
    ],
)
def test_an_exact_id_comes_before_digits_and_digits_before_beginnings(
    token: str, expected: list[str]
) -> None:
    records = [
        record("a-b", "1111aa"),
        record("a-b-c", "2222aa"),
        record("a-b-c", "3333aa"),
        record("z-y", "4444aa"),
    ]
    assert [found.source.sha256 for found in matching(token, records)] == expected


def test_copies_are_one_document_and_the_first_stands_for_it() -> None:
    copies = [record("x", "aaaa", path) for path in ("1.txt", "2.txt", "3.txt")]
    assert matching("x", copies) == copies[:1]
