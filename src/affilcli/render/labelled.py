"""Records with the labels that tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from affilcli.identity import labels
from affilcli.records import Record


class Deal(NamedTuple):
    """A record and the label by which it can be named."""

    record: Record
    label: str


def labelled(records: Sequence[Record]) -> list[Deal]:
    """The records, in their order, each with its label among them."""
    return [Deal(*named) for named in zip(records, labels(records), strict=True)]
