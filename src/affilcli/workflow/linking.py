"""Lines of text to the institutions that they name."""

from __future__ import annotations

from collections.abc import Iterator

from affilcli.errors import AffilError
from affilcli.gazetteer import Gazetteer
from affilcli.gazetteer.linking import Link, Linker
from affilcli.reading.decode import decode
from affilcli.workflow.inputs import bytes_of, named


def linked(place: str, gazetteer: Gazetteer, when: str | None = None) -> Iterator[Link]:
    """A link for every line of a file, or of standard input (`-`), in their order.

    `when` is the day or the year (EDTF) of which the lines speak. Raises AffilError for a file that
    cannot be read, before there is a link.
    """
    data = bytes_of(place)
    try:
        lines = decode(data).split("\n")
    except AffilError as error:
        raise AffilError(f"{named(place)}: {error.message}", hint=error.hint) from error
    linker = Linker(gazetteer.index)
    if not lines[-1]:
        lines.pop()
    return (linker.link(line.strip(), when) for line in lines)
