"""Cutting a run of capitalised words down to the name in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from affilcli.pipeline.institutions.name_words import (
    is_generic,
    is_head,
    last_word,
    listed,
    without_stops,
)
from affilcli.vocabulary import load

_OWNER = re.compile(r"(?<=[\w.-])[’']s\s+(?=[A-Z])")
_TOKEN = re.compile(r"[\w&](?:[\w.’'/-]*[\w.])?")
_KEEP_STOP = re.compile(r"^(?:[A-Z]|Inc|Co|Corp|Ltd|(?:[A-Z]\.)+[A-Z]?)\.$")
_SAINT = re.compile(r"\b(?:St\.?|Saint|Sainte|Queen|King|Mother) \w+[’']s$")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop words before and after that are no part of a name; the result may be empty."""
    words = _without_opener(list(_TOKEN.finditer(text, start, end)))
    words = _without_ending(text, _beside_title(words))
    if not words:
        return start, start
    words = _without_seat(words)
    stop = words[-1].end()
    if words[-1].group().endswith(".") and not _KEEP_STOP.search(words[-1].group()):
        stop -= 1
    return words[0].start(), stop - _possessive(text[words[0].start() : stop])


def owners(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What a run names, cut behind each owner: `Oakline’s Heart Unit` names two."""
    for owner in _OWNER.finditer(text, start, end):
        if _possessive(text[start : owner.end()].rstrip()):
            yield start, owner.end()
            start = owner.end()
    yield start, end


def _without_opener(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out `Seattle-based`, and what stands capitalised before a name."""
    based = [i for i, word in enumerate(words) if word.group().endswith(("-based", "-area"))]
    words = words[based[-1] + 1 :] if based else words
    first = 0
    while first < len(words) and (
        _no_opener(words[first : first + 2]) or not words[first].group()[0].isupper()
    ):
        first += 1
    return words[first:]


def _without_ending(text: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out what follows a name: a verb, a title, `Board of …`, words in small letters."""
    for index, word in enumerate(words):
        board = _plain(word) == "board" and text[word.end() : word.end() + 4] == " of "
        if index and (board or (_plain(word) in listed("not_in") and not _is_noun(words, index))):
            words = words[:index]
            break
    end = len(words)
    while end and not (words[end - 1].group()[0].isupper() or words[end - 1].group()[0].isdigit()):
        end -= 1
    return words[:end]


def _is_noun(words: list[re.Match[str]], index: int) -> bool:
    """Is this the noun of `Affiliate Network`, `Mercer Nursery Partnership`, and no verb?"""
    creations = load("institutions")["creations"]
    last = 1 < index == len(words) - 1
    if last and words[index].group().rstrip(".") in creations["heads"]:
        return True
    return _plain(words[index]) in creations["nouns"] and any(
        word.group() in creations["heads"] for word in words[index + 1 : index + 2]
    )


def _beside_title(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """What is left of a run when the words of a person's title are taken out of it."""
    titles = [i for i, word in enumerate(words) if _plain(word) in listed("titles")]
    if not titles:
        return words
    before, after = words[: titles[0]], words[titles[-1] + 1 :]
    if len(before) > 1 and _plain(before[-1]) == "board":
        before = before[:-1]  # the title is that of a Board President
    after = list(dropwhile(lambda word: not word.group()[0].isupper(), after))
    named = any(is_head(word.group()) or word.group().isupper() for word in before)
    return before if named or not after else after


def _no_opener(words: list[re.Match[str]]) -> bool:
    """Can the first of these words not open a name? `New` can, before York, and `Our Lady`."""
    first = _plain(words[0])
    if first == "our" and len(words) > 1:
        return _plain(words[1]) not in ("lady", "lord")
    if first == "new" and len(words) > 1:
        return _plain(words[1]) not in listed("new_places")
    return first in listed("not_first")


def _plain(word: re.Match[str]) -> str:
    return without_stops(word.group())


def _without_seat(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut the place off `PinnaHealth System of Harrisburg`, not off `Hospital of Newport`."""
    for index, word in enumerate(words[:-1]):
        seated = word.group() == "of" and index > 1 and _plain(words[index - 1]) in listed("seated")
        # "Cardiology Associates of Newport" would be no name without its place.
        dedicated = _plain(words[index + 1]) in listed("dedicated_to")
        if seated and not dedicated and not is_generic(" ".join(w.group() for w in words[:index])):
            return words[:index]
    return words


def _possessive(name: str) -> int:
    """Length of a possessive ending that is not the name's own (as in Children's, St. Luke's)."""
    last = last_word(name)
    if not re.search(r"[’']s$", last) or last[:-2].casefold() in listed("own_possessive"):
        return 0
    return 0 if _SAINT.search(name) else 2
