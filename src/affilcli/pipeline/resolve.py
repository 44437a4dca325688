"""Which names are one institution: full names, defined and shortened forms, acronyms, possessives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from affilcli.pipeline.annotations import Institution, Mention
from affilcli.pipeline.names import heads, is_head, without_state, word_list
from affilcli.vocabulary import load

if TYPE_CHECKING:
    from affilcli.gazetteer import Gazetteer

Key = tuple[str, ...]
#: strength of a name that only the model's entity recogniser gives
MODEL = 0.5


class Form(NamedTuple):
    """A name as it stands in the text, and the short forms that the text defines for it."""

    text: str
    start: int
    strength: float
    id: str | None
    shorts: list[str]


@dataclass
class Cluster:
    """The forms of one institution."""

    first: int
    id: str | None = None
    strength: float = 0.0
    forms: dict[Key, str] = field(default_factory=dict)
    defined: list[str] = field(default_factory=list)

    def add(self, form: Form) -> None:
        self.first = min(self.first, form.start)
        self.id = self.id or form.id
        self.strength = max(self.strength, form.strength)
        for text in (form.text, *form.shorts):
            key = tuple(word_list(text))
            if key and (key not in self.forms or self.forms[key].isupper()):
                self.forms[key] = text
        if " – " in form.text:
            whole = form.text.split(" – ")[0]
            self.forms.setdefault(tuple(word_list(whole)), whole)
        self.defined += [s for s in form.shorts if s not in self.defined]

    @property
    def longest(self) -> Key:
        return max(self.forms, key=lambda key: (len(key), -list(self.forms).index(key)))


class Resolver:
    """Groups the forms of a text into institutions and finds all their mentions."""

    def __init__(
        self, gazetteer: Gazetteer, text: str, readable: Sequence[tuple[int, int]]
    ) -> None:
        self.gazetteer = gazetteer
        self.text = text
        self.readable = readable
        self.clusters: list[Cluster] = []

    def resolve(self, forms: Iterable[Form]) -> list[Institution]:
        """The institutions in order of first mention."""
        for form in sorted(forms, key=lambda f: (f.id is None, -len(word_list(f.text)), f.start)):
            key = tuple(word_list(form.text))
            if not key:
                continue
            host = self._host(key, form)
            if host is None:
                host = Cluster(form.start)
                self.clusters.append(host)
            host.add(form)
        self.clusters.sort(key=lambda c: c.first)
        return self._institutions()

    def _host(self, key: Key, form: Form) -> Cluster | None:
        """The cluster that a form belongs to: same id, same words, a defined short form, a shortening."""
        best: tuple[int, int, Cluster] | None = None
        for cluster in self.clusters:
            if form.id and cluster.id and form.id != cluster.id:
                continue
            same = form.id is not None and form.id == cluster.id
            rank = (
                0
                if same or key in cluster.forms
                else min((shortens(key, k) for k in cluster.forms), default=9)
            )
            # A writer gives the full name first: what stands before it on its own is somebody else.
            if rank in (2, 3) and form.start < cluster.first and form.strength != MODEL:
                rank = 9
            if rank < 9 and (best is None or (rank, cluster.first) < best[:2]):
                best = (rank, cluster.first, cluster)
        return best[2] if best else None

    def _institutions(self) -> list[Institution]:
        mentions: dict[int, list[Mention]] = {}
        for index, start, end in self._mentions():
            mentions.setdefault(index, []).append(Mention(start=start, end=end))
        found = [self._institution(self.clusters[i], spans) for i, spans in mentions.items()]
        return sorted(found, key=lambda one: one["mentions"][0]["start"])

    def _institution(self, cluster: Cluster, mentions: list[Mention]) -> Institution:
        entry = self.gazetteer.institution(cluster.id) if cluster.id else None
        name = without_state(cluster.forms[cluster.longest])
        if name.isupper() and len(name) > 8:
            name = next(
                (
                    self.text[m["start"] : m["end"]]
                    for m in mentions
                    if tuple(word_list(self.text[m["start"] : m["end"]])) == cluster.longest
                    and not self.text[m["start"] : m["end"]].isupper()
                ),
                name,
            )
        return Institution(
            name=re.sub(r"\s+", " ", name),
            short=entry.short_name
            if entry and entry.short_name
            else short_name(name, cluster.defined),
            id=cluster.id,
            type=entry.type if entry and entry.type else kind_of(name),
            acronyms=[d for d in cluster.defined if d.isupper()],
            mentions=mentions,
        )

    def _mentions(self) -> Iterator[tuple[int, int, int]]:
        """(cluster, start, end) of every place where a form stands; the longest form wins."""
        owners: dict[Key, int] = {}
        for index, cluster in enumerate(self.clusters):
            for key in cluster.forms:
                owners.setdefault(key, index)
        implied: dict[Key, int] = {}
        for index, cluster in enumerate(self.clusters):
            for key in implied_forms(cluster, self.text):
                if key not in owners:
                    implied.setdefault(key, index)
        pattern = _pattern([*owners, *implied])
        for start, end in self.readable:
            for found in pattern.finditer(self.text, start, end):
                key = tuple(word_list(found.group()))
                owner = owners.get(key, implied.get(key))
                if owner is not None and self._is_name(
                    found, key, key in implied, self.clusters[owner]
                ):
                    yield owner, found.start(), found.end()

    def _is_name(self, found: re.Match[str], key: Key, implied: bool, cluster: Cluster) -> bool:
        """Is a form written as a name here, and not a place of that name?"""
        words = found.group()
        if not (words[0].isupper() or words in cluster.forms.values()):
            return False
        if len(key) > 1 and not implied:
            return words in cluster.forms.values() or sum(w[0].isupper() for w in words.split()) > 1
        if words.isupper() and len(words) <= 5 and words not in cluster.forms.values():
            return False
        if not implied:
            return True
        after, before = (
            self.text[found.end() : found.end() + 24],
            self.text[max(0, found.start() - 12) : found.start()],
        )
        return not re.match(
            r",? (?:[A-Z][a-z]+\.?,|[A-Z][a-z]+\.|County|Street|Avenue|Road|area|and [A-Z])|-based",
            after,
        ) and not re.search(
            r"(?:\b(?:in|near|from|around|outside|downtown|greater|County of|city of)\s)$", before
        )


def _pattern(keys: Iterable[Key]) -> re.Pattern[str]:
    """Finds any of the names, longest first, however they are spaced, cased and apostrophed."""
    sources = [
        r"[\s.,'’–—-]{1,4}".join(map(_loose, key))
        for key in sorted(set(keys), key=lambda k: (-len(k), -sum(map(len, k)), k))
    ]
    return re.compile(
        rf"(?<![\w&])(?:{'|'.join(sources) or '(?!)'})(?![\w&])(?:(?<=Inc)\.)?", re.IGNORECASE
    )


def _loose(word: str) -> str:
    """A word, with an apostrophe allowed before its final s."""
    if word == "and":
        return r"(?:and|&)"
    return (
        re.escape(word[:-1]) + r"['’]?s"
        if word.endswith("s") and len(word) > 2
        else re.escape(word)
    )


def shortens(short: Key, long: Key) -> int:
    """How a name shortens another: 1 it goes on the same way, 2 its beginning, 3 its middle, 4 acronym, 9 not."""
    if len(short) < len(long) and long[: len(short)] == short:
        rest = long[len(short) :]
        generic = all(word in _continuations() for word in rest) or rest[0] in (
            "of",
            "at",
            "for",
            "in",
        )
        headed = any(is_head(word) for word in short)
        own = short[-1] == "childrens"
        return 1 if generic and (len(short) > 1 or not headed) else 2 if not headed or own else 9
    if 1 < len(short) < len(long) and (short[-1] == "childrens" or not any(map(is_head, short))):
        inside = any(long[i : i + len(short)] == short for i in range(1, len(long)))
        return 3 if inside else 9
    if len(short) == 1 and len(long) > 1 and 2 < len(short[0]) < 8:
        return 4 if short[0] in _initials(long) else 9
    return 9


def _initials(key: Key) -> set[str]:
    small = ("of", "and", "the", "for", "at", "de")
    return {"".join(w[0] for w in key), "".join(w[0] for w in key if w not in small)}


@cache
def _continuations() -> frozenset[str]:
    return frozenset(load("institutions")["continuations"])


@cache
def _legal() -> frozenset[str]:
    return frozenset(load("institutions")["legal"])


def implied_forms(cluster: Cluster, text: str) -> Iterator[Key]:
    """Shortenings that a writer would use without defining them: the name up to its head words."""
    for key in list(cluster.forms):
        if len(key) == 1:
            continue
        for length in range(len(key) - 1, 0, -1):
            short = key[:length]
            if (
                short[-1] in ("of", "and", "at", "for", "the", "st", "saint")
                or (short[0]
                in (
                    "of",
                    "university",
                    "college",
                    "national",
                    "american",
                    "new",
                    "north",
                    "south",
                    "west",
                    "east",
                    "st",
                    "saint",
                )
                and length == 1)
            ):
                continue
            if (
                length == 1
                and (is_head(short[0]) or len(short[0]) < 4)
                and short[0] not in ("memorial",)
            ):
                continue
            yield short


def short_name(name: str, defined: Sequence[str]) -> str:
    """What a reader would call an institution: a defined short form, else its name without head words."""
    spoken = [
        d
        for d in defined
        if not d.isupper() and word_list(d)[0] not in heads() and len(d) < len(name)
    ]
    if spoken:
        return spoken[0]
    words = re.sub(r"^(?:The|the) ", "", name).replace(",", "").split()
    if "of" in words[1:]:
        head = words[: words.index("of")]
        words = (
            head
            if not all(
                is_head(w) or w.casefold() in ("regional", "general", "community") for w in head
            )
            else words
        )
    while (
        len(words) > 1
        and (is_head(words[-1]) or words[-1].strip(".").casefold() in _legal())
        and not words[-1].casefold().startswith("children")
    ):
        if len(words) == 2 and words[-1] in (
            "Health",
            "HealthCare",
            "Healthcare",
            "Clinic",
            "University",
            "Medicine",
        ):
            break
        words.pop()
    while len(words) > 1 and words[-1].casefold() in ("&", "and", "of", "for", "–"):
        words.pop()
    return " ".join(words)


def kind_of(name: str) -> str | None:
    """A coarse type by the words of a name: an outsider (regulator, media, finance, other) or a school."""
    care = re.search(
        r"\b(?:Hospitals?|Medical Center|Clinic|Children[’']s|Healthcare|Health System)\b", name
    )
    for kind, words in load("institutions")["outsiders"].items():
        if not care and any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", name) for word in words):
            return str(kind)
    if re.search(
        r"(?:School|College) of (?:Osteopathic )?Medicine|Medical (?:School|College)", name
    ):
        return "medical-school"
    return (
        "university"
        if re.search(r"\b(?:University|College)\b", name)
        and not re.search(r"Hospital|Medical|Health|Clinic", name)
        else None
    )
