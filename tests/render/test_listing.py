"""The list of deals: a row each, at any width."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from affilcli.records import DateTerm, Record
from affilcli.render import listing
from affilcli.render.labelled import Deal
from tests import samples


def shown(deals: list[Deal], width: int) -> str:
    stream = io.StringIO()
    listing.show(deals, Console(file=stream, width=width))
    return stream.getvalue()


def deal(label: str = "lurie-rush~0000") -> Deal:
    return Deal(samples.full(), label)


def undated() -> Record:
    source = msgspec.structs.replace(samples.full().source, published=None)
    return msgspec.structs.replace(samples.full(), source=source)


@pytest.mark.parametrize("width", [72, 80, 120, 180, 200])
def test_a_deal_has_its_label_date_parties_kind_and_path(width: int) -> None:
    text = shown([deal()], width)
    assert max(map(len, text.splitlines())) <= width
    for expected in (
        "lurie-rush~0000", "2021-01-26", "published", "Lurie (partner), Rush (partner)",
        "affiliation", "signed", "seeds/lurie-rush.txt",
    ):  # fmt: skip
        assert expected in text


def test_a_wide_terminal_has_a_line_a_deal() -> None:
    assert len(shown([deal(), deal("other")], 200).splitlines()) == 4


def test_nothing_is_printed_for_no_deals() -> None:
    assert not shown([], 80)


def test_a_deal_without_day_of_publication_is_dated_by_its_agreement() -> None:
    assert listing.dated(samples.full()) == ("2021-01-26", "published")
    assert listing.dated(undated()) == ("2021-02-01", "effective")
    announced = DateTerm(
        type="announced", value="2021-01", text="in January", about=[], **samples.term("Today")
    )
    record = msgspec.structs.replace(undated(), dates=[*undated().dates, announced])
    assert listing.dated(record) == ("2021-01", "announced")
    assert listing.dated(samples.irrelevant()) == (None, None)


def test_the_grid_has_a_cell_for_every_column() -> None:
    header, rows = listing.grid([deal(), Deal(samples.irrelevant(), "ranking")])
    assert dict(zip(header, rows[0], strict=True)) == {
        "id": "lurie-rush",
        "label": "lurie-rush~0000",
        "date": "2021-01-26",
        "dated": "published",
        "parties": "Lurie (partner); Rush (partner)",
        "kind": "affiliation",
        "stage": "signed",
        "path": "seeds/lurie-rush.txt",
        "sha256": "0" * 64,
    }
    assert len(rows[1]) == len(header)


def test_objects_have_the_id_of_the_record_and_the_label_for_commands() -> None:
    (found,) = listing.objects([deal()])
    assert (found["id"], found["label"]) == ("lurie-rush", "lurie-rush~0000")
    assert found["parties"][1] == {
        "name": "Rush University System for Health",
        "short": "Rush",
        "role": "partner",
    }


def test_text_from_documents_is_neither_markup_nor_an_escape() -> None:
    nasty = "[red]x[/] \x1b]8;;http://evil\x07"
    source = msgspec.structs.replace(samples.full().source, path=nasty)
    parties = [msgspec.structs.replace(samples.full().parties[0], short=nasty)]
    record = msgspec.structs.replace(samples.full(), source=source, parties=parties)
    for width in (80, 200):
        text = shown([Deal(record, nasty)], width)
        assert "\x1b" not in text
        assert text.count("[red]x[/]") == 3
