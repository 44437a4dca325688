"""What the words just before or behind a date, or a cue, can look like."""

from __future__ import annotations

import re

WORD = re.compile(r"[A-Za-z]{2,}")
BREAK = re.compile(r"[;()—–“”\"]|(?<!\d):|\s--\s")
TURN = re.compile(
    r",\s+(?:and|but|while|which|who|whose|where|after|when|although|though|as|with|under)\b"
    r"|\b(?:and|that|after|because|when|while)\b"
)
FRONT = re.compile(
    r"(?i)(?:^|[,;:—–(“\"]|--|\b(?:and|but|that|when|where))\s*"
    r"(?:(?:on|in|by|at|as of|effective|late|early|beginning|starting|during|until|come)\s+"
    r"(?:the\s+)?)?$"
)
UNTIL = re.compile(r"(?i)\b(?:until|till|through|thru)\s+(?:the\s+)?$")
LASTS = re.compile(
    r"(?i)\b(?:continu|extend|last|remain|renew|run|stay|go(?:es)?\s+on|in\s+(?:effect|force))\w*"
    r"(?:\s+\w+){0,3}\s+(?:until|till|through|thru)\s+(?:the\s+)?$"
)
LASTING = re.compile(
    r"(?i)\b(?:continues|extends|lasts|remains|renews|runs|stays|goes\s+on|is\s+good|expires?)"
    r"(?:\s+\w+){0,3}\s+(?:until|till|through|thru)\s+(?:the\s+)?$"
)
HAS_UNTIL = re.compile(
    r"(?i)\b(?:has|have|had|gave|given?|gives)\s+(?:\w+sel(?:f|ves)\s+)?(?:until|till)\s+(?:the\s+)?$"
)
IN_OFFICE = re.compile(r"(?i)\b(?:continue|remain|serve|stay)s?\s+(?:on\s+)?as\s.*\s$")
WHO_WAS = re.compile(r"(?i)\s+(?:our|its|the|his|her|their)\s")
FROM = re.compile(r"(?i)\b(?:as\s+of|as\s+from|from)\s+(?:the\s+)?$")
TAKES = re.compile(r"(?i)\btak(?:e|es|ing)\s+(?:until|till)\s+(?:the\s+)?$")
AND_TO = re.compile(r"(?i)(?:\b(?:and|or|then)|,)\s+to\s+$")
TO = re.compile(r"(?i)(?:\s+to\b|(?<=to))")
ARTICLE = re.compile(r"(?i)\b(?:the|a|an|its|their|our)\s+$")
WHEN_CLAUSE = re.compile(r"(?i),?\s+when\b")
ASIDE = re.compile(r"(?i),[^,]*\b(?:after|before|since|when|which|who|once|as)\b[^,]*$")
OF_PAPER = re.compile(
    r"(?i)\b(?:accord|agreement|contract|lease|letter\s+of\s+intent|memorandum|pact)"
    r"\s+(?:of|dated)\s+$"
)
PRICE = re.compile(r"['’]s\s+(?:close|closing)\b")
TO_DO = re.compile(r"\s*to\b")
WHEN = re.compile(r"(?:[QA][.:]\s+)?(?:And\s+|So\s+)?[Ww]hen(?::|\?)|(?:Timing|Timeline):")
EVERY = re.compile(r"(?i)\b(?:every|each)\s+(?:other\s+)?$")
COME = re.compile(r"(?:^|[.;:,—“\"]\s*)[Cc]ome\s+$")
SINCE = re.compile(r"(?i)\bsince\s+(?:the\s+|late\s+|early\s+)?$")
PAST = re.compile(
    r"(?i)(?:\w+ed|began|begun|took|went|became|came|bought|made|gave|put|broke|told|said|struck"
    r"|reached|ran|was|were|shook|wrote)\b"
)
PRESENT = re.compile(
    r"(?i)(?:begins|beginning|starts|starting|opens|takes|becomes|launches|closes|joins|commences"
    r"|goes|comes|moves|expires|ends|lapses|runs|concludes|terminates|passes|changes|transfers)\b"
)
