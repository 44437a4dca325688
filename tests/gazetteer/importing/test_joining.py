"""Registries put together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from affilcli.gazetteer import Institution
from affilcli.gazetteer.importing.candidates import Candidate, Registry
from affilcli.gazetteer.importing.joining import Joined, join

ROR = "https://ror.org/03a6zw892"


def institution(name: str, **more: object) -> Institution:
    return Institution(id="", name=name, **more)  # type: ignore[arg-type]


def hospital(name: str, ccn: str, city: str = "Dothan", state: str = "AL") -> Candidate:
    one = institution(name, city=city, state=state, country="US", ccn=ccn, source=f"cms:{ccn}")
    return Candidate(ccn, one)


def joined(*candidates: Candidate, base: list[Institution] | None = None) -> Joined:
    return join(base or [], [("cms", candidate) for candidate in candidates])


def fates(result: Joined) -> list[str]:
    return [event.what for event in result.events]


def test_a_new_hospital_gets_an_id_from_its_name() -> None:
    result = joined(hospital("Mercy Hospital", "010001"))
    assert [one.id for one in result.institutions] == ["mercy-hospital"]
    assert fates(result) == ["added"]


def test_namesakes_get_their_place_into_the_id() -> None:
    result = joined(
        hospital("Mercy Hospital", "010001"),
        hospital("Mercy Hospital", "200001", "Portland", "ME"),
        hospital("Mercy Hospital", "380001", "Portland", "OR"),
    )
    assert [one.id for one in result.institutions] == [
        "mercy-hospital-dothan",
        "mercy-hospital-portland-me-us",
        "mercy-hospital-portland-or-us",
    ]


def test_a_number_joins_whatever_the_name_and_what_is_there_counts() -> None:
    base = Institution(id="mine", name="Mercy", city="Dothan", ccn="010001", source="cms:010001")
    result = joined(hospital("Mercy Hospital", "010001", "Enterprise"), base=[base])
    (one,) = result.institutions
    assert (one.id, one.name, one.city, one.state) == ("mine", "Mercy", "Dothan", "AL")
    assert one.aliases == ("Mercy Hospital",)
    assert fates(result) == ["merged", "conflict"]
    assert result.events[1].why == "city: Dothan is kept, not Enterprise"


def test_name_and_place_join_two_registries() -> None:
    one = institution("Mercy Hospital", city="Dothan", state="AL", ror=ROR, source=f"ror:{ROR}")
    result = join([], [("cms", hospital("MERCY HOSPITAL", "010001")), ("ror", Candidate(ROR, one))])
    (both,) = result.institutions
    assert (both.ror, both.ccn, both.source) == (ROR, "010001", f"ror:{ROR}|cms:010001")


def test_one_name_at_one_place_with_two_numbers_stays_two() -> None:
    result = joined(hospital("Mercy Hospital", "010001"), hospital("Mercy Hospital", "010002"))
    assert len({one.id for one in result.institutions}) == 2


def test_a_parent_is_linked_by_its_number() -> None:
    system = Candidate("H1", institution("Banner", source="ahrq:H1"))
    result = joined(system, hospital("Mercy", "010001")._replace(parent_key="H1"))
    child = next(one for one in result.institutions if one.id == "mercy")
    assert (child.parent, child.relation) == ("banner", "part-of")


NAMES = st.sampled_from(["Mercy", "St. Mary's", "北京医院", "General Hospital"])
PLACES = st.sampled_from([("Dothan", "AL"), ("Portland", "ME"), ("Portland", "OR")])


@st.composite
def registries(draw: st.DrawFn) -> list[tuple[Registry, Candidate]]:
    numbers = draw(st.lists(st.integers(10_000, 10_020), unique=True, max_size=8))
    return [("cms", hospital(draw(NAMES), f"{number:06}", *draw(PLACES))) for number in numbers]


@given(rows=registries(), data=st.data())
def test_the_order_of_rows_does_not_matter_and_a_second_time_changes_nothing(
    rows: list[tuple[Registry, Candidate]], data: st.DataObject
) -> None:
    once = join([], rows)
    assert join([], data.draw(st.permutations(rows))) == once
    assert join(once.institutions, rows).institutions == once.institutions
    assert len({one.id for one in once.institutions}) == len(once.institutions)
