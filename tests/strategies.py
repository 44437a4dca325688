"""Generated records: few values a field, so that two records often have something in common."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from affilcli.records import (
    Clause,
    ClauseCategory,
    DateTerm,
    DateType,
    Exclusion,
    Figure,
    FigureKind,
    Kind,
    KindTerm,
    NameTerm,
    Party,
    Person,
    Record,
    Role,
    ServiceLine,
    Source,
    Span,
    Stage,
    StageTerm,
    Status,
)

WORDS = (
    "heart care",
    "all services",
    "St. Mary’s",
    "by the end of the year",
    "Today",
    "$5 million",
)
NAMES = ("Rush", "Lurie Children’s", "Mercy Health", "Mercy Health System", "Children's Hospital X")
INSTITUTIONS = (None, "rush", "chop", "mount-sinai")
LINES = ("cardiology", "cardiac-surgery", "oncology", "hematology", "pediatrics", "home-made")
TITLES = (None, "CEO", "President and CEO", "chair of surgery", "spokesman", "florist")
DATES = (None, "2021-02-01", "2021-02", "2021", "../2021-12-31", "XXXX-07-26", "202X", "2019-33")


def spans() -> st.SearchStrategy[Span]:
    """A span of no particular text."""
    return st.builds(
        lambda start, words: Span(start=start, end=start + len(words), text=words),
        st.integers(0, 50),
        st.sampled_from(WORDS),
    )


def terms(of: type[Any], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A term of this type with the fields that every term has."""
    return st.builds(
        of,
        confidence=st.sampled_from((0.3, 0.9)),
        evidence=st.lists(spans(), min_size=1, max_size=2),
        **fields,
    )


def one_of(literal: Any) -> st.SearchStrategy[Any]:
    """One of the values of a Literal."""
    return st.sampled_from(get_args(literal))


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """None, or up to four."""
    return st.lists(strategy, max_size=4)


def parties() -> st.SearchStrategy[Party]:
    """Parties with and without an id."""
    found: st.SearchStrategy[Party] = terms(
        Party,
        name=st.sampled_from(NAMES),
        short=st.sampled_from(NAMES),
        id=st.sampled_from(INSTITUTIONS),
        role=one_of(Role),
        mentions=st.just([]),
    )
    return found


def service_lines() -> st.SearchStrategy[ServiceLine]:
    """Lines that the taxonomy has, and one that it has not."""
    found: st.SearchStrategy[ServiceLine] = terms(
        ServiceLine,
        id=st.sampled_from(LINES),
        name=st.sampled_from(LINES),
        status=one_of(Status),
        population=st.sampled_from((None, "pediatric", "adult")),
        setting=st.sampled_from(([], ["inpatient"], ["inpatient", "outpatient"])),
        sites=st.just([]),
    )
    return found


def records() -> st.SearchStrategy[Record]:
    """Relevant records."""
    return st.builds(
        Record,
        id=st.sampled_from(("lurie-rush", "mercy")),
        source=st.builds(
            Source,
            path=st.just("deal.txt"),
            media_type=st.just("text/plain"),
            sha256=st.sampled_from(("0" * 64, "a" * 64)),
            title=st.none(),
            published=st.none(),
        ),
        relevant=st.just(True),
        parties=few(parties()),
        kind=st.none() | terms(KindTerm, value=one_of(Kind)),
        stage=st.none() | terms(StageTerm, value=one_of(Stage)),
        name=st.none() | terms(NameTerm, value=st.sampled_from(NAMES)),
        dates=few(
            terms(
                DateTerm,
                type=one_of(DateType),
                value=st.sampled_from(DATES),
                text=st.sampled_from(WORDS),
                about=st.sampled_from(([], ["cardiology"])),
            )
        ),
        service_lines=few(service_lines()),
        exclusions=few(terms(Exclusion, text=st.sampled_from(WORDS))),
        people=few(
            terms(
                Person,
                name=st.sampled_from(("Ann Lee", "Ann B. Lee", "Bo Li")),
                title=st.sampled_from(TITLES),
                organization=st.just(None),
                party=st.sampled_from((None, 0, 1, 7)),
            )
        ),
        figures=few(
            terms(
                Figure,
                kind=one_of(FigureKind),
                value=st.sampled_from((0, 1, 12, 55_000_000, 2.5)),
                unit=st.sampled_from(("USD", "year", "month", "bed")),
                text=st.sampled_from(WORDS),
            )
        ),
        clauses=few(terms(Clause, category=one_of(ClauseCategory))),
    )
