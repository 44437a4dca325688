"""Strings linked to institutions, or not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affilcli.gazetteer import FormerName, Gazetteer, Institution
from affilcli.gazetteer.linking import Linker
from affilcli.gazetteer.linking.mention import Mention


def hospital(entry_id: str, name: str, city: str | None = None, **more: object) -> Institution:
    told = {"type": "hospital", "country": "US"} | more
    return Institution(id=entry_id, name=name, city=city, **told)  # type: ignore[arg-type]


ENTRIES = [
    hospital("mercy-me", "Mercy Hospital", "Portland", state="ME"),
    hospital("mercy-ia", "Mercy Hospital", "Iowa City", state="IA"),
    hospital("general-ma", "Massachusetts General Hospital", "Boston", state="MA",
             acronyms=("MGH",), parent="brigham", relation="part-of"),
    hospital("brigham", "Mass General Brigham", "Somerville", state="MA", type="health-system",
             former_names=(FormerName("Partners HealthCare", "1994", "2019"),)),
    hospital("harvard", "Harvard University", "Cambridge", state="MA", type="university"),
    hospital("utah", "University of Utah", "Salt Lake City", state="UT", type="university"),
    hospital("beaumont", "Beaumont Health", "Royal Oak", state="MI", type="health-system",
             parent="corewell", relation="merged-into", valid_to="2022-02"),
    hospital("corewell", "Corewell Health", "Grand Rapids", state="MI", type="health-system",
             valid_from="2022-02"),
    hospital("goettingen", "University Medical Center Göttingen", "Göttingen", country="DE"),
    hospital("erlangen", "Universitätsklinikum Erlangen", "Erlangen", country="DE"),
]  # fmt: skip
LINKER = Linker(Gazetteer.of(ENTRIES).index)
WORDS = [
    "Mercy", "Hospital", "Harvard", "University", "of", "Utah", "MGH", "Massachusetts", "General",
    ",", ";", "Boston", "MA", "USA", "Department", "Beaumont", "Health", "(", ")", "Portland",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


def linked(text: str, when: str | None = None) -> str | None:
    one = LINKER.link(text, when).institution
    return one.id if one else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Massachusetts General Hospital", "general-ma"),
        ("Department of Surgery, Massachusetts General Hospital, Boston, MA, USA", "general-ma"),
        ("Massachusetts Gen. Hosp., Boston", "general-ma"),
        ("HARVARD UNIVERSITY", "harvard"),
        ("Univ. of Utah, Salt Lake City", "utah"),
        ("University Medical Centre Goettingen, Germany", "goettingen"),
        ("Neurology, University MC Göttingen", "goettingen"),
        ("Uniklinikum Erlangen", "erlangen"),
        ("Partners HealthCare, Somerville", "brigham"),
    ],
)
def test_a_name_is_linked_however_it_is_written(text: str, wanted: str) -> None:
    assert linked(text) == wanted


def test_the_reason_says_what_stands_there() -> None:
    link = LINKER.link("Massachusetts General Hospital, Boston")
    assert link.reasons == ("its name", "in Boston")
    assert link.score > 0.5


def test_no_id_is_given_when_two_fit_equally_and_both_are_named() -> None:
    link = LINKER.link("Mercy Hospital")
    assert link.institution is None
    assert {one.id for one in link.rivals} == {"mercy-me", "mercy-ia"}
    assert link.reasons == ("fits mercy-ia and mercy-me equally",)


def test_of_two_of_a_name_the_one_that_is_much_the_likelier_is_meant() -> None:
    old = hospital(
        "old",
        "Elm University",
        "York",
        type="university",
        valid_from="1826",
        aliases=("Elm College", "The Elm", "Université Elm", "Elm University of York"),
    )
    parts = [hospital(f"part-{n}", f"Institute {n}", parent="old", relation="part-of")
             for n in range(9)]  # fmt: skip
    young = hospital("young", "Elm University", "Bath", type="university", valid_from="2019")
    link = Linker(Gazetteer.of([old, young, *parts]).index).link
    assert link("Elm University").institution == old
    plain = hospital("plain", "Elm University", "York", type="university", valid_from="2018")
    assert Linker(Gazetteer.of([plain, young]).index).link("Elm University").institution is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mercy Hospital, Portland, Maine", "mercy-me"),
        ("Mercy Hospital, Iowa City, IA 52245", "mercy-ia"),
        ("Mercy Hospital, Iowa City, Iowa, USA", "mercy-ia"),
    ],
)
def test_city_and_state_tell_namesakes_apart(text: str, wanted: str) -> None:
    assert linked(text) == wanted


def test_an_acronym_alone_is_not_linked() -> None:
    link = LINKER.link("MGH")
    assert link.institution is None
    assert link.reasons == ("an acronym without its long form: general-ma?",)


@pytest.mark.parametrize("text", ["THE", "THE Mercy Hospital", "Mercy Hospital OF THE", "THE OF"])
def test_an_acronym_made_of_small_words_is_none(text: str) -> None:
    entries = [hospital("small", "Tall Hill Eye Hospital", acronyms=("THE", "OF", "OF THE"))]
    assert Linker(Gazetteer.of(entries).index).link(text).institution is None


def test_an_acronym_beside_its_long_form_is() -> None:
    assert linked("Massachusetts General Hospital (MGH)") == "general-ma"


@pytest.mark.parametrize(
    "text", ["University of Utah Hospital", "University of Utah Health System"]
)
def test_a_hospital_that_is_not_known_is_not_collapsed_into_its_university(text: str) -> None:
    link = LINKER.link(text)
    assert link.institution is None
    assert "of utah that is not in the gazetteer" in link.reasons[0]


@pytest.mark.parametrize(
    "text",
    [
        "The Second Affiliated Hospital of the University of Utah, Salt Lake City",
        "University of Utah Children's Hospital",
    ],
)
def test_nor_is_one_that_is_named_before_it(text: str) -> None:
    assert linked(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Neurology, Elm Hospital and University of Utah, Salt Lake City",
        "Neurology, University of Utah and Elm Hospital, Salt Lake City",
        "Neurology, University of Utah and Children's Hospital, Salt Lake City",
    ],
)
def test_a_university_that_is_named_beside_another_hospital_is_linked(text: str) -> None:
    assert linked(text) == "utah"


def test_a_name_may_leave_out_its_city_and_write_two_words_as_one() -> None:
    entries = [
        hospital("sourasky", "Tel Aviv Sourasky Medical Center", "Tel Aviv", country="IL"),
        hospital("sheng", "Sheng Jing Hospital", "Shenyang", country="CN"),
    ]
    linker = Linker(Gazetteer.of(entries).index)
    for text, wanted in (("Sourasky Medical Center", "sourasky"), ("Shengjing Hospital", "sheng")):
        assert linker.ranked(text)[0].institution.id == wanted


def test_a_word_that_could_be_two_counts_once() -> None:
    plain = [hospital("ribera", "Hospital de La Ribera", "Valencia", country="ES")]
    # `Ribera` could be `Rib Era`, were it not a word of the name itself.
    halves = [*plain, hospital("other", "Rib and Era Institute", country="ES")]
    text = "Hospital Universitario de La Ribera"
    first, second = (Linker(Gazetteer.of(some).index).ranked(text)[0] for some in (plain, halves))
    for name in ("covered", "extra"):
        assert first.weighed.features.get(name, 0) == pytest.approx(
            second.weighed.features.get(name, 0), abs=0.1
        )


@pytest.mark.parametrize(
    "text",
    [
        "Department of Public Health Programmes, Randers Hospital",
        "Department of Public Health of Randers Hospital",
        "Randers Hospital, Department of Public Health",
    ],
)
def test_a_department_is_rather_one_of_who_is_named_beside_it(text: str) -> None:
    entries = [
        hospital("health", "Department of Public Health", type="organization"),
        hospital("randers", "Randers Hospital", "Randers", country="DK"),
    ]
    linker = Linker(Gazetteer.of(entries).index)
    assert linker.ranked(text)[0].institution.id == "randers"


def test_a_string_that_speaks_of_care_takes_less_to_be_linked() -> None:
    assert LINKER.least["care"] < LINKER.least["other"]


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("Erlangen University Hospital", True),
        ("School of Public Health", True),
        ("Northwell Healthcare", True),
        ("MD Anderson Cancer Center", True),
        ("Dana-Farber Cancer Institute", True),
        ("Neurology, CHU de Nantes", True),
        ("Viroscience, Erasmus MC", True),
        ("Harvard University", False),
        ("Center for Cancer Research", False),
        ("MC Escher Museum", False),
        ("Design, MC Escher Museum", False),
        ("Mc Gill University", False),
        ("Chu Wei Laboratory, Stanford University", False),
        ("Boston, MA", False),
        ("", False),
    ],
)
def test_what_speaks_of_care(text: str, does: bool) -> None:
    assert Mention(text).speaks_of_care == does


def test_a_hospital_is_not_collapsed_into_its_system() -> None:
    assert linked("Massachusetts General Hospital, Mass General Brigham, Boston") == "general-ma"


@pytest.mark.parametrize(
    ("when", "wanted"),
    [(None, "beaumont"), ("2020", "beaumont"), ("2023", "corewell"), ("2022-03-01", "corewell")],
)
def test_what_has_merged_by_then_gives_way_to_what_it_went_into(
    when: str | None, wanted: str
) -> None:
    assert linked("Beaumont Health, Royal Oak", when) == wanted


@pytest.mark.parametrize(
    ("when", "wanted"), [("1990", None), ("2000", "brigham"), ("2021", "brigham")]
)
def test_a_former_name_counts_from_its_first_year_on(when: str, wanted: str | None) -> None:
    assert linked("Partners HealthCare, Somerville", when) == wanted


@pytest.mark.parametrize("text", ["", "   ", "General Motors", "Hospital", "Boston, MA", "!?"])
def test_what_names_no_institution_is_linked_to_none(text: str) -> None:
    link = LINKER.link(text)
    assert link.institution is None
    assert link.reasons


def test_a_text_is_no_string_to_link() -> None:
    link = LINKER.link("Harvard University, " * 200)
    assert (link.institution, link.reasons) == (None, ("is longer than 2,000 characters",))


def test_two_entries_with_one_ror_id_are_one_institution() -> None:
    ror = "https://ror.org/03vek6s52"
    twice = [hospital(f"h{n}", "Harvard University", type="university", ror=ror) for n in (1, 2)]
    link = Linker(Gazetteer.of(twice).index).link("Harvard University")
    assert link.institution is not None
    assert link.institution.ror == ror


@given(TEXTS)
def test_linking_is_deterministic_and_an_id_comes_with_a_likely_score(text: str) -> None:
    first = LINKER.link(text)
    assert first == Linker(LINKER.index).link(text)
    assert 0 <= first.score <= 1
    least = LINKER.least["care" if Mention(text).speaks_of_care else "other"]
    assert first.institution is None or (first.score >= least and not first.rivals)


@settings(max_examples=30)
@given(TEXTS, st.randoms())
def test_the_order_of_the_registry_does_not_matter(text: str, random: Random) -> None:
    entries = list(ENTRIES)
    random.shuffle(entries)
    assert Linker(Gazetteer.of(entries).index).link(text) == LINKER.link(text)


@given(TEXTS)
def test_namesakes_in_one_place_are_never_guessed_at(text: str) -> None:
    twins = [hospital("a", "Mercy Hospital"), hospital("b", "Mercy Hospital")]
    assert Linker(Gazetteer.of(twins).index).link(text).institution is None
