"""Names that hold the noun of a body: "Free Army of Raqqa", "Front of the Red Valley"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.resolve.actors.titles import is_role
from counterclaim.resolve.actors.tokens import bare, is_capital
from counterclaim.resolve.lexicon import listed, singular

_CLANS = ("clan", "tribe")
# What every state may call by the same field: "Ministry of National Defence".
_ORGANS = frozenset(
    [
        *("government", "ministry", "parliament", "cabinet", "army", "police", "council", "court"),
        *("administration", "presidency", "senate", "congress", "house", "authority", "office"),
    ]
)
_LEAST = 3  # capitalised words of a name with "of"; in "Front of Norland" it tells a place


def is_proper(found: Sequence[str], head: int) -> bool:
    """Whether a phrase is a name, if the word before ``head`` is the noun of a body.

    A number may stand inside one: "May 9 Movement".
    """
    telling = [word for word in found if word.lower() not in listed("small")]
    capital = [is_capital(word) or word.isdigit() for word in telling]
    if len(found) == head == 2 and found[1] in _CLANS:
        return is_capital(found[0])
    field = found[1:2] == ["of"] and bare(found[0]) in listed("by_field")
    own = bare(found[0]) not in _ORGANS and len(telling) >= _LEAST
    whole = found[1:2] == ["of"] and own and not any(map(is_role, telling))
    purpose = found[1:2] == ["for"] and bare(found[0]) != "ministry"
    return (
        (head > 1 or field or whole or purpose)
        and len(capital) > 1
        and all(capital)
        and is_capital(telling[0])
        and singular(bare(found[head - 1])) in listed("bodies")
    )
