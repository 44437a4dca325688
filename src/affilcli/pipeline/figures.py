"""Stub."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("affil_figures", requires=['doc._.affil_sentences', 'doc._.affil_background'], assigns=['doc._.affil_figures'])
def make_figures(nlp: Language, name: str) -> FigureReader:
    """Component that fills `doc._.affil_figures`."""
    return FigureReader()


class FigureReader:
    """Stub."""

    def __call__(self, doc: Doc) -> Doc:
        doc._.affil_figures = []
        return doc
