"""Folders of documents to race over, made of the texts of the accuracy benchmark."""

from __future__ import annotations

import shutil
from itertools import cycle, islice
from pathlib import Path

TEXTS = Path(__file__).resolve().parents[1] / "accuracy" / "texts"


def announcements(folder: Path) -> Path:
    """All texts of the benchmark, each once, in one folder below `folder`."""
    return many(folder, len(_texts()))


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


def _texts() -> list[Path]:
    return sorted(TEXTS.rglob("*.txt"), key=lambda path: path.name)
