"""Which clinical services a text ties to the deal, and with which status."""

from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.annotations import Proposal

HEAD = (
    "Mercy Health and Lakeside Hospital sign affiliation agreement\n\n"
    "CLEVELAND, Ohio (May 3, 2021) — Mercy Health and Lakeside Hospital said on Monday that they"
    " have signed an affiliation agreement.\n\n"
)
#: missed since words of statuses were learnt from 1458 texts
LOST = pytest.mark.xfail(strict=True, reason="its words lean to another status")


def read(nlp: Language, text: str) -> list[Proposal]:
    return [p for p in nlp(HEAD + text)._.affil_service_lines if p["taken"]]


def lines(nlp: Language, text: str) -> set[tuple[str, str]]:
    return {(p["value"]["id"], p["value"]["status"]) for p in read(nlp, text)}


def ids(nlp: Language, text: str) -> set[str]:
    return {line for line, _ in lines(nlp, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mercy will provide neonatology at Lakeside.", {"neonatology"}),
        ("Mercy will run the orthopaedic and obstetric services.", {"orthopedics", "obstetrics"}),
        ("The agreement covers the cancer and stroke teams.", {"oncology", "stroke"}),
        ("The agreement covers the heart program and home care.", {"cardiology", "home-health"}),
        ("Mercy will provide telestroke at Lakeside.", {"stroke", "telehealth"}),
        ("Mercy will staff the ICU and the NICU.", {"critical-care", "neonatology"}),
    ],
)
def test_names_lines_by_aliases_acronyms_and_modifiers(
    nlp: Language, text: str, expected: set[str]
) -> None:
    assert ids(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "line", "not_line"),
    [
        ("Mercy will offer heart surgery at Lakeside.", "cardiac-surgery", "surgery"),
        ("Mercy will offer spine surgery at Lakeside.", "spine", "surgery"),
        ("Mercy will offer pediatric cardiology at Lakeside.", "cardiology", "pediatrics"),
        ("Mercy will offer pediatric care at Lakeside.", "pediatrics", "cardiology"),
    ],
)
def test_takes_the_longest_name(nlp: Language, text: str, line: str, not_line: str) -> None:
    found = ids(nlp, text)
    assert line in found
    assert not_line not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under the agreement Mercy will provide dialysis.", ("nephrology", "included")),
        ("Dialysis is not part of the agreement.", ("nephrology", "excluded")),
        ("The agreement does not cover dialysis.", ("nephrology", "excluded")),
        ("Neither dialysis nor hospice is part of the deal.", ("nephrology", "excluded")),
        ("Hospice is excluded, as is the dialysis unit.", ("nephrology", "excluded")),
        ("A dialysis unit is to be added in a second phase.", ("nephrology", "planned")),
        ("The partners are discussing joint dialysis services.", ("nephrology", "planned")),
        pytest.param(
            "The agreement builds on the two hospitals' long collaboration in dialysis.",
            ("nephrology", "existing"),
            marks=LOST,
        ),
        ("The two already work together on dialysis.", ("nephrology", "existing")),
    ],
)
def test_reads_the_status_from_the_clause(
    nlp: Language, text: str, expected: tuple[str, str]
) -> None:
    assert expected in lines(nlp, text)


def test_clauses_have_their_own_status(nlp: Language) -> None:
    text = "The agreement covers cardiology; maternity is not included."
    assert lines(nlp, text) == {("cardiology", "included"), ("obstetrics", "excluded")}


def test_a_list_takes_the_status_of_its_introduction(nlp: Language) -> None:
    text = (
        "This agreement does not extend to:\n\n"
        "(a) hospice;\n(b) the dialysis unit; or\n(c) urgent care.\n"
    )
    assert lines(nlp, text) == {
        ("palliative-care", "excluded"),
        ("nephrology", "excluded"),
        ("urgent-care", "excluded"),
    }


def test_a_heading_speaks_for_its_bullets(nlp: Language) -> None:
    text = (
        "The boards met in May.\n\nWHAT WE WILL EXPLORE\n\n• Genetic counseling\n• Video visits\n"
    )
    assert lines(nlp, text) == {("genetics", "planned"), ("telehealth", "planned")}


def test_a_next_sentence_can_exclude(nlp: Language) -> None:
    text = "A child who needs dialysis will go downtown. Those services are outside the agreement."
    found = [p for p in read(nlp, text) if p["value"]["id"] == "nephrology"]
    assert [p["value"]["status"] for p in found] == ["excluded"]
    assert len(found[0]["evidence"]) == 2


def test_no_is_an_answer(nlp: Language) -> None:
    assert ("imaging", "excluded") in lines(nlp, "Q. Is the imaging center included?\nA. No.\n")


