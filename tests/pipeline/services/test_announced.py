"""What a sentence, a label, a heading or a question announces to be outside; parts of names."""

from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.page import Page
from affilcli.pipeline.services.announced import announced
from tests.pipeline.services.announcement import HEAD, exclusions


def told_ahead(nlp: Language, text: str) -> list[str]:
    doc = nlp(HEAD + text)
    page = Page(doc)
    return [page.text_of(page.sentences[index]) for index in sorted(announced(page))]


@pytest.mark.parametrize(
    "opening",
    [
        "Two things won't travel.",
        "Three are kept out.",
        "Not everything moves.",
        "The deal doesn't take in everything.",
        "One thing is staying out.",
        "Some things are not part of the change.",
        "Two services aren't in the deal.",
        "One unit will not come over to Mercy.",
        "Three sites stay outside the deal.",
        "Two programs are left behind.",
        "Some services are not covered by the agreement.",
    ],
)
def test_a_sentence_announces_what_stays_outside(nlp: Language, opening: str) -> None:
    assert told_ahead(nlp, f"{opening} The hospice goes to a new nonprofit.") == [
        "The hospice goes to a new nonprofit."
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "Not everyone clapped.",
        "Six systems came out for the deal.",
        "Some details remain subject to state review.",
        "Two hospitals will not close.",
        "Two clinics remain open.",
        "Three clinics will stay open.",
        "Two units were put together.",
        "These services remain.",
        "One thing is not in doubt.",
        "Several services will remain in Troy.",
        "Several areas stood out to the board.",
        "Two things did not change.",
        "Two units are not going to close.",
        "Some services are not covered by Medicaid.",
        "One thing will not go away.",
    ],
)
def test_other_sentences_announce_nothing(nlp: Language, opening: str) -> None:
    assert told_ahead(nlp, f"{opening} The hospice goes to a new nonprofit.") == []


def test_what_was_announced_need_not_be_said_again(nlp: Language) -> None:
    text = "Two things won't travel. Lakeside's ambulance company goes to a new nonprofit."
    assert exclusions(nlp, text) == ["Lakeside's ambulance company"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(5) Not conveyed: the wellness center.", ["wellness center"]),
        ("NOT IN THE DEAL: the dental clinic.", ["the dental clinic"]),
        ("Never in the venture: the nursing homes.", ["nursing homes"]),
        ("Left with Mercy: its breast center.", ["its breast center"]),
        (
            "Kept apart are Lakeside's rehabilitation units and its nursing beds.",
            ["Lakeside's rehabilitation units", "its nursing beds"],
        ),
        ("The one thing that isn't on the table is the methadone clinic.", ["methadone clinic"]),
        ("What about the sleep clinic? Not included, Smith said.", ["the sleep clinic"]),
        ("The hospice remains Mercy's business.", ["The hospice"]),
        (
            "Neither the hospice nor the dental clinic forms part of the venture.",
            ["the dental clinic", "the hospice"],
        ),
    ],
)
def test_ways_to_say_what_is_outside(nlp: Language, text: str, expected: list[str]) -> None:
    found = exclusions(nlp, text)
    assert [one.removeprefix("the ") for one in found] == [
        one.removeprefix("the ") for one in expected
    ]


def test_names_go_on_below_a_run_in_heading(nlp: Language) -> None:
    text = (
        "What stays behind. The sleep clinic in Troy. The dental clinics, which will be leased."
        " Mercy's hospice."
    )
    assert {"The sleep clinic in Troy", "The dental clinics"} <= set(exclusions(nlp, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Emergency helicopter service and trauma are not part of the venture.",
            ["Emergency helicopter service", "trauma"],
        ),
        (
            "The visiting nurses and Elm Hospital in Troy are not part of the venture.",
            ["Elm Hospital in Troy", "The visiting nurses"],
        ),
        ("The heart and stroke programs are not part of it.", ["The heart and stroke programs"]),
        (
            "Its hospital and branches in Montana are not part of it.",
            ["Its hospital and branches in Montana"],
        ),
    ],
)
def test_two_things_are_parted_where_each_has_its_noun(
    nlp: Language, text: str, expected: list[str]
) -> None:
    assert exclusions(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two clinics remain open. The heart program moves to Lakeside.",
        "Three clinics will stay open. The emergency department will double in size.",
        "Two units were put together. The sleep clinic serves both hospitals now.",
        "These services remain. The dialysis unit will be run by Mercy.",
        "One thing is not in doubt. The hospice joins the network.",
        "Several services will remain in Troy. Cardiology and the cancer program go to Mercy.",
        "What about the emergency room? Not only will it stay, it will grow.",
        "What about the birthing unit? No changes are planned there.",
        "What about the heart program? Not to worry, Smith said; it moves over as well.",
        "What about the clinic? Not until May.",
        "And what about the nursery? No one knows.",
        "The only services that remain are the clinic and the lab.",
        "The only hospital that stays open is the Lakeside campus.",
        "One thing that will not change is the hospital's commitment to care.",
    ],
)
def test_what_stays_open_or_is_not_known_is_not_left_out(nlp: Language, text: str) -> None:
    assert exclusions(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What about the sleep clinic? No, Smith said.", "sleep clinic"),
        ("What about the sleep clinic? Not moving.", "sleep clinic"),
        ("What about the sleep clinic? Not part of it.", "sleep clinic"),
        ("The one service that won't come over is the dental clinic.", "dental clinic"),
        ("The only site that the deal does not cover is the dental clinic.", "dental clinic"),
        ("The only clinic that will not join the network is the dental clinic.", "dental clinic"),
    ],
)
def test_an_answer_or_what_is_singled_out_is_left_out(
    nlp: Language, text: str, expected: str
) -> None:
    assert [one.removeprefix("the ") for one in exclusions(nlp, text)] == [expected]
