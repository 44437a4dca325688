"""What sort of organisation a name sounds like: a hospital, a school, a regulator, a bank …

The words are those of `vocabulary/institutions.toml` and `vocabulary/agreement.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from affilcli.pipeline.annotations import Institution
from affilcli.vocabulary import load

#: kinds of organisation that hardly ever are a party
OUTSIDERS = frozenset({"regulators", "media", "finance", "others"})
#: parts of a word that only an organisation of health care has in its name
_HEALTH = re.compile(r"Health|Care\b|Medica")


def kind_of(name: str) -> str | None:
    """A coarse type by the words of a name: one of OUTSIDERS, a school, or None."""
    if not _whole_words("caring").search(name):
        for kind in load("institutions")["outsiders"]:
            if _outsiders(kind).search(name):
                return str(kind)
    if _sounds("medical_school").search(name):
        return "medical-school"
    is_university = _whole_words("university").search(name) and not _sounds("care").search(name)
    return "university" if is_university else None


def is_school(one: Institution) -> bool:
    """A university, college or school that is not itself a hospital, by its type and name."""
    if one["type"] in load("institutions")["sounds"]["care_types"]:
        return False
    if _sounds("clinical").search(_sounds("no_clinic").sub(" ", one["name"])):
        return False
    named = _sounds("teaching").search(one["name"])
    return one["type"] in ("university", "medical-school") or named is not None


def is_provider(name: str) -> bool:
    """Does a name sound like an organisation that cares for patients?"""
    words = _trade("providers").search(name.replace("’", "'"))
    return words is not None or _HEALTH.search(name) is not None


def cares(one: Institution) -> bool:
    """Does an institution care for patients, by its type, or else by its name?"""
    if one["type"]:
        return one["type"] in load("institutions")["sounds"]["care_types"]
    return is_provider(one["name"]) and not is_other(one["name"])


def is_other(name: str) -> bool:
    """Does a name sound like a business of another trade?"""
    return _trade("non_providers").search(name) is not None


def is_organisation(text: str) -> bool:
    """Do these words of a title name an organisation?"""
    return _sounds("organisation").search(text) is not None


@cache
def _sounds(key: str) -> re.Pattern[str]:
    return re.compile(_any(load("institutions")["sounds"][key]))


@cache
def _whole_words(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(load('institutions')['sounds'][key])})\b")


@cache
def _outsiders(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(load('institutions')['outsiders'][kind])})(?!\w)")


@cache
def _trade(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(load('agreement')[key]['words'])})(?!\w)")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
