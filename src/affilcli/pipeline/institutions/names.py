"""Shapes of organisation names: which stretches of a text could name an institution.

Proposes with high recall; `institutions.py` decides what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from affilcli.vocabulary import load

# A capitalised word of a name: No. 2, St., U.S., O'Neil, Rush-Copley; an initial keeps its stop.
_CAP = (
    r"(?:N[oO]\.\s\d+|(?:St|Ste|Mt|Ft|Dr)\.|[A-ZÀ-Þ](?:\.[A-Z])+\.?"
    r"|[A-ZÀ-Þ](?:[\w]|[’'](?=\w)|-(?:St|Ste|Mt)\.|-(?=[A-Za-z]))*)"
    r"(?:\.(?=\s[A-Z]\.)|(?<=\b[A-Z])\.)?"
)
# A state that an editor put into a name: Estes Park (Colo.) Health.
_STATE = (
    r"\s+\((?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2}|Iowa|Ohio|Utah|Texas|Maine|Idaho|Hawaii|Alaska)\)"
)
# `and` joins two names rather than two words of one, except before these.
_AND_PARTS = (
    r"(?:Clinics?|Affiliates|Research|Rehabilitation|Dentistry|Health Sciences|Sons"
    r"|(?:Health|Medical|Health Care) Cent(?:er|re)s?|Health (?:Services|System|Clinics))\b"
)
_AND_TRUST_AHEAD = r"[A-Z][\w.’']+ (?:[A-Z][\w.’']+ ){0,6}Trust\b"
# What stands between the capitalised words of one name.
_JOIN = (
    rf"(?:{_STATE}\s+|\s+(?:of|for|at|de|der|la)(?:\s+the)?\s+|\s+[&+]\s+(?:the\s+)?|\s+[–—]\s+"
    rf"|\s+and\s+(?={_AND_PARTS}|{_AND_TRUST_AHEAD})"
    # The town of a state's university: University of California, San Diego.
    r"|(?:(?<=of Nevada)|(?<=of California)|(?<=of Tennessee)|(?<=of Texas)|(?<=of Illinois)"
    r"|(?<=of Maryland)),\s+"
    r"(?=(?:Reno|Las Vegas|San |Los Angeles|Irvine|Davis|Riverside|Merced|Knoxville|Memphis|Austin"
    r"|Baltimore|Chicago|Urbana)\b)"
    r"|,\s+(?=(?:Inc|LLC|Ltd|L\.L\.C|P\.C|P\.A)\b)|\s+)"
)
#: a run of up to twelve capitalised words
RUN = re.compile(
    rf"(?<![\w’'])(?:{_CAP})(?:{_JOIN}(?:{_CAP})){{0,11}}(?:(?<=\bInc)\.|(?<=\bCo)\.|(?<=\bCorp)\.)?"
)
_NEXT_LINE = re.compile(r"[ \t]*\n\s*(?=[A-Z][a-z])")
_STATE_WITHIN = re.compile(rf"{_STATE}(?=\s)")
_POSSESSIVE = re.compile(r"[’'](?=s\b)")
_WORD = re.compile(r"\w+")
_AND_SIGN = re.compile(r"[&+]")
_STOPS = re.compile(r"[’'.]")
_SPLIT = re.compile(r"\s+[–—]\s+")
#: common words that make up a whole name: University Health Care System
_FULL = re.compile(
    r"(?:[A-Z][\w’']+ ){2,5}"
    r"(?:System|Hospitals?|Network|Healthcare|HealthCare|Trust|District|Center|Centre)"
)
_LEGAL_END = re.compile(r", (?:Inc|LLC|Ltd|P\.C)\b")
_AND_TRUST = re.compile(r"\s+and\s+(?=.*Trust\b)")
_AT = re.compile(r"\s+at\s+(?:the\s+)?")
_OWNER = re.compile(r"(?<=[\w.-])[’']s\s+(?=[A-Z])")
_TOKEN = re.compile(r"[\w&](?:[\w.’'/-]*[\w.])?")
_KEEP_STOP = re.compile(r"^(?:[A-Z]|Inc|Co|Corp|Ltd|(?:[A-Z]\.)+[A-Z]?)\.$")
#: surnames and places that are written with a capital inside, as brands are
_INNER_CAPITAL = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])[A-Z]")
_SAINT = re.compile(r"\b(?:St\.?|Saint|Sainte|Queen|King|Mother) \w+[’']s$")

# How much a shape looks like a name: with a head word, with a capital inside or the name of an
# order or a denomination first (Mercy Cedar Rapids), capitalised alone.
HEADED, CAMEL, CAPITALISED = 0.9, 0.7, 0.3


class Name(NamedTuple):
    """A stretch that could name an institution.

    `strength` in 0…1 says how much it looks like one; `id` is its gazetteer id, if it has one, and
    `rivals` are the ids of others that bear the name.
    """

    start: int
    end: int
    strength: float
    id: str | None = None
    rivals: tuple[str, ...] = ()


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in load("institutions")[key])


@cache
def heads() -> frozenset[str]:
    """Words that make a capitalised name an organisation's."""
    return frozenset(word.replace("'", "").casefold() for word in load("institutions")["heads"])


