"""Texts of any length that hold one thing again and again: what makes a slow program slower."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, islice, product

Shape = Callable[[int], str]

FIRST = (
    "Anna",
    "Bela",
    "Cora",
    "Dora",
    "Elsa",
    "Fred",
    "Greg",
    "Hugo",
    "Ivan",
    "Jean",
    "Karl",
    "Lena",
)
LAST = (
    "Ash",
    "Birch",
    "Cole",
    "Dunn",
    "Ford",
    "Gray",
    "Hale",
    "Kane",
    "Lane",
    "Moss",
    "Nash",
    "Page",
)
LINES = ("cardiology", "heart surgery", "oncology", "trauma care", "stroke teams", "maternity")

REPEATED = {
    "sums": "$5 million ",
    "sums in sentences": "It pays $5 million. ",
    "one name": "Mercy Health ",
    "two names": "Mercy Health and Rush University Medical Center agreed. ",
    "one date": "May 3, 2021 ",
    "dates in sentences": "They signed on May 3, 2021. ",
    "quotations": "“We agreed,” said Ann Roe, president of Mercy Health. ",
    "quotation marks": '“‘"',
    "brackets": "([",
    "short forms": "Mercy Health (“Mercy”) ",
    "other names": "Mercy Health d/b/a ",
    "open brackets": "Mercy Health (Mercy ",
    "memorials": "Memorial Hospital of ",
    "one letter": "a",
    "one capital": "A",
    "capitals": "MERCY HEALTH AGREED WITH RUSH ",
    "one word": "the ",
    "digits": "1",
    "numbers": "1,000,",
    "counts": "six-other-hospitals-",
    "counts with and without a noun": "40 beds, 40, ",
    "bullets": "• cardiology\n",
    "empty lines": "\n",
    "short lines": "x\n",
    "blanks": " ",
    "gaps": f"Mercy Health and{' ' * 400}St. Anne’s Hospital ",
    "gaps by dates": f"May 3, 2021{' ' * 400}—",
    "dashes": "—",
    "stops": ".",
    "initials": "A. ",
    "apostrophes": "will '' ",
    "signs": "will $&%’",
    "exclusions": "The clinic is not part of the agreement, and ",
    "relatives": ", which is not part of it",
    "answers": "Will it include the clinic? No. ",
    "headings": "ABOUT MERCY\n\nAbout Mercy Health\n\n",
    "titles": "President and CEO Ann Roe, president and CEO of Mercy Health, ",
    "signatures": "Ann Roe, MD, FACS, FACP\n",
    "doctors": "Dr. ",
    "owners": "Mercy’s Rush’s ",
    "doctors of somebody": "Dr. Ann Roe, Dr. ",
    "inner capitals": "AaAa",
    "inner ampersands": "A&",
    "short dashes": "–",
    "officials": "Mayor Ann Roe spoke. ",
    "combining marks": "e\u0301\u0301\u0301\u0301",
    "no width": "\u200b",
    "right to left": "\u202e\u05d0",
    "surrogates": "\ufffd",
    "ideographs": "漢字",
}


def persons() -> Iterator[str]:
    """People, each with a title and a hospital of their own."""
    for first, last, more in product(FIRST, LAST, LAST):
        yield f"{first} {last}{more.lower()}, chief executive of {last} Hospital, said so. "


def hospitals() -> Iterator[str]:
    """Hospitals, all with names of their own."""
    syllables = ("ba", "ko", "li", "mu", "ne", "pa", "ro", "si", "tu", "va")
    for number in count():
        word = "".join(syllables[int(digit)] for digit in f"{number:05}").title()
        yield f"{word} Hospital and "


def services() -> Iterator[str]:
    """Service lines in one long list."""
    for line in (line for _ in count() for line in LINES):
        yield f"{line}, "


def days() -> Iterator[str]:
    """Days, all different, on which something was signed."""
    months = ("January", "March", "May", "July")
    for year, month, day in product(range(1990, 2040), months, range(1, 29)):
        yield f"They signed it on {month} {day}, {year}. "


def _repeated(piece: str) -> Shape:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def _joined(pieces: Callable[[], Iterator[str]]) -> Shape:
    def text(length: int) -> str:
        parts = list(islice(pieces(), length // 10))
        return ("".join(parts) * (length // len("".join(parts)) + 1))[:length]

    return text


def _behind(lead: str, piece: str) -> Shape:
    return lambda length: (lead + piece * (length // len(piece) + 1))[:length]


SHAPES: dict[str, Shape] = {
    **{name: _repeated(piece) for name, piece in REPEATED.items()},
    "persons": _joined(persons),
    "hospitals": _joined(hospitals),
    "services": _joined(services),
    "days": _joined(days),
    "names below a heading": _behind("What stays behind. ", "The clinic in Troy. "),
    "joined capitals of a deal": _behind("Mercy Health and Rush agreed to merge. ", "A-"),
}
