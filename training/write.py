"""Writes what was fitted into vocabulary files: new numbers into old ones, tables of words anew."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence

_TABLE = re.compile(r"\s*\[(?P<name>[^\[\]]+)\]\s*(?:#.*)?")
_SETTING = re.compile(r"""(?P<key>\s*(?:[\w-]+|"[^"]*"))(?P<equals>\s*=\s*)(?P<number>[-+.\w]+)""")


def rewritten(text: str, table: str, weights: Mapping[str, float]) -> str:
    """The text of a TOML file with the numbers of `[weights.<table>]` set anew.

    Raises KeyError for a weight that the table does not have.
    """
    seen: set[str] = set()
    lines = list(_lines(text, f"weights.{table}", weights, seen))
    if absent := weights.keys() - seen:
        raise KeyError(f"[weights.{table}] has no {', '.join(sorted(absent))}")
    return "".join(lines)


def _lines(text: str, table: str, weights: Mapping[str, float], seen: set[str]) -> Iterator[str]:
    """The lines, those of the table with new numbers; `seen` collects what was set."""
    inside = False
    for line in text.splitlines(keepends=True):
        if found := _TABLE.fullmatch(line.rstrip("\r\n")):
            inside = found["name"].strip() == table
        setting = _SETTING.match(line) if inside else None
        if setting and (name := _name(setting["key"])) in weights:
            seen.add(name)
            yield _with(line, setting, weights[name])
        else:
            yield line


def _with(line: str, setting: re.Match[str], weight: float) -> str:
    """A line with another number, unless it is the same."""
    if float(setting["number"]) == weight:
        return line
    return f"{line[: setting.start('number')]}{weight}{line[setting.end('number') :]}"


def _name(key: str) -> str:
    """The name that a key means, quoted or not."""
    return next(iter(tomllib.loads(f"{key.strip()} = 0")))


def table_of_rows(
    name: str, title: str, answers: Sequence[str], rows: Mapping[str, Sequence[float]]
) -> str:
    """A table of numbers, one for each answer, behind each word, as `vocabulary.rows` reads it.

    Nothing is 0, not -0.
    """
    quoted = ", ".join(f'"{answer}"' for answer in answers)
    return f"\n[{name}]\n{title} = [{quoted}]\n{lines_of(rows)}"


def lines_of(rows: Mapping[str, Sequence[float]]) -> str:
    """The rows as lines of one string, as `vocabulary.rows` reads them."""
    words = "".join(
        f"{word} = {' '.join(f'{number + 0.0:g}' for number in row)}\n"
        for word, row in rows.items()
    )
    return f"words = '''\n{words}'''\n"