@cache
def _before_at() -> frozenset[str]:
    return frozenset(load("institutions")["shapes"]["before_at"])


@cache
def _sited() -> frozenset[str]:
    return frozenset(load("institutions")["shapes"]["sited"])


def word_list(name: str) -> list[str]:
    """The words of a name, case folded, without punctuation, possessive endings and `the`."""
    return list(_words_of_name(name))


@lru_cache(maxsize=4096)
def _words_of_name(name: str) -> tuple[str, ...]:
    # Every component asks for the words of the same few names, again and again.
    bare = _AND_SIGN.sub(" and ", _POSSESSIVE.sub("", without_state(name).casefold()))
    words = tuple(_WORD.findall(bare))
    return words[1:] if words[:1] == ("the",) else words


@lru_cache(maxsize=4096)
def is_head(word: str) -> bool:
    """Does a word make a capitalised name an organisation's?"""
    return _no_stop(word) in heads()


def shapes(text: str, start: int, end: int) -> Iterator[Name]:
    """Runs of capitalised words in `text[start:end]`, trimmed to what can be a name."""
    for found in RUN.finditer(text, start, end):
        for begin, stop in owners(text, *found.span()):
            yield from _pieces(text, begin, stop)


def _pieces(text: str, start: int, end: int) -> Iterator[Name]:
    """The names in a run, cut where two of them meet."""
    cuts = (cut(text, start, end) for cut in (_at, _and_trust, _dash, _letterhead))
    cut = next(filter(None, cuts), None)
    if cut:
        yield from _pieces(text, start, cut.start())
        yield from _pieces(text, cut.end(), end)
        return
    start, end = trim(text, start, end)
    if end - start >= 2 and not is_generic(text[start:end]):
        yield Name(start, end, _strength(text[start:end].split()))


def _at(text: str, start: int, end: int) -> re.Match[str] | None:
    """`at` parts a unit from its site.

    School of Medicine at Newport is one name, and so is University Medical Center at Newport.
    """
    at = _AT.search(text, start, end)
    if at is None or _last_word(text[start : at.start()]) in _before_at():
        return None
    unit = text[start : at.start()]
    return None if _is_common(unit) and _last_word(unit) in _sited() else at


def _and_trust(text: str, start: int, end: int) -> re.Match[str] | None:
    """`and` parts an organisation from a trust that is named behind it."""
    both = _AND_TRUST.search(text, start, end)
    return both if both and is_head(_last_word(text[start : both.start()])) else None


def _dash(text: str, start: int, end: int) -> re.Match[str] | None:
    """A dash parts two names, unless a head word stands before it (Mercy Health – Youngstown)."""
    dash = _SPLIT.search(text, start, end)
    if dash is None:
        return None
    left = text[start : dash.start()]
    joins = any(is_head(word) for word in left.split()[-1:])
    return None if joins or _is_german(left, text[dash.end() : end]) else dash


def _letterhead(text: str, start: int, end: int) -> re.Match[str] | None:
    """A line in capitals is a name by itself, whatever the next line begins with."""
    line = _NEXT_LINE.search(text, start, end)
    return line if line and text[start : line.start()].isupper() else None


def _is_german(left: str, right: str) -> bool:
    """`Charité – Universitätsmedizin Berlin` is one name."""
    return " " not in left and any("medizin" in word.casefold() for word in right.split())


