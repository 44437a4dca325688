"""Stretches of text that could be kept outside the deal.

One for each excluding cue ("X is not part of the agreement", "does not cover X"), for each item of
a list of exclusions, for each question answered with "No", and for what a pronoun points back to;
and the subject of a sentence whose words, all together, say that something is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from affilcli.pipeline.cues import Hit
from affilcli.pipeline.page import Page
from affilcli.pipeline.services.enumerations import things_of
from affilcli.pipeline.services.following import denied
from affilcli.pipeline.services.items import (
    begins_item,
    first_below,
    lists,
    named_item,
    under_heading,
)
from affilcli.pipeline.services.left_out import LEAST, leaning
from affilcli.pipeline.services.phrases import (
    REPORTED,
    NounPhrase,
    before,
    behind,
    held,
    item,
    listed,
    split,
    subject,
    within,
)
from affilcli.pipeline.services.scope import AFTER, Scope
from affilcli.pipeline.services.tenses import verbs
from affilcli.pipeline.services.wordlists import word_set
from affilcli.pipeline.spots import starting_in

#: characters between two cues that say one thing
NEXT_CUE = 2
#: a sentence without a verb that just names a thing has no more words than this
FRAGMENT_WORDS, QUESTION_WORDS = 9, 14
COLON = re.compile(r"[^:.]{0,40}:")
NEXT_ITEM = re.compile(r";\s+(?:and|or)\s+(?=\()")
#: words that lead on to something else than a thing: "but not at the bedside"
LEADING = re.compile(r"(?i)(?:at|on|by|as|when|if|because|until|after|before|so|then)\b")
#: how it is said that something stays outside (most are kinds of cues in `vocabulary/scope.toml`)
Said = Literal[
    "outside", "staying", "object", "also", "keeping", "listed", "headed", "announced", "worded"
]


class Candidate(NamedTuple):
    """A phrase that could be kept outside, how that is said, and the sentences that say it."""

    phrase: NounPhrase
    said: Said
    sentences: list[int]
    cue: Hit | None


def candidates(page: Page, scope: Scope) -> Iterator[Candidate]:
    """Every phrase that a cue, a list, an answer or a next sentence puts outside."""
    below = first_below(page, scope)
    for index, _ in page.telling():
        plain = [*_of_cues(page, scope, index)]
        if index in below or begins_item(page, index):
            plain += _of_list(page, scope, index)
        yield from plain
        if asked := denied(page, index):
            phrase = item(page.text, asked.start("what"), asked.end("what"))
            yield from _made(page, phrase, "listed", [index, index + 1])
        known = [one.phrase for one in plain]
        if index in scope.told_ahead or under_heading(scope, index):
            yield from _apart_from(known, _subjects(page, scope, index))
        else:
            yield from _of_words(page, scope, index, known)


def _of_cues(page: Page, scope: Scope, index: int) -> Iterator[Candidate]:
    """What the cues of a sentence speak of."""
    hits = [hit for hit in scope.hits(index, "excluded") if _introduces(page, index, hit)]
    for hit in _widest(hits):
        yield from _of_cue(page, scope, index, hit)


def _of_words(
    page: Page, scope: Scope, index: int, known: Sequence[NounPhrase]
) -> Iterator[Candidate]:
    """The subjects of clauses whose words, in such a sentence, say that something is left out."""
    if leaning(page.text_of(page.sentences[index])) <= LEAST:
        return
    for start, end in scope.clauses(index):
        if leaning(page.text[start:end]) <= LEAST:
            continue
        phrase = subject(page.text, start, end)
        yield from _apart_from(known, _made(page, phrase, "worded", [index]))


def _subjects(page: Page, scope: Scope, index: int) -> Iterator[Candidate]:
    """The subjects of the clauses of a sentence that tells what was announced to be outside."""
    for start, end in scope.clauses(index):
        verb = next(iter(verbs(page.text, start, end)), None)
        phrase = item(page.text, start, verb.start) if verb else item(page.text, start, end)
        yield from _made(page, phrase, "announced", [index])


def _apart_from(
    known: Sequence[NounPhrase], candidates: Iterable[Candidate]
) -> Iterator[Candidate]:
    """Those candidates of which no part is known as one."""
    for one in candidates:
        if not any(one.phrase.start < b and a < one.phrase.end for a, b in known):
            yield one


def _made(
    page: Page, phrase: NounPhrase | None, said: Said, sentences: list[int], cue: Hit | None = None
) -> Iterator[Candidate]:
    """A candidate for each part of a phrase."""
    parts = split(page.text, phrase) if phrase else []
    for part in parts:
        if not LEADING.match(page.text, *part):
            for one in things_of(page, part, listed=len(parts) > 1):
                yield Candidate(one, said, sentences, cue)


def _introduces(page: Page, index: int, hit: Hit) -> bool:
    """Has a cue that can only open a list its colon? Any other has all it needs."""
    stop = page.sentences[index]["end"]
    return not hit.label.endswith("opening") or bool(COLON.match(page.text, hit.end, stop))


def _widest(hits: list[Hit]) -> list[Hit]:
    """One cue where several overlap or follow each other: the first, with the stronger label.

    One that opens a list comes before a longer one.
    """
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, not h.label.endswith("opening"), -h.end)):
        if not kept or hit.start > kept[-1].end + NEXT_CUE or _goes_on(kept[-1], hit):
            kept.append(hit)
        elif kept[-1].label.endswith("staying") and hit.label.endswith("before"):
            kept[-1] = kept[-1]._replace(label=hit.label, end=hit.end)
    return kept


def _goes_on(cue: Hit, following: Hit) -> bool:
    """Does a cue tell of what stands behind it, after one of what stands before: "…, nor is X"?"""
    apart = following.start >= cue.end
    return apart and not cue.label.endswith(AFTER) and following.label.endswith(AFTER)


def _of_cue(page: Page, scope: Scope, index: int, hit: Hit) -> Iterator[Candidate]:
    """What a cue speaks of, on the side of it that its label says."""
    text, stop = page.text, page.sentences[index]["end"]
    left, right = scope.clause(index, hit.start)
    inverted = hit.label.endswith("also") or hit.phrase.startswith("(neither|nor)")
    named = _names_subject(page, hit, left)
    if not (inverted or named) and (colon := COLON.match(text, hit.end, stop)):
        yield from _made(page, listed(text, colon.end(), stop), "listed", [index])
    elif hit.label.endswith("opening") or not scope.stands(hit, index):
        return
    elif hit.label.endswith("inside"):
        yield from _made(page, within(text, hit.start, hit.end), "outside", [index], hit)
    elif hit.label.endswith(AFTER):
        yield from _made(page, behind(text, hit.end, right), _told(hit), [index], hit)
    else:
        said: Said = "outside" if hit.label.endswith("before") else "staying"
        phrase = before(text, left, hit.start)
        meant = _meant(page, scope, index, phrase, hit)
        for one, where in meant:
            yield from _made(page, one, said, [*{where: None, index: None}], hit)
        if not meant:
            yield from _made(page, phrase, said, [index], hit)


def _meant(
    page: Page, scope: Scope, index: int, phrase: NounPhrase | None, hit: Hit
) -> list[tuple[NounPhrase, int]]:
    """What the subject of a cue points back to, if it does, and the sentences that name it."""
    if phrase and not _points(page, phrase):
        return []
    return list(_pointed_at(page, scope, index, phrase.start if phrase else hit.start))


def _names_subject(page: Page, hit: Hit, left: int) -> bool:
    """Is it said before the cue what it speaks of, as in "Elm stays put: no ward moves"?

    "One thing is not in the deal: …" and "The following are excluded: …" leave it to what follows.
    """
    if not hit.label.endswith(("before", "staying")):
        return False
    phrase = before(page.text, left, hit.start)
    words = page.text[phrase.start : phrase.end].casefold().split() if phrase else []
    return bool(words) and not word_set("announcing").intersection(words)


def _told(hit: Hit) -> Said:
    """How a cue tells of what stands behind it."""
    if hit.label.endswith("also") or hit.phrase.startswith("(neither|nor)"):
        return "also"
    return "keeping" if hit.label.endswith("keeping") else "object"


def _of_list(page: Page, scope: Scope, index: int) -> Iterator[Candidate]:
    """Items of a list that a line or heading of exclusions introduces."""
    sentence = page.sentences[index]
    readings = scope.readings(sentence["start"], sentence["start"])
    places = {r.place for r in readings if r.status == "excluded"}
    if "list" in places:
        said: Said = "listed"
    elif "heading" in places and lists(page, index):
        said = "headed"
        if scope.hits(index, "excluded"):
            return
    else:
        return
    cuts = [m.end() for m in NEXT_ITEM.finditer(page.text, sentence["start"], sentence["end"])]
    for start, end in pairwise([sentence["start"], *cuts, sentence["end"]]):
        named = named_item(page.text, start, end) or listed(page.text, start, end)
        yield from _made(page, named, said, [index])


def _points(page: Page, phrase: NounPhrase) -> bool:
    """Does a phrase only point back: "those services", "it"?"""
    words = page.text[phrase.start : phrase.end].casefold().split()
    if len(words) == 1:
        return words[0] in word_set("pointing")
    if words in (["that", "one"], ["this", "one"]):
        return True
    if not words or words[0] not in ("those", "these", "both", "such", "all", "neither"):
        return False
    return len(words) <= 3 and words[-1] in word_set("things") | word_set("pointing")


def _pointed_at(
    page: Page, scope: Scope, index: int, start: int
) -> Iterator[tuple[NounPhrase, int]]:
    """What "those services" or "it" are, and the sentence that names them.

    That is the subject of the clause before ("Hospice is shared, and it is not …"), or what its
    subject has ("Mercy runs a hospice, and it is not …"), or, in the
    sentence before, the services that it excludes, its subject, or all of it: "And the clinic?"
    """
    own = page.sentences[index]["start"]
    found = subject(page.text, own, start)
    if found and (had := held(page.text, found.end, start)):
        yield had, index
        return
    if found and not REPORTED.search(page.text, found.end, start):
        if not _points(page, found):
            yield found, index
        return
    if index and _leads_on(page, index):
        for phrase in _told_before(page, scope, index - 1):
            yield phrase, index - 1


def _told_before(page: Page, scope: Scope, index: int) -> list[NounPhrase]:
    """What a sentence tells of, to which the next one points back.

    What somebody keeps, by that sentence; its subject, unless that names none of the services that
    it excludes; these; or all of it.
    """
    start, end = page.sentences[index]["start"], page.sentences[index]["end"]
    for cue in scope.hits(index, "excluded keeping"):
        if kept := behind(page.text, cue.end, scope.clause(index, cue.start)[1]):
            return [kept]
    spans = starting_in(page.services, start, end)
    services = [NounPhrase(a, b) for a, b, status in spans if status == "excluded"]
    named = subject(page.text, start, end) or _fragment(page, index)
    if named and all(named.start <= one.start < named.end for one in services):
        return [named]
    return services


def _leads_on(page: Page, index: int) -> bool:
    """Does the sentence before stand in the same paragraph, or is it a question or a line alone?"""
    before = page.sentences[index - 1]
    return before["zone"] == page.sentences[index]["zone"] or page.text[before["end"] - 1] == "?"


def _fragment(page: Page, index: int) -> NounPhrase | None:
    """All of a short sentence that has no verb: "Maternity.", "And the pediatric floor?"."""
    sentence = page.sentences[index]
    asked = page.text[sentence["end"] - 1] == "?"
    if len(page.text_of(sentence).split()) > (QUESTION_WORDS if asked else FRAGMENT_WORDS):
        return None
    return item(page.text, sentence["start"], sentence["end"])
