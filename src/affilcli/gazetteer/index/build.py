"""Entries to the bytes of an index."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import accumulate, chain

import msgspec

from affilcli.gazetteer.entries import Institution, ServiceLineEntry
from affilcli.gazetteer.index.forms import Form, Kind, forms_of
from affilcli.gazetteer.index.layout import packed
from affilcli.gazetteer.index.tables import INT, LONG, laid_out, ragged
from affilcli.gazetteer.index.words import (
    MASK,
    as_written,
    content,
    folded,
    following,
    hashed,
    in_sequence,
    written,
)

#: is told how many institutions are done, and of how many
Progress = Callable[[int, int], None]
#: institutions between two words to it
STEP = 500


def unobserved(done: int, total: int) -> None:
    """Progress that nobody asked for."""


def built(
    institutions: Sequence[Institution],
    service_lines: Sequence[ServiceLineEntry],
    key: str,
    progress: Progress = unobserved,
) -> bytes:
    """The bytes of an index over these entries, which are in the order of their ids.

    `key` stands for what they were read from. The same entries give the same bytes.
    """
    build = Build()
    for number, one in enumerate(institutions):
        if number % STEP == 0:
            progress(number, len(institutions))
        build.take(number, one)
    progress(len(institutions), len(institutions))
    encoded = [msgspec.msgpack.encode(one) for one in institutions]
    parents = Counter(one.parent for one in institutions)
    children = array(INT, (parents[one.id] for one in institutions))
    ids = {hashed(one.id): number + 1 for number, one in enumerate(institutions)}
    sections = {
        "institutions": b"".join(encoded),
        "institution_ends": array(INT, accumulate(map(len, encoded), initial=0)).tobytes(),
        "children": children.tobytes(),
        "service_lines": msgspec.msgpack.encode(service_lines),
        **_table("ids", ids),
        **build.sections(),
    }
    return packed(key, sections)


class Build:
    """The forms of the institutions taken so far, and the ways that lead to them."""

    def __init__(self) -> None:
        self.first = array(INT, [0])
        self.owners = array(INT)
        self.kinds = bytearray()
        self.orders = array(LONG)
        self.words: list[list[int]] = []
        self.vocabulary: dict[str, int] = {}
        self.sequences: defaultdict[int, list[int]] = defaultdict(list)
        self.beginnings: dict[int, int] = {}
        self.bags: defaultdict[int, list[int]] = defaultdict(list)

    def take(self, number: int, one: Institution) -> None:
        """Enter all forms of an institution."""
        seen: set[int] = set()
        for form in forms_of(one):
            entered = len(self.owners)
            self.owners.append(number)
            self.kinds.append(form.kind)
            sequence = self._sequence(form)
            words = content(folded(form.text)) if form.kind != Kind.ACRONYM else []
            self.orders.append(in_sequence(map(hashed, words)))
            # Two spellings of one name lead to it by the weightier.
            fresh = sequence not in seen
            if fresh and sequence != 1:
                seen.add(sequence)
                self.sequences[sequence].append(entered)
            self.words.append(self._worded(entered, words) if fresh and words else [])
        self.first.append(len(self.owners))

    def sections(self) -> dict[str, bytes]:
        """What of an index is about forms."""
        claims = Claims()
        sequences = self.beginnings | {k: claims.of(forms) for k, forms in self.sequences.items()}
        bags = {key: claims.of(forms) for key, forms in self.bags.items()}
        word_starts, words = ragged(self.words)
        posting_starts, postings = ragged(self._postings())
        vocabulary = {hashed(word): number + 1 for word, number in self.vocabulary.items()}
        arrays = {
            "first_forms": self.first, "owners": self.owners, "orders": self.orders,
            "claims": claims.items, "word_starts": word_starts, "words": words,
            "posting_starts": posting_starts, "postings": postings,
        }  # fmt: skip
        return {
            "kinds": bytes(self.kinds),
            "spellings": "\n".join(self.vocabulary).encode("utf-8", "surrogatepass"),
            **{name: numbers.tobytes() for name, numbers in arrays.items()},
            **_table("sequences", sequences),
            **_table("bags", bags),
            **_table("vocabulary", vocabulary),
        }

    def _sequence(self, form: Form) -> int:
        """The number of the form's words in their order; notes all its beginnings."""
        if form.kind == Kind.ACRONYM:
            words = map(as_written, written(form.text))
        else:
            words = map(hashed, folded(form.text))
        number = 1
        for word in words:
            number = following(number, word)
            self.beginnings.setdefault(number, 0)
        return number

    def _worded(self, form: int, words: Sequence[str]) -> list[int]:
        """The numbers of the form's words; notes the form under them, taken together."""
        self.bags[sum(map(hashed, words)) & MASK].append(form)
        return [self.vocabulary.setdefault(word, len(self.vocabulary)) for word in words]

    def _postings(self) -> list[list[int]]:
        """The forms that each word stands in."""
        found: list[list[int]] = [[] for _ in self.vocabulary]
        for form, words in enumerate(self.words):
            for word in dict.fromkeys(words):
                found[word].append(form)
        return found


class Claims:
    """Lists of forms one behind the other, each headed by its length; place 0 is left empty."""

    def __init__(self) -> None:
        self.items = array(INT, [0])

    def of(self, forms: Sequence[int]) -> int:
        """Where the list of these forms stands."""
        place = len(self.items)
        self.items.extend(chain((len(forms),), forms))
        return place


def _table(name: str, pairs: dict[int, int]) -> dict[str, bytes]:
    keys, values = laid_out(pairs)
    return {f"{name}_keys": keys.tobytes(), f"{name}_values": values.tobytes()}
