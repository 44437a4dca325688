"""Runs of capitalised words, of which names are made."""

from __future__ import annotations

import re

# A capitalised word of a name: No. 2, St., U.S., O'Neil, Rush-Copley; an initial keeps its stop, as
# does the Jr. of a hospital that bears the name of a person.
_CAP = (
    r"(?:N[oO]\.\s\d+|(?:St|Ste|Mt|Ft|Dr)\."
    r"|Jr\.(?=\s(?:Children|Memorial|Medical|Hospital|Cancer|Health)\b)"
    r"|[A-ZÀ-Þ](?:\.[A-Z])+\.?"
    r"|[A-ZÀ-Þ](?:[\w]|[’'](?=\w)|-(?:St|Ste|Mt)\.|-(?=[A-Za-z]))*)"
    r"(?:\.(?=\s[A-Z]\.)|(?<=\b[A-Z])\.)?"
)
# A state that an editor put into a name: Estes Park (Colo.) Health.
STATE = (
    r"\s+\((?:[A-Z][a-z]{1,5}\.|(?:[A-Z]\.){2}|Iowa|Ohio|Utah|Texas|Maine|Idaho|Hawaii|Alaska)\)"
)
# `and` joins two names rather than two words of one, except before these.
_AND_PARTS = (
    r"(?:Clinics?|Affiliates|Research|Rehabilitation|Dentistry|Health Sciences|Sons"
    r"|(?:Health|Medical|Health Care) Cent(?:er|re)s?|Health (?:Services|System|Clinics))\b"
)
_AND_TRUST_AHEAD = r"[A-Z][\w.’']+ (?:[A-Z][\w.’']+ ){0,6}Trust\b"
# What stands between the capitalised words of one name.
_JOIN = (
    rf"(?:{STATE}\s+|\s+(?:of|for|at|de|der|la)(?:\s+the)?\s+|\s+[&+]\s+(?:the\s+)?|\s+[–—]\s+"
    rf"|\s+and\s+(?={_AND_PARTS}|{_AND_TRUST_AHEAD})"
    # The town of a state's university: University of California, San Diego.
    r"|(?:(?<=of Nevada)|(?<=of California)|(?<=of Tennessee)|(?<=of Texas)|(?<=of Illinois)"
    r"|(?<=of Maryland)),\s+"
    r"(?=(?:Reno|Las Vegas|San |Los Angeles|Irvine|Davis|Riverside|Merced|Knoxville|Memphis|Austin"
    r"|Baltimore|Chicago|Urbana)\b)"
    r"|,\s+(?=(?:Inc|LLC|Ltd|L\.L\.C|P\.C|P\.A)\b)|\s+)"
)
#: a run of up to twelve capitalised words
RUN = re.compile(
    rf"(?<![\w’'])(?:{_CAP})(?:{_JOIN}(?:{_CAP})){{0,11}}(?:(?<=\bInc)\.|(?<=\bCo)\.|(?<=\bCorp)\.)?"
)
