"""What the components leave on a Doc: `doc._.affil_*`, all named and typed here.

Values are plain dicts, lists, strings and numbers, so that `nlp.pipe(n_process=…)` and DocBin carry
them. Offsets are characters of `doc.text`, end exclusive.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from spacy.tokens import Doc


class Zone(TypedDict):
    """A paragraph (or line) of the page and what part of it this is.

    `kind` is one of headline, subheading, metadata, byline, dateline, body, bullet, boilerplate,
    caption, related, advert, contact, signature.
    """

    start: int
    end: int
    kind: str


class Sentence(TypedDict):
    """A sentence, the zone it stands in, and whether most of it is in quotation marks."""

    start: int
    end: int
    zone: int
    quoted: bool


class Mention(TypedDict):
    """One place where an institution is named."""

    start: int
    end: int


class Institution(TypedDict):
    """An organisation of the text, all its forms resolved to one; `id` is its gazetteer id. Where
    the text does not tell which of several namesakes it is, their ids are its `rivals`.
    """

    name: str
    short: str
    id: str | None
    rivals: list[str]
    type: str | None
    acronyms: list[str]
    mentions: list[Mention]


class Day(TypedDict):
    """A date that the story tells of: its EDTF `value` (None where it cannot be counted out), the
    index of its `sentence`, whether it lies in the days before the publication, and the signs
    around it.
    """

    start: int
    end: int
    sentence: int
    value: str | None
    news: bool
    features: dict[str, float]


class Proposal(TypedDict):
    """A candidate value of a field with what speaks for and against it.

    `features` are what the `[weights.…]` of the vocabulary apply to; `score` is the probability
    that came out; `taken` says how it was decided. `made` marks a party that was given up,
    since it is what the parties make.
    """

    value: Any
    evidence: list[list[int]]
    features: dict[str, float]
    score: float
    taken: bool
    made: NotRequired[bool]


class RoleFamily(TypedDict):
    """A family of roles that the parties may have, the role that it gives each of those taken, in
    their order, and what speaks for it; of a family with two sides, what speaks for each party's
    being on the first, too.
    """

    family: str
    roles: list[str]
    features: dict[str, float]
    signs: list[dict[str, float]]


#: every attribute and what it holds before its component ran
ATTRIBUTES: dict[str, Any] = {
    "affil_given_published": None,  # EDTF day known from outside the text
    "affil_days": None,  # list[Day]
    "affil_published": None,  # EDTF day the document bears
    "affil_zones": None,  # list[Zone]
    "affil_sentences": None,  # list[Sentence]
    "affil_institutions": None,  # list[Institution]
    "affil_background": None,  # list[float]: how likely a sentence is about something else
    "affil_relevance": None,  # Proposal
    "affil_deal_sentences": None,  # list[int]: sentences that tell of this deal
    "affil_parties": None,  # list[Proposal]; value: {institution: index, role}
    "affil_roles": None,  # list[RoleFamily]: of which one holds
    "affil_words": None,  # list[str]: those of the sentences that may tell of this deal
    "affil_kinds": None,  # list[Proposal], best first
    "affil_stages": None,  # list[Proposal], best first
    "affil_names": None,  # list[Proposal], best first
    "affil_dates": None,  # list[Proposal]; value: {type, value, text, about}
    "affil_service_lines": None,  # list[Proposal]; value: {id, status, population, setting, sites}
    "affil_exclusions": None,  # list[Proposal]; value: text
    "affil_people": None,  # list[Proposal]; value: {name, title, organization}
    "affil_figures": None,  # list[Proposal]; value: {kind, value, unit, text}
    "affil_clauses": None,  # list[Proposal]; value: category
    "affil_warnings": None,  # list[str]
}


def register() -> None:
    """Declare the attributes on spaCy's Doc; harmless when done twice."""
    for name, default in ATTRIBUTES.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register()
