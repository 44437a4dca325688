"""An index that is read: institutions by id and by every form of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice

import msgspec

from affilcli.gazetteer.entries import Institution, ServiceLineEntry
from affilcli.gazetteer.index.forms import Form, Kind, forms_of
from affilcli.gazetteer.index.layout import DamagedError, unpacked
from affilcli.gazetteer.index.tables import INT, LONG, Table
from affilcli.gazetteer.index.words import following, hashed

#: institutions that are kept decoded
KEPT = 4096
KINDS = tuple(Kind)


class Index:
    """Institutions and forms go by numbers: those of institutions follow the order of their ids.

    Reading one takes no longer for more institutions, but for the digest; what is asked for is
    decoded when it is asked for.
    """

    def __init__(self, data: bytes, key: str) -> None:
        """Raises DamagedError for bytes that are not the index of what `key` stands for."""
        try:
            self._read(unpacked(data, key))
        except (KeyError, TypeError, msgspec.DecodeError) as error:
            raise DamagedError("it has not all its parts") from error
        self.institution = lru_cache(KEPT)(self._institution)

    def _read(self, sections: dict[str, memoryview]) -> None:
        ints = {name: part.cast(INT) for name, part in sections.items() if name in _INTS}
        self._institutions, self._ends = sections["institutions"], ints["institution_ends"]
        self._lines = sections["service_lines"]
        self._ids, self._sequences, self._bags, self._vocabulary = (
            Table(sections[f"{name}_keys"].cast(LONG), sections[f"{name}_values"].cast(INT))
            for name in ("ids", "sequences", "bags", "vocabulary")
        )
        self._spellings = sections["spellings"]
        self._kinds, self._first, self.owners = (
            sections["kinds"], ints["first_forms"], ints["owners"],
        )  # fmt: skip
        self.orders, self._claims = sections["orders"].cast(LONG), ints["claims"]
        self._word_starts, self._words = ints["word_starts"], ints["words"]
        self._children = ints["children"]
        self._posting_starts, self._postings = ints["posting_starts"], ints["postings"]

    def __len__(self) -> int:
        """How many institutions it has."""
        return len(self._ends) - 1

    @property
    def forms(self) -> int:
        """How many forms of names it has."""
        return len(self.owners)

    @cached_property
    def service_lines(self) -> tuple[ServiceLineEntry, ...]:
        """All service lines, in the order of their ids."""
        return msgspec.msgpack.decode(self._lines, type=tuple[ServiceLineEntry, ...])

    @cached_property
    def spellings(self) -> list[str]:
        """The words of the vocabulary, by their places."""
        return str(self._spellings, "utf-8", "surrogatepass").split("\n")

    def number_of(self, entry_id: str) -> int | None:
        """The number of the institution with this id."""
        found = self._ids.get(hashed(entry_id))
        return found - 1 if found else None

    def _institution(self, number: int) -> Institution:
        """The institution of this number."""
        data = self._institutions[self._ends[number] : self._ends[number + 1]]
        return msgspec.msgpack.decode(data, type=Institution)

    def children(self, number: int) -> int:
        """How many institutions are part of this one, or were merged into it."""
        return self._children[number]

    def kind(self, form: int) -> Kind:
        """What a form is to its institution, which is `owners[form]`."""
        return KINDS[self._kinds[form]]

    def form(self, form: int) -> Form:
        """A form in full."""
        owner = self.owners[form]
        place = form - self._first[owner]
        return next(islice(forms_of(self.institution(owner)), place, None))

    def opens(self, word: int) -> bool:
        """Does any form begin with this word?"""
        return self._sequences.seek(following(1, word)) >= 0

    def in_order(self, words: Sequence[int], start: int = 0) -> list[tuple[int, Sequence[int]]]:
        """The forms that the words from `start` on spell out: where each ends, and their numbers.

        `words` are numbers of folded words (`hashed`) or of words as they stand (`as_written`),
        which find acronyms. The shortest is first; a form may be part of a longer one.
        """
        return self.along(map(words.__getitem__, range(start, len(words))), start)

    def along(self, words: Iterable[int], start: int = 0) -> list[tuple[int, Sequence[int]]]:
        """The same for words that are taken one by one, as long as a form goes on; the first is
        counted as `start`.
        """
        found, number, get = [], 1, self._sequences.seek
        for end, word in enumerate(words, start + 1):
            number = following(number, word)
            claim = get(number)
            if claim < 0:
                break
            if claim:
                found.append((end, self._claimed(claim)))
        return found

    def in_any_order(self, bag: int) -> Sequence[int]:
        """The forms that have just these words, in any order: `bag` is the sum of the numbers of
        `content` words, without what is above 64 bits.
        """
        claim = self._bags.get(bag)
        return self._claimed(claim) if claim else ()

    def word(self, number: int) -> int | None:
        """The place in the vocabulary of a content word by its number."""
        found = self._vocabulary.get(number)
        return found - 1 if found else None

    def words(self, form: int) -> Sequence[int]:
        """The content words of a form, by their places in the vocabulary."""
        return self._words[self._word_starts[form] : self._word_starts[form + 1]]

    def length(self, form: int) -> int:
        """How many content words a form has."""
        return self._word_starts[form + 1] - self._word_starts[form]

    def frequency(self, word: int) -> int:
        """How many forms have a word of the vocabulary."""
        return self._posting_starts[word + 1] - self._posting_starts[word]

    def with_word(self, word: int) -> Sequence[int]:
        """The forms that have a word of the vocabulary, in their order."""
        return self._postings[self._posting_starts[word] : self._posting_starts[word + 1]]

    def everybody(self) -> Iterator[Institution]:
        """All institutions, in the order of their ids."""
        return map(self._institution, range(len(self)))

    def _claimed(self, place: int) -> Sequence[int]:
        return self._claims[place + 1 : place + 1 + self._claims[place]]


_INTS = frozenset({
    "institution_ends", "first_forms", "owners", "claims", "word_starts", "words",
    "posting_starts", "postings", "children",
})  # fmt: skip
