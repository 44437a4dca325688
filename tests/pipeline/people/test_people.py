from __future__ import annotations

import pytest
from spacy.language import Language

from affilcli.pipeline.people.cast import QUOTED
from affilcli.pipeline.people.posts import suiting
from affilcli.vocabulary import load

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


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ann Roe (Director of Oakline Health) presented the paper.", "Director"),
        (
            "Ann Roe, president and CEO of Oakline Health, leads the whole organization.",
            "president and CEO",
        ),
        (
            "Ann Roe, Oakline Health's president, would become its chair.",
            "president",
        ),
        (
            "Dr. Ann Roe called it good. She's Oakline Health's vice president for nursing.",
            "vice president for nursing",
        ),
        (
            "Oakline Health grew, and its chief executive, Dr. Ann Roe, told the board so.",
            "chief executive",
        ),
        ("“We grow,” said the president and CEO of Oakline Health, Ann Roe.", "president and CEO"),
        ("“We grow,” said CEO Ann Roe of Oakline Health.", "CEO"),
        ("“We grow,” said Ann Roe, who is Oakline Health's medical lead.", "medical lead"),
        (
            "Ann Roe, who came from Ohio in May, is interim president of Oakline Health.",
            "interim president",
        ),
        ("Dr. Ann Roe will keep her post as chief of staff of Oakline Health.", "chief of staff"),
        (
            "“We grow,” said Ann Roe, chair of the Oakline Health board of trustees.",
            "chair of the board of trustees",
        ),
        ("“We grow,” said Oakline Health's Ohio president, Ann Roe.", "Ohio president"),
    ],
)
def test_titles_stand_before_the_name_behind_it_or_in_a_clause(
    nlp: Language, text: str, person: str
) -> None:
    assert people(nlp, text) == [("Ann Roe", person, "Oakline Health")]


@pytest.mark.parametrize(
    ("text", "title", "board"),
    [
        (
            "Ann Roe, 61, heads the Oakline Health board.",
            "heads the Oakline Health board",
            "Oakline Health",
        ),
        (
            "“We grow,” said Ann Roe, a surgeon who chairs the Oakline Health board.",
            "chairs the Oakline Health board",
            "Oakline Health",
        ),
        (
            "“We grow,” said Ann Roe, chair of Oakline Health's transition board.",
            "chair of the board",
            "Oakline Health's transition board",
        ),
    ],
)
def test_a_board_is_named_with_the_organization_it_is_of_or_in_what_somebody_does(
    nlp: Language, text: str, title: str, board: str
) -> None:
    assert people(nlp, text) == [("Ann Roe", title, board)]


@pytest.mark.parametrize(
    "text",
    [
        "“We grow,” said Mercer Hospital's Dr. Ann Roe, who is no stranger to Oakline Health.",
        "Oakline Health pays for the wing.\n\n(Dr. Ann Roe, Mercer Hospital) “We grow.”",
        "Oakline Health pays for the wing. Contact: Dr. Ann Roe, Mercer Hospital (555-0142)",
    ],
)
def test_an_organization_beside_a_name_needs_no_title(nlp: Language, text: str) -> None:
    assert people(nlp, text) == [("Ann Roe", None, "Mercer Hospital")]


def test_an_organization_may_stand_between_a_name_and_its_title(nlp: Language) -> None:
    text = "Bo Poe from Oakline Health, president of its hospital division, moves to Ohio."
    title = "president of its hospital division"
    assert people(nlp, text) == [("Bo Poe", title, "Oakline Health")]


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Roe, president of Oakline Health, presented the paper.",
        "Staff: Ms. Roe (president), Ms. Poe (finance).",
    ],
)
def test_who_is_never_named_in_full_is_known_by_the_surname(nlp: Language, text: str) -> None:
    assert people(nlp, text)[0][:2] == ("Roe", "president")


def test_a_surname_alone_is_nobody_new(nlp: Language) -> None:
    text = "Dr. Ann Roe, president of Oakline Health, spoke. Dr. Roe, the president, was brief."
    assert [person[0] for person in people(nlp, text)] == ["Ann Roe"]


