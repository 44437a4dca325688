"""Every way in which a user can name documents."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from pathlib import Path

import msgspec
import pytest

from affilcli import workflow
from affilcli.errors import AffilError
from affilcli.records import Record
from affilcli.settings import Settings
from affilcli.workflow import Failure
from tests import samples
from tests.workflow.conftest import Listener


@pytest.fixture(autouse=True)
def folder(here: Path) -> Path:
    """A corpus of three deals, and another deal outside of it."""
    (here / "seeds").mkdir()
    for name in ("lurie-rush", "boston-cleveland", "boston-hartford"):
        (here / "seeds" / f"{name}.txt").write_text(name)
    (here / "news").mkdir()
    (here / "news" / "other.txt").write_text("mercer-oakline")
    return here


def paths(*names: str, settings: Settings, observer: workflow.Observer | None = None) -> list[str]:
    found = workflow.find(names, settings, observer or workflow.SILENT)
    return [r.path if isinstance(r, Failure) else r.source.path for r in found]


def digits(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:4]


pytestmark = pytest.mark.usefixtures("extracted")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["lurie-rush"], ["seeds/lurie-rush.txt"]),
        (["lur", "boston-h"], ["seeds/lurie-rush.txt", "seeds/boston-hartford.txt"]),
        ([f"lurie-rush~{digits('lurie-rush')}"], ["seeds/lurie-rush.txt"]),
        (["news/other.txt", "lurie-rush"], ["news/other.txt", "seeds/lurie-rush.txt"]),
        (["lurie-rush", "seeds/lurie-rush.txt", "lur"], ["seeds/lurie-rush.txt"]),
        (
            ["lurie-rush", "seeds"],
            [f"seeds/{n}.txt" for n in ("lurie-rush", "boston-cleveland", "boston-hartford")],
        ),
        (["./seeds/lurie-rush.txt"], ["./seeds/lurie-rush.txt"]),
    ],
)
@pytest.mark.parametrize("kept", [True, False])
def test_names_give_documents_in_their_order_each_once(
    settings: Settings, names: list[str], expected: list[str], kept: bool
) -> None:
    used = settings if kept else Settings()
    assert paths(*names, settings=used) == [p.replace("/", os.sep) for p in expected]


def test_an_id_is_found_without_extracting_anything_again(
    settings: Settings, extracted: list[str]
) -> None:
    paths("lurie-rush", settings=settings)
    assert len(extracted) == 3
    paths("boston-h", "lurie-rush", settings=settings)
    assert len(extracted) == 3


def test_nothing_is_extracted_twice_in_a_run_without_a_store(extracted: list[str]) -> None:
    paths("lurie-rush", "boston-h", "seeds", settings=Settings())
    assert len(extracted) == 3


def test_the_store_knows_documents_outside_the_corpus(
    settings: Settings, extracted: list[str], folder: Path
) -> None:
    list(workflow.extract(["news", "seeds"], settings))
    assert paths("mercer-oakline", settings=settings) == [os.path.join("news", "other.txt")]
    assert paths("mercer", settings=settings) == [os.path.join("news", "other.txt")]
    assert len(extracted) == 4


@pytest.mark.parametrize("seen", [[], ["news"], ["seeds"], ["news", "seeds"], ["seeds", "news"]])
def test_what_an_id_stands_for_does_not_depend_on_what_was_extracted_before(
    settings: Settings, folder: Path, seen: list[str]
) -> None:
    (folder / "news" / "copy.txt").write_text("lurie-rush")
    for place in seen:
        list(workflow.extract([place], settings))
    assert paths("lurie-rush", settings=settings) == [os.path.join("seeds", "lurie-rush.txt")]


def test_a_document_of_the_corpus_counts_before_it_was_ever_extracted(
    settings: Settings, folder: Path
) -> None:
    (folder / "news" / "rush.txt").write_text("lurie-rush again")
    list(workflow.extract(["news"], settings))
    with pytest.raises(AffilError, match="'lurie-rush' fits 2 documents"):
        paths("lurie-rush", settings=settings)


def test_a_path_is_absolute_when_it_does_not_lie_below_the_working_directory(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "news")
    corpus = msgspec.structs.replace(settings, corpus="../seeds")
    assert paths("lurie-rush", settings=corpus) == [str(folder / "seeds" / "lurie-rush.txt")]


def test_a_deleted_document_is_not_found(settings: Settings, folder: Path) -> None:
    list(workflow.extract(["seeds", "news"], settings))
    (folder / "news" / "other.txt").unlink()
    with pytest.raises(AffilError, match="'mercer-oakline' is no file and no known deal"):
        paths("mercer-oakline", settings=settings)


def test_a_changed_document_is_found_by_its_new_id_only(settings: Settings, folder: Path) -> None:
    list(workflow.extract(["seeds", "news"], settings))
    (folder / "news" / "other.txt").write_text("mercer-elm")
    with pytest.raises(AffilError) as caught:
        paths("mercer-oakline", settings=settings)
    assert "did you mean 'mercer-elm'" in (caught.value.hint or "")
    assert paths("mercer-elm", settings=settings) == [os.path.join("news", "other.txt")]


def test_a_changed_document_gives_way_to_a_known_one_of_that_id(
    settings: Settings, folder: Path
) -> None:
    (folder / "news" / "other.txt").write_text("lurie-rush, of old")
    (folder / "seeds" / "lurie-rush.txt").write_text("lurie-rush,")
    list(workflow.extract(["news"], settings))
    (folder / "news" / "other.txt").write_text("changed")
    assert paths("lurie-rush,", settings=settings) == [os.path.join("seeds", "lurie-rush.txt")]


def test_an_unknown_id_is_an_error_before_anything_is_given(settings: Settings) -> None:
    results = workflow.find(["seeds", "luri-rush"], settings)
    with pytest.raises(AffilError, match="'luri-rush' is no file and no known deal") as caught:
        next(results)
    hint = caught.value.hint or ""
    assert "did you mean 'lurie-rush'" in hint
    assert "affil list" in hint
    assert "--corpus" in hint


def test_a_beginning_of_several_ids_names_them(settings: Settings) -> None:
    with pytest.raises(AffilError) as caught:
        paths("boston", settings=settings)
    ids = ("boston-cleveland", "boston-hartford")
    listed = ", ".join(f"{one} ({os.path.join('seeds', one)}.txt)" for one in ids)
    assert caught.value.message == f"'boston' fits 2 documents: {listed}"


def test_two_documents_of_one_id_are_told_apart_by_their_hash(
    settings: Settings, folder: Path
) -> None:
    (folder / "seeds" / "again.txt").write_text("lurie-rush again")
    with pytest.raises(AffilError) as caught:
        paths("lurie-rush", settings=settings)
    forms = [f"lurie-rush~{digits(text)}" for text in ("lurie-rush", "lurie-rush again")]
    assert all(form in caught.value.message for form in forms)
    assert [paths(form, settings=settings) for form in forms] == [
        [os.path.join("seeds", "lurie-rush.txt")],
        [os.path.join("seeds", "again.txt")],
    ]


def test_copies_are_one_document_and_the_corpus_has_it(settings: Settings, folder: Path) -> None:
    (folder / "a-copy.txt").write_text("lurie-rush")
    list(workflow.extract(["a-copy.txt", "seeds"], settings))
    for name in ("lurie-rush", "lur"):
        assert paths(name, settings=settings) == [os.path.join("seeds", "lurie-rush.txt")]


@pytest.mark.parametrize("name", ["gone.txt", "news/gone", "./lurie-rush"])
def test_what_looks_like_a_path_and_is_missing_fails_as_a_file(
    settings: Settings, name: str
) -> None:
    (failure,) = workflow.find([name], settings)
    assert isinstance(failure, Failure)
    assert failure.error.message == f"{name}: no such file or folder"


def test_a_file_comes_before_an_id(settings: Settings, folder: Path) -> None:
    (folder / "lurie-rush").mkdir()
    (folder / "lurie-rush" / "x.txt").write_text("x")
    assert paths("lurie-rush", settings=settings) == [os.path.join("lurie-rush", "x.txt")]


def test_documents_that_fail_do_not_stand_in_the_way_of_others(
    settings: Settings, folder: Path
) -> None:
    (folder / "seeds" / "bad.txt").write_text("bug")
    assert paths("lurie-rush", settings=settings) == [os.path.join("seeds", "lurie-rush.txt")]
    with pytest.raises(AffilError) as caught:
        paths("unheard", settings=settings)
    assert (caught.value.hint or "").startswith("1 more could not be read")


def test_a_document_that_fails_is_counted_once(settings: Settings, folder: Path) -> None:
    list(workflow.extract(["news"], settings))
    (folder / "news" / "other.txt").write_text("bug")
    with pytest.raises(AffilError) as caught:
        paths("mercer-oakline", settings=settings)
    assert (caught.value.hint or "").startswith("1 more could not be read")


def test_a_document_that_fails_is_tried_once(
    settings: Settings, folder: Path, extracted: list[str]
) -> None:
    (folder / "seeds" / "bad.txt").write_text("bug")
    paths("lurie-rush", "lur", "seeds", settings=settings)
    assert extracted.count(os.path.join("seeds", "bad.txt")) == 1


def test_the_observer_hears_the_number_of_documents_once(
    settings: Settings, folder: Path, listener: Listener
) -> None:
    (folder / "seeds" / "notes.xyz").write_text("?")
    paths("lur", "seeds", "news", settings=settings, observer=listener)
    counts = [heard for heard in listener.heard if isinstance(heard, tuple)]
    assert counts == [(4, [os.path.join("seeds", "notes.xyz")])]
    assert listener.heard.count(Record) == 4


def test_no_name_at_all_is_an_error(settings: Settings) -> None:
    with pytest.raises(AffilError, match="no document is named"):
        paths(settings=settings)


def test_standard_input_is_a_document(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"piped")))
    assert paths("-", "lurie-rush", settings=settings) == [
        "-",
        os.path.join("seeds", "lurie-rush.txt"),
    ]


class TestAmongRecords:
    """Names are looked up among the records given, and nothing is extracted."""

    @pytest.fixture
    def records(self) -> list[Record]:
        made = []
        for number, path in enumerate(["deals/a.txt", "deals/b.txt", "-"]):
            source = msgspec.structs.replace(
                samples.full().source, path=path, sha256=str(number) * 64
            )
            identifier = ("x-y", "x-z", "other")[number]
            made.append(msgspec.structs.replace(samples.full(), id=identifier, source=source))
        return made

    @pytest.mark.parametrize(
        ("names", "expected"),
        [
            ([], ["x-y", "x-z", "other"]),
            (["other", "x-y"], ["other", "x-y"]),
            (["oth", "other", "other~2222"], ["other"]),
            (["deals/b.txt", "./deals/a.txt"], ["x-z", "x-y"]),
            (["deals"], ["x-y", "x-z"]),
            (["-"], ["other"]),
        ],
    )
    def test_by_id_beginning_and_path(
        self,
        settings: Settings,
        records: list[Record],
        extracted: list[str],
        names: list[str],
        expected: list[str],
    ) -> None:
        found = list(workflow.find(names, settings, records=records))
        assert [r.id for r in found if isinstance(r, Record)] == expected
        assert not extracted

    @pytest.mark.parametrize(
        ("name", "message"),
        [("x", "'x' fits 2 documents"), ("lurie", "'lurie' is none of the 3"), ("", "''")],
    )
    def test_what_fits_none_or_several_is_an_error(
        self, settings: Settings, records: list[Record], name: str, message: str
    ) -> None:
        with pytest.raises(AffilError, match=message):
            list(workflow.find([name], settings, records=records))

    def test_the_observer_hears_of_them(self, records: list[Record], listener: Listener) -> None:
        list(workflow.find(["x-y"], Settings(), listener, records))
        assert listener.heard == [(1, []), "deals/a.txt", Record]
