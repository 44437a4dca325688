"""Several processes that extract, each of which may die or hang without the others noticing.

Every worker has a pipe of its own, and no lock is shared: neither a process killed at any moment
nor one that never answers can hold up the others, which is what the pools of the standard library
(broken as a whole when one process dies) and of Pebble (one queue and its lock for all) do not
promise.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import connection, get_context
from typing import NamedTuple

from affilcli.errors import AffilError
from affilcli.records import Document, Record
from affilcli.settings import Settings
from affilcli.workflow.time_limit import PULSE, LateError, Watch
from affilcli.workflow.worker import Message, Ready, Told, work

MAKER = "affilcli.workflow.bench"
"""The module that workers work with, see `worker.work`."""

WORTHWHILE = 20
"""Documents in line for which one more process is started: loading the pipeline takes as long."""

STILLBORN = 3
"""So many workers may die before they are ready, one after the other, until no more are started."""

Outcome = Record | AffilError


class Job(NamedTuple):
    """A document to be made a record of, and who is told what became of it."""

    document: Document
    done: Callable[[Outcome], None]


class Workers:
    """Up to `settings.jobs` worker processes; started as documents come in, ended by `close`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.line: deque[Job] = deque()
        self.crew: list[Worker] = []
        self.stillborn = 0
        self.most = settings.jobs
        self.watch = Watch()

    def submit(self, job: Job) -> None:
        """Put a document at the end of the line; returns at once.

        Raises AffilError, as `wait` does, for what no document could survive: a missing model, or
        no worker that starts.
        """
        self.line.append(job)
        self._step(0.0)

    def wait(self) -> None:
        """Wait until something is done, or for a moment; something must be in work or in line."""
        self._step(PULSE)

    def close(self) -> None:
        """End all workers at once; documents in work are left undone."""
        for worker in self.crew:
            worker.end()
        self.crew.clear()

    def _step(self, timeout: float) -> None:
        self._hand_out()
        pipes = [worker.pipe for worker in self.crew]
        ends = [worker.deadline - self.watch.seconds for worker in self.crew if worker.job]
        heard = connection.wait(pipes, max(0.0, min(timeout, *ends)) if ends else timeout)
        for worker in [worker for worker in self.crew if worker.pipe in heard]:
            self._hear(worker)
        now = self.watch.look()
        for worker in [worker for worker in self.crew if worker.is_late(now)]:
            self._give_up(worker, _late)
        self._hand_out()

    def _hand_out(self) -> None:
        """Start workers that are worth it, and give a document to each that has nothing to do."""
        busy = sum(worker.job is not None for worker in self.crew)
        wanted = -(-(len(self.line) + busy) // WORTHWHILE)
        while len(self.crew) < min(wanted, self.most):
            self._hire()
        for worker in self.crew:
            if self.line and worker.is_free() and worker.takes(self.line[0], self.watch.look()):
                self.line.popleft()

    def _hire(self) -> None:
        """Start one more worker, if the system has room for it."""
        try:
            self.crew.append(Worker(self.settings))
        except OSError as error:
            reason = f"no worker process can be started ({error.strerror or error})"
            self._go_on_without(reason, error)

    def _go_on_without(self, reason: str, cause: OSError | None = None) -> None:
        """Leave the rest to those there are; raises AffilError where there is none."""
        self.most = len(self.crew)
        if not self.crew:
            raise AffilError(reason, hint="--jobs 0 works without them") from cause

    def _hear(self, worker: Worker) -> None:
        """Take in what a worker has to say, or that it is no more."""
        message = worker.says()
        if isinstance(message, Ready):
            worker.ready, self.stillborn = True, 0
        elif message is None:
            self._give_up(worker, _died)
        elif isinstance(message, Told) and message.final:
            raise message.error()
        elif job := worker.job:
            worker.job = None
            job.done(message.error() if isinstance(message, Told) else message)

    def _give_up(self, worker: Worker, why: Callable[[Worker, str], AffilError]) -> None:
        """End a worker; the document that it had in work, if any, has failed."""
        self.crew.remove(worker)
        worker.end()
        if job := worker.job:
            job.done(why(worker, job.document.path))
        elif not worker.ready:
            self.stillborn += 1
            if self.stillborn >= STILLBORN:
                reason = f"worker processes end before they begin ({worker.end_of_it})"
                self._go_on_without(reason)


class Worker:
    """One process, what it works on, and until when on its workers' watch."""

    def __init__(self, settings: Settings) -> None:
        self.limit = settings.timeout
        self.ready = False
        self.job: Job | None = None
        self.deadline = 0.0
        context = get_context("spawn")
        self.pipe, other = context.Pipe()
        # A daemon is ended with this process, should that not come to `close`.
        self.process = context.Process(target=work, args=(other, settings, MAKER), daemon=True)
        with _deaf_to_interruption():
            self.process.start()
        other.close()  # so that the pipe ends with the process

    def is_free(self) -> bool:
        return self.ready and self.job is None

    def is_late(self, now: float) -> bool:
        return self.job is not None and now >= self.deadline

    def takes(self, job: Job, now: float) -> bool:
        """Hand it a document; False if it has just died."""
        try:
            self.pipe.send(job.document)
        except OSError:
            return False
        self.job = job
        self.deadline = now + self.limit
        return True

    def says(self) -> Message | None:
        """What has come from it; None when it is dead."""
        try:
            message: Message = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(1)  # so that its own exit code is known, not that of `end`
            return None
        return message

    def end(self) -> None:
        """End the process, whatever it is at: it holds nothing that could be lost."""
        self.process.kill()
        self.process.join()
        self.pipe.close()

    @property
    def end_of_it(self) -> str:
        """How a process that has ended did so."""
        code = self.process.exitcode or 0
        return f"exit code {code}" if code >= 0 else signal.Signals(-code).name


def _died(worker: Worker, path: str) -> AffilError:
    return AffilError(
        f"{path}: the process that read it ended ({worker.end_of_it})",
        hint="no other document was harmed; try this one again",
        exit_code=1,
    )


def _late(worker: Worker, path: str) -> AffilError:
    return LateError(path, worker.limit)


@contextmanager
def _deaf_to_interruption() -> Iterator[None]:
    """What is started in here never hears Ctrl-C; this process hears of it behind the block."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    # Would be started with the first worker, and end the deafness before the worker begins.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
