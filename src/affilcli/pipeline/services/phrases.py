"""Noun phrases without a parser: before a verb, behind one, or as an item of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from affilcli.pipeline.services.asides import ASIDE, without_asides
from affilcli.pipeline.services.clauses import VERB
from affilcli.pipeline.services.outline import ENUMERATED
from affilcli.vocabulary import load

#: words of a phrase, and of a list of them
MAX_WORDS, MAX_LISTED = 24, 80
#: words that lead into a clause and name nothing
OPENING = re.compile(
    r"(?i)(?:[\s“\"‘'(,;:–—-]|[AQ]\.\s|(?:(?:dr|mrs?|ms)\.\s)?[\w’'-]+:\s"
    r"|(?:what|how) about\b|(?:No|Yes)[.,]\s"
    r"|(?:and|but|also|however|yet|so|or|while|although|though|whereas|still|likewise|similarly"
    r"|additionally|furthermore|further|for now|by contrast|in addition|at present|meanwhile"
    r"|separately|nor|only|because|since|on the other hand|according to [^,]+"
    r"|under (?:the|this) [^,]+|as part of [^,]+|at this time"
    r"|(?:he|she|they|officials) (?:said|says)(?: that)?)\b,?)+"
)
#: what adds to a phrase already named: ", which …", ", its …", ", a …"
APPENDED = re.compile(
    r"(?:,|\s[–—(])\s*(?:however|too|meanwhile|for (?:its|their) part"
    r"|(?:run|owned|operated|managed|staffed|located|based|led|built|opened|sold|bought|now|formerly|already|once|recently|long)\b"
    r"|currently\b|(?:in|of|for|from|to|at|with|by|through|on)\swhich|which|who|whose|where|its"
    r"|their|an?\s|both of|each of|also"
    r"|including|as well as|because|since|until|when|if|such as|though|although|but|under a"
    r"|under the|one of|(?:down|across|next to|near|just|up)\s"
    r"|the\s[^,]*?,?$|[A-Z][a-z]+, [A-Z][a-z]+ and|[A-Z][^,]{2,50}\s(?:said|says)\b)"
    r"|\s+(?:which|who|because|until|when|if|unless|at least|although|though|while)\s"
    r"|\s\((?!(?:[a-h]|[ivx]{1,4}|\d)\)\s)|\s[–—]\s"
)
TAIL = re.compile(
    r"(?:\s(?:untouched|unaffected|unchanged|altogether|either|after\sall|alone|out|aside|as\s(?:it|they)))?"
    r"(?:[\s,;:.!?”\"’')–—-]+(?:(?:or|and|nor)[\s,;]*)?)?$"
)
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
    r"(?:,\s+(?:and\s+)?|\s+(?:and|but)\s+)(?=(?:the|its|our|their|a|an|it|they|those|these|that|this)\b|[A-Z])"
)
LAST_COMMA = re.compile(r"[,:–—]\s+")
SECOND_VERB = re.compile(r"\s(?:and|but)\s+(?:also\s+|so\s+)?$")
PREPOSITION = re.compile(r"\b(?:in|of|at|from|with|near|for|to|between|by)\b")
#: "X, which is not part": the relative that is the subject of what follows
RELATIVE_SUBJECT = re.compile(r",?\s(?:which|that|who|both\sof\swhich|none\sof\swhich)\s$")
#: what a relative stands for that only says that its subject is alone in that
SINGLED_OUT = re.compile(r"\s*the\s(?:one|only|sole|last|single)\s\w+$")
#: what leads from all to one of it: "work on many things, including X, which is not part"
LED_TO_ONE = re.compile(r"\b(?:including|such\sas|among\s(?:them|these)|notably|namely)\s")
#: said of an organisation and what it has: "has three clinics in the state; these are …"
HOLDING = re.compile(
    r"\s+(?:(?:also|already|still|now|currently)\s+)?(?:has|have|owns?|runs?|operates?|holds?)"
    r"(?:\s(?:also|already|still|now))?\s+(?=(?:an?|the|its|their|one|two|three|four|five|six|several|\d+)\s)"
)
#: verbs and adverbs that stand between a subject and the cue
HELPING = re.compile(
    r"(?:\s(?:will|would|shall|should|may|must|to|is|are|was|were|be|been|being|has|have|also|all"
    r"|still|both|each|simply|likewise|expected|going|due|set|meant))+\s$"
)
#: "the contract under which …": a relative that is needed to tell what is named
LED_RELATIVE = re.compile(r"[^\s,]\s(?:under|by|in|for|with|from|through)\swhich\s$")
ARTICLE = re.compile(r"\b(?:the|an?|its|their|his|her|our|all|any)\s", re.IGNORECASE)
#: a noun phrase within another: "of the clinic", "in their building"
LED_ARTICLE = re.compile(
    r"\b(?:in|of|at|from|with|near|for|to|between|by)\s(?:the|an?|its|their|his|her|our|all|any)\s",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_][\w’']*")
JOINT = re.compile(r"\b(?:and|or|nor)\b")
GOES_ON = re.compile(r"\s+(?:and|or|nor)\b")
CONJOINED = re.compile(r",\s+(?:and|or|nor)\b")
#: a comma behind which the next thing of a list can stand, and not a remark
NEXT_THING = re.compile(r",\s+(?=(?:the|its|their|our|an?|[A-Z][\w.]*(?:\s[A-Z][\w.]*)*['’]s)\s)")
PART = re.compile(
    r";\s+(?:(?:and|or|nor)\s+)?(?=\w)"
    r"|,?\s+(?:and|or|nor)\s+(?=(?:the|our|an?|its|their|his|her|any|all|two|three|four|five|six|seven|eight|several|some)\s|[A-Z])"
    r"|,\s+(?=(?:the|our|its|their)\s|[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,4}['’]s?\s)"
    r"|[,;]?\s+(?:(?:and|or)\s+)?(?=\((?:[a-h]|[ivx]{1,4}|\d)\)\s)"
)


class NounPhrase(NamedTuple):
    """A stretch of text that names something."""

    start: int
    end: int


def before(text: str, left: int, position: int) -> NounPhrase | None:
    """The phrase that leads up to `position` from the clause's beginning at `left`.

    Where the verb at `position` is the second of its subject ("X goes on and is not part …"), up
    to the first; where a relative is its subject ("X, which is not part …"), what that stands for.
    """
    if relative := RELATIVE_SUBJECT.search(text, max(left, position - 40), position):
        return _antecedent(text, left, relative.start())
    text = without_asides(text)
    if helper := HELPING.search(text, max(left, position - 40), position):
        position = helper.start()
    if SECOND_VERB.search(text[left:position]) and (verb := VERB.search(text, left, position)):
        position = verb.start()
    for lead in (REPORTED, INTRODUCED):
        for found in lead.finditer(text, left, position):
            left = found.end()
    left = _behind_verb(text, left, position)
    position = _without_apposition(text, left, position)
    return _trimmed(text, left, position) or _trimmed(
        text, _after(LAST_COMMA, text, left, position), position
    )


def _antecedent(text: str, left: int, end: int) -> NounPhrase | None:
    """What a relative stands for: from the last article before it, or behind the last word that
    leads in.
    """
    if (named := _after(LED_TO_ONE, text, left, end)) > left:
        return _trimmed(text, named, end)
    clause, left = left, _after(VERB, text, left, end)
    if SINGLED_OUT.match(text, left, end):
        return subject(text, clause, end)  # "X is the one thing that stays ours"
    articles = [found.start() for found in ARTICLE.finditer(text, left, end)]
    if articles and text[left : articles[-1]].rstrip().casefold().endswith("under"):
        return subject(text, clause, end)  # "X comes under a contract that is not part of this"
    return _trimmed(text, articles[-1] if articles else _after(PREPOSITION, text, left, end), end)


def _without_apposition(text: str, left: int, position: int) -> int:
    """Where the name ends in "the Elm Center, Mercy's home, is": a list has no last comma."""
    stretch = text[left:position].rstrip()
    comma = stretch.rfind(", ", 0, -1)
    apart = stretch.endswith(",") and comma > 0 and not CONJOINED.match(stretch, comma)
    return left + comma if apart else position


def _behind_verb(text: str, left: int, position: int) -> int:
    """Where the subject begins when a finished clause stands before it.

    "Mercy runs the ward and the clinic is …" tells of the clinic, "The clinic Mercy runs is …" too.
    """
    verb = VERB.search(text, left, position)
    if verb is None or RELATIVE.search(text, left, verb.start()):
        return left
    behind_joint = _after(LAST_JOINT, text, verb.end(), position)
    return behind_joint if behind_joint > verb.end() else left


def _after(joint: re.Pattern[str], text: str, left: int, position: int) -> int:
    """Where the last joint of a stretch ends, or its beginning."""
    ends = [found.end() for found in joint.finditer(text, left, position)]
    return ends[-1] if ends and ends[-1] < position else left


def behind(text: str, position: int, right: int) -> NounPhrase | None:
    """The phrase that begins at `position`, up to the clause's end at `right`."""
    if (aside := ASIDE.search(text, position, right)) and not GOES_ON.match(text, aside.end()):
        right = aside.start()
    text = without_asides(text)
    found = re.match(r"(?:\s*(?:of|for|that|in|to|from|with|over)\b)?\s*", text[position:right])
    start = position + (found.end() if found else 0)
    verb = VERB.search(text, start, right)
    if verb and verb.start() > start and not RELATIVE.search(text, start, verb.start()):
        right = verb.start()  # "everything but X moves"
    return _trimmed(text, start, right)


