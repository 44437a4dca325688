"""Which names are one institution: full names, defined and shortened forms, acronyms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from affilcli.pipeline.annotations import Institution, Mention
from affilcli.pipeline.institutions.defined_forms import unnamed
from affilcli.pipeline.institutions.kin import Kin
from affilcli.pipeline.institutions.name_types import kind_of
from affilcli.pipeline.institutions.name_words import without_state, word_list
from affilcli.pipeline.institutions.short_forms import (
    BEGINNING,
    MIDDLE,
    SAME,
    UNRELATED,
    Key,
    adds_legal_form,
    implied_forms,
    initials,
    short_name,
    shortens,
)
from affilcli.pipeline.institutions.written_forms import WrittenForms
from affilcli.vocabulary import load

if TYPE_CHECKING:
    from affilcli.gazetteer import Gazetteer

#: strength of a name that only the model's entity recogniser gives
MODEL = 0.5
#: a name in capitals of more letters than this is shouted, no acronym
LONGEST_ACRONYM = 8
#: so many letters in capitals are an acronym of their own, not a shortened name
LONGEST_INITIALS = 5
#: three letters or more: of two there are too many of other things
_INITIALS = re.compile(r"(?<![\w&.-])[A-Z]{3,6}(?![\w&-])")
# The town of a name, not the institution: `Newport, R.I.`, `Newport County`, `in Newport`.
_PLACE_BEHIND = re.compile(
    r",? (?:[A-Z][a-z]+\.?,|[A-Z][a-z]+\.|County|Street|Avenue|Road|area|and [A-Z])|-based"
)
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|near|from|around|outside|downtown|greater|County of|city of)\s)$"
)


class Form(NamedTuple):
    """A name as it stands in the text, the short forms that the text defines for it, and the ids of
    others of this name.
    """

    text: str
    start: int
    strength: float
    id: str | None
    shorts: list[str]
    rivals: tuple[str, ...] = ()


@dataclass
class Cluster:
    """The forms of one institution."""

    first: int
    id: str | None = None
    strength: float = 0.0
    forms: dict[Key, str] = field(default_factory=dict)
    defined: list[str] = field(default_factory=list)
    rivals: set[str] = field(default_factory=set)

    def add(self, form: Form) -> list[Key]:
        """Take in a form, and say what names it gives; of two spellings of the same words, the one
        that is not in capitals counts.
        """
        self.first = min(self.first, form.start)
        self.id = self.id or form.id
        self.rivals.update(form.rivals)
        self.strength = max(self.strength, form.strength)
        keys = [_key(text) for text in (form.text, *form.shorts)]
        for key, text in zip(keys, (form.text, *form.shorts), strict=True):
            if key and (key not in self.forms or self.forms[key].isupper()):
                self.forms[key] = text
        if " – " in form.text:
            whole = form.text.split(" – ")[0]
            keys.append(_key(whole))
            self.forms.setdefault(keys[-1], whole)
        self.defined += [s for s in form.shorts if s not in self.defined]
        return keys

    @property
    def longest(self) -> Key:
        """The form of most words, the first of them."""
        return max(self.forms, key=len)


class Resolver:
    """Groups the forms of a text into institutions and finds all their mentions."""

    def __init__(
        self, gazetteer: Gazetteer, text: str, readable: Sequence[tuple[int, int]]
    ) -> None:
        self.gazetteer = gazetteer
        self.text = text
        self.readable = readable
        self.clusters: list[Cluster] = []
        self.kin = Kin()

    def resolve(self, forms: Iterable[Form]) -> list[Institution]:
        """The institutions in order of first mention."""
        for form in sorted(forms, key=lambda f: (f.id is None, -len(word_list(f.text)), f.start)):
            key = _key(form.text)
            if not key:
                continue
            index = self._host(key, form)
            if index is None:
                index = len(self.clusters)
                self.clusters.append(Cluster(form.start))
            for added in self.clusters[index].add(form):
                self.kin.add(index, added, self.clusters[index].id)
        self.clusters.sort(key=lambda c: c.first)
        self._take_initials()
        return self._institutions()

    def _take_initials(self) -> None:
        """Initials that the text never explains are short for the one name that has them."""
        owned = {key for cluster in self.clusters for key in cluster.forms}
        bearers: dict[str, set[int]] = defaultdict(set)
        for index, cluster in enumerate(self.clusters):
            for short in (short for key in cluster.forms for short in initials(key)):
                bearers[short].add(index)
        for word in sorted(set(_INITIALS.findall(self.text)) - unnamed(self.text)):
            key, fitting = _key(word), bearers.get(word.casefold(), set())
            if len(fitting) == 1 and key not in owned and not self._is_common(word):
                self.clusters[min(fitting)].forms[key] = word

    def _is_common(self, word: str) -> bool:
        """Does an abbreviation mean a title, a service line or something else everybody knows?"""
        lines = self.gazetteer.service_lines
        return word.casefold() in _common_abbreviations() or any(
            word in line.acronyms for line in lines
        )

    def _host(self, key: Key, form: Form) -> int | None:
        """The cluster that a form belongs to, the surest and the first; None for a new one."""
        best = self._best(key, form, self.kin.same(key, form.id))
        if best is None or best[0] != SAME:
            best = self._best(key, form, self.kin.longer(key))
        return best[2] if best else None

    def _best(self, key: Key, form: Form, indices: Iterable[int]) -> tuple[int, int, int] | None:
        """How surely a form belongs to one of these, where the cluster begins, and which it is."""
        ranked = ((_rank(key, form, self.clusters[i]), self.clusters[i].first, i) for i in indices)
        return min((one for one in ranked if one[0] < UNRELATED), default=None)

    def _institutions(self) -> list[Institution]:
        mentions: dict[int, list[Mention]] = {}
        for index, start, end in self._mentions():
            mentions.setdefault(index, []).append(Mention(start=start, end=end))
        found = [self._institution(self.clusters[i], spans) for i, spans in mentions.items()]
        return sorted(found, key=lambda one: one["mentions"][0]["start"])

    def _institution(self, cluster: Cluster, mentions: list[Mention]) -> Institution:
        entry = self.gazetteer.institution(cluster.id) if cluster.id else None
        name = self._spelled(cluster.longest, mentions) or cluster.forms[cluster.longest]
        name = without_state(name)
        short = entry.short_name if entry else None
        return Institution(
            name=re.sub(r"\s+", " ", name),
            short=short or short_name(name, cluster.defined),
            id=cluster.id,
            type=entry.type if entry and entry.type else kind_of(name),
            rivals=[] if cluster.id else sorted(cluster.rivals),
            acronyms=[d for d in cluster.defined if d.isupper()],
            mentions=mentions,
        )

    def _spelled(self, key: Key, mentions: list[Mention]) -> str | None:
        """How the text mostly spells a name; in capitals only where it never does otherwise."""
        texts = [self.text[m["start"] : m["end"]] for m in mentions]
        spellings = [text for text in texts if _key(text) == key]
        mixed = [text for text in spellings if not text.isupper() or len(text) <= LONGEST_ACRONYM]
        return next((text for text, _ in Counter(mixed or spellings).most_common(1)), None)

    def _mentions(self) -> Iterator[tuple[int, int, int]]:
        """(cluster, start, end) of every place where a form stands; the longest form wins."""
        owners: dict[Key, int] = {}
        for index, cluster in enumerate(self.clusters):
            for key in cluster.forms:
                owners.setdefault(key, index)
        implied: dict[Key, int] = {}
        for index, cluster in enumerate(self.clusters):
            for key in implied_forms(cluster.forms):
                if key not in owners:
                    implied.setdefault(key, index)
        written = WrittenForms([*owners, *implied])
        spellings = [frozenset(cluster.forms.values()) for cluster in self.clusters]
        for readable in self.readable:
            for start, end in written.find(self.text, *readable):
                key = _key(self.text[start:end])
                owner = owners.get(key, implied.get(key))
                if owner is None:
                    continue
                if self._is_name((start, end), key, key in implied, spellings[owner]):
                    yield owner, start, end

    def _is_name(
        self, span: tuple[int, int], key: Key, implied: bool, spellings: frozenset[str]
    ) -> bool:
        """Is a form written as a name here, and not a place of that name?"""
        words = self.text[slice(*span)]
        if words not in spellings:
            if not words[0].isupper():
                return False
            if len(key) > 1 and not implied:
                return sum(word[0].isupper() for word in words.split()) > 1
            if words.isupper() and len(words) <= LONGEST_INITIALS:
                return False
        return not implied or not self._is_place(*span)

    def _is_place(self, start: int, end: int) -> bool:
        """Do the words around a shortened name say that it is a town or county here?"""
        before = self.text[max(0, start - 12) : start]
        behind = self.text[end : end + 24]
        return bool(_PLACE_BEHIND.match(behind) or _PLACE_BEFORE.search(before))


@cache
def _common_abbreviations() -> frozenset[str]:
    people = load("people")
    words = [*load("institutions")["no_initials"], *people["titles"]["words"]]
    return frozenset(word.casefold() for word in (*words, *people["degrees"]["words"]))


def _key(text: str) -> Key:
    return tuple(word_list(text))


def _rank(key: Key, form: Form, cluster: Cluster) -> int:
    """How surely a form belongs to a cluster; UNRELATED when it does not."""
    if form.id and cluster.id and form.id != cluster.id:
        return UNRELATED
    if key in cluster.forms or (form.id is not None and form.id == cluster.id):
        return SAME
    if any(adds_legal_form(key, other) for other in cluster.forms):
        return SAME
    rank = min((shortens(key, other) for other in cluster.forms), default=UNRELATED)
    # A writer gives the full name first: what stands before it on its own is somebody else.
    early = form.start < cluster.first and form.strength != MODEL
    return UNRELATED if early and rank in (BEGINNING, MIDDLE) else rank