def test_a_person_is_no_organization_for_being_taken_for_one(nlp: Language) -> None:
    text = "“We grow,” said Sister Ann Boedeker, president of Oakline Health, on Monday."
    doc = nlp.make_doc(LEAD + text + "\n")
    start = doc.text.index("Sister")
    for name in ("affil_zones", "affil_institutions", "affil_background"):
        doc = nlp.get_pipe(name)(doc)
    doc._.affil_institutions.append(
        {
            "name": "Sister Ann Boedeker",
            "short": "Boedeker",
            "id": None,
            "rivals": [],
            "type": None,
            "acronyms": [],
            "mentions": [{"start": start, "end": start + len("Sister Ann Boedeker")}],
        }
    )
    found = nlp.get_pipe("affil_people")(doc)._.affil_people
    assert [p["value"]["name"] for p in found if p["taken"]] == ["Ann Boedeker"]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("“We grow,” said Ann Roe, the hospital's president.", "Mercer Hospital"),
        ("“We grow,” said Ann Roe, chief executive of the new company.", "the new company"),
        ("Acme partner Ann Roe, one of the receivers, was pleased.", "Acme"),
        (
            "Elm County leases out the clinic. County Attorney Ann Roe read the lease aloud.",
            "Elm County",
        ),
    ],
)
def test_an_organisation_that_is_described_or_unknown(
    nlp: Language, text: str, organization: str
) -> None:
    assert [person[2] for person in people(nlp, text)] == [organization]


def test_who_signs_is_for_the_organisation_above(nlp: Language) -> None:
    text = (
        "The parties have signed below.\n\nMERCER HOSPITAL\nBy: Ann Roe, Chair, Board of Directors"
        "\n\nOAKLINE HEALTH\nBy: Dr. Bo Poe-Lind, Chief Executive Officer\n"
    )
    assert [(name, org and org.upper()) for name, _, org in people(nlp, text)] == [
        ("Ann Roe", "MERCER HOSPITAL"),
        ("Bo Poe-Lind", "OAKLINE HEALTH"),
    ]


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


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "“We grow,” Ann Roe said. She is president of Oakline Health.",
            ("Ann Roe", "president", "Oakline Health"),
        ),
        (
            "“We grow,” Ann Roe said. Roe, 61, is president of Oakline Health.",
            ("Ann Roe", "president", "Oakline Health"),
        ),
        (
            "“We grow,” said Bo Poe, the partner at Fernway who led the talks.",
            ("Bo Poe", "partner", "Fernway"),
        ),
    ],
)
def test_a_title_may_come_in_the_next_sentence_or_before_an_unknown_employer(
    nlp: Language, text: str, person: tuple[str, str, str]
) -> None:
    assert people(nlp, text) == [person]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“We grow,” said Ann Roe, president of Oakline Health since 2019.", "president"),
        ("Oakline Health's president is Ann Roe.", "president"),
        ("“We grow,” said Ann Roe. The Oakline Health president had come by train.", "president"),
        ("“We grow,” said Ann Roe, who runs Oakline Health as its president.", "president"),
        ("As chief executive, Ann Roe speaks for Oakline Health.", "chief executive"),
        ("Oakline Health's CEO (Ann Roe) and its lawyers agreed.", "CEO"),
        (
            "“We grow,” said Ann Roe, R.N., who has been Oakline Health's unit manager.",
            "unit manager",
        ),
        ("“We grow,” said Dr. Ann Roe. Oakline Health's dean will be one of them.", "dean"),
        ("By: Ann Roe, Vice Chancellor for Health Affairs", "Vice Chancellor for Health Affairs"),
        (
            "“We grow,” said Ann Roe, an Oakline Health surgeon who becomes its medical director.",
            "medical director",
        ),
        (
            "Ann Roe, chief medical officer, and Board Chair Bo Poe of Oakline Health will speak.",
            "chief medical officer",
        ),
    ],
)
def test_of_several_titles_the_one_of_an_office_is_taken(
    nlp: Language, text: str, title: str
) -> None:
    assert ("Ann Roe", title) in [person[:2] for person in people(nlp, text)]


def test_the_title_of_the_next_person_is_not_that_of_the_last(nlp: Language) -> None:
    text = "Mercer Hospital's chairman, Ann Roe, and Oakline Health's president, Bo Poe, agreed."
    assert people(nlp, text) == [
        ("Ann Roe", "chairman", "Mercer Hospital"),
        ("Bo Poe", "president", "Oakline Health"),
    ]


