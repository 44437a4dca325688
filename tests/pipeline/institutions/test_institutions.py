from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from affilcli.pipeline.institutions.defined_forms import aliases
from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.institutions.names import shapes
from affilcli.pipeline.institutions.short_forms import UNRELATED, short_name, shortens
from affilcli.pipeline.institutions.trimming import trim


def names(text: str) -> list[str]:
    return [text[n.start : n.end] for n in shapes(text, 0, len(text)) if n.strength > 0.5]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "a deal with Ann & Robert H. Lurie Children’s Hospital of Chicago today",
            "Ann & Robert H. Lurie Children’s Hospital of Chicago",
        ),
        ("joined Cape Ferry Health System, Inc. in May", "Cape Ferry Health System, Inc."),
        ("Philadelphia-based Oakline Health said", "Oakline Health"),
        ("said Oakline Health President and CEO Ann Roe", "Oakline Health"),
        ("the plan of PinnaHealth System of Harrisburg", "PinnaHealth System"),
        ("with Oakline Medical of Millburn, Pa.,", "Oakline Medical"),
        ("of Tarn + Fell Healthcare", "Tarn + Fell Healthcare"),
        ("Memorial Hospital of Union County agreed", "Memorial Hospital of Union County"),
        ("and New York Medical College", "New York Medical College"),
        ("Under the deal Mercer Hospital gains", "Mercer Hospital"),
        ("Estes Ridge (Colo.) Health joins", "Estes Ridge (Colo.) Health"),
        ("Trinity Oak Hospitals and Clinics", "Trinity Oak Hospitals and Clinics"),
        ("surgeons of St. Luke's Hospital", "St. Luke's Hospital"),
        ("at Elmer-St. Francis Health Services", "Elmer-St. Francis Health Services"),
        ("at University Medical Center at Newport", "University Medical Center at Newport"),
        ("the Special Care Nursery at Mercer Hospital", "Mercer Hospital"),
        ("and Mercy Cedar Falls will join", "Mercy Cedar Falls"),
        ("nurses of Little Company of Mary", "Little Company of Mary"),
        ("MERCER COUNTY HOSPITAL\nBoard Packet", "MERCER COUNTY HOSPITAL"),
    ],
)  # fmt: skip
def test_a_name_is_cut_out_of_its_surroundings(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Medical Center grew.",
        "under a Management Services plan",
        "the Board of Trustees",
        "the Board of Regents",
    ],
)
def test_common_words_alone_are_no_name(text: str) -> None:
    assert not names(text)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Blue Hill HealthCare System (“Blue Hill”) and", "Blue Hill"),
        ("Mount Oak Health System (MOHS) said", "MOHS"),
        (
            'Seaside Children\'s Hospital, a Washington nonprofit corporation ("Children\'s"), and',
            "Children's",
        ),
        ("King Public Hospital District No. 2, doing business as OakHealth, and", "OakHealth"),
        ("Acme Healthcare Company, Inc. (“Acme”) (NASDAQ: ACM)", "Acme"),
    ],
)  # fmt: skip
def test_the_text_defines_short_forms(text: str, short: str) -> None:
    name = next(shapes(text, 0, len(text)))
    assert short in [text[a.start : a.end] for a in aliases(text, name.end)]


@pytest.mark.parametrize(
    ("short", "long", "related"),
    [
        ("Lurie Children's", "Ann & Robert H. Lurie Children's Hospital of Chicago", True),
        ("Oakline Health", "Oakline Health System", True),
        ("Hanover", "Hanover Hospital", True),
        ("OHSU", "Oregon Health & Science University", True),
        ("Oakline Health", "Oakline Health Blue Hill", False),
        ("Rush University", "Rush Copley Medical Center", False),
    ],
)
def test_which_names_shorten_which(short: str, long: str, related: bool) -> None:
    assert (shortens(tuple(word_list(short)), tuple(word_list(long))) < UNRELATED) is related


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Crozet-Chester Medical Center", "Crozet-Chester"),
        ("Oakline Health", "Oakline Health"),
        ("Memorial Hospital of Union County", "Memorial Hospital of Union County"),
        ("Blue Hill HealthCare System, Inc.", "Blue Hill"),
    ],
)
def test_short_names_leave_out_head_words(name: str, short: str) -> None:
    assert short_name(name, []) == short


def found(nlp: Language, text: str) -> dict[str, list[str]]:
    doc = nlp(text)
    return {
        one["name"]: [text[m["start"] : m["end"]] for m in one["mentions"]]
        for one in doc._.affil_institutions
    }


def test_all_forms_of_a_name_are_one_institution(nlp: Language) -> None:
    text = (
        "Blue Hill HealthCare System (“Blue Hill”) will join Oakline Health, the two said. "
        "Blue Hill's board voted on Monday. "
        "Leaders of Oakline spoke at Blue Hill HealthCare System.\n"
    )
    institutions = found(nlp, text)
    assert institutions["Blue Hill HealthCare System"] == [
        "Blue Hill HealthCare System", "Blue Hill", "Blue Hill", "Blue Hill HealthCare System",
    ]  # fmt: skip
    assert institutions["Oakline Health"] == ["Oakline Health", "Oakline"]


