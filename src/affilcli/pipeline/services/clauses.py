"""Where the clauses of a sentence part: each tells of what it names, and of nothing else."""

from __future__ import annotations

import re

from affilcli.pipeline.annotations import Sentence
from affilcli.pipeline.services.asides import without_asides

VERB = re.compile(
    r"(?i)\b(?:is|are|was|were|be|will|would|shall|can|could|may|might|must|has|have|had|does|do|did|go|goes|stays?|remains?"
    r"|keeps?|takes?|plans?(?=\s+(?:to|on|for|call)\b)|intends?|hopes?|comes?|forms?(?=\s+(?:no\s+)?part\b)|runs|run(?!\s+(?:by|from|at|in|under|with|jointly|through)\b)|moves?|said|says|\w+n[’']t)\b"
)
BOUNDARY = re.compile(
    r";|(?:,|\s[–—])\s+(?:and|so|but|or|while|whereas|although|though|which|who|where)\s|\s+(?:but|while|whereas|although)\s|[:(]\s"
    r"|,\s+with\s+(?:the\s+)?(?:others?|additional|further|more|plans?)\s"
)
#: a clause whose subject is what was named before it: ", and all will be looked at"
SAME_SUBJECT = re.compile(
    r"(?i)\s*(?:all|both|each|none|neither|any|these|those|(?:all|both|none|most|some)\s+of\s+(?:them|these"
    r"|those|which))\s+(?=(?:of\s+)?\w)"
)
STRONG = re.compile(r"(?i)\W*(?:with|but|while|whereas|although|though)\b")


def cuts(text: str, sentence: Sentence) -> list[int]:
    """Where in a text one clause of a sentence ends and the next begins."""
    text = without_asides(text)
    found = list(BOUNDARY.finditer(text, sentence["start"], sentence["end"]))
    ends = [*(m.start() for m in found), sentence["end"]][1:]
    parted, begin = [], sentence["start"]
    for match, stop in zip(found, ends, strict=True):
        if SAME_SUBJECT.match(text, match.end()) and not match.group().startswith(";"):
            continue
        both = VERB.search(text, begin, match.start()) and VERB.search(text, match.end(), stop)
        if (
            match.group().startswith(";")
            or STRONG.match(match.group())
            or (both and (_joins(match.group()) or match.group().startswith(":")))
        ):
            parted.append(match.start())
            begin = match.end()
    return parted


def _joins(boundary: str) -> bool:
    return bool(re.match(r"(?:,|\s[–—])\s+(?:and|so|or)\s", boundary))
