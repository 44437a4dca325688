"""Short forms that a text defines: `Name (“short”)`, `Name d/b/a short`, `agreement (MSA)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from affilcli.pipeline.institutions.runs import RUN
from affilcli.pipeline.institutions.trimming import trim

#: a short form behind a name: `Name, a nonprofit corporation (“short”)`, `Name (NYSE: NM) (NAME)`
ALIAS = re.compile(
    r"(?:\.?,\s(?:an?|the)\s[^,()\n.]{3,60},?\s|\.?,?\s?)"
    r"\((?:(?:NYSE|NASDAQ|Nasdaq|OTC)[^)]{0,60}\)\s*\()?"
    r"(?:hereinafter |collectively,? |the |or |together,? |also known as )*"
    r"(?:[“\"‘'](?:the )?(?P<quoted>[^”\"’)]{2,40}(?:’s|'s)?[^”\"’)]{0,30})[”\"’']"
    r"|(?P<acronym>[A-Z]{2,6}(?:\s[A-Z][A-Za-z]{2,}){1,2}|[A-Z][A-Za-z&-]{1,9}))"
    r"(?:,? or [“\"][^”\"]{1,60}[”\"])?\)"
)
#: an abbreviation behind common words: `management services agreement (MSA)`
UNNAMED = re.compile(
    r"(?:[a-z]|Agreement|Understanding|Intent),? "
    r"\((?:the )?[“\"‘']?(?:the )?(?P<acronym>[A-Z][A-Z&]{1,7}s?)[”\"’']?\)"
)
DOING_BUSINESS = re.compile(
    r"\.?,?\s*+(?:a[^,()]{5,60})?\s*+(?:\(?d/?b/?a/?|doing business as|also known as"
    r"|formerly known as|known as)\s++(?:the )?"
)
#: nobody gives a name more short forms in a row
MOST_FORMS = 8
#: in brackets behind a name, and no short form of it: where its shares are traded, a news agency
_NO_ALIAS = frozenset({"NYSE", "NASDAQ", "Nasdaq", "AP"})


class Alias(NamedTuple):
    """A short form the text defines for the name before it: `Name (“x”)`, `Name d/b/a x`."""

    name_end: int
    start: int
    end: int


def aliases(text: str, name_end: int) -> Iterator[Alias]:
    """The short forms that the text defines right behind a name; a few of them at most."""
    yield from islice(_aliases(text, name_end), MOST_FORMS)


def _aliases(text: str, name_end: int) -> Iterator[Alias]:
    position = name_end
    while found := ALIAS.match(text, position):
        group = "quoted" if found["quoted"] else "acronym"
        if found[group] not in _NO_ALIAS:
            yield Alias(name_end, *found.span(group))
        position = found.end()
    also = DOING_BUSINESS.match(text, position)
    if also and (run := RUN.match(text, also.end())):
        start, end = trim(text, *run.span())
        yield Alias(name_end, start, end)
        yield from (Alias(name_end, a.start, a.end) for a in _aliases(text, end))


def unnamed(text: str) -> frozenset[str]:
    """Abbreviations that the text defines for what is no organisation (`agreement (MSA)`)."""
    return frozenset(found["acronym"] for found in UNNAMED.finditer(text))
