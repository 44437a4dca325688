"""Numbers of registries: told to be sound by their form, and by their check digits."""

from __future__ import annotations

import re

ROR_SITE = "https://ror.org/"

_ROR = re.compile(rf"{re.escape(ROR_SITE)}0[a-hj-km-np-tv-z0-9]{{6}}[0-9]{{2}}")
_CCN = re.compile(r"[0-9]{2}[0-9A-Z][0-9A-Z]{3}")
#: Crockford's base 32, as ROR writes it: no i, l, o, u
_DIGITS = {digit: value for value, digit in enumerate("0123456789abcdefghjkmnpqrstvwxyz")}


def is_ror(text: str) -> bool:
    """Is this a ROR id in full, `https://ror.org/…`, with the right check digits?

    ISO/IEC 7064 MOD 97-10 over the base-32 number: https://ror.readme.io/docs/identifier
    """
    if not _ROR.fullmatch(text):
        return False
    number = 0
    for digit in text.removeprefix(ROR_SITE)[:-2]:
        number = number * 32 + _DIGITS[digit]
    return 98 - (number * 100) % 97 == int(text[-2:])


def is_ccn(text: str) -> bool:
    """Is this shaped like a CMS Certification Number: state, then the kind and number of provider?

    Six characters, leading zeros included: https://www.cms.gov (State Operations Manual, 2779A1).
    """
    return _CCN.fullmatch(text) is not None
