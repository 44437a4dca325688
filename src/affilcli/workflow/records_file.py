"""Records made before: a JSON array, JSON Lines, or one JSON object, from a file or a pipe."""

from __future__ import annotations

import codecs
from typing import NoReturn

import msgspec

from affilcli.errors import AffilError
from affilcli.records import SCHEMA, Record, from_json
from affilcli.workflow.inputs import bytes_of, named

MAKE_ANEW = "make it with affil extract --json"


def load_records(file: str) -> list[Record]:
    """The records in a file, or on standard input for `-`; its content says in which form.

    Raises AffilError, naming the file and the place in it, when one cannot be read.
    """
    name = named(file)
    data = bytes_of(file).removeprefix(codecs.BOM_UTF8).strip()
    if not data:
        raise AffilError(f"{name}: holds no records", hint=MAKE_ANEW)
    return [_record(piece, f"{name}{place}") for place, piece in _pieces(data, name)]


def _pieces(data: bytes, name: str) -> list[tuple[str, bytes]]:
    """Each record's JSON, and what to add to the file's name to say where it stands."""
    if data.startswith(b"["):
        try:
            items = msgspec.json.decode(data, type=list[msgspec.Raw])
        except msgspec.DecodeError as error:
            _refuse(name, error)
        return [(f", record {n}", bytes(item)) for n, item in enumerate(items, 1)]
    lines = [(f", line {n}", line) for n, line in enumerate(data.split(b"\n"), 1) if line.strip()]
    try:
        msgspec.json.decode(lines[0][1])
    except msgspec.DecodeError:
        return [("", data)]  # one object over several lines, or no JSON at all
    return lines


def _record(piece: bytes, where: str) -> Record:
    try:
        record = from_json(piece)
    except msgspec.ValidationError as error:
        _check_schema(piece, where)
        raise AffilError(f"{where}: is not a record: {error}", hint=MAKE_ANEW) from error
    except msgspec.DecodeError as error:
        _refuse(where, error)
    _check_parties(record, where)
    return record


def _refuse(where: str, error: Exception) -> NoReturn:
    raise AffilError(f"{where}: is not JSON: {error}", hint=MAKE_ANEW) from error


def _check_schema(piece: bytes, where: str) -> None:
    """Say so when the record is of another version, which explains all else that is wrong."""
    fields = msgspec.json.decode(piece)
    schema = fields.get("schema", SCHEMA) if isinstance(fields, dict) else SCHEMA
    if schema != SCHEMA:
        raise AffilError(
            f"{where}: is of schema {schema}, not {SCHEMA}",
            hint="extract its document again with this version of affilcli",
        )


def _check_parties(record: Record, where: str) -> None:
    for person in record.people:
        if person.party is not None and not 0 <= person.party < len(record.parties):
            raise AffilError(
                f"{where}: is not a record: {person.name} is named for party {person.party} "
                f"of {len(record.parties)}",
                hint=MAKE_ANEW,
            )
