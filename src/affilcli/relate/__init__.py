"""How two terms of two records relate: whether they belong on one row, and how alike they are.

One file a field (or a few that are judged in the same way); `fields.py` is the table of them.
Nothing here knows which record comes first: `relate(a, b)` and `relate(b, a)` are the same.
"""

from affilcli.relate.fields import JUDGES, Judge
from affilcli.relate.relation import Item, Relation, told

__all__ = ["JUDGES", "Item", "Judge", "Relation", "told"]
