"""The forms in which an institution is written, and what each of them is to it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from affilcli.gazetteer.entries import Institution


class Kind(IntEnum):
    """What a form is to its institution; ACRONYM counts only as it is written."""

    NAME = 0
    ALIAS = 1
    SHORT = 2
    FORMER = 3
    ACRONYM = 4


class Form(NamedTuple):
    """A way to write an institution, and in what years a former name was borne (EDTF)."""

    text: str
    kind: Kind
    start: str | None = None
    end: str | None = None


def forms_of(one: Institution) -> Iterator[Form]:
    """All forms of an institution, its name first; always in the same order."""
    yield Form(one.name, Kind.NAME)
    yield from (Form(alias, Kind.ALIAS) for alias in one.aliases)
    if one.short_name:
        yield Form(one.short_name, Kind.SHORT)
    for former in one.former_names:
        yield Form(former.name, Kind.FORMER, former.start, former.end)
    yield from (Form(acronym, Kind.ACRONYM) for acronym in one.acronyms)


CALLED = {
    Kind.NAME: "its name",
    Kind.ALIAS: "one of its aliases",
    Kind.SHORT: "its short name",
    Kind.FORMER: "a former name",
    Kind.ACRONYM: "its acronym",
}


def called(form: Form) -> str:
    """What a form is to its institution, in words, with the years of a former name."""
    dated = form.start or form.end
    return CALLED[form.kind] + (f" ({form.start or ''}/{form.end or ''})" if dated else "")
