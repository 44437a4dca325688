"""Does a text that is ten times as long take more than fifteen times as long, or more than twenty
times as long as spaCy itself takes?

python -m fuzzing.scaling [--length 20000] [SHAPE ...]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from spacy.language import Language

from affilcli.pipeline.build import load_pipeline
from affilcli.settings import Settings
from fuzzing.shapes import SHAPES

LONGER, AT_MOST = 10, 15
#: what spaCy does itself, and how many times that all may take
OF_SPACY, HEAVIEST = ("tokens", "ner"), 20
#: what seems slow is timed once more: other work on the machine looks like that too
TRIES = 2
#: what takes less than this, in seconds, is not worth a comparison
LEAST = 0.05


def times(nlp: Language, text: str) -> dict[str, float]:
    """Processor seconds of each component on a text."""
    began = time.thread_time()
    doc = nlp.make_doc(text)
    found = {"tokens": time.thread_time() - began}
    for name, component in nlp.pipeline:
        began = time.thread_time()
        doc = component(doc)
        found[name] = time.thread_time() - began
    return found


def main(args: Sequence[str] | None = None) -> int:
    """Print a line a shape; the exit code is 1 when one of them takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--length", type=int, default=10_000, help="characters of the short text")
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=", ".join(SHAPES))
    chosen = parser.parse_args(args)
    nlp = load_pipeline(Settings())
    times(nlp, "Mercy Health and Rush merge.")
    slow = [name for name in chosen.shapes or SHAPES if _slow(nlp, name, chosen.length)]
    return int(bool(slow))


def _slow(nlp: Language, name: str, length: int) -> bool:
    """Is one shape slower than it may be, or heavier, as often as it is tried?"""
    return all(_seems_slow(nlp, name, length) for _ in range(TRIES))


def _seems_slow(nlp: Language, name: str, length: int) -> bool:
    """Time one shape, and say so."""
    short = times(nlp, SHAPES[name](length))
    long = times(nlp, SHAPES[name](LONGER * length))
    total = sum(long.values())
    ratio = total / max(sum(short.values()), LEAST)
    heavy = total / max(sum(long[part] for part in OF_SPACY), LEAST * LONGER)
    slow = ratio > AT_MOST or heavy > HEAVIEST
    most = max(long, key=lambda part: long[part] - LONGER * short[part])
    print(
        f"{name:20} {sum(short.values()):7.2f} s {total:8.2f} s  x{ratio:5.1f}"
        f"  spaCy x{heavy:4.1f}  {most} {short[most]:.2f} s {long[most]:.2f} s"
        f"{'  TOO SLOW' if slow else ''}",
        flush=True,
    )
    return slow


if __name__ == "__main__":
    sys.exit(main())
