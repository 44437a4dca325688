"""What others make of the same texts, scored by the same code in one run: `make baselines`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from affilcli.evaluate.cases import Case, load_cases
from affilcli.evaluate.report import Report, report
from affilcli.reading import read_document
from affilcli.records import Document, Record
from affilcli.render.grid import Grid
from affilcli.render.markdown import write
from affilcli.render.scores import number
from affilcli.settings import Settings, load_settings
from affilcli.workflow import Failure, extract_cases, judge_records
from benchmarks.accuracy.date_tools import Found, by_dateparser, by_timexy
from benchmarks.accuracy.spacy_and_keywords import SpacyAndKeywords, date_terms

TEXTS = Path(__file__).resolve().parent / "texts"

Finder = Callable[[str, str | None], Iterable[Found]]


def main() -> None:
    """Print the scores side by side, as Markdown."""
    cases = load_cases(sys.argv[1] if len(sys.argv) > 1 else TEXTS)
    documents = [read_document(str(case.document)) for case in cases]
    bare = SpacyAndKeywords()
    records = [bare.record(document) for document in documents]
    ours = _ours(cases)
    reports = {
        "affilcli": _report(cases, ours),
        "spaCy + keywords": _report(cases, records),
        "dateparser.search": _report(cases, _dated(ours, documents, bare, by_dateparser)),
        "timexy": _report(cases, _dated(ours, documents, bare, lambda text, _: by_timexy(text))),
    }
    sys.stdout.writelines(write(table(reports)))


def table(reports: dict[str, Report]) -> Grid:
    """A row a field and a column a program; those that only find dates have only dates."""
    ours, everything, *dates = reports
    fields = reports[ours].measures
    rows = [
        [
            field,
            *(_shown(reports[name], field) for name in (ours, everything)),
            *(_shown(reports[name], field) if field == "dates" else "" for name in dates),
        ]
        for field in fields
    ]
    means = [number(reports[name].mean) for name in (ours, everything)]
    rows.append(["mean", *means, *[""] * len(dates)])
    return Grid(["field", *reports], rows)


def _shown(one: Report, field: str) -> str:
    scores = {name: score for name, score in one.measures.items() if name == field}
    return next((f"{number(s.score)} ± {number(s.error)}" for s in scores.values()), "–")


def _ours(cases: Sequence[Case]) -> list[Record]:
    # Nothing of the user's but the place of the store, as in the gate.
    given = load_settings()
    results = extract_cases(cases, Settings(store=given.store, jobs=given.jobs))
    return [result for result in results if not isinstance(result, Failure)]


def _report(cases: Sequence[Case], records: Iterable[Record]) -> Report:
    return report(judge_records(cases, records))


def _dated(
    ours: Sequence[Record], documents: Sequence[Document], bare: SpacyAndKeywords, find: Finder
) -> list[Record]:
    """Our records with the dates of another: it is told which texts matter, and when they appeared.

    A date has the type that the keywords of the sentence speak for.
    """
    texts = {document.path: document.text for document in documents}
    return [
        msgspec.structs.replace(
            record,
            dates=date_terms(
                bare.nlp(texts[record.source.path]),
                find(texts[record.source.path], record.source.published),
            )
            if record.relevant
            else [],
        )
        for record in ours
    ]


if __name__ == "__main__":
    main()
