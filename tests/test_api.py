"""The public Python API: complete, and cheap until it is used."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

import affilcli
from tests import samples


def loaded(code: str) -> set[str]:
    """The modules that a new interpreter has loaded after running the code."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(result.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("name", affilcli.__all__)
def test_every_public_name_is_there(name: str) -> None:
    value: Any = getattr(affilcli, name)
    assert value is not None
    assert name in dir(affilcli)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="extrakt"):
        _ = affilcli.extrakt


def test_importing_the_package_loads_nothing_else() -> None:
    modules = loaded("import affilcli")
    assert not {m for m in modules if m.startswith("affilcli.")}


def test_reading_a_document_needs_no_spacy() -> None:
    modules = loaded("import affilcli; affilcli.read_document; affilcli.extract_record")
    assert "affilcli.workflow" in modules
    assert not modules & {"spacy", "typer", "rich", "charset_normalizer"}


def test_a_record_can_be_had_in_two_lines() -> None:
    document = affilcli.read_document(str(samples.SEEDS / "lurie-rush.txt"))
    record = affilcli.extract_record(document)
    assert affilcli.from_json(affilcli.to_json(record)) == record
    for party in record.parties:
        for span in party.evidence + party.mentions:
            assert document.text[span.start : span.end] == span.text
