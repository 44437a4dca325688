"""Stories of one sentence, and the dates that are taken of them."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from affilcli.pipeline.annotations import Proposal

PUBLISHED = "2021-03-10"  # a Wednesday
Reader = Callable[..., Doc]


def taken(doc: Doc) -> list[Proposal]:
    return [p for p in doc._.affil_dates if p["taken"]]


def story(read: Reader, sentence: str, published: str | None = PUBLISHED) -> list[str]:
    doc = read(f"Lakeside and Mercy plan to join\n\n{sentence}\n", published)
    return sorted(f"{p['value']['type']} {p['value']['value']}" for p in taken(doc))
