"""Of what type each date of an agreement is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tests.pipeline.dates.stories import Reader, story, taken


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The two systems announced Tuesday that they have signed a letter.", "2021-03-09"),
        ("Lakeside and Mercy unveiled the plan on March 8.", "2021-03-08"),
        ("Lakeside is joining Mercy, according to a March 8 news release.", "2021-03-08"),
        ("In a joint statement issued Monday, the hospitals said talks had ended.", "2021-03-08"),
        ("Employees learned of the deal in a memo Tuesday.", "2021-03-09"),
        ("LAKESIDE and Mercy Health today announced a clinical affiliation.", "2021-03-10"),
        ("The affiliation was announced earlier this week.", "2021-03-08/2021-03-10"),
        ("The affiliation agreement was first announced in November.", "2020-11"),
        ("The hospitals told staff on Tuesday that they would merge.", "2021-03-09"),
    ],
)
def test_announced_is_the_day_it_was_made_public(read: Reader, sentence: str, date: str) -> None:
    assert story(read, sentence) == [f"announced {date}"]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The boards approved the agreement on March 4.", "2021-03-04"),
        ("Trustees voted unanimously Monday night to join Mercy.", "2021-03-08"),
        ("A letter of intent was signed in September.", "2020-09"),
        ("The letter of intent, dated Jan. 12, 2021, is not binding.", "2021-01-12"),
        ("Both parties executed the agreement on Feb. 26, 2021.", "2021-02-26"),
        ("The county commission on Tuesday approved the lease to Mercy.", "2021-03-09"),
        ("The agreement was signed last week.", "2021-03-01/2021-03-07"),
    ],
)
def test_signed_is_the_day_the_parties_agreed(read: Reader, sentence: str, date: str) -> None:
    assert story(read, sentence) == [f"signed {date}"]


def test_what_comes_and_what_lasts_until_a_day_lies_ahead(read: Reader) -> None:
    assert story(read, "Come January, Lakeside becomes a part of Mercy Health.") == [
        "effective 2022-01"
    ]
    assert story(read, "The agreement runs through December 31.") == ["expires 2021-12-31"]
    had_come = "The letter of intent had come January 5, when both boards signed it."
    assert story(read, had_come) == ["signed 2021-01-05"]


def test_a_paper_belongs_to_the_verb_next_to_it(read: Reader) -> None:
    told = "The two announced Tuesday that they signed a letter of intent on Friday."
    assert story(read, told) == ["announced 2021-03-09", "signed 2021-03-05"]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Lakeside Hospital will become part of Mercy Health on July 1.", "2021-07-01"),
        ("The affiliation takes effect April 1, 2021.", "2021-04-01"),
        ("The acquisition closed on Feb. 28.", "2021-02-28"),
        ("As of April 1, Mercy physicians will staff the emergency department.", "2021-04-01"),
        ("Starting Monday, patients will see Mercy specialists at Lakeside.", "2021-03-15"),
        ("With effect from 1 April 2021, the trusts are one organisation.", "2021-04-01"),
        ("The trusts merged on 1 March 2021.", "2021-03-01"),
        ("The keys change hands at midnight on March 31.", "2021-03-31"),
        ("When does it start? Monday, May 3.", "2021-05-03"),
    ],
)
def test_effective_is_the_day_it_starts_for_sure(read: Reader, sentence: str, date: str) -> None:
    assert story(read, sentence) == [f"effective {date}"]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The transaction is expected to close in the third quarter.", "2021-35"),
        ("The deal should be finalized by the end of the year.", "../2021-12-31"),
        ("They hope to sign a definitive agreement within 90 days.", "../2021-06-08"),
        ("If approved, the merger could take effect as early as Oct. 1.", "2021-10-01"),
        ("The new tower is slated to open in fall 2023.", "2023-23"),
        ("The merger is due to go ahead on 1 April.", "2021-04-01"),
        ("The systems have targeted Jan. 1, 2022, as the closing date.", "2022-01-01"),
    ],
)
def test_expected_is_hoped_for_or_planned(read: Reader, sentence: str, date: str) -> None:
    assert story(read, sentence) == [f"expected {date}"]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The five-year agreement runs through June 30, 2026.", "2026-06-30"),
        ("The contract expires Dec. 31, 2025.", "2025-12-31"),
        ("The affiliation came to an end on Dec. 31.", "2020-12-31"),
    ],
)
def test_expires_is_the_day_it_ends(read: Reader, sentence: str, date: str) -> None:
    assert story(read, sentence) == [f"expires {date}"]


def test_a_sentence_can_hold_dates_of_several_types(read: Reader) -> None:
    text = "The term shall commence on January 1, 2015 and shall expire on December 31, 2019."
    assert story(read, text, None) == ["effective 2015-01-01", "expires 2019-12-31"]
    text = "The affiliation was signed Feb. 26 and takes effect April 1."
    assert story(read, text) == ["effective 2021-04-01", "signed 2021-02-26"]


def test_a_label_tells_what_its_date_is(read: Reader) -> None:
    text = "Lakeside and Mercy will share a name.\n\nEffective date: July 1, 2021"
    assert story(read, text) == ["effective 2021-07-01"]


def test_each_date_is_given_once(read: Reader) -> None:
    text = "The affiliation takes effect April 1. On April 1, Lakeside becomes part of Mercy."
    assert story(read, text) == ["effective 2021-04-01"]


@given(st.text("The deal closes on May 1, 2021. Posted: today–\n|/", max_size=200))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_proposal_quotes_its_source(read: Reader, text: str) -> None:
    for proposal in read(text)._.affil_dates:
        [[start, end]] = proposal["evidence"]
        assert proposal["value"]["text"] in text[start:end]
        assert 0 <= proposal["score"] <= 1


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lakeside became part of Mercy on March 1, officials said.", ["effective 2021-03-01"]),
        ("Lakeside fully integrated with Mercy on March 1, it said.", ["effective 2021-03-01"]),
        ("A statement Tuesday from both systems says the merger is off.", ["announced 2021-03-09"]),
        ("The stock was closed flat on Tuesday.", []),
        ("It cites the health law enacted earlier this year.", []),
    ],
)
def test_tells_deeds_from_what_is_said_of_them(
    read: Reader, sentence: str, expected: list[str]
) -> None:
    assert story(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Lakeside and Mercy announced in September plans to build a hospital together.",
            ["announced 2020-09"],
        ),
        pytest.param(
            "The venture will begin operating the clinics later this year.",
            ["effective 2021"],
            marks=pytest.mark.xfail(strict=True, reason="its words lean to what is expected"),
        ),
        ("The joint organisation will be formed on 1 July.", ["effective 2021-07-01"]),
        ("ELM, Ohio -- Today, Lakeside and Mercy announce the opening.", ["announced 2021-03-10"]),
    ],
)
def test_what_is_announced_and_what_will_be_even_where_only_a_month_or_year_is_told(
    read: Reader, sentence: str, expected: list[str]
) -> None:
    assert story(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Monday's vote ends a year of talks on the merger.", ["signed 2021-03-08"]),
        ("Trustees decided Tuesday night to join Mercy.", ["signed 2021-03-09"]),
        ("Contracts for the sale were exchanged on March 8.", ["signed 2021-03-08"]),
        ("The 25-year lease takes hold on Oct. 1.", ["effective 2021-10-01"]),
        ("The closing is set for Sept. 1.", ["expected 2021-09-01"]),
        ("Doors should open in the spring of 2023.", ["expected 2023-21"]),
        ("The agreement runs through Dec. 31, 2026.", ["expires 2026-12-31"]),
        ("Completion of the merger is pencilled in for May.", ["expected 2021-05"]),
    ],
)
def test_wordings_of_many_writers(read: Reader, sentence: str, expected: list[str]) -> None:
    assert story(read, sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Trustees voted for the transfer on Feb. 22.", ["signed 2021-02-22"]),
        ("Directors voted Monday to open talks about a merger.", ["signed 2021-03-08"]),
        ("The hospitals signed the transfer agreement in January 2021.", ["signed 2021-01"]),
        ("The agreement of September 2020 gave Mercy a say.", ["signed 2020-09"]),
        ("The lease would run out on June 30, 2023.", ["expires 2023-06-30"]),
        ("The agreement continues until June 30, 2026.", ["expires 2026-06-30"]),
        pytest.param(
            "The deal has until June 30 to close.",
            ["expected 2021-06-30"],
            marks=pytest.mark.xfail(strict=True, reason="just under what a date needs"),
        ),
        (
            "They hope to sign by May 1 and to close on Aug. 1.",
            ["expected ../2021-05-01", "expected 2021-08-01"],
        ),
        ("When: April 1.", ["effective 2021-04-01"]),
        ("As you may have read on March 8, Lakeside is joining Mercy.", ["announced 2021-03-08"]),
    ],
)
def test_the_verb_that_governs_a_date_says_its_type(
    read: Reader, sentence: str, expected: list[str]
) -> None:
    assert story(read, sentence) == expected


def test_minutes_say_on_which_day_the_agreement_was_approved(read: Reader) -> None:
    minutes = (
        "LAKESIDE HOSPITAL DISTRICT\n\nMinutes of the Special Meeting\n\nMarch 8, 2021\n\n"
        "1. The chair called the meeting to order.\n\n"
        "2. MOTION (Kern, Rao) to approve {}. Carried.\n"
    )
    doc = read(minutes.format("the affiliation agreement with Mercy"))
    assert [p["value"]["type"] for p in taken(doc)] == ["signed"]
    assert taken(read(minutes.format("a new roof"))) == []


def test_in_a_story_of_the_end_the_day_of_the_news_is_that_of_the_decision(nlp: Language) -> None:
    doc = nlp(
        "Lakeside Hospital and Mercy Health call off merger\n\nMarch 10, 2021\n\n"
        "Lakeside Hospital and Mercy Health said Tuesday they have ended their merger talks.\n"
    )
    kinds = {(p["value"]["type"], p["value"]["value"]) for p in taken(doc)}
    assert kinds == {("announced", "2021-03-09"), ("expires", "2021-03-09")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The plan became public on March 8.", ["announced 2021-03-08"]),
        ("The chief executives put pen to paper on March 4.", ["signed 2021-03-04"]),
        ("The sale went through on March 1.", ["effective 2021-03-01"]),
        ("They have given themselves until June 30 to agree.", ["expected 2021-06-30"]),
        ("The partnership comes to a close on June 30.", ["expires 2021-06-30"]),
        pytest.param(
            "The public library had its fair on March 8.",
            [],
            marks=pytest.mark.xfail(strict=True, reason="few days of stories are of nothing"),
        ),
    ],
)
def test_other_words_for_the_same_deeds(read: Reader, sentence: str, expected: list[str]) -> None:
    assert story(read, sentence) == expected
