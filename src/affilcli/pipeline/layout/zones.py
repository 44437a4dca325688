"""The parts of a page: headline, dateline, body, bullets, boilerplate … and its sentences.

Runs before every other component of ours, because where words stand decides what they can mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.annotations import Zone
from affilcli.pipeline.layout.paragraphs import TERMINAL, paragraphs
from affilcli.pipeline.layout.sentences import find_sentences
from affilcli.pipeline.layout.zone_kinds import ZoneReader
from affilcli.pipeline.page import whole_text

# Words are taken whole and once: a run of them that leads to no dash must not be parted anew.
# A dateline is a place, often a date, and a dash: "DALLAS, Tex., May 3 (KXXX) — Two systems …".
_PLACE_WORD = r"\(?[A-ZÀ-Þ0-9][\w.’'/]*+\)?|and|&|de|of|the"
_AGENCY = r"\([A-Z ]+\)\s?"
DATELINE = re.compile(
    rf"[ \t]*(?P<place>(?>{_PLACE_WORD}|[-/|])(?:[ ,.:]++(?>{_PLACE_WORD}|[-/|])){{0,16}}[,.:]?\)?)"
    rf"\s?(?:--+(?:{_AGENCY}--+)?|[–—]|\s-)\s?(?:{_AGENCY}[–—-]+\s?)?(?=[\w“\"‘'])"
)
WIRES = re.compile(
    r"(?i)newswise|newswire|business ?wire|globe ?newswire|prnewswire|\(AP\)|reuters|eurekalert"
    r"|PRWEB|accesswire"
)
_SHOUTED = re.compile(r"\(?[A-ZÀ-Þ][A-ZÀ-Þ.’' ]{3,}")
#: a longer beginning, in characters, is no dateline
LONGEST_DATELINE = 140
#: datelines open one of the first paragraphs of a story
DATELINE_BODIES = 3


@Language.factory("affil_zones", assigns=["doc._.affil_zones", "doc._.affil_sentences"])
def make_zones(nlp: Language, name: str) -> Zoner:
    """Component that fills `doc._.affil_zones` and `doc._.affil_sentences`."""
    return Zoner()


class Zoner:
    """Cuts a text into zones and sentences."""

    def __call__(self, doc: Doc) -> Doc:
        text = whole_text(doc)
        zones = list(find_zones(text))
        doc._.affil_zones = zones
        doc._.affil_sentences = list(find_sentences(text, zones))
        return doc


def find_zones(text: str) -> Iterator[Zone]:
    """The zones of a text in order; they do not overlap, and leave out only white space."""
    reader = ZoneReader(paragraphs(text))
    for line in reader.lines:
        kind = reader.kind(line)
        may_open = kind == "body" and reader.bodies <= DATELINE_BODIES
        if may_open and (head := dateline(line.text)):
            yield Zone(start=line.start, end=line.start + head, kind="dateline")
            yield Zone(start=line.start + head, end=line.end, kind="body")
        else:
            yield Zone(start=line.start, end=line.end, kind=kind)


def dateline(text: str) -> int:
    """Length of the place, date and agency that a paragraph opens with; 0 without one."""
    found = DATELINE.match(text)
    if not found or found.end() > LONGEST_DATELINE:
        return 0
    place = found["place"]
    named = "," in place or bool(WIRES.search(found.group())) or bool(_SHOUTED.match(place))
    return found.end() if named and TERMINAL.search(text) else 0
