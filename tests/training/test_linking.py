"""What the linker's weights are learnt from."""

from __future__ import annotations

from affilcli.gazetteer import Gazetteer, Institution
from affilcli.gazetteer.linking import Linker
from benchmarks.linking.strings import Labelled
from training.linking import choices, folds_of


def test_of_several_right_ids_it_is_always_the_same_that_is_wanted() -> None:
    rors = [f"https://ror.org/0{n}" for n in range(9)]
    entries = [Institution(id=ror[-2:], name="Mercy Hospital", ror=ror) for ror in rors[1:]]
    linker = Linker(Gazetteer.of(entries).index)
    text = "Mercy Hospital"
    (found,) = choices([Labelled(text, frozenset(rors))], linker)
    (outside,) = choices([Labelled(text, frozenset(rors[:1]))], linker)
    assert (found.wanted, outside.wanted) == (rors[1], None)


def test_equal_strings_and_those_of_one_institution_are_held_out_together() -> None:
    labels = [("A", "1"), ("a", "2"), ("B", "2"), ("C", "3"), ("D", "3"), ("E", "4"), ("F", "5")]
    folds = folds_of([Labelled(text, frozenset({ror})) for text, ror in labels])
    assert folds[0] == folds[1] == folds[2]
    assert folds[3] == folds[4]
    assert len({folds[0], folds[3], folds[5], folds[6]}) == 4
