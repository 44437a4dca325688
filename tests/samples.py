"""Records made by hand, with spans of a real text, for tests that need no extraction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from affilcli.records import (
    Clause,
    DateTerm,
    Exclusion,
    Figure,
    KindTerm,
    NameTerm,
    Party,
    Person,
    Record,
    ServiceLine,
    Source,
    Span,
    StageTerm,
)

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
TEXT = (SEEDS / "lurie-rush.txt").read_text(encoding="utf-8")

SERVICES = (
    "This includes Rush University Medical Center’s pediatric inpatient services, pediatric "
    "intensive care unit, neonatal intensive care unit and newborn services"
)


def span(words: str) -> Span:
    """The first place where the words stand in the text."""
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def term(words: str, confidence: float = 0.9) -> dict[str, Any]:
    """The fields that every term has."""
    return {"confidence": confidence, "evidence": [span(words)]}


def party(name: str, short: str) -> Party:
    """A partner named so in the text."""
    return Party(
        name=name, short=short, id=None, role="partner", mentions=[span(name)], **term(name)
    )


def service_line(identifier: str, name: str, words: str = SERVICES, **other: Any) -> ServiceLine:
    """An included pediatric service line unless said otherwise."""
    fields = {"status": "included", "population": "pediatric", "setting": [], "sites": []} | other
    return ServiceLine(id=identifier, name=name, **fields, **term(words))


def irrelevant(identifier: str = "ranking") -> Record:
    """A record of a document that announces nothing."""
    source = Source(
        path=f"news/{identifier}.txt",
        media_type="text/plain",
        sha256="0" * 64,
        title=None,
        published=None,
    )
    return Record(id=identifier, source=source, relevant=False)


def full() -> Record:
    """A record in which every field has something, most of it true of the Lurie and Rush seed."""
    joint = "These initiatives will be jointly managed by Rush and Lurie Children’s"
    copley = "Pediatric services at Rush Copley Medical Center"
    return Record(
        id="lurie-rush",
        source=Source(
            path="seeds/lurie-rush.txt",
            media_type="text/plain",
            sha256="0" * 64,
            title=None,
            published="2021-01-26",
        ),
        relevant=True,
        parties=[
            party("Ann & Robert H. Lurie Children’s Hospital of Chicago", "Lurie"),
            party("Rush University System for Health", "Rush"),
        ],
        kind=KindTerm(value="affiliation", **term("announced a new affiliation")),
        stage=StageTerm(value="signed", **term("have entered into a clinical affiliation")),
        name=NameTerm(value="Pediatric Alliance", **term("clinical affiliation", confidence=0.3)),
        dates=[
            DateTerm(
                type="effective",
                value="2021-02-01",
                text="effective February 1, 2021",
                about=[],
                **term(joint + " effective February 1, 2021"),
            ),
            DateTerm(
                type="announced", value=None, text="Today", about=["pediatrics"], **term("Today")
            ),
        ],
        service_lines=[
            service_line("pediatrics", "Pediatrics"),
            service_line("critical-care", "Critical care"),
            service_line("neonatology", "Neonatology"),
            service_line(
                "cardiology",
                "Cardiology",
                "inpatient and outpatient pediatric cardiology services",
                setting=["inpatient", "outpatient"],
                sites=["Rush University Medical Center"],
            ),
            service_line(
                "research", "Research", "Explore ways to further collaborate", status="planned"
            ),
        ],
        exclusions=[Exclusion(text=copley, **term(copley + " are not part of the affiliation"))],
        people=[
            Person(
                name="Tom Shanley",
                title="President and CEO",
                organization="Lurie Children’s",
                party=0,
                **term("says Tom Shanley, MD, President and CEO of Lurie Children’s"),
            )
        ],
        figures=[
            Figure(
                kind="commitment", value=55_000_000, unit="USD", text="$55 million", **term(joint)
            ),
            Figure(kind="term", value=1, unit="year", text="one year", **term(joint)),
        ],
        clauses=[Clause(category="governance", **term(joint))],
        warnings=["no publication date: 'Today' left unresolved"],
    )


def renamed(record: Record, identifier: str) -> Record:
    """The same record under another id."""
    return msgspec.structs.replace(record, id=identifier)
