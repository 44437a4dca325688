from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affilcli.pipeline.layout.sentences import LONGEST_SENTENCE, find_sentences
from affilcli.pipeline.layout.zones import find_zones

STORY = """Mercer Hospital joins Oakline Health

By Ann Roe, Staff Writer
Posted: March 3, 2021

MERCER, Ohio — Mercer Hospital will join Oakline Health. “It is time,” said Dr. Jo Poe.

What changes
• A new clinic
• A new name

RELATED: Oakline opens tower

[Photo: The hospital. Staff file]

About Oakline Health
Oakline Health is a system of nine hospitals. It cares for all.

Contact: Kim Doe, 555-0100
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(zone["kind"], text[zone["start"] : zone["end"]]) for zone in find_zones(text)]


def test_a_story_falls_into_its_parts() -> None:
    assert [kind for kind, _ in kinds(STORY)] == [
        "headline", "byline", "metadata", "dateline", "body", "subheading", "bullet", "bullet",
        "related", "caption", "boilerplate", "boilerplate", "contact",
    ]  # fmt: skip


def test_a_dateline_is_parted_from_its_paragraph() -> None:
    assert kinds(STORY)[3:5][0][1] == "MERCER, Ohio — "


@pytest.mark.parametrize(
    "line",
    [
        "LAFAYETTE, La., August 1, 2017 (GLOBE NEWSWIRE) -- LHR Group said it agreed.",
        "DALLAS (KXXX) — Two systems will merge.",
        "Concord, N.H. – The attorney general spoke today.",
    ],
)
def test_datelines_are_known_in_many_styles(line: str) -> None:
    assert kinds(line)[0][0] == "dateline"


def test_a_name_with_a_dash_is_no_dateline() -> None:
    assert (
        kinds("Mercy Health – Youngstown and Oakline Health have agreed to merge.")[0][0] == "body"
    )


def test_what_follows_an_about_heading_is_boilerplate_to_the_end() -> None:
    text = "Two join.\n\nThey agreed today.\n\nAbout Oak Health\nIt has beds.\n\nMore on it.\n"
    assert [kind for kind, _ in kinds(text)][-3:] == ["boilerplate"] * 3


def test_about_the_merger_is_a_heading_not_boilerplate() -> None:
    text = "They agreed to merge, the two said.\n\nAbout the merger\nIt takes effect in May.\n"
    assert "boilerplate" not in [kind for kind, _ in kinds(text)]


def test_lines_of_a_hard_wrapped_paragraph_are_joined() -> None:
    text = (
        "The two boards voted on Tuesday to bring the hospital and the system\n"
        "together under one parent, and to keep both names on the doors.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["body"]


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Dr. Roe of St. Mary Inc. in Akron, N.Y. spoke on Jan. 5. She left.\n"
    zones = list(find_zones(text))
    sentences = [text[s["start"] : s["end"]] for s in find_sentences(text, zones)]
    assert sentences == ["Dr. Roe of St. Mary Inc. in Akron, N.Y. spoke on Jan. 5.", "She left."]


def test_a_sentence_in_quotation_marks_is_marked_as_quoted() -> None:
    text = "“We will grow together here,” said Roe. The deal closes soon.\n"
    zones = list(find_zones(text))
    assert [s["quoted"] for s in find_sentences(text, zones)] == [True, False]


def kind_of(line: str, *, within: tuple[str, str] = ("", "")) -> str:
    """The kind of a line between the text before it and the text behind it."""
    text = "\n\n".join((within[0], line, within[1]))
    return next(kind for kind, found in kinds(text) if found == line)


TOLD = "Oak and Elm Hospitals agreed to merge on Monday. Both boards had voted for it.\n\n" * 3


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Home | News | Sports | Weather | Search", "metadata"),
        ("Share Tweet Email", "metadata"),
        ("AKRON, Ohio | May 3, 2021", "metadata"),
        ("By Jo Roe | Updated May 3, 2021, 9:48 p.m.", "byline"),
        ("City desk", "byline"),
    ],
)
def test_what_stands_above_the_story(line: str, kind: str) -> None:
    assert kind_of(line, within=("Oak and Elm hospitals to merge", TOLD)) == kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[ Download the KXXX weather app ]", "advert"),
        ("Get the morning briefing. Sign up here.", "advert"),
        ("A nurse on the new ward. (Photo by Jo Roe)", "caption"),
        ("Media: press@oak.example", "contact"),
        ("/s/ Jo Roe, Chair", "signature"),
        ("Thank you for your patience,", "signature"),
        ("Thank you for what you do.", "body"),
        ("Also Tuesday, commissioners:", "related"),
    ],
)
def test_what_stands_below_the_story(line: str, kind: str) -> None:
    assert kind_of(line, within=(TOLD, "")) == kind


def test_a_writer_is_named_under_the_date_by_name_alone() -> None:
    text = f"Oak and Elm hospitals to merge\n\nMay 3, 2021\n\nJo Roe-Marsh\n\n{TOLD}"
    assert [kind for kind, _ in kinds(text)][:3] == ["headline", "metadata", "byline"]


def test_a_line_with_its_author_goes_on_with_no_headline() -> None:
    text = f"Oak and Elm hospitals widen their ties for the care of children\nby Jo Roe\n\n{TOLD}"
    assert [kind for kind, _ in kinds(text)][:2] == ["headline", "byline"]


@given(st.text(alphabet='Ab .,“”"\n-—•:#(1)', max_size=200))
def test_zones_and_sentences_are_in_order_and_never_overlap(text: str) -> None:
    zones = list(find_zones(text))
    for stretches in (zones, list(find_sentences(text, zones))):
        end = 0
        for stretch in stretches:
            assert end <= stretch["start"] < stretch["end"] <= len(text)
            end = stretch["end"]
    covered = "".join(text[z["start"] : z["end"]] for z in zones)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("words", ["and so on ", "a", "(“"])
def test_a_sentence_without_end_is_parted_and_loses_nothing(words: str) -> None:
    text = (words * 3000).strip()
    found = list(find_sentences(text, list(find_zones(text))))
    assert max(sentence["end"] - sentence["start"] for sentence in found) <= LONGEST_SENTENCE
    kept = "".join(text[sentence["start"] : sentence["end"]] for sentence in found)
    assert kept.replace(" ", "") == text.replace(" ", "")
