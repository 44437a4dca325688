"""What two terms of two deals have to do with each other, field by field."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
import pytest

from affilcli.gazetteer import load_gazetteer
from affilcli.records import (
    Clause,
    DateTerm,
    Exclusion,
    Field,
    Figure,
    KindTerm,
    NameTerm,
    Party,
    Person,
    Role,
    ServiceLine,
    Span,
    StageTerm,
)
from affilcli.relate import JUDGES, Item, Relation, told
from affilcli.relate.people import office
from affilcli.relate.relation import Reason
from affilcli.vocabulary import load

GAZETTEER = load_gazetteer()
Judged = tuple[str, tuple[str, ...]] | None


def term(of: type[Any], /, words: str = "…", **fields: Any) -> Any:
    evidence = [Span(start=0, end=len(words), text=words)]
    return of(confidence=0.9, evidence=evidence, **fields)


def judged(field: Field, one: Any, other: Any, *, place: int | None = None) -> Judged:
    """Verdict and reasons from either side, or None for terms that must not share a row."""
    a = Item(deal=0, position=0, term=one, place=place)
    b = Item(deal=1, position=0, term=other, place=place)
    relation = JUDGES[field].relate(a, b, GAZETTEER)
    assert relation == JUDGES[field].relate(b, a, GAZETTEER)
    return relation and (relation.verdict, tuple(told(relation.reasons)))


def relation(field: Field, one: Any, other: Any) -> Relation:
    a = Item(deal=0, position=0, term=one)
    found = JUDGES[field].relate(a, a._replace(deal=1, term=other), GAZETTEER)
    assert found
    return found


def kind(value: str) -> Any:
    return term(KindTerm, value=value)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("merger", "merger", ("same", ())),
        ("merger", "acquisition", ("similar", ("a change of owner",))),
        ("alliance", "affiliation", ("similar", ("ways of working together",))),
        ("merger", "alliance", ("different", ())),
        ("joint-venture", "alliance", ("different", ("agreements of separate organizations",))),
    ],
)
def test_kinds_that_come_to_the_same_are_similar(one: str, other: str, expected: Judged) -> None:
    assert judged("kind", kind(one), kind(other)) == expected


def test_stages_are_similar_while_they_bind_alike() -> None:
    def stage(value: str) -> Any:
        return term(StageTerm, value=value)

    assert judged("stage", stage("signed"), stage("pending")) == ("similar", ("binding",))
    assert judged("stage", stage("exploring"), stage("effective")) == ("different", ())


def test_names_may_differ_in_spelling() -> None:
    def name(value: str) -> Any:
        return term(NameTerm, value=value)

    assert judged("name", name("The Care Alliance"), name("Care Alliance")) == ("same", ())
    assert judged("name", name("Pediatric Care Alliance"), name("Paediatric Care Alliance")) == (
        "similar",
        ("names 98% alike",),
    )
    assert judged("name", name("Care Alliance"), name("Heart Network")) == ("different", ())


def party(name: str, role: str = "partner", identifier: str | None = None) -> Any:
    return term(Party, name=name, short=name, id=identifier, role=role, mentions=[])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (party("Lurie", "host", "lurie"), party("Lurie Children’s", "host", "lurie"), ("same", ())),
        (party("The Mercy Clinic"), party("Mercy  clinic"), ("same", ())),
        (
            party("Mercy Clinic", "acquirer"),
            party("Mercy Clinic", "seller"),
            ("similar", ("the same organization", "acquirer / seller")),
        ),
        (
            party("Brigham and Women's Hospital", "partner", "brigham-and-womens"),
            party("Mass General Brigham", "partner", "mass-general-brigham"),
            ("similar", ("one is part of the other",)),
        ),
        (
            party("Intermount Community Health"),
            party("Intermount Community Healthcare"),
            ("similar", ("names 93% alike",)),
        ),
        (
            party("Pinehill Children's Hospital", "provider"),
            party("CHOP", "provider", "chop"),
            ("similar", ("each a children's hospital",)),
        ),
        (
            party("Pinehill Children's Hospital", "provider"),
            party("CHOP", "partner", "chop"),
            ("similar", ("each a children's hospital", "partner / provider")),
        ),
        (
            party("Pinehill", "acquirer"),
            party("Oak Brothers", "acquirer"),
            ("different", ("other organizations", "the same role")),
        ),
        (
            party("Pinehill", "acquirer"),
            party("Oak Brothers", "partner"),
            ("different", ("other organizations", "acquirer / partner")),
        ),
        (
            party("Pinehill Children's Hospital", "member"),
            party("Oak Children's Hospital", "provider"),
            ("similar", ("each a children's hospital", "member / provider")),
        ),
        (
            party("Pinehill", "host"),
            party("Oak Brothers", "manager"),
            ("different", ("other organizations", "host / manager")),
        ),
        (
            party("Pinehill", "acquired"),
            party("Oak Brothers", "seller"),
            ("different", ("other organizations", "acquired / seller")),
        ),
        (party("Pinehill Hospital", "acquirer"), party("Oak Hospital", "acquired"), None),
        (party("Pinehill Hospital", "acquirer"), party("Oak Hospital", "seller"), None),
        (party("Pinehill Children's", "provider"), party("Oak Children's", "host"), None),
    ],
)  # fmt: skip
def test_parties_are_told_by_who_they_are_then_by_their_part(
    one: Any, other: Any, expected: Judged
) -> None:
    assert judged("parties", one, other) == expected


def test_what_two_organizations_are_goes_before_corresponding_sides_of_two_families() -> None:
    member = party("Pinehill Children's Hospital", "member")
    of_its_type = relation("parties", member, party("Oak Children's Hospital", "provider"))
    on_its_side = relation("parties", member, party("Birch Health System", "host"))
    across = relation("parties", member, party("Birch Health System", "provider"))
    assert of_its_type.pairing > on_its_side.pairing > across.pairing
    assert on_its_side.likeness == across.likeness


def test_each_role_but_partner_is_on_one_side_of_one_family() -> None:
    families = load("comparison")["roles"].values()
    listed = [role for sides in families for roles in sides.values() for role in roles]
    assert sorted([*listed, "partner"]) == sorted(get_args(Role))


def test_namesakes_with_ids_of_their_own_are_two() -> None:
    one, other = party("Mercy", "partner", "rush"), party("Mercy", "partner", "chop")
    verdict = judged("parties", one, other)
    assert verdict
    assert verdict[0] != "same"


def date(value: str | None, words: str = "then", of: str = "effective", about: Any = ()) -> Any:
    return term(DateTerm, type=of, value=value, text=words, about=list(about))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-02-01", "2021-02-01", ("same", ())),
        ("2021-02-01", "2021-02", ("similar", ("not said equally exactly",))),
        ("2021", "2021-33", ("similar", ("not said equally exactly",))),
        ("2021-02-01", "2021-02-13", ("similar", ("12 days apart",))),
        ("2021-02-01", "2021-02-02", ("similar", ("1 day apart",))),
        ("2021-02-01", "2021-03-20", ("different", ("47 days apart",))),
        ("2021-02-01", "2021-08-01", ("different", ("6 months apart",))),
        ("2021-02-01", "2021-04", ("different", ("2 months apart",))),
        ("2021", "2022-01-05", ("similar", ("1 year apart",))),
        ("2019-03-01", "2021-03-01", ("different", ("2 years apart",))),
        ("../2021-12-31", "2021-02-01", ("similar", ("not said equally exactly",))),
        ("2021-02-01/..", "2024-05", ("similar", ("not said equally exactly",))),
        ("2018", "2023", ("different", ("5 years apart",))),
        ("../2021-12-31", "2022-01-02", ("similar", ("2 days apart",))),
        ("2021-07-26", "XXXX-07-26", ("similar", ("the year is open",))),
        ("2021-07-25", "XXXX-07-26", ("different", ("another day of the year",))),
        ("2021-07-25", None, ("different", ("cannot be compared: one is undated",))),
        ("202X", "2021", ("different", ("too vague to compare",))),
    ],
)
def test_dates_of_one_type_are_so_far_apart(one: str, other: str | None, expected: Judged) -> None:
    assert judged("dates", date(one), date(other)) == expected


def test_undated_words_are_the_same_day_only_in_the_same_sentence() -> None:
    today, monday = date(None, "Today"), date(None, "Monday")
    elsewhere = msgspec.structs.replace(today, evidence=[Span(start=0, end=9, text="Today, we")])
    assert judged("dates", today, today) == ("same", ())
    assert judged("dates", today, elsewhere) == ("similar", ("the same words, undated",))
    assert judged("dates", today, monday) == ("different", ("cannot be compared: undated",))


def test_dates_of_two_types_are_never_put_beside_each_other() -> None:
    assert judged("dates", date("2021"), date("2021", of="expires")) is None


def test_dates_of_one_service_line_belong_together_more() -> None:
    one, other = date("2021", about=["oncology"]), date("2023", about=["oncology"])
    alone = relation("dates", date("2021"), date("2023"))
    assert relation("dates", one, other).pairing > alone.pairing


def line(identifier: str, status: str = "included", **scope: Any) -> Any:
    fields = {"population": None, "setting": [], "sites": []} | scope
    entry = GAZETTEER.service_line(identifier)
    name = entry.name if entry else identifier
    return term(ServiceLine, id=identifier, name=name, status=status, **fields)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (line("oncology"), line("oncology"), ("same", ())),
        (line("oncology"), line("oncology", population="adult"), ("same", ())),
        (line("oncology"), line("oncology", sites=["Rush"]), ("same", ())),
        (
            line("oncology", population="pediatric"),
            line("oncology", population="adult"),
            ("similar", ("adult / pediatric",)),
        ),
        (
            line("oncology", setting=["inpatient", "outpatient"]),
            line("oncology", setting=["outpatient"]),
            ("similar", ("inpatient and outpatient / outpatient",)),
        ),
        (
            line("oncology", setting=["inpatient"]),
            line("oncology"),
            ("similar", ("setting in one only",)),
        ),
        (
            line("oncology", "planned"),
            line("oncology"),
            ("different", ("included / planned",)),
        ),
        (
            line("oncology", "planned", population="adult"),
            line("oncology", population="pediatric"),
            ("different", ("adult / pediatric", "included / planned")),
        ),
        (line("oncology", "excluded"), line("oncology"), ("different", ("excluded / included",))),
        (line("oncology", "excluded", sites=["Rush"]), line("oncology"), None),
        (line("hematology"), line("oncology"), ("similar", ("cancer",))),
        (line("hematology"), line("bone-marrow-transplant"), None),
        (line("cardiology"), line("cardiac-surgery"), ("similar", ("heart",))),
        (line("cardiology"), line("cardiac-surgery", "planned"), None),
        (line("podiatry"), line("dentistry"), None),
        (line("cardiology"), line("oncology"), None),
        (line("home-infusion"), line("home-infusions"), ("similar", ("names 96% alike",))),
    ],
)
def test_service_lines_are_told_by_id_then_by_group_and_name(
    one: Any, other: Any, expected: Judged
) -> None:
    assert judged("service_lines", one, other) == expected


def test_the_same_status_belongs_together_more_than_another() -> None:
    included, planned = line("oncology"), line("oncology", "planned")
    excluded = line("oncology", "excluded")
    same = relation("service_lines", included, included).pairing
    later = relation("service_lines", included, planned).pairing
    never = relation("service_lines", included, excluded).pairing
    assert same > later > never


def figure(value: float, unit: str = "USD", of: str = "commitment") -> Any:
    return term(Figure, kind=of, value=value, unit=unit, text=str(value))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (figure(55_000_000), figure(55_000_000), ("same", ())),
        (figure(10, "year", "term"), figure(120, "month", "term"), ("same", ())),
        (figure(100), figure(90), ("similar", ("10% apart",))),
        (figure(10), figure(55), ("different", ("a factor of 5.5",))),
        (figure(1000), figure(55_000_000), ("different", ("a factor of 55,000",))),
        (figure(1_000_000), figure(1_003_000), ("similar", ("less than 1% apart",))),
        (figure(0), figure(55), ("different", ())),
        (figure(10), figure(10, "GBP"), ("different", ("GBP / USD",))),
        (figure(10), figure(10, of="price"), None),
    ],
)
def test_figures_of_one_kind_are_so_many_times_as_much(
    one: Any, other: Any, expected: Judged
) -> None:
    assert judged("figures", one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The ambulance service", "the ambulance service", ("same", ())),
        ("Emergency and trauma services", "the trauma and emergency service", ("similar",)),
        ("Pediatric services at Rush Medical Center", "Adult services at Mercy Hospital", None),
        ("the clinic", "our hospital", None),
    ],
)
def test_exclusions_are_told_by_the_words_that_matter(
    one: str, other: str, expected: tuple[Any, ...] | None
) -> None:
    found = judged("exclusions", term(Exclusion, text=one), term(Exclusion, text=other))
    assert found == expected if found is None or expected is None else found[0] == expected[0]


def person(name: str, title: str | None = None) -> Any:
    return term(Person, name=name, title=title, organization=None, party=None)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (person("Ann Lee"), person("Ann B. Lee", "CEO"), ("same", ())),
        (
            person("Ann Lee", "chief medical officer"),
            person("Ann Lee", "CEO"),
            ("similar", ("another title",)),
        ),
        (
            person("Ann Lee", "President and CEO"),
            person("Bo Li", "chief executive"),
            ("different", ("other persons", "the same office")),
        ),
        (person("Ann Lee", "CEO"), person("Bo Li", "spokesman"), None),
        (person("Ann Lee"), person("Bo Li"), None),
        (
            person("Ann Lee", "chief executive"),
            person("Ann Lee", "CEO"),
            ("similar", ("the same office in other words",)),
        ),
    ],
)
def test_people_are_told_by_name_then_by_office(one: Any, other: Any, expected: Judged) -> None:
    assert judged("people", one, other) == expected


def test_people_who_speak_for_parties_on_one_row_share_a_row() -> None:
    one, other = person("Ann Lee", "CEO"), person("Bo Li", "spokesman")
    assert judged("people", one, other, place=3) == (
        "different",
        ("for parties on one row", "other persons"),
    )


def test_reasons_of_many_pairs_say_no_more_than_a_reader_needs() -> None:
    reasons = [
        Reason("12 days apart", 12),
        Reason("2 years apart", 730),
        Reason("undated"),
        Reason("undated"),
        Reason(kind="status", values=("included", "planned")),
        Reason(kind="status", values=("existing", "planned")),
        Reason(kind="population", values=("adult", "pediatric")),
    ]
    expected = ["undated", "up to 2 years apart", "adult / pediatric"]
    assert told(reasons) == told(reversed(reasons)) == [*expected, "existing / included / planned"]


def test_clauses_are_the_same_only_in_the_same_words() -> None:
    def clause(category: str, words: str) -> Any:
        return term(Clause, words, category=category)

    one = clause("governance", "A joint board decides.")
    assert judged("clauses", one, clause("governance", "A joint board  decides")) == ("same", ())
    assert judged("clauses", one, clause("governance", "Mercy decides alone.")) == (
        "similar",
        ("both address it",),
    )
    assert judged("clauses", one, clause("term", "A joint board decides.")) is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("President and CEO", "chief executive"),
        ("executive vice president and chief executive officer", "chief executive"),
        ("president", "chief executive"),
        ("senior vice president for strategy", "vice president"),
        ("market president", "local president"),
        ("chair of pediatric cardiology", "physician leader"),
        ("chair of the board of trustees", "board"),
        ("chairman", "board"),
        ("chairman and CEO", "chief executive"),
        ("chief operating officer", "operations and finance"),
        ("dean of medicine", "dean or chancellor"),
        ("a neurologist", "physician"),
        ("florist", None),
        (None, None),
    ],
)
def test_offices_behind_titles(title: str | None, expected: str | None) -> None:
    assert office(title) == expected


@pytest.mark.parametrize(
    ("field", "one", "other", "expected"),
    [
        ("parties", party("A", "host"), party("B", "host"), "host"),
        ("parties", party("A", "host"), party("B", "partner"), "party"),
        ("kind", kind("merger"), kind("alliance"), "kind"),
        ("dates", date("2021"), date("2022"), "effective"),
        ("service_lines", line("oncology"), line("oncology", "planned"), "Oncology"),
        ("service_lines", line("oncology"), line("hematology"), "Hematology / Oncology"),
        ("people", person("A", "CEO"), person("B", "president"), "chief executive"),
        ("people", person("A", "florist"), person("A", "CEO"), "speaker"),
        ("figures", figure(1), figure(2), "commitment"),
    ],
)
def test_a_row_is_named_by_what_its_terms_share(
    field: Field, one: Any, other: Any, expected: str
) -> None:
    items = [Item(deal=deal, position=0, term=found) for deal, found in enumerate((one, other))]
    assert JUDGES[field].label(items) == expected
    assert JUDGES[field].label(items[::-1]) == expected
