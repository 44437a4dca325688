"""Which kinds of clause a story states of its agreement, and which sentence states them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.cues import Hit
from affilcli.pipeline.terms.clauses import apart
from affilcli.records import CLAUSE_CATEGORIES
from affilcli.vocabulary import load

Reader = Callable[[str], Doc]

LEAD = "Lakeside Hospital and Mercy Health announced an affiliation agreement today."


@pytest.fixture(scope="session")
def read(nlp: Language) -> Reader:
    """Zones, figures and clauses of a text, without the components that these do not need."""

    def run(text: str) -> Doc:
        doc = nlp.make_doc(text)
        for name in ("affil_zones", "affil_figures", "affil_clauses"):
            doc = nlp.get_pipe(name)(doc)
        return doc

    return run


def evidence(read: Reader, *paragraphs: str) -> dict[str, list[str]]:
    """The sentences cited for every category taken, of a story with these paragraphs."""
    doc = read("\n\n".join(("Lakeside and Mercy to join forces", LEAD, *paragraphs)))
    return {
        p["value"]: [doc.text[start:end] for start, end in p["evidence"]]
        for p in doc._.affil_clauses
        if p["taken"]
    }


@pytest.mark.parametrize(
    ("category", "sentence"),
    [
        ("governance", "A steering committee with three people from each side will oversee it."),
        ("governance", "Of the nine trustees on the new board, five would be named by Mercy."),
        ("governance", "Mercy is taking over as operator of the ward in May."),
        ("independence", "The land and the buildings remain county property."),
        ("independence", "Doctors in town are free to refer their patients wherever they like."),
        (
            "branding",
            "The words on the sign out front come down, and badges will read Mercy Lakeside.",
        ),
        ("financial", "Mercy will shoulder the debts of Lakeside, some £9m."),
        ("approval", "The matter goes to the county's voters in May."),
        ("term", "The lease runs out in 2031."),
        ("term", "The partners are going their separate ways."),
        ("exclusivity", "The two agreed to talk with no one else until June."),
        ("carve-out", "Nothing in the deal covers the nursing home."),
        ("academic", "Residents and fellows of both hospitals will rotate between them."),
        ("workforce", "Some 200 nurses move over to the new company with their seniority."),
        ("facilities", "Mercy will put up a new wing with two theatres."),
        ("information-systems", "Both will have access to the same computer records."),
        ("phasing", "Heart surgery comes first, and other fields will follow."),
        ("phasing", "A cancer clinic might be added when demand allows it."),
        ("governance", "Mercy becomes the sole corporate member of Lakeside."),
        ("governance", "Mercy will handle day-to-day management of the unit."),
        ("independence", "Each hospital keeps its own board and its own license."),
        ("independence", "This is not a merger, and Lakeside will remain independent."),
        ("branding", "The clinic will be renamed Mercy Lakeside."),
        ("branding", "New signs will go up in May, with both logos."),
        ("financial", "Mercy will invest $40 million in the campus over five years."),
        ("financial", "Each side will hold a 50 percent stake in the venture."),
        ("approval", "The deal is subject to review by the attorney general."),
        ("approval", "Both boards voted unanimously to approve the plan."),
        ("term", "The agreement runs for ten years and may be renewed."),
        ("term", "Either party may terminate the contract with 90 days' notice."),
        ("exclusivity", "Mercy will be the exclusive provider of heart surgery at Lakeside."),
        ("carve-out", "The birth center is not part of the agreement."),
        ("academic", "Medical students and residents will rotate through Lakeside."),
        ("research", "Lakeside patients will be able to enroll in clinical trials."),
        ("workforce", "All nurses of the unit will be offered employment by Mercy."),
        ("workforce", "Together the two will recruit pediatric specialists."),
        ("facilities", "The partners plan to build a new 60-bed hospital on Elm Street."),
        ("information-systems", "Lakeside will move to Mercy's electronic health record."),
        ("phasing", "In a second phase, cardiology will be added."),
        ("governance", "The trustees voted to hand over control of Lakeside to Mercy."),
        ("governance", "Mercy takes charge of the hospital on April 1."),
        ("independence", "Lakeside stays owned by its parent company."),
        ("independence", "The two stay separate bodies; nobody is calling it a merger."),
        ("independence", "The contract doesn't touch the ownership of Lakeside."),
        ("workforce", "The two will hire together and stop bidding for each other's surgeons."),
        ("phasing", "A later piece is a clinic for outpatients."),
        ("approval", "The attorneys hope to get a contract in front of the boards this fall."),
        ("exclusivity", "None of the three may open a competing clinic."),
    ],
)
def test_a_sentence_states_its_clause(read: Reader, category: str, sentence: str) -> None:
    assert sentence in evidence(read, sentence).get(category, [])


@pytest.mark.parametrize(
    ("category", "sentence"),
    [
        ("financial", "Financial terms of the agreement were not disclosed."),
        ("financial", "Neither side disclosed the terms."),
        ("governance", "All of the doctors are board-certified."),
        ("phasing", "Working in teams is the next stage of modern medicine."),
        ("workforce", "It will enable providers to give patients the right care."),
        ("academic", "The hospital recruits the best faculty."),
        ("branding", "Specialists can be called up by telephone."),
        ("financial", "Where do I pay my bill?"),
        ("facilities", "Children may be moved to the main campus of Mercy."),
        ("approval", "The clinic treats children with rare medical conditions."),
        ("facilities", "The two hospitals will build on a relationship of trust."),
        ("exclusivity", "Its doctors care exclusively for children."),
        ("branding", "She asked that her name not be used."),
        ("term", "The agreement covers long-term care."),
        ("information-systems", "The hospital has a track record of good care."),
        ("facilities", "Lakeside signed a new management agreement with Mercy Hospital."),
        ("facilities", "The practice is located on the third floor of an office tower."),
        ("phasing", "This is the first step toward an affiliation of the two hospitals."),
        ("phasing", "The transition will be seamless for patients."),
        ("workforce", "We value our collaboration with the physicians and leaders at Lakeside."),
        ("independence", "Mercy is acquiring Lakeside, an independent hospital in Ohio."),
        ("carve-out", "Mercy hopes to carve out a share of the market."),
        ("academic", "Mercy is composed of seven hospitals and a medical school."),
        pytest.param(
            "term",
            "Mercy will invest $5 million in the campus over five years.",
            marks=pytest.mark.xfail(strict=True, reason="gold often has pledges of years as terms"),
        ),
        ("term", "Regulators let the waiting period run out without a word."),
        ("facilities", "Mercy opened the doors of its network to other hospitals this morning."),
        (
            "facilities",
            "The contract makes the larger hospital responsible for running the smaller.",
        ),
        ("workforce", "Both told their staffs by email at noon."),
        ("phasing", "He was its spokesman and, until next week, one of its full partners."),
    ],
)
def test_a_sentence_that_only_sounds_like_a_clause(
    read: Reader, category: str, sentence: str
) -> None:
    assert category not in evidence(read, sentence)


def test_what_a_party_says_about_itself_is_no_clause(read: Reader) -> None:
    about = "About Mercy\nMercy Health employs 900 nurses and runs clinical trials at its school."
    assert not {"workforce", "research", "academic"} & set(evidence(read, about))


def test_the_heading_tells_what_a_short_sentence_is_about(read: Reader) -> None:
    plain = read(f"{LEAD}\n\nTwo people watch over it.\n")
    headed = read(f"{LEAD}\n\nGOVERNANCE\n\nThe board watches over it.\n")
    score = {p["value"]: p["score"] for p in headed._.affil_clauses}
    assert "governance" not in {p["value"] for p in plain._.affil_clauses if p["taken"]}
    assert score["governance"] > 0.3


def test_a_question_is_answered_by_the_next_sentence(read: Reader) -> None:
    found = evidence(read, "Q. Will the name change?", "A. No. Lakeside will keep its name.")
    assert any("keep its name" in sentence for sentence in found["branding"])


def test_a_category_is_proposed_once_with_few_sentences(read: Reader) -> None:
    doc = read("\n\n".join([LEAD, *["The two will recruit nurses and doctors."] * 9]))
    categories = [p["value"] for p in doc._.affil_clauses]
    assert len(categories) == len(set(categories))
    assert all(1 <= len(p["evidence"]) <= 4 for p in doc._.affil_clauses)


def test_hits_that_overlap_count_once_the_longest_first() -> None:
    hits = [Hit("a strong", "x", 0, 4), Hit("a strong", "y", 2, 12), Hit("a strong", "z", 20, 22)]
    assert [h.phrase for h in apart(hits, [])] == ["y", "z"]
    assert apart(hits, [Hit("a blocker", "b", 0, 30)]) == []


def test_every_category_has_cues() -> None:
    cues = load("clauses")["cues"]
    assert all(cues[category]["strong"] for category in CLAUSE_CATEGORIES)


def test_a_text_without_words_has_no_clauses(read: Reader) -> None:
    assert read("")._.affil_clauses == []


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("For 90 days neither may talk with anyone else.", "exclusivity"),
        ("Both hospitals remain free to sign with others.", "independence"),
        ("Neither system bought the other.", "independence"),
        ("The school must satisfy the state commission before it opens.", "approval"),
        ("Mercy's data system is to be extended to Lakeside's doctors.", "information-systems"),
        ("Profits and losses from the venture go into one pot.", "financial"),
        ("The signs at both sites will stay up.", "branding"),
        ("Spine surgery will be offered first, and other services come next.", "phasing"),
        ("Twelve staff were taken on for the new unit.", "workforce"),
        ("All decisions of the joint board must be unanimous.", "governance"),
        ("Big decisions on the venture must be unanimous.", "governance"),
    ],
)
def test_families_of_what_one_sentence_states(read: Reader, text: str, category: str) -> None:
    assert category in evidence(read, text)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Parking at Lakeside remains free to all visitors.", "independence"),
        ("She was the first to ask what comes of it.", "phasing"),
        ("Each nurse shares an office with a doctor.", "financial"),
        pytest.param(
            "The hospital posted losses of two percent.",
            "financial",
            marks=pytest.mark.xfail(strict=True, reason="a percentage speaks for it"),
        ),
    ],
)
def test_words_that_only_look_like_a_family(read: Reader, text: str, category: str) -> None:
    assert category not in evidence(read, text)
