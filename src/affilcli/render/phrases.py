"""How the values of a record read in a table: `$55,000,000`, `10 years`, `at Rush`."""

from __future__ import annotations

from affilcli.records import DateTerm, Figure, Person, ServiceLine, Status

STATUSES: tuple[Status, ...] = ("included", "planned", "existing", "excluded")
"""In the order of interest."""

PARTS_OF_YEAR = {
    "21": "spring",
    "22": "summer",
    "23": "fall",
    "24": "winter",
    "33": "1st quarter",
    "34": "2nd quarter",
    "35": "3rd quarter",
    "36": "4th quarter",
    "40": "1st half",
    "41": "2nd half",
}
"""Codes that stand for a month in EDTF (ISO 8601-2)."""

_COUNTED = {"year": "years", "month": "months", "day": "days", "bed": "beds", "person": "people"}


def figure(term: Figure) -> str:
    """The amount with its unit, in full."""
    amount = f"{term.value:,}"
    if term.unit == "USD":
        return f"${amount}"
    if term.unit == "percent":
        return f"{amount}%"
    if term.unit in _COUNTED:
        return f"{amount} {term.unit if term.value == 1 else _COUNTED[term.unit]}"
    return f"{term.unit} {amount}"


def date(term: DateTerm) -> str:
    """The EDTF value, with the season, quarter or half of a year in words; or the words of the text
    when nothing can be counted from them.
    """
    if not term.value:
        return f"undated: {term.text}"
    coded = (part.rstrip("~").split("-") for part in term.value.split("/"))
    named = [PARTS_OF_YEAR[c[1]] for c in coded if len(c) == 2 and c[1] in PARTS_OF_YEAR]
    return f"{term.value} ({', '.join(named)})" if named else term.value


def office(term: Person) -> str:
    """A person's title and organisation, as far as the text gives them."""
    return ", ".join(filter(None, (term.title, term.organization)))


def scope(line: ServiceLine) -> str:
    """Whom and where a service line covers: `pediatric; inpatient, outpatient; at Rush`."""
    sites = "at " + ", ".join(line.sites) if line.sites else ""
    return "; ".join(filter(None, (line.population or "", ", ".join(line.setting), sites)))


def listing(names: list[str], most: int) -> str:
    """The names, comma-separated; those past `most` are only counted."""
    rest = len(names) - most
    shown = ", ".join(names[:most] if rest > 0 else names)
    return f"{shown}, +{rest} more" if rest > 0 else shown


def counted(number: int, noun: str) -> str:
    """`1 document`, `4 documents`."""
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"