def test_straight_and_curly_apostrophes_are_the_same(nlp: Language) -> None:
    text = "Seaside Children’s Hospital agreed. Doctors of Seaside Children's Hospital came.\n"
    assert len(found(nlp, text)["Seaside Children’s Hospital"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Zephyrus, a Catholic health system in Ohio, signed the agreement on Monday.\n",
        "The agreement was signed by Seattle-based Zephyrus on Monday.\n",
    ],
)
def test_a_bare_name_said_to_be_a_health_system_is_one(nlp: Language, text: str) -> None:
    assert "Zephyrus" in found(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "“We grow,” said CEO Ann Roe of Oakline Health in a statement on Monday.\n",
            "Oakline Health",
        ),
        (
            "Come and ask. Nurses, and Genevieve Poe of Oakline Health, will be there on Monday.\n",
            "Oakline Health",
        ),
        ("Then Dr. Pruitt-Poe of Oakline Health replied at some length.\n", "Oakline Health"),
        (
            "Ely and St Mary's Hospitals NHS Foundation Trust will grow, it said today.\n",
            "Ely and St Mary's Hospitals NHS Foundation Trust",
        ),
    ],
)
def test_a_name_begins_behind_a_person_and_before_its_and(
    nlp: Language, text: str, name: str
) -> None:
    assert list(found(nlp, text)) == [name]


def test_initials_that_nobody_explains_are_of_the_name_that_has_them(nlp: Language) -> None:
    text = "Grant Lake Medical Center will grow. GLMC signed with Oakline Health. OHX did not.\n"
    assert found(nlp, text)["Grant Lake Medical Center"] == ["Grant Lake Medical Center", "GLMC"]


@pytest.mark.parametrize(
    ("name", "abbreviation"),
    [
        ("Inland Creek University", "ICU"),
        ("Mercy Regional Institute", "MRI"),
        ("Erie Medical Services", "EMS"),
        ("Carolina Medical Services", "CMS"),
        ("Franklin Trust Clinic", "FTC"),
        ("Chester Medical Organization", "CMO"),
        ("Cape Elizabeth Orthopedics", "CEO"),
    ],
)
def test_what_everybody_abbreviates_so_is_no_name_for_having_its_letters(
    nlp: Language, name: str, abbreviation: str
) -> None:
    text = f"{name} will grow. It signed with Oakline Health. New {abbreviation} plans are out.\n"
    assert abbreviation not in found(nlp, text)[name]


def test_persons_are_no_institutions(nlp: Language) -> None:
    text = "Board Chair Homer Teets and Dr. Vance Lilly-Roe spoke for Oakline Health today.\n"
    assert list(found(nlp, text)) == ["Oakline Health"]


def test_a_state_alone_is_no_short_form(nlp: Language) -> None:
    text = (
        "Ohio Children's Hospital signed an agreement. It serves the families of Ohio, and Ohio "
        "Children's will grow.\n"
    )
    assert "Ohio" not in found(nlp, text)["Ohio Children's Hospital"]


def test_a_legal_ending_makes_no_other_institution(nlp: Language) -> None:
    text = "Cleveland Clinic Inc. signed the agreement on Monday. Cleveland Clinic will grow.\n"
    assert len(found(nlp, text)) == 1


def test_an_institution_of_the_gazetteer_gets_its_id(nlp: Language) -> None:
    doc = nlp("Cleveland Clinic signed an agreement with Mercer Hospital on Monday.\n")
    ids = {one["name"]: one["id"] for one in doc._.affil_institutions}
    assert ids == {"Cleveland Clinic": "cleveland-clinic", "Mercer Hospital": None}


def test_a_hospital_is_not_taken_for_its_university(nlp: Language) -> None:
    text = (
        "Rush University and Rush Copley Medical Center are parts of "
        "Rush University System for Health.\n"
    )
    assert len(found(nlp, text)) == 3


@given(st.text(alphabet="AbC .,'’&-()of", max_size=120))
@settings(max_examples=60)
def test_trimming_stays_within_its_bounds(text: str) -> None:
    start, end = trim(text, 0, len(text))
    assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            (
                "Children's Hospital Newport and Oakline Health signed an agreement. "
                "Children's Hospital will send surgeons to Oakline Health.\n"
            ),
            "Children's Hospital",
            "Children's Hospital Newport",
        ),
        (
            (
                "Care Oak Holdings, Inc. and Mercer Hospital signed an agreement. "
                "CareOak will run the emergency rooms of Mercer Hospital.\n"
            ),
            "CareOak",
            "Care Oak Holdings, Inc.",
        ),
        (
            (
                "The University of Northwick School of Medicine (UN Med) and Mercer Hospital "
                "signed an agreement. UN Med will send residents to Mercer Hospital.\n"
            ),
            "UN Med",
            "University of Northwick School of Medicine",
        ),
    ],
)  # fmt: skip
def test_a_form_without_the_place_written_together_or_defined_is_of_the_full_name(
    nlp: Language, text: str, short: str, full: str
) -> None:
    forms = {
        one["name"]: {text[m["start"] : m["end"]] for m in one["mentions"]}
        for one in nlp(text)._.affil_institutions
    }
    assert short in forms[full]
    assert short not in forms


def test_a_city_that_signs_is_an_institution_and_one_where_something_lies_is_none(
    nlp: Language,
) -> None:
    signs = nlp("The City of Elmsford and Mercer Hospital signed a lease with Oakline Health.\n")
    lies = nlp("Mercer Hospital, in the city of Elmsford, signed with Oakline Health.\n")
    assert "City of Elmsford" in [one["name"] for one in signs._.affil_institutions]
    assert all("Elmsford" not in one["name"] for one in lies._.affil_institutions)
