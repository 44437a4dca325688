"""Atheris, which mutates documents towards code that was not reached yet.

Takes the options of libFuzzer: `python -m fuzzing.coverage -max_total_time=60`. What reached new
code is kept in `.fuzzing/corpus`, for the next run to go on from; a document that breaks something
is left as `.fuzzing/crash-…`, which the same command takes as an argument to show it again.
"""

from __future__ import annotations

import random
import sys

import atheris

with atheris.instrument_imports(include=["affilcli"]):
    from fuzzing.hostile import BARBS, ROOT, announcements
    from fuzzing.properties import check

#: bytes of the longest document
LONGEST = 4000
#: announcements that mutation starts from
SEEDS = 8
FOUND = ROOT / ".fuzzing"


def splice(data: bytes, size: int, seed: int) -> bytes:
    """Put in a stretch of an announcement, or a barb: mutations of bytes do not come to these."""
    chance = random.Random(seed)  # noqa: S311
    if chance.random() < 0.3:
        return bytes(atheris.Mutate(data, size))
    text = chance.choice(announcements())
    at = chance.randrange(len(text))
    piece = chance.choice([*BARBS, text[at : at + chance.randrange(1, 300)]])
    start = chance.randrange(len(data) + 1)
    end = start + chance.choice([0, 0, chance.randrange(200)])
    return (data[:start] + piece.encode(errors="replace") * chance.choice([1, 1, 9]) + data[end:])[
        :size
    ]


def main() -> None:
    """Run until libFuzzer's limit; it ends the process with 0, or with another code on a find."""
    corpus = FOUND / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(announcements()[:SEEDS]):
        (corpus / f"announcement-{number}").write_bytes(text.encode()[:LONGEST])
    documents = [] if any(not arg.startswith("-") for arg in sys.argv[1:]) else [str(corpus)]
    options = [f"-max_len={LONGEST}", f"-artifact_prefix={FOUND}/", "-timeout=60", "-print_pcs=0"]
    atheris.Setup([*sys.argv, *options, *documents], check, custom_mutator=splice)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
