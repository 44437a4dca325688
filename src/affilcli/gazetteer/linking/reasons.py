"""Why a string is taken for an institution, in a few words."""

from __future__ import annotations

from collections.abc import Iterator

from affilcli.gazetteer.entries import Institution
from affilcli.gazetteer.index import Form
from affilcli.gazetteer.index.forms import called
from affilcli.gazetteer.linking.features import Weighed


def reasons_for(
    one: Institution, owner: Institution, form: Form, weighed: Weighed
) -> tuple[str, ...]:
    """The reasons; `owner` is who bears the name, and may have been merged into `one`."""
    return tuple(_reasons(one, owner, form, weighed))


def _reasons(one: Institution, owner: Institution, form: Form, weighed: Weighed) -> Iterator[str]:
    told = weighed.features
    if owner.id != one.id:
        yield f"{owner.id} was merged into it ({owner.valid_to})"
    if not weighed.candidate.exact:
        yield f"much like '{form.text}'"
    else:
        yield called(form)
    if told.get("acronym_spelled"):
        yield "spelled out beside it"
    if told.get("city") or told.get("city_within"):
        yield f"in {one.city}"
    elif told.get("state"):
        yield f"in {one.state}"
    elif told.get("country"):
        yield f"in {one.country}"
    if told.get("other_country"):
        yield f"but in {one.country}"
    if told.get("namesakes"):
        yield "others bear the name, too"
