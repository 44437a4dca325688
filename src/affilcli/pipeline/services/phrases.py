"""Noun phrases without a parser: before a verb, behind one, or as an item of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from affilcli.pipeline.services.outline import ENUMERATED
from affilcli.pipeline.services.scope import VERB

MAX_WORDS = 24
#: words that lead into a clause and name nothing
OPENING = re.compile(
    r"(?i)(?:[\s“\"‘'(,;:–—-]|[AQ]\.\s|(?:No|Yes)[.,]\s"
    r"|(?:and|but|also|however|yet|so|or|while|although|though|whereas|still|likewise|similarly"
    r"|additionally|furthermore|further|for now|by contrast|in addition|at present|meanwhile"
    r"|separately|nor|only|because|since|on the other hand|according to [^,]+"
    r"|under (?:the|this) [^,]+|as part of [^,]+|at this time"
    r"|(?:he|she|they|officials) (?:said|says)(?: that)?)\b,?)+"
)
#: what adds to a phrase already named: ", which …", ", its …", ", a …"
APPENDED = re.compile(
    r"(?:,|\s[–—(])\s*(?:however|too|meanwhile|for (?:its|their) part"
    r"|(?:run|owned|operated|managed|staffed|located|based|led|built|opened|now|formerly)\b"
    r"|currently\b|in which|of which|which|who|whose|where|its|their|an?\s|both of|each of|also"
    r"|including|as well as|because|since|until|when|if|such as|though|although|but|under a"
    r"|under the|one of|(?:down|across|next to|near|just|up)\s"
    r"|the\s[^,]*?,?$|[A-Z][a-z]+, [A-Z][a-z]+ and|[A-Z][^,]{2,50}\s(?:said|says)\b)"
    r"|\s+(?:which|who|because|until|when|if|unless|at least|although|though|while)\s"
    r"|\s\(|\s[–—]\s"
)
TAIL = re.compile(r"[\s,;:.!?”\"’')–—-]+(?:(?:or|and)[\s,;]*)?$")
REPORTED = re.compile(
    r"(?i)\b(?:said|says|saying|noted|notes|added|adds|stressed|emphasi[sz]ed|explained|confirmed)"
    r"(?:\s\w+day)?,?(?:\sthat)?\s"
)
#: "will keep its own X, which is outside the deal": what is kept is what is named
KEPT = re.compile(
    r"(?:will\s|would\s)?(?:continue\s+to\s+)?(?:keeps?|maintains?|retains?|operates?|runs?)"
    r"\s+(?=(?:the|its|their|his|our|an?)\s)"
)
INTRODUCED = re.compile(
    r"(?i)\b(?:under|at this|for now|for the time being|as part of|according to|in addition|while"
    r"|although|though|because|when|if|since|unlike)\b[^,;]{2,90},\s"
)
RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b")
LAST_JOINT = re.compile(
    r"(?:,\s+(?:and\s+)?|\s+(?:and|but)\s+)(?=(?:the|its|our|their|a|an)\s|[A-Z])"
)
LAST_COMMA = re.compile(r"[,:–—]\s+")
SECOND_VERB = re.compile(r"\s(?:and|but)\s+(?:also\s+|so\s+)?$")
PREPOSITION = re.compile(r"\b(?:in|of|at|from|with|near|for|to|between|by)\b")
PART = re.compile(r",?\s+(?:and|or|nor)\s+(?=(?:the|our|a|an)\s|[A-Z])|,\s+(?=(?:the|our)\s)")


class NounPhrase(NamedTuple):
    """A stretch of text that names something."""

    start: int
    end: int


def before(text: str, left: int, position: int) -> NounPhrase | None:
    """The phrase that leads up to `position` from the clause's beginning at `left`.

    Where the verb at `position` is the second of its subject ("X goes on and is not part …"), up
    to the first.
    """
    if SECOND_VERB.search(text[left:position]) and (verb := VERB.search(text, left, position)):
        position = verb.start()
    for lead in (REPORTED, INTRODUCED):
        for found in lead.finditer(text, left, position):
            left = found.end()
    left = _behind_verb(text, left, position)
    return _trimmed(text, left, position) or _trimmed(
        text, _after(LAST_COMMA, text, left, position), position
    )


def _behind_verb(text: str, left: int, position: int) -> int:
    """Where the subject begins when a finished clause stands before it.

    "Mercy runs the ward and the clinic is …" tells of the clinic.
    """
    verb = VERB.search(text, left, position)
    if verb is None or RELATIVE.search(text, left, verb.start()):
        return left
    return _after(LAST_JOINT, text, verb.end(), position)


def _after(joint: re.Pattern[str], text: str, left: int, position: int) -> int:
    """Where the last joint of a stretch ends, or its beginning."""
    ends = [found.end() for found in joint.finditer(text, left, position)]
    return ends[-1] if ends and ends[-1] < position else left


def behind(text: str, position: int, right: int) -> NounPhrase | None:
    """The phrase that begins at `position`, up to the clause's end at `right`."""
    found = re.match(r"(?:\s*(?:of|for|that|in|to|from|with|over)\b)?\s*", text[position:right])
    return _trimmed(text, position + (found.end() if found else 0), right)


def subject(text: str, start: int, end: int) -> NounPhrase | None:
    """The phrase before the first verb that is known as one."""
    verb = VERB.search(text, start, end)
    return _trimmed(text, start, verb.start()) if verb else None


def within(text: str, start: int, end: int) -> NounPhrase | None:
    """The phrase between the first word of a cue and its verb: "neither X nor Y is …"."""
    found = re.match(r"\w+\s+", text[start:end])
    begin = start + (found.end() if found else 0)
    verb = VERB.search(text, begin, end)
    return _trimmed(text, begin, verb.start() if verb else end)


def item(text: str, start: int, end: int) -> NounPhrase | None:
    """The phrase of a list item, without its bullet or number."""
    found = ENUMERATED.match(text, start, end)
    return _trimmed(text, found.end() if found else start, end)


def split(text: str, phrase: NounPhrase) -> list[NounPhrase]:
    """The parts of an enumeration that stand by themselves: each with its own article or name."""
    parts, begin = [], phrase.start
    for found in PART.finditer(text, phrase.start, phrase.end):
        if not PREPOSITION.search(text, begin, found.start()) and found.start() > begin:
            parts.append(NounPhrase(begin, found.start()))
            begin = found.end()
    return [p for part in [*parts, NounPhrase(begin, phrase.end)] if (p := _trimmed(text, *part))]


def _trimmed(text: str, start: int, end: int) -> NounPhrase | None:
    """A stretch without joining words before it and additions behind it, if a name is left."""
    if found := ENUMERATED.match(text, start, end):
        start = found.end()
    if found := OPENING.match(text, start, end):
        start = found.end()
    if found := KEPT.match(text, start, end):
        start = found.end()
    if (found := APPENDED.search(text, start, end)) and found.start() > start + 2:
        end = found.start()
    if found := TAIL.search(text[start:end]):
        end = start + found.start()
    words = text[start:end].split()
    named = any(word[0].isalpha() for word in words) and not VERB.match(text, start, end)
    return NounPhrase(start, end) if named and len(words) <= MAX_WORDS else None