def listed(text: str, position: int, right: int) -> NounPhrase | None:
    """All that stands behind a colon, with the remarks on each thing, to be parted by `split`."""
    words = text[position:right].split()
    start = right - len(text[position:right].lstrip())
    return NounPhrase(start, right) if 0 < len(words) <= MAX_LISTED else None


def subject(text: str, start: int, end: int) -> NounPhrase | None:
    """The phrase before the first verb that is known as one."""
    verb = VERB.search(text, start, end)
    return _trimmed(text, start, verb.start()) if verb else None


def held(text: str, subject_end: int, right: int) -> NounPhrase | None:
    """What a subject has, up to `right`; None where its verb says something else."""
    found = HOLDING.match(text, subject_end, right)
    return _trimmed(text, found.end(), right) if found else None


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
    text = without_asides(text)
    parts: list[NounPhrase] = []
    begin = phrase.start
    for found in PART.finditer(text, phrase.start, phrase.end):
        listed = found.group().startswith((",", ";"))
        owner = "’s " in text[begin : found.start()] or "'s " in text[begin : found.start()]
        if "its " in text[found.end() : found.end() + 6] and not (listed or parts or owner):
            continue  # "the hospital and its clinics", but "the hospital's lab and its clinics"
        own = (
            listed
            or (owner and "its " in text[found.end() : found.end() + 6])
            or _both_stand(text, begin, found)
            or not PREPOSITION.search(text, begin, found.start())
        )
        apart = found.group().startswith(";") or not _shares_noun(text, begin, found)
        if own and found.start() > begin and apart:
            parts.append(NounPhrase(begin, found.start()))
            begin = found.end()
    parts.append(NounPhrase(begin, phrase.end))
    kept = [part for n, part in enumerate(parts) if not (n and _renames(text, parts[n - 1], part))]
    return [p for part in kept if (p := _trimmed(text, *part))]


