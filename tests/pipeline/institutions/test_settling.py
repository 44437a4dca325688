"""Which ids names keep, once all names of a text are known."""

from __future__ import annotations

from affilcli.pipeline.institutions.resolve import Form
from affilcli.pipeline.institutions.settling import settled


def ids(*forms: Form) -> list[str | None]:
    return [form.id for form in settled(forms)]


def form(text: str, entry: str | None, *, shorts: str = "", rivals: str = "") -> Form:
    return Form(text, 0, 0.9, entry, shorts.split(), tuple(rivals.split()))


def test_an_acronym_that_the_text_defines_for_another_name_loses_its_id() -> None:
    assert ids(form("Oakline Care", "oakline", shorts="OC"), form("OC", "other")) == [
        "oakline",
        None,
    ]


def test_a_namesake_is_not_meant_where_a_longer_name_begins_with_its_name() -> None:
    whole = form("Memorial Hospital and Health Center", "memorial-jasper")
    assert ids(whole, form("Memorial Hospital", "memorial-dover", rivals="memorial-logan")) == [
        "memorial-jasper",
        None,
    ]
    assert ids(whole, form("Memorial Hospital", "memorial-dover")) == [
        "memorial-jasper",
        "memorial-dover",
    ]
