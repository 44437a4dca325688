"""Folders of documents to race over, made of the texts of the accuracy benchmark."""

from __future__ import annotations

import json
import shutil
from itertools import cycle, islice
from pathlib import Path

from benchmarks.speed.race import affil

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TEXTS = Path(__file__).resolve().parents[1] / "accuracy" / "texts"


def announcements(folder: Path) -> Path:
    """The texts of the benchmark that announce an agreement, each once, in a folder below `folder`.

    Those that announce none would flatter: a cheap test passes many of them over.
    """
    made = folder / "announcements"
    if not made.exists():
        made.mkdir(parents=True)
        for text in _texts():
            if json.loads(text.with_suffix(".json").read_text(encoding="utf-8"))["relevant"]:
                shutil.copy(text, made)
    return made


def many(folder: Path, number: int) -> Path:
    """So many documents, the texts of the benchmark over and over; no two have the same bytes."""
    made = folder / f"announcements-{number}"
    if not made.exists():
        draft = folder / f"{made.name}.draft"
        draft.mkdir(parents=True)
        texts = _texts()
        for index, text in enumerate(islice(cycle(texts), number)):
            again = index // len(texts)
            target = draft / (f"{text.stem}-{again}.txt" if again else text.name)
            shutil.copyfile(text, target)
            if again:
                with target.open("a", encoding="utf-8") as file:
                    file.write("\n" * again)
        draft.rename(made)
    return made


def excerpts(number: int, *, words: int) -> list[str]:
    """So many texts of so many words: what the texts of the benchmark say, one behind the other."""
    said = " ".join(text.read_text(encoding="utf-8") for text in _texts()).split(" ")
    return [" ".join(said[at * words : (at + 1) * words]) for at in range(number)]


def short(folder: Path, number: int) -> Path:
    """So many short documents: paragraphs of the texts, each with words of its own."""
    made = folder / f"short-{number}"
    if not made.exists():
        made.mkdir(parents=True)
        paragraphs = [p for text in _texts() for p in _paragraphs(text)]
        for index, paragraph in enumerate(islice(cycle(paragraphs), number)):
            words = f"Case {index} of Word{index}ville.\n\n"
            (made / f"{index:05}.txt").write_text(words + paragraph, encoding="utf-8")
    return made


def stored(folder: Path) -> str:
    """A store that holds the records of the samples."""
    store = str(folder / "samples.sqlite")
    if not Path(store).exists():
        affil("extract", str(SEEDS), "--quiet", store=store)()
    return store


def _paragraphs(text: Path) -> list[str]:
    return [p for p in text.read_text(encoding="utf-8").split("\n\n") if len(p) > 80]


def _texts() -> list[Path]:
    return sorted(TEXTS.rglob("*.txt"), key=lambda path: path.name)
