"""Shapes of organisation names: which stretches of a text could name an institution.

Proposes with high recall; `institutions.py` decides what belongs together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from affilcli.vocabulary import load

_CAP = r"(?:No\.\s\d+|(?:St|Ste|Mt|Ft|Dr)\.|[A-ZÀ-Þ](?:\.[A-Z])+\.?|[A-ZÀ-Þ](?:[\w]|[’'](?=\w)|-(?=[A-Za-z]))*)(?:\.(?=\s[A-Z]\.)|(?<=\b[A-Z])\.)?"
_STATE = (
    r"\s+\((?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2}|Iowa|Ohio|Utah|Texas|Maine|Idaho|Hawaii|Alaska)\)"
)
_JOIN = rf"(?:{_STATE}\s+|\s+(?:of|for|at|de|der|la)(?:\s+the)?\s+|\s+&\s+(?:the\s+)?|\s+[–—]\s+|\s+and\s+(?=(?:Clinics?|Affiliates|Research|Rehabilitation|Dentistry|Health Sciences|Sons|(?:Health|Medical|Health Care) Cent(?:er|re)s?|Health (?:Services|System|Clinics))\b|[A-Z]\w+ (?:[A-Z]\w+ ){{0,4}}Trust\b)|,\s+(?=(?:Inc|LLC|Ltd|L\.L\.C|P\.C|P\.A)\b)|\s+)"
RUN = re.compile(
    rf"(?<![\w’'])(?:{_CAP})(?:{_JOIN}(?:{_CAP})){{0,11}}(?:(?<=\bInc)\.|(?<=\bCo)\.|(?<=\bCorp)\.)?"
)
ALIAS = re.compile(
    r"(?:\.?,\s(?:an?|the)\s[^,()\n.]{3,60},?\s|\.?,?\s?)\((?:(?:NYSE|NASDAQ|Nasdaq|OTC)[^)]*\)\s*\()?(?:hereinafter |collectively,? |the |or |together,? |also known as )*(?:[“\"‘'](?:the )?(?P<quoted>[^”\"’)]{2,40}(?:’s|'s)?[^”\"’)]{0,30})[”\"’']|(?P<acronym>[A-Z][A-Za-z&-]{1,9}))(?:,? or [“\"][^”\"]+[”\"])?\)"
)
UNNAMED = re.compile(
    r"(?:[a-z]|Agreement|Understanding|Intent),? \((?:the )?[“\"‘']?(?:the )?(?P<acronym>[A-Z][A-Z&]{1,7}s?)[”\"’']?\)"
)
DOING_BUSINESS = re.compile(
    r"\.?,?\s*(?:a[^,()]{5,60})?\s*(?:\(?d/?b/?a/?|doing business as|also known as|formerly known as|known as)\s+(?:the )?"
)
_SPLIT = re.compile(r"\s+[–—]\s+")
_FULL = re.compile(
    r"(?:[A-Z][\w’']+ ){2,5}(?:System|Hospitals?|Network|Healthcare|HealthCare|Trust|District|Center|Centre)"
)
_AND_TRUST = re.compile(r"\s+and\s+(?=.*Trust\b)")
_AT = re.compile(r"\s+at\s+(?:the\s+)?")
_OWNER = re.compile(r"[\w.-]+[’']s\s+(?=[A-Z])")
_TOKEN = re.compile(r"[\w&](?:[\w.’'/-]*[\w.])?")
_KEEP_STOP = re.compile(r"^(?:[A-Z]|Inc|Co|Corp|Ltd|(?:[A-Z]\.)+[A-Z]?)\.$")


class Name(NamedTuple):
    """A stretch that could name an institution.

    `strength` in 0…1 says how much it looks like one; `id` is its gazetteer id, if it has one.
    """

    start: int
    end: int
    strength: float
    id: str | None = None


class Alias(NamedTuple):
    """A short form that the text defines for the name before it: `Name (“short”)`, `Name d/b/a short`."""

    name_end: int
    start: int
    end: int


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in load("institutions")[key])


@cache
def heads() -> frozenset[str]:
    """Words that make a capitalised name an organisation's."""
    return frozenset(word.replace("'", "").casefold() for word in load("institutions")["heads"])


def word_list(name: str) -> list[str]:
    """The words of a name, case folded, without punctuation, possessive endings and `the`."""
    bare = re.sub(r"[’'](?=s\b)", "", without_state(name).casefold()).replace("&", " and ")
    words = re.findall(r"[\w]+", bare)
    return words[1:] if words[:1] == ["the"] else words


def is_head(word: str) -> bool:
    return re.sub(r"[’'.]", "", word).casefold() in heads()


def shapes(text: str, start: int, end: int) -> Iterator[Name]:
    """Runs of capitalised words in `text[start:end]`, trimmed to what can be a name."""
    for found in RUN.finditer(text, start, end):
        begin = found.start()
        for owner in _OWNER.finditer(text, *found.span()):
            if _possessive(text[begin : owner.end()].rstrip()):
                yield from _pieces(text, begin, owner.end())
                begin = owner.end()
        yield from _pieces(text, begin, found.end())


