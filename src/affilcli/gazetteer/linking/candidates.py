"""Institutions that a string may mean: names that stand in it, and names that are much like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from affilcli.gazetteer.index import Index, Kind
from affilcli.gazetteer.index.words import MASK, following, hashed
from affilcli.gazetteer.linking.alike import LINKING, Alike, Bars
from affilcli.gazetteer.linking.candidate import Candidate
from affilcli.gazetteer.linking.mention import Mention
from affilcli.gazetteer.linking.rarity import Rarity
from affilcli.vocabulary import load

#: no name is looked for that has more content words
LONGEST = 12


class Candidates:
    """Finds candidates by an index."""

    def __init__(self, index: Index, bars: Bars = LINKING) -> None:
        self.index = index
        self.rarity = Rarity(index)
        self.alike = Alike(index, self.rarity, bars)

    def of(self, mention: Mention) -> list[Candidate]:
        """All candidates; an institution may be there several times, but once at each place."""
        found = [*self._named(mention), *self._acronyms(mention)]
        best: dict[tuple[int, int, int], Candidate] = {}
        for one in (*found, *self._alike(mention, found)):
            place = one.institution, one.start, one.end
            if place not in best or one.rank > best[place].rank:
                best[place] = one
        return list(best.values())

    def _named(self, mention: Mention) -> Iterator[Candidate]:
        """Names whose words stand next to each other, in any order."""
        index, tokens = self.index, mention.tokens
        numbers = [token.number for token in tokens]
        literal = self._literal(mention)
        known = [index.word(number) is not None for number in numbers]
        for start in range(len(numbers)):
            bag, order = 0, 1
            for end in range(start, min(len(numbers), start + LONGEST)):
                if not known[end]:
                    break
                bag = (bag + numbers[end]) & MASK
                order = following(order, numbers[end])
                for form in index.in_any_order(bag):
                    yield Candidate(
                        index.owners[form], index.kind(form), form, start, end + 1,
                        index.orders[form] == order, literal=form in literal,
                    )  # fmt: skip

    def _literal(self, mention: Mention) -> set[int]:
        """The forms that stand there word for word."""
        numbers = [hashed(word) for word in mention.words]
        return {
            form
            for start in range(len(numbers))
            for _, forms in self.index.in_order(numbers, start)
            for form in forms
        }

    def _acronyms(self, mention: Mention) -> Iterator[Candidate]:
        index = self.index
        for start in range(len(mention.capitals)):
            for end, forms in index.in_order(mention.capitals, start):
                first, last = mention.token_at[start], mention.token_at[end]
                if first == last or mention.is_place(start, end):
                    continue  # `THE` carries no name
                for form in forms:
                    yield Candidate(index.owners[form], Kind.ACRONYM, form, first, last, True)

    def _alike(self, mention: Mention, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Forms much like a part of the string, where that is no name as a whole."""
        named = {(one.start, one.end) for one in found if one.end - one.start > 1}
        within: list[str] = load("linking")["within"]
        bars = self.alike.bars
        for start, end in mention.parts.values():
            if mention.tokens[start].text in within or end - start < bars.words:
                continue
            if bars.always or not any(s <= start and end <= e for s, e in named):
                yield from self.alike.to(mention, start, end)
