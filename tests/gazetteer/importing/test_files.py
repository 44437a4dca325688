"""Files that are damaged, or out to do harm."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from affilcli.errors import AffilError
from affilcli.gazetteer.importing.files import LONGEST_CELL, data_of, table


def test_half_an_archive_is_an_error(zipped: Path) -> None:
    zipped.write_bytes(zipped.read_bytes()[:60])
    with pytest.raises(AffilError, match="not a zip archive, or only a part of one"):
        data_of(zipped, (".json",))


def test_an_archive_with_a_damaged_file_is_an_error(zipped: Path) -> None:
    data = bytearray(zipped.read_bytes())
    data[80:90] = b"\0" * 10
    zipped.write_bytes(data)
    with pytest.raises(AffilError, match="cannot be read"):
        data_of(zipped, (".json",))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b"0" * 20_000_000)
    with pytest.raises(AffilError, match="unpacks to more than any registry holds"):
        data_of(path, (".json",))


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../evil.json", "[]")
    assert data_of(path, (".json",)) == b"[]"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["z.zip"]


def test_an_archive_of_other_things_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "z.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(AffilError, match=r"no file that ends in \.json"):
        data_of(path, (".json",))


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AffilError, match="No such file"):
        data_of(tmp_path / "gone.json", (".json",))


def test_a_cell_without_end_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "h.csv"
    with pytest.raises(AffilError, match="not valid CSV"):
        list(table(path, b'a\n"' + b"x" * (LONGEST_CELL + 10)))
