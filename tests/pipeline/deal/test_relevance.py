from __future__ import annotations

import pytest
from spacy.language import Language


def relevant(nlp: Language, text: str) -> bool:
    return bool(nlp(text.strip() + "\n")._.affil_relevance["taken"])


@pytest.mark.parametrize(
    "text",
    [
        """Mercer Hospital to join Oakline Health

Mercer Hospital and Oakline Health have signed a definitive agreement under which Oakline Health
will acquire the 90-bed hospital, the two said Monday. State regulators must approve the deal.""",
        """Judge's ruling in hand, Mercer Hospital and Oakline Health drop merger

Mercer Hospital and Oakline Health have called off their merger, two weeks after federal
regulators sued to block it, the two said. Mercer Hospital will remain independent.""",
        """Mercer Hospital gets a new chief as it joins Oakline Health

Mercer Hospital officially became part of Oakline Health on Friday, and the system named Dr. Una
Reyes president of the hospital. Oakline Health will invest $25 million under the affiliation.
Patients keep their doctors, and the trustees of both signed the agreement in May.""",
    ],
    ids=["acquisition", "merger that a court ended", "merger with an appointment"],
)
def test_an_agreement_of_two_providers_is_relevant(nlp: Language, text: str) -> None:
    assert relevant(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        """Oakline Health names Lee Marsh president and CEO

Oakline Health has appointed Lee Marsh president and chief executive officer. He succeeds Ann Holt,
who retires in May. At Mercer Hospital he led its merger with Tri-County Medical Center.""",
        """Oakline Health, Cascade Blue Cross sign three-year contract

Oakline Health and Cascade Blue Cross have signed a new agreement that keeps the system's hospitals
in network for 40,000 members, the insurer said Monday. The old contract ran out at midnight.""",
        """Oakline Health selects Orvalis for patient scheduling

Orvalis, a software vendor, announced a five-year agreement with Oakline Health to deploy its
cloud-based platform. Other customers of the company include Mercer Hospital.""",
        """Two colleges to become one

Ashwell College and Columba University have agreed to merge, their presidents announced. The
combined school would have 3,400 students. Both colleges raised tuition last year.""",
        """Hospital M&A: 4 deals from April

Oakline Health acquired Mercer Hospital on April 2.

Pinecrest Health and Catawba Medical Center signed a definitive agreement to merge.

Fort Hale Regional will join Great River Health under a letter of intent.

St. Clare's Hospital and Lakeview Clinic called off their affiliation.""",
        """Opinion: what I learned from a merger

I was there when Mercer Hospital and Oakline Health merged. I believed my neighbors, who said that
prices would fall. I think I was wrong, and I ask my fellow citizens to look at their bills.""",
        """Merger that made Oakline Health still debated ten years later

It has been ten years since Mercer Hospital and Bayview General became Oakline Health. The merger
was to save $25 million a year. "We looked back with tears at the anniversary," a nurse said.""",
        """Fitch affirms Oakline Health's bond rating at 'A-'; outlook stable

Fitch Ratings has affirmed the 'A-' rating on revenue bonds issued for Oakline Health. The stable
outlook reflects its planned affiliation with Mercer Hospital.""",
        """Nurses sue Oakline Health over pensions

Four retired nurses filed a lawsuit against Oakline Health, which took over Mercer Hospital in 2011.
The plaintiffs say their pensions were promised in the merger agreement. A judge will hear the
complaint in May.""",
        """Oakline Health breaks ground on heart pavilion

Oakline Health on Saturday broke ground on a $94 million pavilion of its own. Construction is to
take two years; the general contractor is from Boise. The tower will have 48 beds.""",
    ],
    ids=[
        *("hire", "payer", "vendor", "colleges", "digest", "opinion", "looking back", "rating"),
        *("lawsuit", "own building"),
    ],
)  # fmt: skip
def test_a_text_that_only_looks_like_it_is_not(nlp: Language, text: str) -> None:
    assert not relevant(nlp, text)