def _last_word(text: str) -> str:
    return text.rsplit(maxsplit=1)[-1]


def _strength(words: list[str]) -> float:
    """How much the words of a shape look like an organisation's name."""
    if len(words) > 1 and any(is_head(word) for word in words):
        return HEADED
    if len(words) > 1 and _no_stop(words[0]) in _words("dedications"):
        return CAMEL
    camel = any(re.search(r"[a-z][A-Z]", w) and not _INNER_CAPITAL.match(w) for w in words)
    return CAMEL if camel else CAPITALISED


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


def _without_opener(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out `Seattle-based`, and what stands capitalised before a name."""
    based = [i for i, word in enumerate(words) if word.group().endswith(("-based", "-area"))]
    words = words[based[-1] + 1 :] if based else words
    while words and (_no_opener(words) or not words[0].group()[0].isupper()):
        words = words[1:]
    return words


def _without_ending(text: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out what follows a name: a verb, a title, `Board of …`, words in small letters."""
    for index, word in enumerate(words):
        board = _plain(word) == "board" and text[word.end() : word.end() + 4] == " of "
        if index and (board or (_plain(word) in _words("not_in") and not _is_noun(words, index))):
            words = words[:index]
            break
    while words and not (words[-1].group()[0].isupper() or words[-1].group()[0].isdigit()):
        words = words[:-1]
    return words


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
    titles = [i for i, word in enumerate(words) if _plain(word) in _words("titles")]
    if not titles:
        return words
    before, after = words[: titles[0]], words[titles[-1] + 1 :]
    if len(before) > 1 and _plain(before[-1]) == "board":
        before = before[:-1]  # the title is that of a Board President
    while after and not after[0].group()[0].isupper():
        after = after[1:]
    named = any(is_head(word.group()) or word.group().isupper() for word in before)
    return before if named or not after else after


def _no_opener(words: list[re.Match[str]]) -> bool:
    """Can the first of these words not open a name? `New` can, before York, and `Our Lady`."""
    first = _plain(words[0])
    if first == "our" and len(words) > 1:
        return _plain(words[1]) not in ("lady", "lord")
    if first == "new" and len(words) > 1:
        return _plain(words[1]) not in _words("new_places")
    return first in _words("not_first")


def opens_no_name(word: str) -> bool:
    """Is this a common word that may stand capitalised before a name?"""
    return word.casefold() in _words("not_first")


def is_generic(name: str) -> bool:
    """Is a name made of common words alone (`Medical Center`)?

    A legal ending says otherwise, and so do three words and more with a head at the end
    (`University Health Care System`).
    """
    return not (_LEGAL_END.search(name) or _FULL.fullmatch(name)) and _is_common(name)


def _is_common(name: str) -> bool:
    return all(
        word in _words("generic") or word in ("of", "and", "for", "at") for word in word_list(name)
    )


def _plain(word: re.Match[str]) -> str:
    return _no_stop(word.group())


@lru_cache(maxsize=4096)
def _no_stop(word: str) -> str:
    return _STOPS.sub("", word).casefold()


def _without_seat(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut the place off `PinnaHealth System of Harrisburg`, not off `Hospital of Newport`."""
    for index, word in enumerate(words[:-1]):
        seated = word.group() == "of" and index > 1 and _plain(words[index - 1]) in _words("seated")
        # "Cardiology Associates of Newport" would be no name without its place.
        dedicated = _plain(words[index + 1]) in _words("dedicated_to")
        if seated and not dedicated and not is_generic(" ".join(w.group() for w in words[:index])):
            return words[:index]
    return words


def owners(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What a run names, cut behind each owner: `Oakline’s Heart Unit` names two."""
    for owner in _OWNER.finditer(text, start, end):
        if _possessive(text[start : owner.end()].rstrip()):
            yield start, owner.end()
            start = owner.end()
    yield start, end


def _possessive(name: str) -> int:
    """Length of a possessive ending that is not the name's own (as in Children's, St. Luke's)."""
    last = _last_word(name)
    if not re.search(r"[’']s$", last) or last[:-2].casefold() in _words("own_possessive"):
        return 0
    return 0 if _SAINT.search(name) else 2


def without_state(name: str) -> str:
    """`Estes Park (Colo.) Health` as it is called: without the state that an editor put in."""
    return _STATE_WITHIN.sub("", name)
