"""A document's text with the terms of its record marked in place.

In colour the words of each kind of term have a colour of their own. Without, brackets around the
words say what they are: `[host: Rush]`. In both, what a whole sentence says stands behind it:
`‹clause: governance›`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from affilcli.gazetteer import Gazetteer
from affilcli.records import Document, Record
from affilcli.render.heading import NOT_RELEVANT, heading
from affilcli.render.marks import KINDS, Kind, Mark, marks
from affilcli.render.places import Place
from affilcli.render.plain import kept_lines, plain
from affilcli.render.screen import is_coloured

STYLES: dict[Kind, str] = {
    "party": "bold cyan",
    "agreement": "bold",
    "date": "yellow",
    "service": "green",
    "planned": "underline green",
    "existing": "dim green",
    "outside": "red",
    "figure": "bold bright_blue",
    "person": "magenta",
    "clause": "dim italic",
}

NAMES: dict[Kind, str] = {
    "party": "parties",
    "agreement": "kind, stage, name",
    "date": "dates",
    "service": "service lines",
    "planned": "planned service lines",
    "existing": "existing service lines",
    "outside": "left out",
    "figure": "figures",
    "person": "people",
    "clause": "clauses",
}

PLAIN_LEGEND = "[what it is: the words]  ‹what the sentence before says›"


class Piece(NamedTuple):
    """A stretch of the text, or of a mark, which is no part of it; `kind` gives its colour."""

    text: str
    kind: Kind | None = None
    is_mark: bool = False


def show(
    record: Record, document: Document, label: str, gazetteer: Gazetteer, console: Console
) -> None:
    """Print the document. Lines are wrapped where there is a screen to fit, and only there."""
    found = marks(record, gazetteer)
    coloured = is_coloured(console)
    shown = in_colour(document.text, found) if coloured else bracketed(document.text, found)
    body = Text().join(Text(piece.text, _style(piece)) for piece in shown)
    body.rstrip()
    note = legend(found, coloured=coloured) if record.relevant else Text(NOT_RELEVANT)
    page = Text("\n").join([heading(record, label), note, Text(), body])
    console.print(page, soft_wrap=not console.file.isatty())


def legend(found: Iterable[Mark], *, coloured: bool) -> Text:
    """How to read the marks; in colour only the kinds that occur."""
    if not coloured:
        return Text(PLAIN_LEGEND)
    occurring = {mark.kind for mark in found}
    return Text("  ").join(Text(NAMES[k], STYLES[k]) for k in KINDS if k in occurring)


def bracketed(text: str, found: Iterable[Mark]) -> list[Piece]:
    """The text with brackets around the words of terms; one in another, never half across."""
    groups, behind = _grouped(text, found)
    openings: defaultdict[int, list[Place]] = defaultdict(list)
    closings: defaultdict[int, int] = defaultdict(int)
    open_places: list[Place] = []
    for place in sorted(groups, key=lambda place: (place.start, -place.end)):
        while open_places and open_places[-1].end <= place.start:
            open_places.pop()
        if open_places and open_places[-1].end < place.end:
            behind += groups[place]
            continue
        open_places.append(place)
        openings[place.start].append(place)
        closings[place.end] += 1
    outer = [place for nested in openings.values() for place in nested]
    tags = _tags(behind, outer)
    cuts = sorted({0, len(text), *openings, *closings, *tags})
    pieces = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        pieces += [Piece("]", is_mark=True)] * closings[start]
        pieces += tags.get(start, [])
        pieces += [Piece(f"[{_said(groups[p])}: ", is_mark=True) for p in openings[start]]
        pieces.append(Piece(kept_lines(text[start:end])))
    return pieces


def in_colour(text: str, found: Iterable[Mark]) -> list[Piece]:
    """The text with its words in the colour of what they say, the shorter mark over the longer.

    What would be hidden under others is said behind its words.
    """
    groups, behind = _grouped(text, found)
    painted: list[Kind | None] = [None] * len(text)
    for place in sorted(groups, key=lambda place: place.start - place.end):
        painted[place.start : place.end] = [groups[place][0].kind] * (place.end - place.start)
    for place, members in groups.items():
        shown = {painted[i] for i in range(*place) if not text[i].isspace()}
        behind += [mark for mark in members if mark.kind not in shown]
    tags = _tags(behind, ())
    changes = {i for i in range(1, len(text)) if painted[i] != painted[i - 1]}
    cuts = sorted({0, len(text), *changes, *tags})
    pieces = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        pieces += tags.get(start, [])
        pieces.append(Piece(kept_lines(text[start:end]), painted[start] if start < end else None))
    return pieces


def _grouped(text: str, found: Iterable[Mark]) -> tuple[dict[Place, list[Mark]], list[Mark]]:
    """The marks around words, by their place, and those behind a sentence, all within the text."""
    groups: dict[Place, list[Mark]] = {}
    behind: list[Mark] = []
    for mark in found:
        start, end = (min(offset, len(text)) for offset in mark.place)
        end = start + len(text[start:end].rstrip())
        kept = mark._replace(place=Place(start, end))
        if mark.around and text[start:end].strip():
            groups.setdefault(kept.place, []).append(kept)
        else:
            behind.append(kept)
    return groups, behind


def _tags(behind: Iterable[Mark], brackets: Sequence[Place]) -> dict[int, list[Piece]]:
    """What stands behind sentences, by its offset: never inside brackets, nor before them."""
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in behind:
        end = mark.place.end
        found[max([b.end for b in brackets if b.start < end < b.end], default=end)].append(mark)
    return {offset: list(_tag(members)) for offset, members in found.items()}


def _tag(members: Iterable[Mark]) -> Iterator[Piece]:
    opening = " ‹"
    for label, marks_so in _by_label(members).items():
        yield Piece(opening, is_mark=True)
        values = ", ".join(plain(mark.value) for mark in marks_so)
        yield Piece(f"{label}: {values}", marks_so[0].kind, is_mark=True)
        opening = "; "
    yield Piece("›", is_mark=True)


def _said(members: Iterable[Mark]) -> str:
    """What stands before words in brackets: the label, and the value where the words need it."""
    parts = []
    for label, marks_so in _by_label(members).items():
        values = [plain(mark.value) for mark in marks_so if mark.telling or len(marks_so) > 1]
        parts.append(" ".join(filter(None, [label, ", ".join(values)])))
    return "; ".join(parts)


def _by_label(members: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in dict.fromkeys(members):
        found.setdefault(mark.label, []).append(mark)
    return found


def _style(piece: Piece) -> str:
    if piece.kind:
        return STYLES[piece.kind]
    return "dim" if piece.is_mark else ""
