"""The names of what is scored; imports nothing, so that the command line can have them."""

from __future__ import annotations

from typing import Literal, get_args

Measure = Literal[
    "relevance", "published", "parties", "roles", "kind", "stage", "name", "dates",
    "service_lines", "exclusions", "people", "person_details", "clauses", "figures", "grounding",
]  # fmt: skip
"""What is scored. `roles` are those of the parties found, `person_details` title and organisation
of the people found; `grounding` says whether right terms cite a sentence that a reader would."""

MEASURES: tuple[Measure, ...] = get_args(Measure)

Listed = Literal[Measure, "ids"]
"""What errors can be listed of: `ids` are those of the parties found, beside the mean."""
