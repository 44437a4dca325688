"""Words for spaCy, in a time that grows with the text, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc
from spacy.util import DummyTokenizer

#: the longest run without a blank, in characters, that is looked at as a whole; a long address of
#: the web is shorter
LONGEST_RUN = 300
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}(?=\S)")


class BoundedTokenizer(DummyTokenizer):
    """A tokenizer that cuts runs without a blank before it hands them on.

    spaCy's takes the marks off a run one by one and looks at all that is left after each: fifty
    thousand quotation marks in a row take it minutes.
    """

    def __init__(self, tokenize: Callable[[str], Doc]) -> None:
        self.tokenize = tokenize

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; its characters are those of the text."""
        cuts = [found.end() for found in _LONG_RUN.finditer(text)]
        if not cuts:
            return self.tokenize(text)
        return _joined([self.tokenize(piece) for piece in _pieces(text, cuts)])


def _pieces(text: str, cuts: list[int]) -> Iterator[str]:
    start = 0
    for cut in [*cuts, len(text)]:
        yield text[start:cut]
        start = cut


def _joined(docs: list[Doc]) -> Doc:
    words = [token.text for doc in docs for token in doc]
    spaces = [bool(token.whitespace_) for doc in docs for token in doc]
    return Doc(docs[0].vocab, words=words, spaces=spaces)
