"""Whatever is put in and dropped, the store holds what a list of entries would."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affilcli.store import Entry, Store
from affilcli.store.rows import ROWS
from tests import samples

RECORD = samples.full()

entries = st.builds(
    Entry,
    path=st.sampled_from(["/a", "/b"]),
    sha256=st.sampled_from(["0" * 64, "1" * 64, "2" * 64]),
    published=st.sampled_from([None, "2021-01-26"]),
    fingerprint=st.sampled_from(["f", "g", "h"]),
    record=st.just(RECORD),
)

steps = st.lists(
    st.tuples(st.sampled_from(["put", "put", "put", "renew", "drop", "reopen"]), entries),
    max_size=25,
)


def made(entry: Entry) -> tuple[str, str, str | None]:
    """What no two entries have in common."""
    return entry.path, entry.fingerprint, entry.published


class Model:
    """What is kept, the last one first."""

    def __init__(self) -> None:
        self.kept: list[Entry] = []

    def put(self, entry: Entry) -> None:
        self.kept = [entry, *(one for one in self.kept if made(one) != made(entry))]
        extra = [one for one in self.kept if one.path == entry.path][ROWS:]
        self.kept = [one for one in self.kept if one not in extra]

    def renew(self, entry: Entry) -> None:
        same = [one for one in self.kept if made(one) == made(entry)]
        self.kept = [*same, *(one for one in self.kept if one not in same)]

    def drop(self, path: str) -> None:
        self.kept = [one for one in self.kept if one.path != path]


@given(steps)
@settings(max_examples=40, deadline=None)
def test_it_holds_what_a_list_would(todo: list[tuple[str, Entry]]) -> None:
    with TemporaryDirectory() as folder:
        file = str(Path(folder) / "records.sqlite")
        model, store = Model(), Store(file, pytest.fail)
        for step, entry in todo:
            if step == "put":
                model.put(entry)
                store.put(entry, f"text {entry.sha256}", {"version": entry.fingerprint})
            elif step == "renew":
                model.renew(entry)
                store.renew(entry)
            elif step == "drop":
                model.drop(entry.path)
                store.drop([one.number for one in store.origins() if one.path == entry.path])
            else:
                store.close()
                store = Store(file, pytest.fail)
        check(store, model)
        store.close()


def check(store: Store, model: Model) -> None:
    for path in ("/a", "/b"):
        assert store.get(path) == [one for one in model.kept if one.path == path]
    used = {one.sha256 for one in model.kept}
    for sha256 in ("0" * 64, "1" * 64, "2" * 64):
        expected = f"text {sha256}" if sha256 in used else None
        assert store.text(sha256, RECORD.source.media_type) == expected
    for origin in store.origins():
        assert origin.parts == {"version": origin.fingerprint}
