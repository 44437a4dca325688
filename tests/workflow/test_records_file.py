"""Records made before are read in every form in which they are printed, and nothing else is."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import msgspec
import pytest

from affilcli.errors import AffilError
from affilcli.records import to_json
from affilcli.render import json as printed
from affilcli.workflow import load_records
from tests import samples

DEAL, OTHER = samples.full(), samples.irrelevant()
LINE = to_json(OTHER).decode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "records"


@pytest.mark.parametrize(
    "text",
    [
        "".join(printed.array([DEAL, OTHER])),
        "".join(printed.lines([DEAL, OTHER])),
        "\ufeff" + "".join(printed.lines([DEAL, OTHER])),
        "\r\n\r\n".join(printed.lines([DEAL, OTHER])),
        " " + to_json([DEAL, OTHER]).decode(),
    ],
)
def test_an_array_and_lines_give_the_same(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
    assert load_records(str(file)) == [DEAL, OTHER]


@pytest.mark.parametrize("indent", [0, 2])
def test_one_object_is_one_record(file: Path, indent: int) -> None:
    file.write_bytes(msgspec.json.format(to_json(DEAL), indent=indent))
    assert load_records(str(file)) == [DEAL]


def test_an_empty_array_has_no_records(file: Path) -> None:
    file.write_text("[]\n")
    assert load_records(str(file)) == []


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(to_json(DEAL))))
    assert load_records("-") == [DEAL]


def changed(**fields: object) -> str:
    return json.dumps(json.loads(LINE) | fields)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "FILE: holds no records"),
        (" \n", "FILE: holds no records"),
        ("Deal  Kind\n", "FILE: is not JSON: JSON is malformed: invalid character (byte 0)"),
        ('{"id": "x",', "FILE: is not JSON: Input data was truncated"),
        ("[" + LINE + ",", "FILE: is not JSON: Input data was truncated"),
        ("[" + LINE + "] x", "FILE: is not JSON: JSON is malformed: trailing characters"),
        (LINE + "\n\n" + LINE[:-1], "FILE, line 3: is not JSON: Input data was truncated"),
        (LINE + "\n7", "FILE, line 2: is not a record: Expected `object`, got `int`"),
        (f"[{LINE}, {{}}]", "FILE, record 2: is not a record: Object missing required field `id`"),
        (changed(more=1), "FILE, line 1: is not a record: Object contains unknown field `more`"),
        (changed(schema="affil/9"), "FILE, line 1: is of schema affil/9, not affil/1"),
        (changed(schema="affil/9", more=1), "FILE, line 1: is of schema affil/9, not affil/1"),
        (changed(relevant="yes"), "FILE, line 1: is not a record: Expected `bool`, got `str`"),
    ],
)
def test_what_is_no_record_is_named_with_its_place(file: Path, text: str, message: str) -> None:
    file.write_text(text)
    with pytest.raises(AffilError) as caught:
        load_records(str(file))
    said = caught.value.message.replace(str(file), "FILE")
    assert said.startswith(message)
    assert "\n" not in said
    assert caught.value.hint


def test_a_person_of_a_party_that_is_not_there_is_refused(file: Path) -> None:
    file.write_bytes(to_json(msgspec.structs.replace(DEAL, parties=[])))
    with pytest.raises(AffilError, match="Tom Shanley is named for party 0 of 0"):
        load_records(str(file))


@pytest.mark.parametrize("name", ["gone.json", "\0"])
def test_a_file_that_cannot_be_read_is_an_error(name: str) -> None:
    with pytest.raises(AffilError, match="cannot be read"):
        load_records(name)
