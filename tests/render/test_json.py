"""JSON output is what programs read: valid, complete, the same every time."""

from __future__ import annotations

import json
import unicodedata

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from affilcli.compare import compare, nearest
from affilcli.errors import AffilError
from affilcli.gazetteer import load_gazetteer
from affilcli.records import Record, from_json
from affilcli.render import json as render
from tests import samples


def text(records: list[Record]) -> str:
    return "".join(render.array(records))


def test_json_is_an_array_of_records() -> None:
    records = [samples.full(), samples.irrelevant()]
    parsed = json.loads(text(records))
    assert [from_json(json.dumps(item)) for item in parsed] == records


def test_no_records_are_an_empty_array() -> None:
    assert text([]) == "[]\n"


def test_json_lines_are_one_record_each() -> None:
    records = [samples.full(), samples.irrelevant()]
    lines = "".join(render.lines(records)).splitlines()
    assert [from_json(line) for line in lines] == records


def test_characters_are_written_as_themselves() -> None:
    assert "Children’s" in text([samples.full()])


def test_what_compares_has_the_id_and_the_label_of_each_deal() -> None:
    full = samples.full()
    source = msgspec.structs.replace(full.source, sha256="1" * 64)
    other = msgspec.structs.replace(full, source=source)
    gazetteer = load_gazetteer()
    both = json.loads(render.comparison(compare([full, other], gazetteer)))
    like = json.loads(render.nearest(nearest(full, [other], gazetteer, 1)))
    for deals in (both["deals"], [like["deal"], *like["nearest"]]):
        assert [(deal["id"], deal["label"]) for deal in deals] == [
            ("lurie-rush", "lurie-rush~0000"), ("lurie-rush", "lurie-rush~1111"),
        ]  # fmt: skip
    assert both["pairs"][0]["deals"] == ["lurie-rush~0000", "lurie-rush~1111"]


@given(st.text())
def test_what_a_terminal_obeys_is_escaped_and_the_value_is_the_same(words: str) -> None:
    written = render.escaped(json.dumps(words, ensure_ascii=False).encode(errors="replace"))
    assert json.loads(written) == words.encode(errors="replace").decode()
    assert not any(unicodedata.category(c) in ("Cc", "Co", "Cs") for c in written)


def test_marks_of_direction_and_c1_controls_are_among_them() -> None:
    assert render.escaped('"\u202e\x9b2J\u200b\U000e0041’"'.encode()) == (
        r'"\u202e\u009b2J\u200b\udb40\udc41’"'
    )


def test_a_failure_is_a_line_whatever_the_file_is_called() -> None:
    path = "news\udcff\x9b\u202e\n"
    line = render.failure(path, AffilError(f"{path}: cannot be listed", hint="look"))
    assert json.loads(line) == {
        "path": "news?\x9b\u202e\n", "what": "cannot be listed", "hint": "look", "exit_code": 2,
    }  # fmt: skip
    assert line.isascii()
    assert line.count("\n") == 1