def test_the_next_sentence_may_be_about_somebody_else(nlp: Language) -> None:
    text = "“We grow,” Dr. Ann Roe said. The Oakline Health president, Bo Poe, had come by train."
    assert [person[:2] for person in people(nlp, text)] == [
        ("Ann Roe", None),
        ("Bo Poe", "president"),
    ]


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        # another person holds that office in the one named last
        (
            (
                "“We grow,” said Ann Roe, president of Oakline Health. President Bo Poe agreed. "
                "He spoke by telephone."
            ),
            "Mercer Hospital",
        ),
        ("“We grow,” Oakline Health said on Monday. Chairman Bo Poe spoke.", "Oakline Health"),
        (
            "Oakline Health had no comment on the matter. The hospital's president, Bo Poe, spoke.",
            "Mercer Hospital",
        ),
    ],
)
def test_whose_office_it_is_where_the_text_does_not_say(
    nlp: Language, text: str, organization: str
) -> None:
    assert ("Bo Poe", organization) in [(name, org) for name, _, org in people(nlp, text)]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "“We grow,” said Ann Roe, chief executive of Tarnwick.",
            ("Ann Roe", "chief executive", "Tarnwick"),
        ),
        (
            "“We grow,” said Ann Roe, who is president of both hospitals.",
            ("Ann Roe", "president", "both hospitals"),
        ),
        (
            "“We grow,” said Ann Roe, chief of staff in Danvers.",
            ("Ann Roe", "chief of staff", "Danvers"),
        ),
        (
            "“We grow,” said Ann Roe, president of Oakline Health's northern region.",
            ("Ann Roe", "president", "Oakline Health's northern region"),
        ),
        (
            "“We grow,” said Ann Roe, interim chair of the Department of Pediatrics.",
            ("Ann Roe", "interim chair", "Department of Pediatrics"),
        ),
        (
            "Ann Roe remains head of the South campus; Bo Poe stays where he is.",
            ("Ann Roe", "head", "the South campus"),
        ),
        (
            "“We grow,” said Ann Roe, bishop of the diocese.",
            ("Ann Roe", "bishop", "the diocese"),
        ),
    ],
)
def test_an_organisation_behind_the_title_may_be_unknown_or_a_part(
    nlp: Language, text: str, person: tuple[str, str, str]
) -> None:
    assert person in people(nlp, text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Oakline Health's president, Father Bo Poe, spoke.",
            ("Bo Poe", "president", "Oakline Health"),
        ),
        (
            "Oakline Health's chairman, Sir Bo Poe, spoke.",
            ("Bo Poe", "chairman", "Oakline Health"),
        ),
        (
            "“We grow,” said Bo Poe Jr., president of Oakline Health.",
            ("Bo Poe Jr.", "president", "Oakline Health"),
        ),
        (
            "“We grow,” said Eoin Ó Laoghaire, chief executive of Oakline Health.",
            ("Eoin Ó Laoghaire", "chief executive", "Oakline Health"),
        ),
        (
            "Oakline Health's Tobias Marrow was blunter: “We are all printing the same book.”",
            ("Tobias Marrow", None, "Oakline Health"),
        ),
    ],
)
def test_ranks_and_suffixes_are_no_part_of_who_is_named(
    nlp: Language, text: str, person: tuple[str, str | None, str]
) -> None:
    assert people(nlp, text) == [person]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "“We grow,” said Ann Roe, the hospital's human resources director.",
            ("Ann Roe", "human resources director", "Mercer Hospital"),
        ),
        (
            "“We grow,” said Ann Roe, the university's provost.",
            ("Ann Roe", "provost", "the university"),
        ),
        ("Provost Ann Roe of Tarnwick said so.", ("Ann Roe", "Provost", "Tarnwick")),
        (
            "Oakline Health's interim chair-designate, Ann Roe, spoke.",
            ("Ann Roe", "interim chair-designate", "Oakline Health"),
        ),
    ],
)
def test_a_described_organisation_is_the_one_meant_or_stands_for_itself(
    nlp: Language, text: str, person: tuple[str, str, str]
) -> None:
    assert person in people(nlp, text)


def test_who_holds_an_office_is_called_by_the_surname_in_minutes(nlp: Language) -> None:
    text = "Trustee Ocampo asked if the doctors would come. Regent Ocampo-Roe replied."
    assert [(name, title) for name, title, _ in people(nlp, text)] == [
        ("Ocampo", "Trustee"),
        ("Ocampo-Roe", "Regent"),
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "Ann Roe of Oakline Health would be executive chair for two years.",
            ("Ann Roe", "executive chair", "Oakline Health"),
        ),
        (
            "Dr. Ann Roe, of Oakline Health, heads the heart unit.",
            ("Ann Roe", "heads the heart unit", "Oakline Health"),
        ),
        (
            "“We grow,” said Dr. Ann Roe, who'll run the new company.",
            ("Ann Roe", "run the new company", "the new company"),
        ),
        (
            "“We grow,” said Ann Roe, Partners' vice president for networks.",
            ("Ann Roe", "vice president for networks", "Partners"),
        ),
        (
            "Ann Roe, president of Oakline Health, appeared with counsel.",
            ("Ann Roe", "president", "Oakline Health"),
        ),
    ],
)
def test_what_people_do_for_whom_may_be_told_in_a_verb(
    nlp: Language, text: str, person: tuple[str, str, str]
) -> None:
    assert people(nlp, text) == [person]


