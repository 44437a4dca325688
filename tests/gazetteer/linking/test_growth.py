"""What a string of many names costs, in steps of the program: the same on every machine."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.linking import Linker

NAMESAKES = [
    Institution(id=f"mercy-{n}", name="Mercy Hospital", type="hospital", city=f"Town {n}",
                parent="system" if n % 2 else None, relation="part-of" if n % 2 else None)
    for n in range(12)
]  # fmt: skip
SYSTEM = Institution(id="system", name="Mercy Health System", type="health-system")
LINKER = Linker(Gazetteer.of([*NAMESAKES, SYSTEM]).index)


def steps(text: str) -> int:
    """How many lines the linker goes through, loops and generators included."""
    count = 0

    def each(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return each

    before = sys.gettrace()
    sys.settrace(each)
    try:
        LINKER.link(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "name", ["Mercy Hospital, ", "Mercy Health System; ", "Mercy Hospital, Mercy Health System, "]
)
def test_twice_as_many_names_take_about_twice_the_steps(name: str) -> None:
    LINKER.link(name)
    once = steps(name * 24)
    assert steps(name * 48) < 2.4 * once
