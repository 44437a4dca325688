"""The name that a text gives the agreement, its programme or the new entity."""

from __future__ import annotations

import pytest
from spacy.language import Language

PAIR = "Riverton Health and Oakdale Medical Center"
#: what comes behind in an announcement: a name at the very end is hardly the deal's
MORE = (
    "\n\nPatients keep their doctors and their appointments, both said. Bills come as they do now."
    " Parking is free at either place, and the cafeterias stay open late.\n"
)
END = f"\n\nThe agreement between {PAIR} was welcomed by both."


def name(nlp: Language, text: str) -> str | None:
    taken = [p["value"] for p in nlp(text + END)._.affil_names if p["taken"]]
    return taken[0] if taken else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                f"{PAIR} are forming a joint venture to build a rehabilitation hospital. The new"
                " hospital will be called The Twin Rivers Rehabilitation Institute."
            ),
            "Twin Rivers Rehabilitation Institute",
        ),
        (f"{PAIR} will work together to build the Bayside Cancer Center.", "Bayside Cancer Center"),
        (
            f"{PAIR} are partners in the Heartland Pediatric Collaborative, a new program.",
            "Heartland Pediatric Collaborative",
        ),
        (f"{PAIR} will run it under the brand MedCross Urgent Care.", "MedCross Urgent Care"),
        (f"{PAIR} announced the formation of Unity Care Group.", "Unity Care Group"),
        (
            f"{PAIR} form a joint venture. It will be called Riverton at Home with Oakdale.",
            "Riverton at Home with Oakdale",
        ),
        (
            f"{PAIR} will merge. Tarn Fellwood Health, as it’ll be known, begins in May.",
            "Tarn Fellwood Health",
        ),
        (f"{PAIR} formed a joint company. The new company is called eTarnCare.", "eTarnCare"),
        (
            f"{PAIR} have merged, and what came out is Riverton-Oakdale Healthcare.",
            "Riverton-Oakdale Healthcare",
        ),
        (
            "Riverton Health joined the Oakdale Cancer Network Tuesday as its third member.",
            "Oakdale Cancer Network",
        ),
        (
            f"{PAIR} will become one. The new nonprofit, Riverton Oakdale Health, begins in May.",
            "Riverton Oakdale Health",
        ),
        (f"{PAIR} will merge. Their new group would be called Tarn Fellwood.", "Tarn Fellwood"),
        (f"{PAIR} merge; it’ll go by the name of Ely and Bay Hospital.", "Ely and Bay Hospital"),
        (
            f"{PAIR} merge into Beacon Crest Health, as the combined group is called.",
            "Beacon Crest Health",
        ),
        (
            (
                f"{PAIR} agreed on an affiliation. The initiative, known as Project Echo Valley,"
                " begins in May."
            ),
            "Project Echo Valley",
        ),
        (
            (
                f"{PAIR} announced the Bridgeway Health Network, LLC—a separate and jointly owned"
                " network."
            ),
            "Bridgeway Health Network, LLC",
        ),
        (
            (
                f"{PAIR} have agreed to collaborate. Dubbed “Bridge to Care,” the programme will"
                " start in June."
            ),
            "Bridge to Care",
        ),
        (
            f"{PAIR} signed a letter of intent to merge under a new umbrella, Beacon Crest Health.",
            "Beacon Crest Health",
        ),
        (
            f"{PAIR} merge. From May there will be one public health service, Beacon Crest Health.",
            "Beacon Crest Health",
        ),
        (
            (
                f"{PAIR} will merge their nurseries. The service carries the name Tarn Nursery"
                " Partnership."
            ),
            "Tarn Nursery Partnership",
        ),
        (
            f"{PAIR} said the combined organization will take the name Beacon Crest Health.",
            "Beacon Crest Health",
        ),
    ],
)
def test_is_told_by_the_words_that_introduce_it(nlp: Language, text: str, expected: str) -> None:
    assert name(nlp, text + MORE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                f"{PAIR} signed a memorandum of understanding. Beacon Crest Care (BCC), in which"
                " each will have a one-half stake, opens its doors in May."
            ),
            "Beacon Crest Care",
        ),
        (
            f"{PAIR} belong to the Tarnwell Alliance, the partnership they set up last June.",
            "Tarnwell Alliance",
        ),
        (
            f"{PAIR} said it is led by the Tarnwell Alliance. That's a company both created.",
            "Tarnwell Alliance",
        ),
    ],
)
def test_is_told_by_what_is_said_behind_it(nlp: Language, text: str, expected: str) -> None:
    assert name(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{PAIR} have a joint venture. We are calling it the Center for Infants and Children.",
            "Center for Infants and Children",
        ),
        (
            f"{PAIR} agreed to create the Joint Pediatric and Adult Heart Program.",
            "Joint Pediatric and Adult Heart Program",
        ),
    ],
)
def test_may_have_an_and_within(nlp: Language, text: str, expected: str) -> None:
    assert name(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{PAIR} will own it together. The Harbor Baby Center, as it's to be called, has beds.",
            "Harbor Baby Center",
        ),
        (
            f"{PAIR} will form a subsidiary, Riverton Oakdale Surgery, which leases the building.",
            "Riverton Oakdale Surgery",
        ),
        (
            f"{PAIR} will join in a single organization, Riverton/Oakdale Health System.",
            "Riverton/Oakdale Health System",
        ),
        (
            f"{PAIR} have opened the Delta Center for Infants and Children, the first of its kind.",
            "Delta Center for Infants and Children",
        ),
        (
            f"{PAIR} share a clinic. The sign says Riverton Heart Specialists at Oakdale.",
            "Riverton Heart Specialists at Oakdale",
        ),
        (
            f"The Plains Health Collaborative, a company in which all have a share, is {PAIR}’s.",
            "Plains Health Collaborative",
        ),
    ],
)
def test_may_be_told_in_other_ways(nlp: Language, text: str, expected: str) -> None:
    assert name(nlp, text) == expected


