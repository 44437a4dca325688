"""What holds for any bytes that are given as a document."""

from __future__ import annotations

import csv as csv_reader
import io
import time
import unicodedata
from collections.abc import Iterator
from typing import Any

import msgspec
from rich.console import Console

from affilcli.errors import AffilError
from affilcli.extract import MAX_EVIDENCE, extract
from affilcli.gazetteer import load_gazetteer
from affilcli.pipeline.build import load_pipeline
from affilcli.reading import read_bytes
from affilcli.records import Document, Record, Span, from_json, to_json
from affilcli.render import csv, json, listing, markdown, marked, sheet, table
from affilcli.render.labelled import labelled
from affilcli.settings import Settings

#: characters that move a cursor, hide or reorder what is shown
OBEYED = frozenset({"Cc", "Cf", "Co", "Cs"})
#: processor seconds that any document may take, and any character
AT_ALL, A_CHARACTER = 3.0, 0.002


class BrokenError(AssertionError):
    """Something that must hold for every document does not."""


def check(data: bytes, path: str = "deal.txt", *, timed: bool = False) -> Record | None:
    """The record that the bytes give, or None where reading refuses them.

    Raises BrokenError when the record or what is shown of it is not sound, and whatever the program
    itself raises other than AffilError from reading.
    """
    try:
        document = read_bytes(data, path)
    except AffilError as refused:
        _require(bool(refused.message and refused.hint), "an error without advice")
        return None
    began = time.thread_time()
    record = extract(load_pipeline(Settings()), document)
    took = time.thread_time() - began
    _require(not timed or took <= AT_ALL + A_CHARACTER * len(document.text), f"took {took:.1f} s")
    for span in _spans(msgspec.structs.asdict(record)):
        _check_span(span, document)
    _require(from_json(to_json(record)) == record, "JSON gives another record")
    check_shown(record, document)
    return record


def _check_span(span: Span, document: Document) -> None:
    _require(
        0 <= span.start < span.end <= len(document.text), f"a span outside of the text: {span}"
    )
    _require(document.text[span.start : span.end] == span.text, f"a span misquotes: {span}")
    _require(span.end - span.start <= MAX_EVIDENCE, f"a span is too long to cite: {span}")


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        yield from _spans(msgspec.structs.asdict(value))
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _spans(part)


def check_shown(record: Record, document: Document) -> None:
    """Nothing in any format of the record is an escape, a formula, markup or HTML."""
    for form, text in shown(record, document):
        text.encode()
        bad = {c for c in text if c not in "\n\r" and unicodedata.category(c) in OBEYED}
        _require(not bad, f"{form} shows {bad!a}")
    for grid in (sheet.grid([record]), listing.grid(labelled([record]))):
        for row in csv_reader.reader(io.StringIO("".join(csv.write(grid)), newline="")):
            _require(not any(cell.startswith(csv.FORMULA) for cell in row), f"a formula in {row}")
        for line in markdown.write(grid):
            _require("<" not in line, f"HTML in {line}")


def shown(record: Record, document: Document) -> Iterator[tuple[str, str]]:
    """The record in the formats that people read, each with its name."""
    written = io.StringIO()
    screen = Console(file=written, width=100, force_terminal=False, color_system=None)
    table.show([record], screen)
    table.sheets([record], screen)
    listing.show(labelled([record]), screen)
    marked.show(record, document, record.id, load_gazetteer(), screen)
    yield "table", written.getvalue()
    for grid in (sheet.grid([record]), listing.grid(labelled([record]))):
        yield "csv", "".join(csv.write(grid))
        yield "markdown", "".join(markdown.write(grid)).replace(markdown.BREAK, "")
    msgspec.json.decode("".join(json.array([record])))
    msgspec.json.decode("".join(json.lines([record])))


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise BrokenError(what)
