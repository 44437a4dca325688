"""How the values of a record read in a table: `$55,000,000`, `10 years`, `at Rush`."""

from __future__ import annotations

from affilcli.records import DateTerm, Figure, Person, ServiceLine, Status

STATUSES: tuple[Status, ...] = ("included", "planned", "existing", "excluded")
"""In the order of interest."""

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
    """The EDTF value, or the words when nothing can be counted from them."""
    return term.value or f"undated: {term.text}"


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
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
