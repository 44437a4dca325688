"""The vocabulary: cue phrases and weights as data, one TOML file a subject, beside this module.

The notation of phrases is that of `affilcli.pipeline.notation`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(subject: str) -> dict[str, Any]:
    """The tables of `<subject>.toml`."""
    return tomllib.loads(files(__package__).joinpath(f"{subject}.toml").read_text(encoding="utf-8"))


@cache
def weights(subject: str, decision: str) -> dict[str, float]:
    """The weights of one decision of a subject: feature name to log-odds, `bias` among them.

    Always the same dict: whoever weighs other weights (`training/`) changes it for all.
    """
    table = load(subject)["weights"][decision]
    return {name: float(value) for name, value in table.items()}


@cache
def rows(subject: str, table: str) -> dict[str, list[float]]:
    """The numbers behind each word of a table, one for each answer that the table is about.

    Always the same dict, as with `weights`.
    """
    return rows_of(load(subject)[table]["words"])


def rows_of(lines: str) -> dict[str, list[float]]:
    """The rows of a table, which are lines of one string (`word = 0.1 0 -0.4`): a reader of TOML
    takes ten times as long for thousands of lists.
    """
    halves = (line.rpartition(" = ") for line in lines.splitlines())
    return {word: [float(number) for number in numbers.split()] for word, _, numbers in halves}
