"""The families of cues that give a date its type, and how near those around one date stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from affilcli.pipeline.cues import Matcher
from affilcli.pipeline.dates.counting import Tense
from affilcli.vocabulary import load

#: families that give a date its type; the nearest of them is told apart ("paper" speaks for "sign")
LEADERS = {
    "announce": "announce",
    "say": "say",
    "sign": "sign",
    "paper": "sign",
    "start": "start",
    "end": "end",
    "hope": "hope",
    "event": "other",
    "history": "other",
    "deed": "deed",
}
FIRSTS = (*dict.fromkeys(LEADERS.values()), "will")
FAMILIES = (*LEADERS, "regulator", "condition", "deal", "will", "build", "asof")
#: a date with no leader nearer than this stands by itself
BARE = 0.4
#: a deal named no nearer than this is not what begins or ends on the day; a regulator named so
#: near is the one that approves
APART, REGULATED = 0.35, 0.6
#: what the cues of a date count for the next one of a list
HANDED = 0.9


@dataclass(frozen=True, slots=True)
class Cues:
    """How near the cues of each family stand (0…1), which is nearest, and the tense they say."""

    strength: dict[str, float]
    nearest: str | None
    tense: Tense | None
    fronted: bool
    since: bool = False
    #: "continues until"
    lasts: bool = False
    #: "announce" in "announced plans to merge in August", should August turn out to be past
    under: str | None = None

    def looking_back(self) -> Cues:
        """The same for a date that lies in the past, though what it is tied to is a plan."""
        return replace(self, nearest=self.under, tense="past") if self.under else self

    def handed_on(self) -> Cues:
        """The same for the next date of a list, a little weaker."""
        return replace(self, strength={name: HANDED * x for name, x in self.strength.items()})

    @property
    def bare(self) -> bool:
        """Does no cue that gives a type stand near?"""
        return max(self.strength[name] for name in (*LEADERS, "build", "asof")) < BARE

    def features(self) -> dict[str, float]:
        firsts = {f"first_{name}": float(name == self.nearest) for name in FIRSTS}
        apart = self.strength["deal"] < APART
        together = {
            "fronted": self.fronted,
            "since": self.since,
            "end_of_other": self.nearest == "end" and apart and not self.lasts,
            "start_of_other": self.nearest == "start" and apart,
            "began": self.nearest == "start" and self.tense == "past",
            "begins": self.nearest == "start" and self.tense == "future",
            "start_of_building": self.nearest == "start" and self.strength["build"] > BARE,
            "will_start": self.nearest == "start" and self.strength["will"] > BARE,
            "by_regulator": self.nearest == "sign" and self.strength["regulator"] > REGULATED,
        }
        return {**self.strength, **firsts, **{name: float(on) for name, on in together.items()}}


def families() -> dict[str, float]:
    """No cue of any family."""
    return dict.fromkeys(FAMILIES, 0.0)


@cache
def matcher() -> Matcher:
    """The cues of the vocabulary."""
    return Matcher(load("dates")["cues"])
