"""What one that sells the rest keeps, and other ways of saying that something stays outside."""

from __future__ import annotations

import pytest
from spacy.language import Language

SALE = (
    "Riverton Health System has signed a definitive agreement to sell Oakdale Hospital to Summit"
    " Healthcare, the two organizations announced today.\n\n"
)
TIE = (
    "Riverton Health and Oakdale Medical Center announced today that they have signed an"
    " affiliation agreement.\n\n"
)
#: missed since words of statuses were learnt from 1458 texts
LOST = pytest.mark.xfail(strict=True, reason="its words lean to another status")


def exclusions(nlp: Language, text: str) -> list[str]:
    return sorted(p["value"] for p in nlp(text)._.affil_exclusions if p["taken"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Riverton retains its dialysis clinics.", ["dialysis clinics"]),
        ("Riverton will continue to own and operate its home health agency.", ["home health"]),
        ("Riverton Health will retain ownership of the nursing home.", ["nursing home"]),
        ("Riverton plans to hold onto its urgent care centers.", ["urgent care centers"]),
        ("The county will keep the ambulance service.", ["ambulance service"]),
        ("Summit is not buying the hospital's home care division.", ["home care division"]),
        ("Retained by Riverton: the cancer center and the health plan.", ["cancer", "health plan"]),
        ("Riverton's health plan would be unaffected by the sale.", ["health plan"]),
    ],
)
def test_the_seller_keeps_it_out_of_the_sale(nlp: Language, text: str, expected: list[str]) -> None:
    found = exclusions(nlp, SALE + text)
    assert len(found) == len(expected)
    assert all(words in phrase for words, phrase in zip(expected, found, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Summit will keep the emergency department open and retain all employees.",
        "Oakdale Hospital will continue to operate its emergency department.",
        "Summit will retain substantially all employees.",
    ],
)
def test_the_buyer_and_the_bought_just_keep_it_going(nlp: Language, text: str) -> None:
    assert exclusions(nlp, SALE + text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Oakdale will retain its emergency department and maternity unit.",
        "Oakdale will continue to own its buildings and hold its license.",
        "Both hospitals will continue to operate under their current names.",
    ],
)
def test_where_nothing_is_sold_keeping_leaves_nothing_out(nlp: Language, text: str) -> None:
    assert exclusions(nlp, TIE + text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laboratory services are being handled through a separate agreement.", "Laboratory"),
        ("The maternity ward at Dover does not come under the agreement.", "maternity ward"),
        ("Care homes and hospices run by the charity are excluded.", "Care homes and hospices"),
        ("The deal is separate from Oakdale's contract with Bayview for telestroke.", "contract"),
        ("Q: Does the agreement include the dental clinic?\nA: No. It is leased.", "dental clinic"),
    ],
)
def test_further_ways_to_say_that_something_stays_outside(
    nlp: Language, text: str, expected: str
) -> None:
    [found] = exclusions(nlp, TIE + text)
    assert expected in found


def test_services_that_the_seller_keeps_are_excluded(nlp: Language) -> None:
    doc = nlp(SALE + "Riverton will continue to own and operate its home health agency.")
    lines = {(p["value"]["id"], p["value"]["status"]) for p in doc._.affil_service_lines}
    assert ("home-health", "excluded") in lines


@LOST
def test_what_the_deal_is_for_is_no_mere_plan(nlp: Language) -> None:
    text = "It is a pact through which the two plan to share heart surgery and stroke care."
    taken = [p["value"] for p in nlp(TIE + text)._.affil_service_lines if p["taken"]]
    assert {line["status"] for line in taken} == {"included"}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            (
                "“This will bring more services — such as primary care, orthopedics and radiology —"
                " to the community,” she said."
            ),
            {"primary-care", "orthopedics", "imaging"},
        ),
        ("Services covered: general surgery, ENT and ophthalmology.", {"otolaryngology"}),
        ("It will take over emergency transportation and aged care homes.", {"transport"}),
        ("Riverton will run the clinics for the elderly.", {"geriatrics"}),
    ],
)
def test_services_in_lists_and_under_less_common_names(
    nlp: Language, text: str, lines: set[str]
) -> None:
    taken = [p["value"] for p in nlp(TIE + text)._.affil_service_lines if p["taken"]]
    assert lines <= {line["id"] for line in taken if line["status"] == "included"}


def test_care_outside_the_emergency_room_is_no_emergency_care(nlp: Language) -> None:
    text = "The centers will offer urgent care outside of the emergency room setting."
    taken = [p["value"]["id"] for p in nlp(TIE + text)._.affil_service_lines if p["taken"]]
    assert taken == ["urgent-care"]