def test_a_name_of_both_parties_is_made_of_their_words(nlp: Language) -> None:
    doc = nlp(f"{PAIR} will run a Riverton Oakdale Heart Hub in town.{END}")
    (one,) = [p for p in doc._.affil_names if p["value"] == "Riverton Oakdale Heart Hub"]
    features = one["features"]
    assert features["holds_two"] == features["indefinite"] == features["long"] == 1.0
    assert 0 < features["shared"] < 1


def test_two_centers_that_and_joins_are_no_name(nlp: Language) -> None:
    text = f"{PAIR} agreed on a plan. It covers Fernway Center and Tarnwell Center."
    assert name(nlp, text) is None


def test_a_name_that_a_hospital_takes_is_not_the_deals(nlp: Language) -> None:
    text = (
        "Riverton Health will manage Oakdale Medical Center under an agreement signed today. The"
        " hospital will be called Riverton Oakdale Medical Center."
    )
    assert name(nlp, text) is None


def test_a_hospital_that_is_bought_gets_a_new_name_but_the_deal_does_not(nlp: Language) -> None:
    text = "Riverton Health has acquired Oakdale Medical Center. It will be called Riverton East."
    assert name(nlp, text) is None


def test_quotation_marks_alone_introduce_nothing(nlp: Language) -> None:
    text = f"{PAIR} have signed an affiliation agreement. “Great News For All,” said the mayor."
    assert name(nlp, text) is None


def test_a_phrase_of_plain_words_is_no_name(nlp: Language) -> None:
    text = (
        f"{PAIR} have signed the Strategic Alliance. Under the Strategic Alliance, services grow."
        " The Strategic Alliance runs for ten years."
    )
    assert name(nlp, text) is None


@pytest.mark.xfail(strict=True, reason="just under what a name needs")
def test_a_network_is_named_when_one_side_joins_it_in_two_sentences(nlp: Language) -> None:
    text = f"{PAIR} have signed an agreement. Oakdale joins the Fernway Nursery Network."
    assert name(nlp, text) == "Fernway Nursery Network"


def test_a_network_is_named_when_one_side_joins_it(nlp: Language) -> None:
    text = (
        f"{PAIR} have signed an agreement. Oakdale joins the Fernway Nursery Network. Its smallest"
        " babies can stay in town from May on, and its nurses will train beside those of others."
    )
    assert name(nlp, text) == "Fernway Nursery Network"


def test_a_network_with_a_verb_like_word_in_its_name_is_named_whole(nlp: Language) -> None:
    text = (
        f"{PAIR} have signed an agreement. Oakdale is now a member of the Fernway Cancer Affiliate"
        " Network."
    )
    assert name(nlp, text) == "Fernway Cancer Affiliate Network"


def test_a_health_network_that_is_joined_is_an_organisation(nlp: Language) -> None:
    text = "Oakdale Medical Center will join Fernway Health Network. Fernway Health Network signed."
    assert name(nlp, text) is None
