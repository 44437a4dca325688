"""The vocabulary: cue phrases and weights as data, one TOML file a subject, beside this module.

The notation of phrases is that of `affilcli.pipeline.cues`.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(subject: str) -> dict[str, Any]:
    """The tables of `<subject>.toml`."""
    return tomllib.loads(files(__package__).joinpath(f"{subject}.toml").read_text(encoding="utf-8"))


def weights(subject: str, decision: str) -> dict[str, float]:
    """The weights of one decision of a subject: feature name to log-odds, `bias` among them."""
    table = load(subject)["weights"][decision]
    return {name: float(value) for name, value in table.items()}


@cache
def fingerprint() -> str:
    """SHA-256 of all vocabulary files: a record depends on them."""
    digest = hashlib.sha256()
    for path in sorted(files(__package__).iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            digest.update(path.read_bytes())
    return digest.hexdigest()
