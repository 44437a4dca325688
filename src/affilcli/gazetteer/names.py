"""One spelling for every way of writing an organisation's name."""

from __future__ import annotations

import re

_PUNCTUATION = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{FIGURE DASH}": "-",
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{MINUS SIGN}": "-",
        "\N{SOFT HYPHEN}": None,
        "\N{ZERO WIDTH SPACE}": None,
    }
)
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")


def normalise(name: str) -> str:
    r"""Fold what writers vary without meaning: case, quotes, dashes, spaces, a leading "the".

    >>> normalise("The  Children\u2019s Hospital of Philadelphia")
    "children's hospital of philadelphia"
    """
    folded = _SPACE.sub(" ", name.translate(_PUNCTUATION).casefold()).strip()
    return folded.removeprefix("the ")


def key_of(name: str) -> str:
    r"""The words of a name alone, as `normalise` folds them: marks and possessives do not count.

    >>> key_of("St. Mary's Hospital, Inc.")
    'st marys hospital inc'
    """
    return " ".join(_WORD.findall(normalise(name).replace("'", "")))
