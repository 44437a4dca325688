"""What a person found in a text: the types of a gold file, strict, in the vocabulary of records.

benchmarks/accuracy/GUIDELINES.md says what belongs into each field.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from affilcli.records import (
    ClauseCategory,
    DateType,
    Field,
    FigureKind,
    Kind,
    Role,
    Stage,
    Status,
    Struct,
)


class Wanted(Struct, frozen=True, kw_only=True):
    """Something that a record should have; `optional` is what two careful readers could leave out.

    `label` names it in lists of errors, `quotes` are words by which it is found in the text.
    """

    optional: bool = False

    @property
    def label(self) -> str:
        raise NotImplementedError

    @property
    def quotes(self) -> Sequence[str]:
        raise NotImplementedError


class Choice(Wanted, frozen=True, kw_only=True):
    """One value of several that are right, the best first; `subject` says of what, if need be."""

    values: Sequence[str]
    evidence: Sequence[str] = ()
    subject: str = ""

    @property
    def label(self) -> str:
        values = " | ".join(self.values)
        return f"{self.subject}: {values}" if self.subject else values

    @property
    def quotes(self) -> Sequence[str]:
        return self.evidence


class GoldParty(Wanted, frozen=True, kw_only=True):
    """An organisation that enters the agreement, in every form that is right."""

    names: list[str]
    role: list[Role]

    @property
    def label(self) -> str:
        return self.names[0]

    @property
    def quotes(self) -> Sequence[str]:
        return self.names


class GoldName(Wanted, frozen=True, kw_only=True):
    """The name of the agreement, in every form that is right."""

    names: list[str]

    @property
    def label(self) -> str:
        return self.names[0]

    @property
    def quotes(self) -> Sequence[str]:
        return self.names


class GoldDate(Wanted, frozen=True, kw_only=True):
    """A date of the agreement; `value` is EDTF, or None where nothing can be counted."""

    type: DateType
    value: str | None
    text: str

    @property
    def label(self) -> str:
        return f"{self.type} {self.value or self.text}"

    @property
    def quotes(self) -> Sequence[str]:
        return [self.text]


class GoldServiceLine(Wanted, frozen=True, kw_only=True):
    """A service that the text ties to the agreement."""

    id: str
    status: Status
    evidence: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return f"{self.id} {self.status}"

    @property
    def quotes(self) -> Sequence[str]:
        return self.evidence


class GoldExclusion(Wanted, frozen=True, kw_only=True):
    """What stays outside, in every wording that is right."""

    names: list[str]
    evidence: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.names[0]

    @property
    def quotes(self) -> Sequence[str]:
        return self.evidence


class GoldPerson(Wanted, frozen=True, kw_only=True):
    """A person who speaks or is named for a party."""

    name: str
    title: str | None = None
    organization: str | None = None

    @property
    def label(self) -> str:
        return ", ".join(filter(None, (self.name, self.title, self.organization)))

    @property
    def quotes(self) -> Sequence[str]:
        return [self.name, self.name.split()[-1]]


class GoldFigure(Wanted, frozen=True, kw_only=True):
    """A number that is a term of the agreement."""

    kind: FigureKind
    value: int | float
    unit: str
    text: str

    @property
    def label(self) -> str:
        return f"{self.kind} {self.value:,} {self.unit}"

    @property
    def quotes(self) -> Sequence[str]:
        return [self.text]


class GoldClause(Wanted, frozen=True, kw_only=True):
    """A category of which the text says something."""

    category: ClauseCategory
    evidence: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return self.category

    @property
    def quotes(self) -> Sequence[str]:
        return self.evidence


class Gold(Struct, frozen=True, kw_only=True):
    """One gold file. Lists of bare values hold what is acceptable, the best first."""

    id: str
    relevant: bool
    published: str | None
    parties: list[GoldParty]
    kind: list[Kind]
    stage: list[Stage]
    name: list[str]
    dates: list[GoldDate]
    service_lines: list[GoldServiceLine]
    exclusions: list[GoldExclusion]
    people: list[GoldPerson]
    clauses: list[ClauseCategory]
    figures: list[GoldFigure]
    clauses_optional: tuple[ClauseCategory, ...] = ()
    kind_evidence: tuple[str, ...] = ()
    stage_evidence: tuple[str, ...] = ()
    clause_evidence: dict[ClauseCategory, tuple[str, ...]] = msgspec.field(default_factory=dict)
    origin: str = ""

    def wanted(self, field: Field) -> list[Wanted]:
        """What a record should have in this field."""
        if field == "kind":
            return [Choice(values=self.kind, evidence=self.kind_evidence)]
        if field == "stage":
            return [Choice(values=self.stage, evidence=self.stage_evidence)]
        if field == "name":
            return [GoldName(names=self.name)] if self.name else []
        if field == "clauses":
            return self._clauses()
        items: list[Wanted] = getattr(self, field)
        return items

    def _clauses(self) -> list[Wanted]:
        told = self.clause_evidence
        return [
            GoldClause(category=category, optional=optional, evidence=told.get(category, ()))
            for optional, categories in ((False, self.clauses), (True, self.clauses_optional))
            for category in categories
        ]


def gold_from_json(data: bytes) -> Gold:
    """Decode a gold file; raises `msgspec.ValidationError` when it does not fit the vocabulary."""
    return msgspec.json.decode(data, type=Gold)
