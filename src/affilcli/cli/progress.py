"""Progress, failures and the closing summary of a long job, all on standard error."""

from __future__ import annotations

import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from os.path import basename, splitext
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from affilcli.cli.messages import complain, warn
from affilcli.records import Record
from affilcli.render import json
from affilcli.render.phrases import counted
from affilcli.render.plain import plain
from affilcli.workflow import Failure


class RateColumn(ProgressColumn):
    """Documents a second, lately."""

    def render(self, task: Task) -> Text:
        return Text(f"{_rate(task.speed)}/s" if task.speed else "", style="dim")


class Reporter:
    """A workflow observer for the terminal; use it as a context manager around the job.

    `bar` shows a progress bar if standard error is a terminal; turn it off when data goes to the
    same screen while the job runs. `debug` prints the traceback behind an unexpected failure. `log`
    gets a line of JSON for every document that fails.
    """

    def __init__(
        self, *, quiet: bool, verbose: bool, bar: bool, debug: bool, log: TextIO | None = None
    ) -> None:
        self.quiet, self.verbose, self.debug, self.log = quiet, verbose, debug, log
        self.relevant = self.irrelevant = self.failed = self.total = 0
        self.skipped: list[str] = []
        self.read: list[str] = []
        self.launched = time.monotonic()
        self.progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            RateColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            disable=quiet or not bar or not sys.stderr.isatty(),
        )
        self.task = self.progress.add_task("starting", total=None)
        self.preparing: TaskID | None = None

    def __enter__(self) -> Self:
        self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.progress.stop()

    @property
    def exit_code(self) -> int:
        """0 when nothing failed, 1 when something did, 2 when nothing else was there."""
        if not self.failed:
            return 0
        return 1 if self.relevant + self.irrelevant else 2

    def found(self, documents: int, skipped: Sequence[str]) -> None:
        self.total = documents
        self.skipped = list(skipped)
        self.progress.update(self.task, total=documents)
        for path in skipped:
            self._tell(f"{path}: skipped, unknown type of file")

    def started(self, path: str) -> None:
        self.progress.update(self.task, description=plain(basename(path)))

    def finished(self, result: Record | Failure) -> None:
        self.progress.advance(self.task)
        self.read.append(result.path if isinstance(result, Failure) else result.source.path)
        if isinstance(result, Failure):
            self._fail(result)
            return
        self.relevant += result.relevant
        self.irrelevant += not result.relevant
        verdict = "relevant" if result.relevant else "not relevant"
        self._tell(f"{result.source.path}: {result.id}, {verdict}")

    def warned(self, message: str) -> None:
        if not self.quiet:
            warn(message)

    def indexing(self, done: int, total: int) -> None:
        if self.preparing is None:
            self.preparing = self.progress.add_task("preparing the gazetteer", total=total)
        self.progress.update(self.preparing, completed=done, visible=done < total)

    def lost(self, failure: Failure, record: Record) -> None:
        """A document gave its record, but not what else was asked of it."""
        self.relevant -= record.relevant
        self.irrelevant -= not record.relevant
        self._fail(failure)

    def records(self, results: Iterable[Record | Failure]) -> list[Record]:
        """Do the job to its end: the records that it gives; failures have been reported."""
        with self:
            return [result for result in results if not isinstance(result, Failure)]

    def stopped(self, *, keeps: bool) -> None:
        """Write how far the job has come that is stopped; `keeps` records for the next run."""
        if not self.total:
            return
        line = f"stopped after {len(self.read):,} of {counted(self.total, 'document')}"
        kept = "; what is done is kept: the same command goes on from there" if keeps else ""
        self.close(line + kept, apart=False)

    def summary(self, *, apart: bool) -> None:
        """Write the closing line: `4 documents: 3 relevant, 1 failed; 2 files …; 1.0 s, 4.0 …`."""
        total = self.relevant + self.irrelevant + self.failed
        parts = [f"{self.relevant} relevant"]
        parts += [f"{self.irrelevant} not relevant"] if self.irrelevant else []
        parts += [f"{self.failed} failed"] if self.failed else []
        line = f"{counted(total, 'document')}: {', '.join(parts)}"
        self.close(line + self._skipped() + self._speed(total), apart=apart)

    def close(self, line: str, *, apart: bool) -> None:
        """Write a closing line; `apart` from a table on the same screen."""
        if self.quiet:
            return
        if apart and sys.stdout.isatty():
            self._write("\n")
        self._write(line + "\n")

    def _skipped(self) -> str:
        if not self.skipped:
            return ""
        kinds = Counter(splitext(path)[1].lower() or "no suffix" for path in self.skipped)
        detail = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common(5))
        return f"; {counted(len(self.skipped), 'file')} of unknown type skipped ({detail})"

    def _speed(self, documents: int) -> str:
        """Seconds since the job began, and documents a second."""
        seconds = time.monotonic() - self.launched
        return f"; {seconds:,.1f} s, {_rate(documents / seconds)} documents a second"

    def _tell(self, line: str) -> None:
        if self.verbose and not self.quiet:
            self._write(plain(line) + "\n")

    def _fail(self, failure: Failure) -> None:
        self.failed += 1
        error = failure.error
        if self.log:
            self.log.write(json.failure(failure.path, error))
        if self.debug and error.__cause__:
            self._write("".join(traceback.format_exception(error.__cause__)))
        complain(error)

    def _write(self, text: str) -> None:
        # While the bar is up, Rich puts what goes to standard error above it.
        sys.stderr.write(text)


def _rate(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"