def _both_stand(text: str, begin: int, joint: re.Match[str]) -> bool:
    """Have both sides an article, and the first none within: "the College of Nursing and the lab"?

    "The lease of the clinic and the lab" is one thing.
    """
    both = ARTICLE.match(text, begin) and ARTICLE.match(text, joint.end())
    return bool(both) and not LED_ARTICLE.search(text, begin, joint.start())


def _shares_noun(text: str, begin: int, joint: re.Match[str]) -> bool:
    """Does what stands before the joint want the noun behind it: "the Elm and Oak clinics"?"""
    if not ARTICLE.match(text, begin) or ARTICLE.match(text, joint.end()):
        return False
    words = WORD.findall(text, begin, joint.start())
    if words[-1].islower() and text[joint.end()].isupper():
        return False  # "the visiting nurses and Elm Hospital"
    return words[-1].casefold() not in load("exclusions")["things"]["words"]


def _renames(text: str, name: NounPhrase, phrase: NounPhrase) -> bool:
    """Is a phrase but another word for the name before it: "care by Elm, the alliance of …"?"""
    words = WORD.findall(text, *name)
    named = len(words) > 1 and words[-1][0].isupper() and not JOINT.search(text, *phrase)
    between = text[name.end : phrase.start].strip()
    return named and between == "," and bool(ARTICLE.match(text, phrase.start))


def _trimmed(text: str, start: int, end: int) -> NounPhrase | None:
    """A stretch without joining words before it and additions behind it, if a name is left."""
    if found := ENUMERATED.match(text, start, end):
        start = found.end()
    if found := OPENING.match(text, start, end):
        start = found.end()
    if found := KEPT.match(text, start, end):
        start = found.end()
    end = _before_remark(text, start, end)
    if found := TAIL.search(text[start:end]):
        end = start + found.start()
    words = text[start:end].split()
    named = any(word[0].isalpha() for word in words) and not VERB.match(text, start, end)
    return NounPhrase(start, end) if named and len(words) <= MAX_WORDS else None


def _before_remark(text: str, start: int, end: int) -> int:
    """Where what is added to a name begins; what goes on a list is no addition."""
    for found in APPENDED.finditer(text, start + 3, end):
        listed = NEXT_THING.match(text, found.start()) and JOINT.search(text, found.start(), end)
        relative = LED_RELATIVE.search(text, start, found.end())
        # "children who need a transplant" are not all children
        people = found.group().strip() == "who" and " " not in text[start : found.start()]
        if not (listed or relative or people):
            return found.start()
    return end
