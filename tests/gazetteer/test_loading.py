"""Finding the shipped file, laying users' files over it, and files that are damaged."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from affilcli.errors import AffilError
from affilcli.gazetteer import Institution, load_gazetteer, shipped_path
from affilcli.gazetteer.loading import find_shipped


def write(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def error_of(path: Path) -> AffilError:
    with pytest.raises(AffilError) as caught:
        load_gazetteer([path])
    return caught.value


def place(path: Path) -> Path:
    path.parent.mkdir(parents=True)
    path.write_text("id,kind,name\n")
    return path


def test_an_installed_package_has_the_file_inside_itself(tmp_path: Path) -> None:
    inside = place(tmp_path / "site-packages" / "affilcli" / "data" / "gazetteer.csv")
    assert find_shipped(tmp_path / "site-packages" / "affilcli") == inside


def test_a_checkout_has_the_file_beside_src(tmp_path: Path) -> None:
    beside = place(tmp_path / "data" / "gazetteer.csv")
    assert find_shipped(tmp_path / "src" / "affilcli") == beside


def test_the_copy_inside_the_package_wins_over_a_folder_named_data(tmp_path: Path) -> None:
    inside = place(tmp_path / "lib" / "site-packages" / "affilcli" / "data" / "gazetteer.csv")
    place(tmp_path / "lib" / "data" / "gazetteer.csv")
    assert find_shipped(tmp_path / "lib" / "site-packages" / "affilcli") == inside


def test_an_installation_without_the_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(AffilError, match="gazetteer that ships with affilcli is missing"):
        find_shipped(tmp_path / "src" / "affilcli")


def test_this_checkout_finds_its_own_file() -> None:
    assert shipped_path().name == "gazetteer.csv"
    assert shipped_path().is_file()


def test_entries_are_found_by_id_and_an_unknown_id_is_none() -> None:
    gazetteer = load_gazetteer()
    chop = gazetteer.institution("chop")
    assert chop is not None
    assert chop.acronyms == ("CHOP",)
    assert gazetteer.service_line("chop") is None
    assert gazetteer.institution("cardiology") is None


def test_entries_and_gazetteer_cannot_be_changed() -> None:
    entry = load_gazetteer().institutions[0]
    with pytest.raises(AttributeError):
        entry.name = "other"  # type: ignore[misc]


def test_the_hash_is_that_of_the_bytes_read(tmp_path: Path) -> None:
    extra = write(tmp_path / "a.csv", "id,kind,name\nmine,institution,Mine\n")
    shipped = shipped_path().read_bytes()
    assert load_gazetteer().sha256 == hashlib.sha256(shipped).hexdigest()
    both = hashlib.sha256(shipped + extra.read_bytes()).hexdigest()
    assert load_gazetteer([extra]).sha256 == both


def test_loading_twice_gives_the_same_object_until_a_file_changes(tmp_path: Path) -> None:
    extra = write(tmp_path / "a.csv", "id,kind,name\nmine,institution,Mine\n")
    first = load_gazetteer([extra])
    assert load_gazetteer([extra]) is first
    write(extra, "id,kind,name\nmine,institution,Mine Too\n")
    changed = load_gazetteer([extra]).institution("mine")
    assert changed is not None
    assert changed.name == "Mine Too"


def test_a_users_row_is_added_to_the_shipped_ones(tmp_path: Path) -> None:
    extra = write(
        tmp_path / "a.csv",
        "kind,id,name,aliases,acronyms,city\n"
        "institution,mercy-springfield,Mercy Hospital,Mercy| Mercy Springfield |,MHS|MS,\n",
    )
    gazetteer = load_gazetteer([extra])
    assert gazetteer.institution("mercy-springfield") == Institution(
        id="mercy-springfield",
        name="Mercy Hospital",
        aliases=("Mercy", "Mercy Springfield"),
        acronyms=("MHS", "MS"),
    )
    assert gazetteer.institution("chop") is not None


def test_a_users_row_replaces_the_shipped_one_of_the_same_id(tmp_path: Path) -> None:
    extra = write(tmp_path / "a.csv", "id,kind,name\nchop,institution,Another CHOP\n")
    gazetteer = load_gazetteer([extra])
    assert gazetteer.institution("chop") == Institution(id="chop", name="Another CHOP")
    assert len(gazetteer.institutions) == len(load_gazetteer().institutions)


def test_of_two_user_files_the_later_wins(tmp_path: Path) -> None:
    one = write(tmp_path / "1.csv", "id,kind,name\nmine,institution,One\n")
    two = write(tmp_path / "2.csv", "id,kind,name\nmine,institution,Two\n")
    entry = load_gazetteer([one, two]).institution("mine")
    assert entry is not None
    assert entry.name == "Two"


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path: Path) -> None:
    text = '\ufeffid,kind,name,city\r\nmine,institution,"Mine, Inc.",\r\n,,,\r\n'
    entry = load_gazetteer([write(tmp_path / "a.csv", text)]).institution("mine")
    assert entry is not None
    assert entry.name == "Mine, Inc."


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, "the column 'id' is missing"),
        ("id,name\nmine,Mine\n", 1, "the column 'kind' is missing"),
        ("id,kind,name,alias\n", 1, "unknown column 'alias'"),
        ("id,kind,name,city,city\n", 1, "the column 'city' is there twice"),
        ("id,kind,name\na,institution,A\nb,clinic,B\n", 3, "unknown kind 'clinic'"),
        ("id,kind,name\nmine,institution,\n", 2, "the column 'name' is empty"),
        ("id,kind,name\nmine,institution\n", 2, "2 fields where the header has 3"),
        ("id,kind,name\nmine,institution,a,b\n", 2, "4 fields where the header has 3"),
        ('id,kind,name\na,institution,"A\nB"\nb,x,B\n', 4, "unknown kind 'x'"),
        ("id,kind,name\na,institution,A\na,institution,B\n", 3, "the id 'a' is given twice"),
        ('id,kind,name\na,institution,"A\nB\n', 2, "not valid CSV"),
    ],
)
def test_a_damaged_file_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    path = write(tmp_path / "mine.csv", text)
    assert error_of(path).message.startswith(f"gazetteer {path}, line {line}: {what}")


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes("id,kind,name\na,institution,A\nb,institution,Charité\n".encode("latin-1"))
    error = error_of(path)
    assert error.message == f"gazetteer {path}, line 3: not UTF-8"
    assert error.hint == "Save the file as UTF-8."
    assert error.exit_code == 2


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none.csv"
    assert error_of(path).message == f"gazetteer {path}: No such file or directory"


def test_the_entries_go_to_json_and_back() -> None:
    entry = load_gazetteer().institutions[0]
    assert msgspec.json.decode(msgspec.json.encode(entry), type=Institution) == entry


def test_reading_the_gazetteer_imports_nothing_heavy() -> None:
    program = (
        "import sys; from affilcli.gazetteer import load_gazetteer; load_gazetteer();"
        "print([m for m in ('spacy', 'rapidfuzz', 'rich', 'typer') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
