"""What a record is called: the id in its JSON, its label on screen, and what the user may type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain, count
from pathlib import PurePath

from affilcli.records import Party, Record

MARK = "~"
"""Between an id and the digits of the content's hash; no id of ours contains it."""

DIGITS = 4
"""Digits that are shown, and that must be typed, at least."""

_HASHED = re.compile(rf"(?P<id>.+){MARK}(?P<digits>[0-9a-fA-F]{{{DIGITS},}})")


def slug(name: str) -> str:
    """Kebab-case: lower case without accents, letters and digits joined by single hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = re.sub(r"['’]", "", plain.casefold()).replace("&", " and ")
    return re.sub(r"[\W_]+", "-", bare).strip("-")


def record_id(parties: Sequence[Party]) -> str:
    """`party-party`: the short names of the first two parties in order of mention, kebab-case."""
    ordered = sorted(parties, key=lambda p: p.mentions[0].start if p.mentions else 0)[:2]
    return "-".join(filter(None, (slug(party.short) for party in ordered)))


def stem_id(path: str) -> str:
    """The id of a document without parties: its file's name without suffix, kebab-case."""
    return slug(PurePath(path).stem) or "document"


def base_id(token: str) -> str:
    """The id in what the user typed: `lurie-rush` in `lurie-rush~ab12`."""
    hashed = _HASHED.fullmatch(token)
    return hashed["id"] if hashed else token


def labels(records: Sequence[Record]) -> list[str]:
    """What the records are called on screen, in their order; no two are called the same.

    The id; where two share it, `~` and as many digits of the content's hash as tell them apart;
    copies of one content are numbered behind that.
    """
    lengths = {identifier: _digits(hashes) for identifier, hashes in _hashes(records).items()}
    given: dict[str, None] = {}
    for record in records:
        label = record.id
        if length := lengths.get(record.id):
            label += MARK + record.source.sha256[:length]
        numbered = (f"{label}#{number}" for number in count(2))
        given[next(name for name in chain([label], numbered) if name not in given)] = None
    return list(given)


def matching(token: str, records: Sequence[Record]) -> list[Record]:
    """The documents that the user can mean by `token`, each once, in their order.

    Those with exactly this id; else those with this id and these digits of the hash (`id~ab12`);
    else those whose id begins so. The same content under the same id is one document.
    """
    hashed = _HASHED.fullmatch(token)
    found = [record for record in records if record.id == token]
    if not found and hashed:
        found = [record for record in records if _is_hashed(record, hashed)]
    if not found and token:
        found = [record for record in records if record.id.startswith(token)]
    return distinct(found)


def distinct(records: Iterable[Record]) -> list[Record]:
    """The records without copies: of each content the first."""
    found: dict[tuple[str, str], Record] = {}
    for record in records:
        found.setdefault(content(record), record)
    return list(found.values())


def content(record: Record) -> tuple[str, str]:
    """What copies of a document have in common."""
    return record.id, record.source.sha256


def _is_hashed(record: Record, hashed: re.Match[str]) -> bool:
    digits = hashed["digits"].lower()
    return record.id == hashed["id"] and record.source.sha256.startswith(digits)


def _hashes(records: Sequence[Record]) -> dict[str, list[str]]:
    """The hashes behind every id that several records have."""
    found: dict[str, list[str]] = {}
    for record in records:
        found.setdefault(record.id, []).append(record.source.sha256)
    return {identifier: hashes for identifier, hashes in found.items() if len(hashes) > 1}


def _digits(hashes: Sequence[str]) -> int:
    """How many digits tell different hashes apart."""
    different = set(hashes)
    longest = max(map(len, different))
    lengths = range(DIGITS, longest)
    return next((n for n in lengths if len({h[:n] for h in different}) == len(different)), longest)
