from __future__ import annotations

import pytest
from spacy.language import Language

LEAD = "Mercer Hospital and Oakline Health have signed an affiliation agreement.\n\n"


def people(nlp: Language, text: str) -> list[tuple[str, str | None, str | None]]:
    found = nlp(LEAD + text + "\n")._.affil_people
    return [
        (p["value"]["name"], p["value"]["title"], p["value"]["organization"])
        for p in found
        if p["taken"]
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "“We grow,” said Ann Roe, president and CEO of Oakline Health.",
            ("Ann Roe", "president and CEO", "Oakline Health"),
        ),
        (
            (
                "“We grow,” said Ann Roe, MD, the chair of Pediatric Heart Surgery at "
                "Oakline Health, in a statement."
            ),
            ("Ann Roe", "chair of Pediatric Heart Surgery", "Oakline Health"),
        ),
        (
            'Oakline Health president Ann Roe said: "We grow."',
            ("Ann Roe", "president", "Oakline Health"),
        ),
        (
            "Bo D. Poe, Oakline Health’s chief strategy officer, called it good.",
            ("Bo D. Poe", "chief strategy officer", "Oakline Health"),
        ),
        (
            "Oakline Health Board President Bo Poe III spoke.",
            ("Bo Poe III", "Board President", "Oakline Health"),
        ),
        (
            "Dr. Ann Roe-Lopez, medical director of Mercer Hospital, will lead the unit.",
            ("Ann Roe-Lopez", "medical director", "Mercer Hospital"),
        ),
        (
            "“We grow,” said Ann Roe, a Mercer Hospital spokeswoman.",
            ("Ann Roe", "spokeswoman", "Mercer Hospital"),
        ),
        (
            (
                "“We grow,” said Pedro J. del Rio, MD, PhD, chief of cardiac surgery "
                "at Mercer Hospital."
            ),
            ("Pedro J. del Rio", "chief of cardiac surgery", "Mercer Hospital"),
        ),
    ],
)
def test_who_speaks_with_title_and_organisation(
    nlp: Language, text: str, person: tuple[str, str, str]
) -> None:
    assert people(nlp, text) == [person]


def test_the_reporter_is_left_out(nlp: Language) -> None:
    doc = nlp("Mercer Hospital joins Oakline Health\n\nBy Ann Roe, Staff Writer\n\n" + LEAD)
    assert not [p for p in doc._.affil_people if p["taken"]]


@pytest.mark.parametrize(
    "text",
    [
        "Lois Doe, 71, of Milford Center came in by ambulance.",
        "Attorney General Ann Roe will review the deal.",
        "The hospital stands on Ann Arbor Road in Park Ridge.",
    ],
)
def test_bystanders_and_places_are_no_people_of_the_deal(nlp: Language, text: str) -> None:
    assert people(nlp, text) == []


def test_signatures_of_a_contract_name_people(nlp: Language) -> None:
    text = (
        "IN WITNESS WHEREOF, the parties have set their hands:\n\nMERCER HOSPITAL\n"
        "By: (signed) Ann Roe\nIts: President and Chief Executive Officer\n"
    )
    assert people(nlp, text)[0][:2] == ("Ann Roe", "President and Chief Executive Officer")