def test_what_a_title_is_of_is_nobody(nlp: Language) -> None:
    text = "Ann Roe is president of Oakline Health's Rocky Mountain division."
    assert [name for name, _, _ in people(nlp, text)] == ["Ann Roe"]


def test_two_people_joined_by_and_have_a_title_each(nlp: Language) -> None:
    text = (
        "Dr. Ann Roe, our vice president of nursing, and Genevieve Poe of Oakline Health, "
        "regional president, will be there."
    )
    assert [title for _, title, _ in people(nlp, text)] == [
        "vice president of nursing",
        "regional president",
    ]


def test_without_a_name_beside_the_title_an_organisation_is_called_as_it_mostly_is(
    nlp: Language,
) -> None:
    text = (
        "Mercer Hospital keeps its beds. Mercer is glad of it. “We grow,” said the hospital's "
        "president, Ann Roe."
    )
    assert people(nlp, text) == [("Ann Roe", "president", "Mercer Hospital")]


@pytest.mark.parametrize(
    ("words", "title", "organization"),
    [
        ("professor in Medicine", "professor in Medicine", None),
        ("consultant in Palliative Care", "consultant in Palliative Care", None),
        ("a nurse in Cardiology", "nurse in Cardiology", None),
        ("partner in Health Law", "partner in Health Law", None),
        ("officer in Charge", "officer in Charge", None),
        ("chief of staff in Dayton", "chief of staff", "Dayton"),
        ("chief of staff in Ohio", "chief of staff", "Ohio"),
        ("superintendent of Nursing", "superintendent of Nursing", None),
        ("president of Surgery", "president of Surgery", None),
        ("president of Cardiology", "president of Cardiology", None),
    ],
)
def test_a_field_of_work_is_no_employer_but_a_place_may_be(
    nlp: Language, words: str, title: str, organization: str | None
) -> None:
    [(_, found, house)] = people(nlp, f"“We grow,” said Dr. Ann Roe, {words}.")
    assert found == title
    assert house == (organization or "Mercer Hospital")


@pytest.mark.parametrize(
    "deed", ["heads the clinic", "leads the heart center", "chairs the cancer program"]
)
def test_what_somebody_heads_is_a_part_of_the_house_that_is_named(nlp: Language, deed: str) -> None:
    text = f"Dr. Ann Roe, of Oakline Health, {deed}."
    assert people(nlp, text) == [("Ann Roe", deed, "Oakline Health")]


@pytest.mark.parametrize(
    "text",
    [
        "The Head Coach of the team agreed.",
        "The Head Coach agreed.",
        "The Principal Investigator of the trial agreed.",
        "The Clerk Typist of the board agreed.",
        "President Trump signed the bill.",
        "Chairman Powell raised the rate.",
    ],
)
def test_a_job_title_is_nobody_nor_is_who_rules_the_country(nlp: Language, text: str) -> None:
    assert people(nlp, text) == []


def test_who_holds_a_seat_may_say_something(nlp: Language) -> None:
    assert people(nlp, "Trustee Ocampo said the doctors would come.")[0][:2] == (
        "Ocampo",
        "Trustee",
    )


