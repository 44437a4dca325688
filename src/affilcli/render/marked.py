"""A document's text with the terms of its record marked in place.

In colour the words of each kind of term have a colour of their own. Without, brackets around the
words say what they are: `[host: Rush]`. In both, what a whole sentence says stands behind it:
`‹clause: governance›`. Where the document has such brackets itself, ours are doubled.
"""

from __future__ import annotations

import re
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

_LIKE_OURS = re.compile(r"(?<!\[)(\[++)[^\[\]:]*+:|([‹›]++)")
"""What could be taken for our marks: words in brackets with a colon, and any angles."""


class Brackets(NamedTuple):
    """What our marks stand in: before and behind words, before and behind what is said of them."""

    opening: str
    closing: str
    saying: str
    said: str


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
    note = in_colours(found) if coloured else in_brackets(document.text)
    note = note if record.relevant else Text(NOT_RELEVANT)
    page = Text("\n").join([heading(record, label), note, Text(), body])
    console.print(page, soft_wrap=not console.file.isatty())


def in_colours(found: Iterable[Mark]) -> Text:
    """How to read the colours that occur."""
    occurring = {mark.kind for mark in found}
    return Text("  ").join(Text(NAMES[k], STYLES[k]) for k in KINDS if k in occurring)


def in_brackets(text: str) -> Text:
    """How to read the marks in a text without colours."""
    ours = brackets(text)
    around = f"{ours.opening}what it is: the words{ours.closing}"
    return Text(f"{around}  {ours.saying}what the sentence before says{ours.said}")


def brackets(text: str) -> Brackets:
    """Those of our marks in this text: more in a row than it has of its own."""
    own = _LIKE_OURS.findall(kept_lines(text))
    squares = 1 + max((len(square) for square, _ in own), default=0)
    angles = 1 + max((len(angle) for _, angle in own), default=0)
    return Brackets("[" * squares, "]" * squares, "‹" * angles, "›" * angles)


def bracketed(text: str, found: Iterable[Mark]) -> list[Piece]:
    """The text with brackets around the words of terms; one in another, never half across."""
    groups, behind = _grouped(text, found)
    openings, closings = _nested(groups, behind)
    outer = [place for opened in openings.values() for place in opened]
    ours = brackets(text)
    tags = _tags(behind, outer, ours)
    cuts = sorted({0, len(text), *openings, *closings, *tags})
    pieces = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        pieces += [Piece(ours.closing, is_mark=True)] * closings.get(start, 0)
        pieces += tags.get(start, [])
        for place in openings.get(start, ()):
            pieces.append(Piece(f"{ours.opening}{_said(groups[place])}: ", is_mark=True))
        pieces.append(Piece(kept_lines(text[start:end])))
    return pieces


def _nested(
    groups: dict[Place, list[Mark]], behind: list[Mark]
) -> tuple[dict[int, list[Place]], dict[int, int]]:
    """The places that get brackets, by their starts, and how many end where.

    The marks of those that reach out of another join the ones that are told `behind`.
    """
    openings: defaultdict[int, list[Place]] = defaultdict(list)
    closings: defaultdict[int, int] = defaultdict(int)
    within: list[Place] = []
    for place in sorted(groups, key=lambda place: (place.start, -place.end)):
        while within and within[-1].end <= place.start:
            within.pop()
        if within and within[-1].end < place.end:
            behind += groups[place]
            continue
        within.append(place)
        openings[place.start].append(place)
        closings[place.end] += 1
    return openings, closings


def in_colour(text: str, found: Iterable[Mark]) -> list[Piece]:
    """The text with its words in the colour of what they say, the shorter mark over the longer.

    What would be hidden under others is said behind its words.
    """
    groups, behind = _grouped(text, found)
    painted: list[Kind | None] = [None] * len(text)
    for place in sorted(groups, key=lambda place: place.start - place.end):
        painted[place.start : place.end] = [groups[place][0].kind] * (place.end - place.start)
    for place, members in groups.items():
        shown = {painted[i] for i in range(*place) if plain(text[i])}
        behind += [mark for mark in members if mark.kind not in shown]
    tags = _tags(behind, (), brackets(text))
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
        if mark.around and plain(text[start:end]):
            groups.setdefault(kept.place, []).append(kept)
        else:
            behind.append(kept)
    return groups, behind


def _tags(
    behind: Iterable[Mark], enclosed: Sequence[Place], ours: Brackets
) -> dict[int, list[Piece]]:
    """What stands behind sentences, by its offset: never inside brackets, nor before them."""
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in behind:
        end = mark.place.end
        found[max([p.end for p in enclosed if p.start < end < p.end], default=end)].append(mark)
    return {offset: list(_tag(members, ours)) for offset, members in found.items()}


def _tag(members: Iterable[Mark], ours: Brackets) -> Iterator[Piece]:
    opening = f" {ours.saying}"
    for label, marks_so in _by_label(members).items():
        yield Piece(opening, is_mark=True)
        values = ", ".join(plain(mark.value) for mark in marks_so)
        yield Piece(f"{label}: {values}", marks_so[0].kind, is_mark=True)
        opening = "; "
    yield Piece(ours.said, is_mark=True)


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
