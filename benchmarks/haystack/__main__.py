"""What the prefilter keeps and passes over: `python -m benchmarks.haystack [FOLDER [NUMBER]]`.

With a folder, a haystack is written there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from affilcli.evaluate.cases import load_cases
from affilcli.pipeline.prefilter import deserves
from affilcli.reading import read_document
from benchmarks.haystack.build import TEXTS, haystack


def main() -> None:
    """Print, for each set of the accuracy benchmark, how many texts of either kind are read."""
    if len(sys.argv) > 1:
        haystack(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3000)
    for folder in sorted(TEXTS.iterdir()):
        kept: dict[bool, list[bool]] = {True: [], False: []}
        for case in load_cases(folder):
            text = read_document(str(case.document)).text
            kept[case.gold.relevant].append(deserves(text))
        print(
            f"{folder.name}: read are {sum(kept[True])} of {len(kept[True])} announcements, "
            f"{sum(kept[False])} of {len(kept[False])} other texts"
        )


if __name__ == "__main__":
    main()