def test_a_second_organisation_behind_and_is_nobody(nlp: Language) -> None:
    text = "Ann Roe, president of Tarnwick Health and Baylor Scott of Texas, spoke."
    assert [name for name, _, _ in people(nlp, text)] == ["Ann Roe"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        (
            "“We grow,” said Tarnwick CEO Ann Roe. “Oakline Health has the doctors.”",
            ("Ann Roe", "CEO", "Tarnwick"),
        ),
        (
            "“We grow,” said Ann Roe, dean of Oakline Health's School of Medicine.",
            ("Ann Roe", "dean", "Oakline Health's School of Medicine"),
        ),
        (
            "Ann Roe, dean of Oakline Health's School of Public Health, agreed.",
            ("Ann Roe", "dean", "Oakline Health's School of Public Health"),
        ),
        (
            "Ann Roe, dean of Oakline Health's College of Physicians and Surgeons, agreed.",
            ("Ann Roe", "dean", "Oakline Health's College of Physicians and Surgeons"),
        ),
        (
            "Ann Roe, dean of Oakline Health's School of Medicine and Mercer Hospital, agreed.",
            ("Ann Roe", "dean", "Oakline Health's School of Medicine"),
        ),
        (
            "“We grow,” said Ann Roe, chair of Oakline Health's school board.",
            ("Ann Roe", "chair of the board", "Oakline Health's school board"),
        ),
        (
            "The president of Mercer Hospital and of Oakline Health, Ann Roe, agreed.",
            ("Ann Roe", "president", "Oakline Health"),
        ),
        (
            "Dr. Ann Roe, a hepatologist at Mercer Hospital who becomes its medical head, came.",
            ("Ann Roe", "medical head", "Mercer Hospital"),
        ),
        (
            "A hepatologist from Oakline Health, Dr. Ann Roe, has begun to see patients.",
            ("Ann Roe", "hepatologist", "Oakline Health"),
        ),
        (
            "The head of heart surgery at Oakline Health, Ann Roe, agreed.",
            ("Ann Roe", "head of heart surgery", "Oakline Health"),
        ),
        (
            "On Monday Oakline Health named Ann Roe president of the new hospital.",
            ("Ann Roe", "president", "the new hospital"),
        ),
        (
            "Oakline Health has assigned Dr. Ann Roe of its staff to be medical director.",
            ("Ann Roe", "medical director", "Oakline Health"),
        ),
        (
            "Mercer Hospital works with Oakline Health, whose hospital administrator is Ann Roe.",
            ("Ann Roe", "hospital administrator", "Oakline Health"),
        ),
        (
            "Mercer Hospital works with Oakline Health, whose chief nurse, Ann Roe, agreed.",
            ("Ann Roe", "chief nurse", "Oakline Health"),
        ),
    ],
)
def test_titles_and_their_organisations_come_in_many_orders(
    nlp: Language, text: str, person: tuple[str, str, str]
) -> None:
    assert people(nlp, text)[0] == person


@pytest.mark.parametrize(
    "word", ["Texas", "Chicago", "Massachusetts", "Embattled", "Earlier", "Republican"]
)
def test_a_place_or_the_word_that_opens_a_sentence_is_no_employer(nlp: Language, word: str) -> None:
    text = f"Oakline Health's staff will stay. {word} CEO Ann Roe agreed."
    assert people(nlp, text) == [("Ann Roe", "CEO", "Oakline Health")]


def test_a_title_without_organisation_is_of_whom_the_sentences_before_are_about(
    nlp: Language,
) -> None:
    text = (
        "Mercer Hospital lost money last year. It took care of Oakline Health's patients.\n\n"
        "Oakline Health serves the valley. “We grow,” said the chief executive, Ann Roe."
    )
    assert people(nlp, text) == [("Ann Roe", "chief executive", "Oakline Health")]


def test_a_speaker_is_of_such_a_house_as_the_quotation_calls_the_own(nlp: Language) -> None:
    text = "“Oakline Health asked us. Our hospital is old,” said Ann Roe, the vice president."
    assert people(nlp, text) == [("Ann Roe", "vice president", "Mercer Hospital")]


def test_a_post_goes_with_some_kinds_of_houses_and_not_with_others() -> None:
    assert suiting("Dean", "Oakline University") == ["school", "dean, school"]
    assert suiting("medical director", "Mercer Hospital") == [
        "single house",
        "medical, single house",
        "director, single house",
    ]
    assert suiting("chairwoman", "Tarnwick") == []


def test_every_kind_of_post_and_house_has_a_weight() -> None:
    people = load("people")
    pairs = {f"{post}, {house}" for post in people["posts"] for house in people["houses"]}
    assert pairs | people["houses"].keys() <= people["weights"]["employer"].keys()


def test_a_quotation_ends_with_its_paragraph() -> None:
    text = 'He said "we grow.\n\nAcme signed. "We do," he said.'
    assert [found.group() for found in QUOTED.finditer(text)] == ['"We do,"']


def test_all_that_makes_a_person_has_words_in_explain() -> None:
    words = load("features")
    weighed = load("people")["weights"]["person"].keys() - {"bias"}
    assert weighed <= words["people"].keys() | words["any"].keys()
