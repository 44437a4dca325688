"""Which numbers of a story are terms of its agreement, and how numbers are written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from affilcli.pipeline.terms.numbers import number
from affilcli.pipeline.terms.quantities import quantities

Reader = Callable[[str], Doc]

LEAD = "Lakeside Hospital and Mercy Health announced today, May 2, 2022, that they will affiliate."


@pytest.fixture(scope="session")
def read(nlp: Language) -> Reader:
    """Zones and figures of a text, without the components that these do not need."""

    def run(text: str) -> Doc:
        return nlp.get_pipe("affil_figures")(nlp.get_pipe("affil_zones")(nlp.make_doc(text)))

    return run


def figures(read: Reader, sentence: str) -> list[tuple[str, float, str]]:
    """(kind, value, unit) of the figures taken from a story with this sentence."""
    doc = read(f"Lakeside and Mercy to affiliate\n\n{LEAD}\n\n{sentence}\n")
    taken = [p["value"] for p in doc._.affil_figures if p["taken"]]
    return [(v["kind"], v["value"], v["unit"]) for v in taken]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2.4", 2.4),
        ("1,145", 1145),
        ("twenty-five", 25),
        ("one hundred eighty", 180),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("five (5)", 5),
        ("two thousand", 2000),
    ],
)
def test_a_number_in_digits_or_words(written: str, value: float) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("text", "measure", "value", "unit", "words"),
    [
        ("to pay £10 million for it", "money", 10_000_000, "GBP", "£10 million"),
        ("of the €286.9 million it costs", "money", 286_900_000, "EUR", "€286.9 million"),
        ("worth about $1.2 billion", "money", 1_200_000_000, "USD", "about $1.2 billion"),
        ("a grant of A$40m", "money", 40_000_000, "AUD", "A$40m"),
        ("a $55-million plan", "money", 55_000_000, "USD", "$55-million"),
        ("$2 billion to $3 billion", "money", 2_000_000_000, "USD", "$2 billion to $3 billion"),
        ("$400 to $500 million", "money", 400_000_000, "USD", "$400 to $500 million"),
        ("pay Rs 4,000 crore for it", "money", 40_000_000_000, "INR", "Rs 4,000 crore"),
        ("pegged at ₹50 lakh crore", "money", 50 * 10**12, "INR", "₹50 lakh crore"),
        ("bought for R1.3 billion", "money", 1_300_000_000, "ZAR", "R1.3 billion"),
        ("for RM5.7 billion in all", "money", 5_700_000_000, "MYR", "RM5.7 billion"),
        ("one trillion won", "money", 10**12, "KRW", "one trillion won"),
        ("half a million Swiss francs", "money", 500_000, "CHF", "half a million Swiss francs"),
        ("past a billion dollars", "money", 1_000_000_000, "USD", "a billion dollars"),
        ("the two won it; try 5 of them", "money", None, "", ""),
        ("for RM 600 million in all", "money", 600_000_000, "MYR", "RM 600 million"),
        ("worth SAR 500 million", "money", 500_000_000, "SAR", "SAR 500 million"),
        ("pay R2,500 for it", "money", 2500, "ZAR", "R2,500"),
        ("for 5 million rand", "money", 5_000_000, "ZAR", "5 million rand"),
        ("about 4,000 rands", "money", 4000, "ZAR", "about 4,000 rands"),
        ("40,000 Korean won", "money", 40_000, "KRW", "40,000 Korean won"),
        ("invest in the clinic at SR 46", "money", None, "", ""),
        ("meet in RM 301", "money", None, "", ""),
        ("40,000 won a raise", "money", None, "", ""),
        ("3,000 real estate holdings", "money", None, "", ""),
        ("a $5 million real estate deal", "money", 5_000_000, "USD", "$5 million"),
        ("R01 grants", "money", None, "", ""),
        ("R21 and R01,234 grants", "money", None, "", ""),
        ("Dr. Mercy R. 45", "money", None, "", ""),
        ("at 12,000 Rand Road", "money", None, "", ""),
        ("five million dollars", "money", 5_000_000, "USD", "five million dollars"),
        ("for five (5) years", "time", 5, "year", "five (5) years"),
        ("a 10- to 15-year lease", "time", 10, "year", "10- to 15-year"),
        ("between 5 and 10 years", "time", 5, "year", "between 5 and 10 years"),
        ("kept for a minimum of 12 months", "time", 12, "month", "a minimum of 12 months"),
        ("for six weeks", "time", 42, "day", "six weeks"),
        ("two decades", "time", 20, "year", "two decades"),
        ("an 80% interest", "percent", 80, "percent", "80%"),
        ("thirty-three percent", "percent", 33, "percent", "thirty-three percent"),
        ("a 50-50 venture", "percent", 50, "percent", "50-50"),
        ("owned in equal halves", "percent", 50, "percent", "equal halves"),
        ("two-thirds of the shares", "percent", 67, "percent", "two-thirds"),
        ("a 144-bed hospital", "beds", 144, "bed", "144-bed"),
        ("with 60 private rooms", "beds", 60, "bed", "60 private rooms"),
        (
            "more than a dozen Mercy doctors",
            "people",
            12,
            "person",
            "more than a dozen Mercy doctors",
        ),
        ("20 to 50 more physicians", "people", 20, "person", "20 to 50 more physicians"),
        ("two cardiac surgeons", "people", 2, "person", "two cardiac surgeons"),
        ("six hospital doctors", "people", 6, "person", "six hospital doctors"),
        ("a 12-hospital system and its staff", "people", None, "", ""),
        ("All employees, about 2,100 of them", "people", 2100, "person", "about 2,100 of them"),
        ("a staff of 900 in town", "people", 900, "person", "staff of 900"),
        ("to hire up to 60.", "people", 60, "person", "hire up to 60"),
        ("The doctors, who number 40, stay.", "people", 40, "person", "40"),
        ("add 12 day-stay beds", "beds", 12, "bed", "12 day-stay beds"),
        ("redo two operating rooms and add six beds", "beds", 6, "bed", "six beds"),
        ("a 120-bed hospital for people in crisis", "beds", 120, "bed", "120-bed"),
        ("3.3 Mercy may rotate its residents", "people", None, "", ""),
    ],
)
def test_a_quantity_as_it_is_written(
    text: str, measure: str, value: float | None, unit: str, words: str
) -> None:
    found = [q for q in quantities(text, 0, len(text)) if q.measure == measure]
    wanted = [] if value is None else [(value, unit, words)]
    assert [(q.value, q.unit, text[q.start : q.end]) for q in found] == wanted


def test_some_of_more_are_two_counts() -> None:
    text = "Around 200 of the 1,400 employees will come from Korea."
    assert [(q.value, q.part) for q in quantities(text, 0, len(text))] == [
        (200, True),
        (1400, False),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Lakeside gets 70 percent of it, Mercy 30.", [70, 30]),
        ("Lakeside gets 64.9 percent of it, Mercy 35.1.", [64.9, 35.1]),
        ("Mercy gets 30.2 percent, Lakeside 16.1 and Oakline 53.7.", [30.2, 16.1, 53.7]),
        ("It keeps 70 percent, and Route 66 stays.", [70]),
        ("Of 2,800 people 1,800 go to Mercy and 1,000 the other way.", [2800, 1800, 1000]),
        ("The doctors, Ann Roe, 54, and Bo Poe, said on Sept. 30 that Phase 2 ended.", []),
        ("Its 900 employees heard President Sarah Anderson, 54, speak.", [900]),
        ("Its 900 employees heard Overton, 54, and Theroux, 61, speak.", [900]),
        ("Of its 900 employees Mercy takes All, 540, and The 40 stay.", [900, 540, 40]),
        ("The employees like its president, aged 54, who stays.", []),
        ("The employees meet in room 301, as on page 12, and at age 65.", []),
    ],
)
def test_a_bare_number_is_a_rest_or_a_part(text: str, values: list[int]) -> None:
    found = [q for q in quantities(text, 0, len(text)) if q.measure != "time"]
    assert sorted(q.value for q in found) == sorted(values)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Mercy extended the 2019 contract by a year.", [1]),
        ("The contract, signed in 2019, covers a decade.", [10]),
        ("The contract spans a decade and $5 million.", [10]),
        ("The contract of 2019 remains in force a year.", [1]),
        ("Mercy has a year to pay the $5 million.", [1]),
        ("The 2 boards gave the deal a year.", [1]),
        ("The two have a year.", [1]),
        ("Mercy renewed its three-hospital contract a year.", [1]),
        ("Mercy pays $5 million a year, or £5m a year, or 5% a year.", []),
        ("It delivers 900 babies a year, some 100 of them a year by ambulance.", []),
        ("Fifteen doctors and nurses a year learn there, twice a year.", []),
        ("The 2 boards met a year later, on a year's notice, and half a year more.", []),
    ],
)
def test_a_year_is_a_span_unless_it_is_a_rate_or_a_point(text: str, years: list[int]) -> None:
    found = quantities(text, 0, len(text))
    assert [one.value for one in found if one.measure == "time"] == years


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Mercy lent Lakeside $10 million at 5 percent interest.", []),
        ("Mercy lent Lakeside $10 million at about 5 percent annual interest.", []),
        ("Mercy lent Lakeside $10 million at a 5 percent interest rate.", []),
        ("Mercy lent it $10 million at an interest rate of about five percent.", []),
        ("Mercy lent it $10 million at interest of up to 5 percent.", []),
        ("Mercy bought in at 5 percent interest in the venture.", [5]),
        ("Mercy will hold a 50 percent interest, and Lakeside the rest.", [50]),
        ("For a 51 percent interest Mercy would build the unit.", [51]),
    ],
)
def test_interest_on_a_loan_is_no_share(text: str, shares: list[int]) -> None:
    found = quantities(text, 0, len(text))
    assert [one.value for one in found if one.measure == "percent"] == shares


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The agreement runs for five years and the unit will have beds for up to 40.", [5]),
        ("The lease is for ten years, and the new clinic will provide care for up to 60.", [10]),
        ("Under the agreement, which was signed ten years ago, the unit cares for up to 40.", [10]),
        ("to spend in three years and to run it for at least 20.", [3, 20]),
        ("to invest it over the next five years and keep it open for no less than ten.", [5, 10]),
        ("to run it for at least 20.", []),
        ("to wait three months and to run it for at least 20.", [3]),
        ("The agreement runs for five years and the unit will care for at least 40.", [5]),
        ("It will spend $9 million in five years and keep beds for at least 40.", [5]),
        ("It was leased over ten years ago and will stay open for at least 40.", [10]),
        ("to spend in three years and to run it for more than 20.", [3]),
        ("to spend in three years and to run it for at least 120.", [3]),
    ],
)
def test_years_may_go_unsaid_only_of_what_is_kept_or_run(text: str, values: list[int]) -> None:
    found = quantities(text, 0, len(text))
    assert [one.value for one in found if one.measure == "time"] == values


def test_beds_behind_a_term_are_beds(read: Reader) -> None:
    sentence = "The agreement runs for five years and the unit will have beds for up to 40."
    assert figures(read, sentence) == [("term", 5, "year"), ("beds", 40, "bed")]


def test_a_sentence_that_ends_in_a_colon_does_not_lead_to_itself(read: Reader) -> None:
    told = "Mercy will commit $75 million over ten years as follows:"
    doc = read(f"Lakeside and Mercy to affiliate\n\n{LEAD} Both gave dates. {told}\n")
    assert doc._.affil_figures
    assert not any("cue in the sentence before" in p["features"] for p in doc._.affil_figures)


def test_the_items_of_a_list_are_of_what_leads_to_it(read: Reader) -> None:
    items = "- $75 million on population health\n- at least $85 million on research\n"
    doc = read(f"{LEAD}\n\nOver ten years the combined system would invest:\n\n{items}")
    sums = [p for p in doc._.affil_figures if p["value"]["kind"] == "commitment"]
    assert [p["value"]["value"] for p in sums if p["taken"]] == [75_000_000, 85_000_000]
    assert all(p["features"]["cue in the heading before"] for p in sums)


def test_a_split_gives_a_figure_for_each_share() -> None:
    assert [q.value for q in quantities("owned 60-40", 0, 11)] == [40, 60]


def test_a_run_of_digits_without_end_is_no_number() -> None:
    text = f"They add {'1' * 400} beds and pay ${'1,000,' * 200}000."
    assert all(q.value < 10**19 for q in quantities(text, 0, len(text)))


def test_an_age_is_no_span_of_time() -> None:
    text = "a 15-year-old patient"
    assert not list(quantities(text, 0, len(text)))


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Mercy will buy Lakeside for $18 million in cash.", ("price", 18_000_000, "USD")),
        ("Mercy pledged to invest $45 million.", ("commitment", 45_000_000, "USD")),
        ("Mercy will own 51 percent of the venture.", ("stake", 51, "percent")),
        ("It is a 50-50 joint venture of the two.", ("stake", 50, "percent")),
        ("The agreement runs for ten years.", ("term", 10, "year")),
        ("The lease is for a term of twenty (20) years.", ("term", 20, "year")),
        ("They agreed to negotiate exclusively for 90 days.", ("term", 90, "day")),
        ("The partners will build a 72-bed hospital.", ("beds", 72, "bed")),
        ("The plan adds 12 beds to the unit.", ("beds", 12, "bed")),
        ("The two are to put up a 40-bed hospital together.", ("beds", 40, "bed")),
        pytest.param(
            "The two are going in together on a 40-bed hospital.",
            ("beds", 40, "bed"),
            marks=pytest.mark.xfail(strict=True, reason="its words lean to a hospital's size"),
        ),
        ("Mercy will shut its 41-bed pediatric hospital this summer.", ("beds", 41, "bed")),
        ("Mercy's $6 million pays for two operating rooms.", ("commitment", 6_000_000, "USD")),
        (
            "Lakeside sells its land, its buildings and its equipment to Mercy for $157 million.",
            ("price", 157_000_000, "USD"),
        ),
        ("The lease, signed in 2009, runs for 40 years.", ("term", 40, "year")),
        ("About 150 people will be hired.", ("staff", 150, "person")),
        ("All 85 employees of the unit will be offered jobs.", ("staff", 85, "person")),
    ],
)
def test_a_term_of_the_agreement_is_a_figure(
    read: Reader, sentence: str, figure: tuple[str, float, str]
) -> None:
    assert figure in figures(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lakeside, which employs 1,300 people, had revenue of $240 million last year.",
        "Mercy has 14 hospitals with 2,100 physicians.",
        "The hospital lost $14 million in 2019.",
        "Lakeside treats 60 percent of the county's newborns.",
        "The two have worked together for more than 20 years.",
        "Lakeside is a 210-bed hospital.",
        "Lakeside is a critical access hospital of 25 beds.",
        "The deal closed half a year after the first offer.",
        "The clinic opens in the first half of the year.",
        "The fee is $25 a visit.",
        "Mercy has acquired the 83-bed Lakeside Hospital in Ohio.",
        "Lakeside is a 71-bed facility with new services.",
        "The two will share sixteen treatment rooms.",
        "The partnership brings ten white coats a year.",
        "The acquisition will add new services to the 71-bed facility.",
        "Mercy physicians will provide 24/7 physician coverage at Lakeside.",
        "Mercy (MRCY +1.4%) has formed a joint venture with Lakeside.",
        "They will develop programs between the two organizations' physician groups.",
        "The deal broadens a 25-year partnership between the two hospitals.",
        "The center will have three operating rooms and three procedure rooms.",
    ],
)
def test_size_results_and_history_are_no_figures(read: Reader, sentence: str) -> None:
    assert figures(read, sentence) == []


@pytest.mark.parametrize(
    ("places", "currency"),
    [
        ("Sydney, New South Wales", "AUD"),
        ("Ottawa, Ontario", "CAD"),
        ("Trail, B.C., for BC patients", "CAD"),
        ("Dayton, Ohio", "USD"),
    ],
)
def test_a_bare_dollar_is_the_dollar_of_the_place(places: str, currency: str) -> None:
    text = f"Mercy, of {places}, bought Lakeside for $71.3 million."
    assert [q.unit for q in quantities(text, 0, len(text))] == [currency]


def test_mentions_of_the_same_figure_are_one_with_both_sentences(read: Reader) -> None:
    text = "Mercy will invest $45 million.\n\nThe $45 million investment will take five years."
    doc = read(f"{LEAD}\n\n{text}\n")
    found = [p for p in doc._.affil_figures if p["taken"] and p["value"]["kind"] == "commitment"]
    assert [len(p["evidence"]) for p in found] == [2]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The deal values Lakeside at $450 million.", [("price", 450_000_000, "USD")]),
        ("The price: $1.1 billion, counting debt.", [("price", 1_100_000_000, "USD")]),
        ("A filing puts the price at $63 million.", [("price", 63_000_000, "USD")]),
        ("Mercy has let the buildings for 30 years.", [("term", 30, "year")]),
        ("The pact renews every three years.", [("term", 3, "year")]),
        ("The tower brings 144 beds to Lakeside.", [("beds", 144, "bed")]),
        ("Some 3,500 of you will become Mercy employees.", [("staff", 3500, "person")]),
        (
            "Upwards of $40 million will start a foundation.",
            [("commitment", 40_000_000, "USD")],
        ),
        ("Mercy bought it at auction for $22 million.", [("price", 22_000_000, "USD")]),
        ("Mercy's winning bid was $22 million.", [("price", 22_000_000, "USD")]),
        ("Mercy set aside $7 million to redo the wards.", [("commitment", 7_000_000, "USD")]),
        (
            "Mercy is to pay off $60 million of the hospital's debt.",
            [("commitment", 60_000_000, "USD")],
        ),
        pytest.param(
            "Mercy will pay off $60 million in bonds.",
            [("commitment", 60_000_000, "USD")],
            marks=pytest.mark.xfail(strict=True, reason="looks like a price, if anything"),
        ),
        ("The contract is for five years.", [("term", 5, "year")]),
        ("The term is ten years.", [("term", 10, "year")]),
        ("Some 260 employees go over to Mercy.", [("staff", 260, "person")]),
        ("Mercy gave $6 million a year for capital.", [("commitment", 6_000_000, "USD")]),
        ("The contract runs five years.", [("term", 5, "year")]),
        ("The talks are exclusive for 120 days.", [("term", 120, "day")]),
        ("The boards gave themselves 120 days.", [("term", 120, "day")]),
        (
            "The company will belong 60 percent to Mercy and 40 percent to Lakeside.",
            [("stake", 60, "percent"), ("stake", 40, "percent")],
        ),
        ("Mercy's budget is about $95 million.", []),
        ("Ann Roe, who has cleaned there for 31 years, stays.", []),
        ("The staff of the unit, some 170, will move across.", [("staff", 170, "person")]),
        ("Mercy shares closed up 1.3 percent.", []),
        ("Seventy-five people came to plead with the board.", []),
        (
            "Mercy lends it $3 million at interest of ten percent.",
            [("commitment", 3_000_000, "USD")],
        ),
    ],
)
def test_wordings_of_many_writers(
    read: Reader, sentence: str, expected: list[tuple[str, float, str]]
) -> None:
    assert figures(read, sentence) == expected


def test_a_part_counts_what_was_counted_before_it(read: Reader) -> None:
    sentence = "The new unit will have 80 beds, 65 of them in private rooms to open in May."
    assert figures(read, sentence) == [("beds", 80, "bed"), ("beds", 65, "bed")]


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Mercy will own 80 percent and Lakeside the remaining 20.", ("stake", 20, "percent")),
        ("Mercy offers jobs to 60 employees, and 30 more will be hired.", ("staff", 30, "person")),
        ("It will have 40 beds for children and 36 for adults.", ("beds", 36, "bed")),
        ("Mercy owns 45 percent of it, Lakeside 35 and Oakline 20.", ("stake", 35, "percent")),
    ],
)
def test_what_is_counted_need_not_be_said_again(
    read: Reader, sentence: str, figure: tuple[str, float, str]
) -> None:
    assert figure in figures(read, sentence)


def test_a_sum_is_of_one_kind_only(read: Reader) -> None:
    doc = read(f"{LEAD}\n\nMercy will pay $18 million to buy and invest in Lakeside.\n")
    assert len([p for p in doc._.affil_figures if p["value"]["value"] == 18_000_000]) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    text=st.text(alphabet="0123456789.,$£%- half a two ten dozen million years beds()", max_size=90)
)
def test_any_text_can_be_read_and_offsets_quote_it(text: str) -> None:
    for found in quantities(text, 0, len(text)):
        assert 0 <= found.start < found.end <= len(text)
        assert found.value >= 0
