"""An announcement of an affiliation that goes on with what a test says, and what is read of it."""

from __future__ import annotations

from spacy.language import Language

HEAD = (
    "Mercy Health and Lakeside Hospital sign affiliation agreement\n\n"
    "CLEVELAND, Ohio (May 3, 2021) — Mercy Health and Lakeside Hospital said on Monday that they"
    " have signed an affiliation agreement.\n\n"
)


def exclusions(nlp: Language, text: str) -> list[str]:
    found = nlp(HEAD + text)._.affil_exclusions
    return sorted(p["value"] for p in found if p["taken"])


def lines(nlp: Language, text: str) -> set[tuple[str, str]]:
    found = nlp(HEAD + text)._.affil_service_lines
    return {(p["value"]["id"], p["value"]["status"]) for p in found if p["taken"]}
