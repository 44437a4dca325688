"""What is kept outside by a denial, by grammar rather than by a phrase that is known."""

from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.services.denials import denials

SALE = (
    "Mercy Health to acquire Lakeside Hospital\n\n"
    "CLEVELAND, Ohio (May 3, 2021) — Mercy Health and Lakeside Hospital said on Monday that they"
    " have signed a definitive agreement under which Mercy Health will acquire Lakeside.\n\n"
)


def exclusions(nlp: Language, text: str) -> list[str]:
    found = nlp(SALE + text)._.affil_exclusions
    return sorted(p["value"] for p in found if p["taken"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The burn unit isn't in the letter.", ["The burn unit"]),
        ("The home health agency does not figure in the plan.", ["The home health agency"]),
        ("The sleep lab won't be making the move; it is not joining.", ["The sleep lab"]),
        ("The burn unit will NOT, for now, be part of it.", ["The burn unit"]),
        ("The deal won't be touching the clinics in Solon.", ["the clinics in Solon"]),
        ("This shall not be read to end the radiology contract.", ["the radiology contract"]),
        ("The burn unit does not come along. The pharmacy won't, either.", None),
        ("The wound clinic is leased and not covered.", ["The wound clinic"]),
        ("Hospice is shared with others, and it's not covered by the letter.", ["Hospice"]),
        ("And the pediatric floor? It isn't in this agreement.", ["the pediatric floor"]),
        ("Maternity. Never part of the affiliation.", ["Maternity"]),
        ("Not changing: the Elm Street pharmacy, which volunteers run.", None),
        ("One thing is not in the deal: the trauma center.", ["the trauma center"]),
        ("Outside the agreement are the dental clinics.", ["the dental clinics"]),
        ("The burn unit is excluded. So, for now, are the clinics in Solon.", None),
        ("Pediatric cardiology is handled by Elm Hospital under a different contract.", None),
        ("Kidney surgery will still be done only at Elm Hospital.", ["Kidney surgery"]),
        ("The birthing center is separate.", ["The birthing center"]),
        ("The dental clinics are Lakeside's own affair.", ["The dental clinics"]),
        ("The hospice is, however, not covered.", ["The hospice"]),
        ("The hospice is likewise not covered.", ["The hospice"]),
        ("Not coming along: the dental clinic.", ["the dental clinic"]),
        ("Not on the table, for now, are maternity and the burn unit.", None),
        ("Left untouched is the hospice in Elyria.", ["the hospice in Elyria"]),
        ("The agreement leaves the dental clinic alone.", ["the dental clinic"]),
        ("The letter says nothing about the dental clinic.", ["the dental clinic"]),
        ("Nothing would change for the dialysis center.", ["the dialysis center"]),
        ("Our sleep lab is the one thing that remains wholly ours.", ["Our sleep lab"]),
        ("The rehabilitation hospital will be spun off.", ["The rehabilitation hospital"]),
        ("Elm Hospital declined to join.", ["Elm Hospital"]),
        ("The imaging center is out.", ["The imaging center"]),
        ("Imaging? Not in the deal.", ["Imaging"]),
    ],
)
def test_denials_put_outside_what_they_speak_of(
    nlp: Language, text: str, expected: list[str] | None
) -> None:
    found = exclusions(nlp, text)
    assert found == expected if expected else found


def test_lists_with_letters_are_parted(nlp: Language) -> None:
    text = (
        "It shall not extend to (a) the Elm ambulance service or (b) Lakeside's clinic in Solon,"
        " which is managed under a separate contract."
    )
    assert exclusions(nlp, text) == ["Lakeside's clinic in Solon", "the Elm ambulance service"]


@pytest.mark.parametrize(
    "text",
    [
        "Employees won't be affected.",
        "Patients do not need to move their records.",
        "The name of the hospital will not change.",
        "Mercy has not folded, its president said.",
        "He said that the hospital could not go on losing money.",
        "Lakeside stays put: no services there are to be moved.",
        "Members of the network stay independent.",
        "The terms were not included in the announcement.",
        "No layoffs are planned.",
        "The maternity ward stays open.",
        "Patients can keep their doctors.",
        "The agreement is not a merger.",
        "The cafeteria isn't going anywhere.",
    ],
)
def test_other_denials_put_nothing_outside(nlp: Language, text: str) -> None:
    assert not exclusions(nlp, text)


def test_a_long_list_of_small_words_behind_a_denial_is_soon_read() -> None:
    assert not denials("The clinic is not" + " also," * 60 + " open.")
