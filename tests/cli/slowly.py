"""`affil` with a stand-in for extraction, for tests that stop a run in the middle of it.

Every document takes PAUSE seconds, and its name is added to the file that MADE names as soon as its
record is made. The record has the document's text in it, so that no two are alike. Once UP_TO names
stand there, it goes on no more: whoever is to stop it may take the time that it takes.
"""

from __future__ import annotations

import os
import sys
import time

import msgspec

from affilcli.records import Document, NameTerm, Record
from affilcli.settings import Settings
from tests import samples

PAUSE = 0.01


def prepare(settings: Settings) -> None:
    """Workers have nothing to load."""


def attempted(document: Document, settings: Settings) -> Record:
    return extract_record(document)


def extract_record(document: Document, settings: Settings | None = None) -> Record:
    time.sleep(PAUSE)
    while "UP_TO" in os.environ and made() >= int(os.environ["UP_TO"]):
        time.sleep(PAUSE)
    with open(os.environ["MADE"], "a", encoding="utf-8") as file:
        file.write(f"{document.path}\n")
    record = samples.full()
    source = msgspec.structs.replace(record.source, path=document.path, sha256=document.sha256)
    name = NameTerm(value=document.text, **samples.term("Rush"))
    return msgspec.structs.replace(record, id=document.text.split()[0], source=source, name=name)


def made() -> int:
    with open(os.environ["MADE"], encoding="utf-8") as file:
        return sum(1 for _ in file)


if __name__ == "__main__":
    from affilcli.cli import main
    from affilcli.workflow import bench, workers

    bench.prepare, bench.extract_record = prepare, extract_record
    workers.MAKER, workers.WORTHWHILE = "tests.cli.slowly", 1
    sys.argv[0] = "affil"
    main()
