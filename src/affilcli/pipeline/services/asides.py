"""Remarks between commas: what adds to a name, and holds neither the subject nor the verb.

"The burn unit, which treats children too, stays" tells of the burn unit as "The burn unit stays"
does. The remarks are blanked out, so that what is left reads on; offsets stay as they were.
"""

from __future__ import annotations

import re
from functools import lru_cache

_REST = r"(?:[^,;:!?.\n]|(?<=\bSt)\.|(?<=\bDr)\.){2,140}"
_RELATIVE = r"(?:(?:in|of|under|for|with|by|to|at|from|through)\s)?(?:which|who|whose|whom|where)\b"
_PARTICIPLE = (
    r"(?:run|owned|operated|managed|staffed|located|based|led|built|opened|shut|closed|founded"
    r"|leased|licensed|bought|held|housed|now|formerly|currently|once|long)\s"
)
#: what the thing named is, before the verb: "the unit, a moneymaker for years, is"
_APPOSED = r"(?:an?|one\sof)\s"
_VERB = r"(?:is|are|was|were|will|would|has|have|stays?|remains?|goes|does|do|did|isn|aren|won)\b"
ASIDE = re.compile(
    rf",\s(?:(?:{_RELATIVE}|{_PARTICIPLE}){_REST},(?=\s)|{_APPOSED}[^,;:!?.\n]{{2,100}},(?=\s{_VERB}))"
)


@lru_cache(maxsize=4)
def without_asides(text: str) -> str:
    """The text with its remarks between commas blanked out."""
    return ASIDE.sub(lambda found: " " * len(found.group()), text)
