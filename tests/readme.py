"""The commands that README.md shows, run for real.

Every line `$ …` in a ```console block is a command, and the lines below it, up to the next, are
what it prints in a pipe of 100 columns, errors and summary included. Every block begins with an
empty store, as after a fresh checkout. `python -m tests.readme FILE` (`make readme`) writes the
real output into the file.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
TIMING = re.compile(r"; [\d.,]+ s, [\d.,]+ documents a second$", re.MULTILINE)
COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)


def blocks(text: str) -> list[str]:
    """What stands inside the ```console blocks of a Markdown text."""
    return BLOCK.findall(text)


def with_real_output(block: str) -> str:
    """The same commands, each followed by what it prints now."""
    with TemporaryDirectory() as folder:
        store = str(Path(folder) / "records.sqlite")
        shown = [f"$ {command}\n{output(command, store)}" for command in COMMAND.findall(block)]
    return "\n".join(shown)


def timeless(text: str) -> str:
    """The same without how long it took."""
    return TIMING.sub("", text)


def output(command: str, store: str) -> str:
    """What a command prints, run by a shell in the root of the checkout."""
    folder = Path(sys.executable).parent
    hidden = {"COLUMNS", "FORCE_COLOR", "NO_COLOR"}
    environ = {key: value for key, value in os.environ.items() if key not in hidden}
    environ = {key: value for key, value in environ.items() if not key.startswith("AFFIL_")}
    result = subprocess.run(
        ["sh", "-c", command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=ROOT,
        env=environ | {"PATH": f"{folder}{os.pathsep}{environ['PATH']}", "AFFIL_STORE": store},
        check=False,
    )
    return "".join(line.rstrip() + "\n" for line in result.stdout.decode().splitlines())


def main(path: Path) -> None:
    """Rewrite the console blocks of a file."""
    text = path.read_text(encoding="utf-8")
    text = BLOCK.sub(lambda match: with_real_output(match.group()), text)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
