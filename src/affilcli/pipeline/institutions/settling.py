"""Which ids of the gazetteer the names of a text keep, once all of its names are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from affilcli.pipeline.institutions.name_words import word_list
from affilcli.pipeline.institutions.resolve import Form


def settled(forms: Sequence[Form]) -> Iterator[Form]:
    """The forms, some without their ids: the text defines the acronym for another name, or names
    in full which of several namesakes it means.
    """
    owners = {short: form.id for form in forms for short in form.shorts if short.isupper()}
    in_full = _beginnings(form for form in forms if form.id)
    for form in forms:
        meant = owners.get(form.text, form.id)
        if form.rivals and (whole := in_full.get(tuple(word_list(form.text)))):
            meant = whole
        yield form if meant == form.id else form._replace(id=None)


def _beginnings(forms: Iterable[Form]) -> dict[tuple[str, ...], str]:
    """What longer names begin with, and their ids: `Memorial Hospital` where the text names
    Memorial Hospital and Health Care Center.
    """
    found = {}
    for form in forms:
        words = word_list(form.text)
        for length in range(2, len(words)):
            found[tuple(words[:length])] = str(form.id)
    return found
