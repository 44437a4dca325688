"""Every type that crosses a stage: documents in, records out, records side by side.

All are frozen msgspec Structs: strict JSON in and out, quick to import. Field names and allowed
values follow the annotation guideline in CONTRIBUTING.md; `affil schema` prints the JSON Schema.
Offsets count characters (Unicode code points) of `Document.text`, end exclusive.
"""

from __future__ import annotations

from inspect import cleandoc
from typing import Annotated, Any, Final, Literal, get_args

import msgspec

SCHEMA: Final = "affil/1"

Role = Literal[
    "acquirer", "acquired", "seller", "manager", "managed", "network", "member",
    "school", "hospital", "provider", "host", "partner",
]  # fmt: skip
Kind = Literal[
    "acquisition", "merger", "joint-venture", "management-agreement", "network-membership",
    "academic-affiliation", "affiliation", "alliance", "collaboration",
]  # fmt: skip
Stage = Literal["exploring", "letter-of-intent", "signed", "pending", "effective", "ended"]
DateType = Literal["announced", "signed", "effective", "expected", "expires"]
Status = Literal["included", "planned", "existing", "excluded"]
FigureKind = Literal["price", "commitment", "stake", "term", "beds", "staff"]
ClauseCategory = Literal[
    "governance", "independence", "branding", "financial", "approval", "term", "exclusivity",
    "carve-out", "academic", "research", "workforce", "facilities", "information-systems",
    "phasing",
]  # fmt: skip
Population = Literal["pediatric", "adult"]
Setting = Literal["inpatient", "outpatient"]

Verdict = Literal["same", "similar", "different", "only"]
Field = Literal[
    "parties", "kind", "stage", "name", "dates", "service_lines", "exclusions", "figures", "people",
    "clauses",
]  # fmt: skip

CLAUSE_CATEGORIES: tuple[ClauseCategory, ...] = get_args(ClauseCategory)

FIELDS: tuple[Field, ...] = get_args(Field)
"""In the order in which an analyst reads a deal."""

Confidence = Annotated[float, msgspec.Meta(ge=0, le=1)]


class Struct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the record types: immutable, keyword-only, strict when decoded."""


class Document(Struct, frozen=True):
    """One document as reading hands it on.

    `published` is an EDTF day that the reader knew from outside the text (metadata, `--published`).
    """

    path: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    title: str | None = None
    published: str | None = None


class Span(Struct, frozen=True):
    """A stretch of the document's text: `text == document.text[start:end]`."""

    start: int
    end: int
    text: str


class Term(Struct, frozen=True):
    """What every term carries: the words behind it and the probability that it is right."""

    confidence: Confidence
    evidence: list[Span]


class Party(Term, frozen=True):
    """An organisation that enters the agreement; `id` is its gazetteer id, if it is known."""

    name: str
    short: str
    id: str | None
    role: Role
    mentions: list[Span]


class KindTerm(Term, frozen=True):
    """The form of the agreement."""

    value: Kind


class StageTerm(Term, frozen=True):
    """Where the agreement stands on the day of the text."""

    value: Stage


class NameTerm(Term, frozen=True):
    """The name the text gives the agreement, its programme or its new entity."""

    value: str


class DateTerm(Term, frozen=True):
    """A date of this agreement: an EDTF `value`, or None when the words give nothing to count from.

    `about` lists what the date is tied to: service line ids.
    """

    type: DateType
    value: str | None
    text: str
    about: list[str]


class ServiceLine(Term, frozen=True):
    """A clinical service the text ties to the agreement; `id` is the gazetteer's."""

    id: str
    name: str
    status: Status
    population: Population | None
    setting: list[Setting]
    sites: list[str]


class Exclusion(Term, frozen=True):
    """A site, service, programme or contract that the text keeps outside."""

    text: str


class Person(Term, frozen=True):
    """A person who speaks or is named for a party; `party` indexes `Record.parties`."""

    name: str
    title: str | None
    organization: str | None
    party: int | None


class Figure(Term, frozen=True):
    """A number that is a term of the agreement.

    `unit` is USD (or another ISO 4217 code), percent, year, month, day, bed or person.
    """

    kind: FigureKind
    value: int | float
    unit: str
    text: str


class Clause(Term, frozen=True):
    """A category of terms for which the text states something of this agreement."""

    category: ClauseCategory


class Source(Struct, frozen=True):
    """Where a record comes from; `published` is the date the document itself bears."""

    path: str
    media_type: str
    sha256: str
    title: str | None
    published: str | None


class Record(Struct, frozen=True, kw_only=True):
    """The terms of one document; all lists are empty when it is not `relevant`."""

    schema: Literal["affil/1"] = SCHEMA
    id: str
    source: Source
    relevant: bool
    parties: list[Party] = []
    kind: KindTerm | None = None
    stage: StageTerm | None = None
    name: NameTerm | None = None
    dates: list[DateTerm] = []
    service_lines: list[ServiceLine] = []
    exclusions: list[Exclusion] = []
    people: list[Person] = []
    figures: list[Figure] = []
    clauses: list[Clause] = []
    warnings: list[str] = []


class Row(Struct, frozen=True):
    """Terms of several records that answer the same question, at most one of each record.

    `cells` has for each record the position of its term in `Record.<field>` (0 where the field
    holds one term), or None. `verdict` is that of the terms there are: `same`; `similar` or
    `different`, with the `reasons` why they share the row; `only` when there is just one.
    """

    field: Field
    label: str
    verdict: Verdict
    reasons: list[str]
    cells: list[int | None]


class Part(Struct, frozen=True):
    """How alike two records are in one field, from 0 to 1, and how much the field counts."""

    field: Field
    score: float
    weight: float


class Similarity(Struct, frozen=True):
    """How alike records are, from 0 to 1; None where nothing that they say can be compared.

    Of two records it is the weighted mean of its parts; of more, score and parts are means over
    all pairs.
    """

    score: float | None
    parts: list[Part]


class Pair(Struct, frozen=True):
    """How alike two records are; `a` and `b` are their positions in `Comparison.records`."""

    a: int
    b: int
    similarity: Similarity


class Comparison(Struct, frozen=True):
    """Records side by side: each term of each record stands in exactly one row.

    `pairs` has each two records, in their order; `similarity` is the mean of them all.
    """

    records: list[Record]
    rows: list[Row]
    pairs: list[Pair]
    similarity: Similarity


def terms_of(record: Record, field: Field) -> list[Any]:
    """The terms of one field as a list, also where the field holds just one term or None."""
    value = getattr(record, field)
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def to_json(value: Any) -> bytes:
    """Encode one record, or a list of them, as compact JSON."""
    return msgspec.json.encode(value)


def from_json(data: bytes | str) -> Record:
    """Decode one record; raises `msgspec.ValidationError` when it does not fit the schema."""
    return msgspec.json.decode(data, type=Record)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record, the same from every version of Python."""
    schema = msgspec.json.schema(Record)
    for definition in schema["$defs"].values():
        if "description" in definition:  # docstrings keep their indentation before Python 3.13
            definition["description"] = cleandoc(definition["description"])
    return schema
