"""A gazetteer prepared for looking up: one file of arrays, read in milliseconds whatever its size.

    gazetteer = load_gazetteer(paths)          # reads the prepared index, or builds and keeps it
    index = gazetteer.index
    words = words_of(text)                     # with places in the text, folded
    numbers = [hashed(word.folded) for word in words]
    for end, forms in index.in_order(numbers, start):      # names that begin at words[start]
        text[words[start].start : words[end - 1].end]      # as the text writes it
        for form in forms:                                 # who claims it: namesakes are several
            index.kind(form)                               # NAME, ALIAS, SHORT, FORMER
            index.institution(index.owners[form])          # decoded when it is asked for

Acronyms are claimed by words as they are written: `in_order` over `as_written(text[start:end])` of
each word gives forms of kind ACRONYM, and only those. `form(number)` tells the form itself, with
the years of a former name. `in_any_order` finds forms by their content words in any order, and
`with_word` leads from a rare word to forms that are merely alike; the linker uses both.

Whether a match is written as a name (capitals, a place behind it) is for the caller to say.
`cache.py` keeps the file, `build.py` makes it, `layout.py` says what its bytes are.
"""

from __future__ import annotations

from affilcli.gazetteer.index.forms import Form, Kind
from affilcli.gazetteer.index.index import Index
from affilcli.gazetteer.index.words import (
    WORD,
    Word,
    as_written,
    content,
    fold,
    folded,
    hashed,
    words_of,
)

__all__ = [
    "WORD",
    "Form",
    "Index",
    "Kind",
    "Word",
    "as_written",
    "content",
    "fold",
    "folded",
    "hashed",
    "words_of",
]
