"""Flags come before the environment, the environment before files, files before defaults."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from affilcli.errors import AffilError
from affilcli.settings import MODEL, Settings, load_settings, processors


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "project" / "inner"
    inner.mkdir(parents=True)
    return inner


def load(folder: Path, environ: dict[str, str] | None = None, **flags: str) -> Settings:
    return load_settings(folder=folder, environ=environ or {}, **flags)  # type: ignore[arg-type]


def test_defaults_hold_where_nothing_is_set(folder: Path) -> None:
    settings = load(folder)
    assert settings == Settings(
        model=MODEL,
        gazetteer=(),
        corpus=None,
        published=None,
        store=settings.store,
        jobs=settings.jobs,
    )


def test_each_source_comes_before_the_next(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.affil]\nmodel = "pyproject"\n')
    assert load(folder).model == "pyproject"
    (folder / "affil.toml").write_text('model = "file"\n')
    assert load(folder).model == "file"
    environ = {"AFFIL_MODEL": "environment"}
    assert load(folder, environ).model == "environment"
    assert load(folder, environ, model="flag").model == "flag"


def test_an_empty_variable_counts_as_unset(folder: Path) -> None:
    assert load(folder, {"AFFIL_MODEL": ""}).model == MODEL


def test_the_gazetteer_variable_lists_paths_as_path_does(folder: Path) -> None:
    assert load(folder, {"AFFIL_GAZETTEER": os.pathsep.join(["a.csv", "b.csv"])}).gazetteer == (
        "a.csv",
        "b.csv",
    )


def test_the_nearest_file_counts_and_its_paths_are_its_own(folder: Path) -> None:
    top = folder.parent
    (top / "affil.toml").write_text('gazetteer = ["mine.csv"]\ncorpus = "news"\n')
    settings = load(folder)
    assert settings.gazetteer == (str(top / "mine.csv"),)
    assert settings.corpus == str(top / "news")
    (folder / "affil.toml").write_text('gazetteer = "one.csv"\n')
    assert load(folder).gazetteer == (str(folder / "one.csv"),)
    assert load(folder).corpus is None


def test_a_pyproject_without_our_table_is_passed_over(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[project]\nname = "other"\n')
    (folder.parent / "affil.toml").write_text('model = "above"\n')
    assert load(folder).model == "above"


def test_a_broken_pyproject_is_somebody_elses_concern(folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[[[")
    assert load(folder).model == MODEL


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ('modle = "x"', "unknown setting 'modle'", "did you mean 'model'"),
        ("colour = 1", "unknown setting 'colour'", "known settings: model"),
        ('published = "2021-01-26"', "unknown setting 'published'", "--published"),
        ("model = 3", "'model' has the wrong type", "write model"),
        ('model = ["a"]', "'model' takes one value", "write model"),
        ("gazetteer = [1]", "'gazetteer' has the wrong type", "my.csv"),
        ("model = ", "cannot be read", "mend"),
    ],
)
def test_a_wrong_file_is_named_with_what_to_do(
    folder: Path, content: str, message: str, hint: str
) -> None:
    file = folder / "affil.toml"
    file.write_text(content)
    with pytest.raises(AffilError, match=message) as caught:
        load(folder)
    assert str(file) in caught.value.message
    assert hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    "value", ["2021", "01/26/2021", "2021-13-01", "20210126", "2021-W04-2", ""]
)
def test_a_publication_date_is_a_day(folder: Path, value: str) -> None:
    with pytest.raises(AffilError, match="is not a day"):
        load(folder, published=value)


def test_a_good_publication_date_is_kept(folder: Path) -> None:
    assert load(folder, published="2021-01-26").published == "2021-01-26"


def test_records_are_kept_in_the_folder_for_caches_unless_told_otherwise(folder: Path) -> None:
    caches = platformdirs.user_cache_path("affilcli", appauthor=False)
    assert load(folder).store == str(caches / "records.sqlite")
    (folder / "affil.toml").write_text('store = "mine.sqlite"\n')
    assert load(folder).store == str(folder / "mine.sqlite")
    environ = {"AFFIL_STORE": "other.sqlite"}
    assert load(folder, environ).store == "other.sqlite"
    assert load_settings(folder=folder, environ=environ, store=False).store is None


def test_nothing_is_kept_where_the_store_is_off(folder: Path) -> None:
    assert load(folder, {"AFFIL_STORE": "off"}).store is None
    (folder / "affil.toml").write_text('store = "off"\n')
    assert load(folder).store is None
    assert load(folder, {"AFFIL_STORE": "./off"}).store == "./off"
    (folder / "affil.toml").write_text('store = "./off"\n')
    assert load(folder).store == str(folder / "off")


def test_a_corpus_that_is_set_is_told_from_the_default(folder: Path) -> None:
    assert load(folder, corpus="seeds").corpus == "seeds"


def test_settings_made_by_hand_keep_nothing() -> None:
    assert Settings().store is None


def test_settings_can_be_a_key() -> None:
    assert hash(Settings()) == hash(Settings())


def test_as_many_processes_as_processors_unless_set(folder: Path) -> None:
    assert load(folder).jobs == processors() >= 1
    (folder / "affil.toml").write_text("jobs = 3\ntimeout = 2.5\n")
    assert (load(folder).jobs, load(folder).timeout) == (3, 2.5)
    environ = {"AFFIL_JOBS": "2", "AFFIL_TIMEOUT": "9"}
    assert (load(folder, environ).jobs, load(folder, environ).timeout) == (2, 9.0)
    assert load_settings(folder=folder, environ=environ, jobs=0).jobs == 0


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e9])
def test_a_flag_is_a_number_that_can_be_waited_for(folder: Path, value: float) -> None:
    with pytest.raises(AffilError, match="--timeout is not a number of seconds"):
        load_settings(folder=folder, environ={}, timeout=value)


@pytest.mark.parametrize("value", ["x", "-1", "1.5", "inf", ""])
def test_what_is_no_number_is_told(folder: Path, value: str) -> None:
    with pytest.raises(AffilError, match=r"AFFIL_TIMEOUT is not a number of seconds from 0\.1 up"):
        load(folder, {"AFFIL_TIMEOUT": "0"})
    (folder / "affil.toml").write_text(f'jobs = "{value}"')
    with pytest.raises(AffilError, match=r"affil\.toml: 'jobs' is not a whole number from 0 up"):
        load(folder)
