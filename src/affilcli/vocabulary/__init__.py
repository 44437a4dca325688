"""The vocabulary: cue phrases and weights as data, one TOML file a subject, beside this module.

The notation of phrases is that of `affilcli.pipeline.cues`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(subject: str) -> dict[str, Any]:
    """The tables of `<subject>.toml`."""
    return tomllib.loads(files(__package__).joinpath(f"{subject}.toml").read_text(encoding="utf-8"))


@cache
def weights(subject: str, decision: str) -> dict[str, float]:
    """The weights of one decision of a subject: feature name to log-odds, `bias` among them.

    Always the same dict: whoever weighs other weights (`training/`) changes it for all.
    """
    table = load(subject)["weights"][decision]
    return {name: float(value) for name, value in table.items()}