def _pieces(text: str, start: int, end: int) -> Iterator[Name]:
    """Parts of a run: a dash joins only what has a head word on its left side."""
    at = _AT.search(text, start, end)
    if at and text[start : at.start()].rsplit(maxsplit=1)[-1] not in (
        "Medicine",
        "University",
        "College",
        "School",
        "Institute",
        "Nursing",
    ):
        yield from _pieces(text, start, at.start())
        yield from _pieces(text, at.end(), end)
        return
    both = _AND_TRUST.search(text, start, end)
    if both and is_head(text[start : both.start()].rsplit(maxsplit=1)[-1]):
        yield from _pieces(text, start, both.start())
        yield from _pieces(text, both.end(), end)
        return
    dash = _SPLIT.search(text, start, end)
    if (
        dash
        and not any(is_head(w) for w in text[start : dash.start()].split()[-1:])
        and not _one_word_and_head(text, start, dash, end)
    ):
        yield from _pieces(text, start, dash.start())
        yield from _pieces(text, dash.end(), end)
        return
    start, end = trim(text, start, end)
    if end - start >= 2 and not is_generic(text[start:end]):
        words = text[start:end].split()
        headed = any(is_head(word) for word in words)
        camel = any(
            re.search(r"[a-z][A-Z]", word)
            and not re.match(r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])[A-Z]", word)
            for word in words
        )
        yield Name(start, end, 0.9 if headed and len(words) > 1 else 0.7 if camel else 0.3)


def _one_word_and_head(text: str, start: int, dash: re.Match[str], end: int) -> bool:
    return " " not in text[start : dash.start()] and any(
        "medizin" in w.casefold() for w in text[dash.end() : end].split()
    )


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop words before and after that are no part of a name; the result may be empty."""
    words = list(_TOKEN.finditer(text, start, end))
    based = max(
        (i for i, word in enumerate(words) if word.group().endswith(("-based", "-area"))),
        default=-1,
    )
    words = words[based + 1 :]
    while words and (_no_opener(words) or not words[0].group()[0].isupper()):
        words.pop(0)
    words = _beside_title(words)
    for index, word in enumerate(words):
        board = _plain(word) == "board" and text[word.end() : word.end() + 4] == " of "
        if index and (board or _plain(word) in _words("not_in")):
            del words[index:]
            break
    while words and not (words[-1].group()[0].isupper() or words[-1].group()[0].isdigit()):
        words.pop()
    if not words:
        return start, start
    words = _without_seat(words)
    stop = words[-1].end()
    if words[-1].group().endswith(".") and not _KEEP_STOP.search(words[-1].group()):
        stop -= 1
    return words[0].start(), stop - _possessive(text[words[0].start() : stop])


def _beside_title(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """What is left of a run when the words of a person's title are taken out of it."""
    titles = [i for i, word in enumerate(words) if _plain(word) in _words("titles")]
    if not titles:
        return words
    before, after = words[: titles[0]], words[titles[-1] + 1 :]
    while after and not after[0].group()[0].isupper():
        after = after[1:]
    named = any(is_head(word.group()) or word.group().isupper() for word in before)
    return before if named or not after else after


def _no_opener(words: list[re.Match[str]]) -> bool:
    """Can the first of these words not open a name? `New` can, before York and its like."""
    first = _plain(words[0])
    if first == "new" and len(words) > 1:
        return _plain(words[1]) not in _words("new_places")
    return first in _words("not_first")


def opens_no_name(word: str) -> bool:
    """Is this a common word that may stand capitalised before a name?"""
    return word.casefold() in _words("not_first")


def is_generic(name: str) -> bool:
    """Is a name made of common words alone (`Medical Center`)?

    A legal ending, or three words and more with a head at the end (`University Health Care System`), say otherwise.
    """
    if re.search(r", (?:Inc|LLC|Ltd|P\.C)\b", name) or _FULL.fullmatch(name):
        return False
    return all(
        word in _words("generic") or word in ("of", "and", "for", "at") for word in word_list(name)
    )


def _plain(word: re.Match[str]) -> str:
    return re.sub(r"[’'.]", "", word.group()).casefold()


def _without_seat(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Cut the place off `PinnacleHealth System of Harrisburg`, but not off `Hospital of Philadelphia`."""
    for index, word in enumerate(words[:-1]):
        if word.group() == "of" and index > 1 and _plain(words[index - 1]) in _words("seated"):
            return words[:index]
    return words


def _possessive(name: str) -> int:
    """Length of a possessive ending that is not the name's own (as in Children's, St. Luke's)."""
    last = name.rsplit(maxsplit=1)[-1]
    if not re.search(r"[’']s$", last) or last[:-2].casefold() in _words("own_possessive"):
        return 0
    return 0 if re.search(r"\b(?:St\.?|Saint|Sainte|Queen|King|Mother) \w+[’']s$", name) else 2


def aliases(text: str, name_end: int) -> Iterator[Alias]:
    """The short forms that the text defines right behind a name."""
    position = name_end
    while found := ALIAS.match(text, position):
        group = "quoted" if found["quoted"] else "acronym"
        if found[group] not in ("NYSE", "NASDAQ", "Nasdaq", "AP"):
            yield Alias(name_end, *found.span(group))
        position = found.end()
    if also := DOING_BUSINESS.match(text, position):
        if run := RUN.match(text, also.end()):
            start, end = trim(text, *run.span())
            yield Alias(name_end, start, end)
            yield from (Alias(name_end, a.start, a.end) for a in aliases(text, end))


def without_state(name: str) -> str:
    """`Estes Park (Colo.) Health` as it is called: without the state that an editor put in."""
    return re.sub(rf"{_STATE}(?=\s)", "", name)


def unnamed(text: str) -> frozenset[str]:
    """Abbreviations that the text defines for something that is no organisation (`management services agreement (MSA)`)."""
    return frozenset(found["acronym"] for found in UNNAMED.finditer(text))
