"""Names that the gazetteer holds, and namesakes told apart."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from spacy.language import Language

from affilcli.gazetteer import FormerName, Gazetteer, Institution
from affilcli.gazetteer.places import Places
from affilcli.pipeline.institutions.known_names import KnownNames
from affilcli.pipeline.institutions.names import Name
from affilcli.pipeline.page import Page

MAINE = Institution(id="mercy-me", name="Mercy Hospital", city="Portland", state="ME", country="US")
OREGON = msgspec.structs.replace(MAINE, id="mercy-or", state="OR")
IOWA = msgspec.structs.replace(MAINE, id="mercy-ia", city="Iowa City", state="IA")
CORK = msgspec.structs.replace(MAINE, id="mercy-cork", city="Cork", state=None, country="IE")


Find = Callable[..., list[Name]]


@pytest.fixture
def names(nlp: Language) -> Find:
    def found(text: str, *institutions: Institution, published: str | None = None) -> list[Name]:
        doc = nlp.get_pipe("affil_zones")(nlp.make_doc(text))
        doc._.affil_given_published = published
        return list(KnownNames(Gazetteer.of(institutions)).find(Page(doc), Places(doc.text)))

    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board of Mercy Hospital of Iowa City voted for it.", "mercy-ia"),
        ("It asked Mercy Hospital in Portland, Maine, to join.", "mercy-me"),
        ("PORTLAND, Ore. — The board met Mercy Hospital’s in Portland.", "mercy-or"),
        ("It asked Mercy Hospital in Portland, OR, to join.", "mercy-or"),
        ("Iowa City's Mercy Hospital has a rival in Portland, Maine.", "mercy-ia"),
        ("Ireland's health service runs Mercy Hospital.", "mercy-cork"),
        ("It asked Mercy Hospital in Portland to join.", None),
        ("It asked Mercy Hospital to join.", None),
    ],
)
def test_namesakes_are_told_apart_by_the_place_that_the_text_names(
    names: Find, text: str, expected: str | None
) -> None:
    ((*_, chosen, rivals),) = names(text, MAINE, OREGON, IOWA, CORK)
    assert chosen == expected
    assert set(rivals) == {"mercy-me", "mercy-or", "mercy-ia", "mercy-cork"} - {expected}


def test_of_two_systems_of_a_name_the_one_with_a_hospital_in_the_city_is_meant(names: Find) -> None:
    michigan = Institution(id="trinity-mi", name="Trinity Health", city="Livonia", state="MI")
    dakota = Institution(id="trinity-nd", name="Trinity Health", city="Minot", state="ND")
    part = Institution(
        id="muskegon",
        name="Muskegon Campus",
        city="Muskegon",
        parent="trinity-mi",
        relation="part-of",
    )
    text = "Trinity Health will own what stands in Muskegon."
    ((*_, chosen, rivals),) = names(text, michigan, dakota, part)
    assert (chosen, rivals) == ("trinity-mi", ("trinity-nd",))
    ((*_, unsure, _),) = names(text, michigan, dakota)
    assert unsure is None


OHIO = Institution(id="mercy-oh", name="Mercy Health", city="Cincinnati", state="OH", country="US")
WISCONSIN = msgspec.structs.replace(OHIO, id="mercy-wi", city="Janesville", state="WI")
LORAIN = msgspec.structs.replace(
    OHIO, id="lorain", name="Tarn Hospital", city="Lorain", parent="mercy-oh", relation="part-of"
)
SPRINGFIELD = msgspec.structs.replace(LORAIN, id="springfield", city="Springfield")
WARD = msgspec.structs.replace(LORAIN, id="ward", city="Lima", parent="lorain")
OTHER_SPRINGFIELD = Institution(
    id="elm", name="Elm Hospital", city="Springfield", state="MO", country="US"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mercy Health signed with a hospital in Lorain.", "mercy-oh"),
        ("Mercy Health signed with a hospital in Lima.", "mercy-oh"),
        ("Mercy Health signed with Lorain's hospital.", "mercy-oh"),
        ("LORAIN – Mercy Health signed with a hospital.", "mercy-oh"),
        ("Mercy Health signed with a hospital in Springfield, Ohio.", "mercy-oh"),
        ("Mercy Health signed with a hospital in Springfield.", None),
        ("Mercy Health signed. Its patients come from Springfield and Joplin.", None),
        ("Mercy Health signed with a hospital in Lima, Peru.", None),
        ("Mercy Health and the Lorain family signed.", None),
    ],
)
def test_a_city_tells_systems_apart_where_something_is_there_and_it_is_the_only_one(
    names: Find, text: str, expected: str | None
) -> None:
    hospitals = LORAIN, SPRINGFIELD, WARD, OTHER_SPRINGFIELD
    ((*_, chosen, _),) = names(text, OHIO, WISCONSIN, *hospitals)
    assert chosen == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It joined the University of California, San Diego in June.", ["ucsd"]),
        ("It joined the University of California, San Marcos and Diego.", []),
        ("It left the University of California, and San Diego stayed.", []),
    ],
)
def test_a_comma_may_stand_before_the_city_that_a_name_ends_with(
    names: Find, text: str, expected: list[str]
) -> None:
    ucsd = Institution(id="ucsd", name="University of California San Diego", city="San Diego")
    assert [name.id for name in names(text, ucsd)] == expected


def test_a_place_beside_the_name_counts_more_than_one_elsewhere(names: Find) -> None:
    text = "Iowa City-based Mercy Hospital said so. It is smaller than those of Portland, Maine."
    ((*_, chosen, _),) = names(text, MAINE, IOWA)
    assert chosen == "mercy-ia"


def test_a_name_that_one_institution_bears_needs_no_place(names: Find) -> None:
    assert [name.id for name in names("It asked Mercy Hospital to join.", IOWA)] == ["mercy-ia"]


@pytest.mark.parametrize(
    ("place", "type_", "known"),
    [
        ("Ohio", "hospital", False), ("Ohio", "health-system", True), ("Iowa", "hospital", True),
        ("Ireland", "health-system", False), ("Iowa City", "hospital", True),
    ],
)  # fmt: skip
def test_a_hospital_is_not_meant_where_only_other_states_are_named(
    names: Find, place: str, type_: str, known: bool
) -> None:
    one = msgspec.structs.replace(IOWA, type=type_)
    (name,) = names(f"It asked Mercy Hospital to join; all are in {place}.", one)
    assert (name.id == "mercy-ia") is known


def test_a_system_is_meant_where_a_hospital_of_it_bears_the_same_name(names: Find) -> None:
    system = Institution(id="oakline", name="Oakline Health", type="health-system")
    hospital = Institution(
        id="oakline-fargo",
        name="Oakline Health",
        city="Fargo",
        parent="oakline",
        relation="part-of",
    )
    assert [n.id for n in names("It asked Oakline Health to join.", system, hospital)] == [
        "oakline"
    ]
    assert [n.id for n in names("It asked Oakline Health in Fargo to join.", system, hospital)] == [
        "oakline-fargo"
    ]


def test_an_acronym_needs_its_long_form_or_its_place(names: Find) -> None:
    one = Institution(
        id="oakline", name="Oakline Care", acronyms=("OCX",), city="Fargo", state="ND"
    )

    def ids(text: str) -> list[str | None]:
        return [name.id for name in names(text, one)]

    assert not ids("Its OCX was replaced.")
    assert ids("Oakline Care said that OCX will grow.") == ["oakline", "oakline"]
    assert ids("In Fargo OCX will grow.") == ["oakline"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("It asked Oakline to join.", True),
        ("They live in Oakline, Ohio.", False),
        ("They live in Oakline County.", False),
        ("The OAKLINE plan was dropped.", False),
    ],
)
def test_one_word_is_a_name_as_it_is_written_where_it_is_no_place(
    names: Find, text: str, known: bool
) -> None:
    one = Institution(id="oakline", name="Oakline")
    assert bool(names(text, one)) is known


def test_a_short_name_of_one_word_counts_only_as_an_alias(names: Find) -> None:
    one = Institution(id="oakline", name="Oakline Care", short_name="Oakline")
    assert not names("It asked Oakline to join.", one)


def test_a_common_noun_behind_a_place_is_no_name(names: Find) -> None:
    one = Institution(id="pleasant", name="Mount Pleasant Hospital")
    assert not names("The Mount Pleasant hospital will join.", one)


@pytest.mark.parametrize(("others", "known"), [(0, True), (50, False)])
def test_a_system_named_by_a_word_that_many_have_needs_its_place(
    names: Find, others: int, known: bool
) -> None:
    one = msgspec.structs.replace(IOWA, name="Providence Clinic", type="health-system")
    many = [Institution(id=f"p-{n}", name=f"Providence Clinic {n}") for n in range(others)]
    (name,) = names("It asked Providence Clinic of Ohio to join.", one, *many)
    assert (name.id == "mercy-ia") is known


def test_two_rows_of_one_institution_are_one(names: Find) -> None:
    shipped = Institution(id="oakline", name="Oakline Health", aliases=("Oakline Care",), ror="r1")
    imported = Institution(id="oakline-us", name="Oakline Health", ror="r1")
    (name,) = names("It asked Oakline Health to join.", imported, shipped)
    assert (name.id, name.rivals) == ("oakline", ())


def test_a_common_word_is_no_name_whatever_a_registry_holds(names: Find) -> None:
    assert not names("The Alliance will grow.", Institution(id="alliance", name="Alliance"))


PREMIER = Institution(
    id="premier", name="Premier Health", type="health-system", city="Dayton", state="OH",
    country="US",
)  # fmt: skip
RIVAL = msgspec.structs.replace(PREMIER, id="rival", name="Premier Health Partners", state="CA")
BRANCH = msgspec.structs.replace(
    PREMIER, id="branch", name="Valley Hospital", state="IA", parent="premier", relation="part-of"
)


@pytest.mark.parametrize(
    ("others", "expected"), [((), "premier"), ((RIVAL,), None), ((RIVAL, BRANCH), "premier")]
)
def test_a_system_elsewhere_with_namesakes_is_taken_where_it_has_hospitals(
    names: Find, others: tuple[Institution, ...], expected: str | None
) -> None:
    ((*_, chosen, rivals),) = names("Premier Health comes to Iowa.", PREMIER, *others)
    assert chosen == expected
    assert (expected is None) == ("premier" in rivals)


NOW = Institution(id="now", name="Mercy General", type="health-system", country="US")
NEW = msgspec.structs.replace(NOW, id="new", valid_from="2010")
ENDED = msgspec.structs.replace(NOW, id="ended", valid_to="2004")
MERGED = msgspec.structs.replace(ENDED, id="merged", parent="whole", relation="merged-into")
ONCE = msgspec.structs.replace(
    NOW,
    id="once",
    name="Sutter Valley",
    former_names=(FormerName("Mercy General", "2001", "2005"),),
)


@pytest.mark.parametrize(
    ("text", "others", "expected"),
    [
        ("In 1999 Mercy General grew.", (NOW, NEW), "now"),
        ("In 1999 Mercy General grew.", (NOW, ONCE), "now"),
        ("In 2015 Mercy General grew.", (NOW, ENDED), "now"),
        ("In 2015 Mercy General grew.", (NOW, NEW), None),
        ("In 2015 Mercy General grew.", (NOW, MERGED), None),
        ("In 2015 Mercy General grew.", (NOW, ONCE), None),
        ("In 1999 Mercy General grew.", (NOW, ENDED), None),
        ("Mercy General grew.", (NOW, NEW), None),
    ],
)
def test_of_namesakes_who_bore_the_name_in_the_year_of_the_text_is_meant(
    names: Find, text: str, others: tuple[Institution, ...], expected: str | None
) -> None:
    ((*_, chosen, _),) = names(text, *others)
    assert chosen == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("In 1999 Mercy General sold bonds due in 2098.", None, "now"),
        ("Mercy General sold bonds due in 2098.", None, None),
        ("Mercy General sold bonds due in 2015.", "1999-05-04", "now"),
        ("Mercy General, which grew in 1999, is well.", "2015", None),
    ],
)
def test_the_year_of_a_text_is_the_one_given_and_never_one_to_come(
    names: Find, text: str, published: str | None, expected: str | None
) -> None:
    ((*_, chosen, _),) = names(text, NOW, NEW, published=published)
    assert chosen == expected