@pytest.mark.parametrize(
    "text",
    [
        '"We are glad," said Ann Smith, MD, chief of cardiology at Mercy.',
        '"We are glad," said Ann Smith, MD, professor of Cardiac Surgery.',
        '"We are glad," said Ann Smith, MD, vice president of oncology.',
        "Mercy is one of the largest cancer centers in the country, ranked No. 3.",
        "The neurology residents train at Lakeside.",
    ],
)
def test_titles_ranks_and_training_name_no_line(nlp: Language, text: str) -> None:
    assert ids(nlp, text) == set()


def test_the_about_paragraph_names_no_line(nlp: Language) -> None:
    assert (
        ids(nlp, "The boards met in May.\n\nAbout Mercy Health\nMercy offers cancer care.\n")
        == set()
    )


def test_unnamed_specialty_care_only_where_no_line_is_named(nlp: Language) -> None:
    assert ids(nlp, "Mercy will provide specialty care at Lakeside.") == {"specialty-care"}
    named = "Mercy will provide specialty care such as dialysis at Lakeside."
    assert ids(nlp, named) == {"nephrology"}


def test_an_intended_core_is_included(nlp: Language) -> None:
    text = "Mercy and Lakeside plan birth center\n\nThe two hope to open a birth center together.\n"
    found = [p["value"] for p in nlp(text)._.affil_service_lines if p["taken"]]
    assert [(v["id"], v["status"]) for v in found] == [("obstetrics", "included")]


def test_tells_whom_and_where_a_line_serves(nlp: Language) -> None:
    text = "Mercy will provide outpatient pediatric cardiology at Bayview Medical Center in Troy."
    [found] = read(nlp, text)
    assert found["value"]["population"] == "pediatric"
    assert found["value"]["setting"] == ["outpatient"]
    assert found["value"]["sites"] == ["Bayview Medical Center"]


def test_parties_are_no_sites(nlp: Language) -> None:
    [found] = read(nlp, "Mercy Health will provide neurology at Lakeside Hospital.")
    assert found["value"]["sites"] == []


@pytest.mark.parametrize(
    ("text", "line", "population", "setting"),
    [
        (
            "The deal covers pediatric intensive care, and inpatient and outpatient cardiology.",
            "critical-care",
            "pediatric",
            [],
        ),
        (
            "The deal covers intensive care, and inpatient and outpatient oncology services.",
            "oncology",
            None,
            ["inpatient", "outpatient"],
        ),
        ("The deal covers pediatric surgery, adult cardiology.", "cardiology", "adult", []),
        ("The deal covers neonatal care and outpatient clinics.", "neonatology", "pediatric", []),
    ],
)
def test_a_line_takes_population_and_setting_from_its_own_words(
    nlp: Language, text: str, line: str, population: str | None, setting: list[str]
) -> None:
    [found] = [p["value"] for p in read(nlp, text) if p["value"]["id"] == line]
    assert (found["population"], found["setting"]) == (population, setting)


def test_evidence_is_the_whole_sentence(nlp: Language) -> None:
    text = "The boards met. Mercy will provide dialysis at Lakeside."
    [found] = read(nlp, text)
    (start, end), *others = found["evidence"]
    assert (HEAD + text)[start:end] == "Mercy will provide dialysis at Lakeside."
    assert not others


@pytest.mark.parametrize(
    "text",
    [
        "The joint venture includes the dialysis unit at Lakeside.",
        "Mercy will build a dialysis center beside Lakeside.",
        "Initially the agreement covers dialysis, with other services added later.",
    ],
)
def test_what_the_deal_opens_is_included_though_it_lies_ahead(nlp: Language, text: str) -> None:
    assert lines(nlp, text) == {("nephrology", "included")}


@pytest.mark.parametrize(
    "text",
    [
        '"This expands our network, which now includes 12 dialysis centers," Mercy said.',
        "The dialysis service could help families in Troy.",
    ],
)
def test_a_covered_line_is_not_planned_or_existing_besides(nlp: Language, text: str) -> None:
    covered = "Under the agreement Mercy will provide dialysis at Lakeside. "
    assert lines(nlp, covered + text) == {("nephrology", "included")}


@pytest.mark.parametrize(
    "text",
    [
        "Mercy is home to a trauma center and a transplant program.",
        "Lakeside, which offers cardiology and obstetrics, has 200 beds.",
        "Last year Mercy signed a similar agreement with Bayview to provide telestroke services.",
        "The center will have three operating rooms.",
        "The affiliation includes Cascade Community Health Network.",
        '"They are known for pediatric care," said Ann Smith, president of Lakeside.',
    ],
)
def test_profiles_names_other_deals_and_rooms_name_no_line(nlp: Language, text: str) -> None:
    assert ids(nlp, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Mercy has provided dialysis at Lakeside since 2012.",
        "Lakeside has had a partnership with Mercy in dialysis for several years.",
    ],
)
def test_what_the_parties_did_before_is_existing(nlp: Language, text: str) -> None:
    assert lines(nlp, "The boards met in May.\n\n" + text) == {("nephrology", "existing")}
