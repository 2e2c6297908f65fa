"""The unnamed body of a lead, named by the sentence behind it that says the same once more."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from counterclaim.records import Attribution, MentionKind, Speaker
from counterclaim.resolve.actors.phrases import Determiner, Segment
from counterclaim.resolve.actors.tokens import bare
from counterclaim.resolve.folding import words
from counterclaim.resolve.lexicon import listed
from counterclaim.resolve.speakers.desk import Desk, anchor
from counterclaim.resolve.speakers.lastbodies import ARMED
from counterclaim.resolve.speakers.referents import one_head
from counterclaim.resolve.speakers.scene import Referent

_BODIES = frozenset(["group", "organisation", "charity", "ngo", "monitor", "watchdog", "agency"])
_OUTLETS = frozenset(["broadcaster", "channel", "newspaper", "daily", "website", "magazine"])
_WORD = re.compile(r"\w+")
_REACH = 2  # sentences behind the lead
_STEM = 4  # letters of a word, which inflection leaves alone
_SHARED, _SHARE = 4, 0.5  # words that both tell, and of the words that the shorter one has


def restating(
    desk: Desk,
    one: Attribution,
    segment: Segment,
    top: Sequence[Attribution],
    found: Mapping[str, Speaker],
) -> Referent | None:
    """The body that first speaks by name behind a lead and says the same, if the kinds fit.

    "A rights group says nine were held. | Harbour Watch said nine were held": two who say the
    same of one thing, and the first is called what the second may be.
    """
    head = one_head(segment.head)
    if segment.determiner is not Determiner.INDEFINITE or head not in _BODIES | _OUTLETS:
        return None
    later = [o for o in top if anchor(o) > anchor(one) and found[o.id].actor]
    after = min(later, key=anchor, default=None)
    if after is None or desk.scene.distance(anchor(one), anchor(after)) > _REACH:
        return None
    named = desk.scene.get(found[after.id].actor or "")
    fits = named is not None and not named.person and _may_be(desk, named, segment, head)
    return named if fits and _same(_telling(desk, one), _telling(desk, after)) else None


def _may_be(desk: Desk, named: Referent, segment: Segment, head: str) -> bool:
    """Whether a body may be called so; one that no pack knows by what its name says of it."""
    body, country = desk.linker.bodies.of(segment)
    if country not in (None, named.country) or (body and country is None):
        return False
    actor = desk.view.actor(named.entity or "")
    armed = bool(ARMED & {bare(word) for word in segment.before})
    if actor is None:
        own = {one_head(word) for word in named.heads & listed("bodies")}
        alike = bool(own) or not {bare(word) for word in segment.before}.isdisjoint(
            words(named.name)
        )
        return not armed and (head in own or (head in _BODIES and alike and own <= _BODIES))
    return head in named.heads and armed == (actor.kind is MentionKind.ARMED_GROUP)


def _telling(desk: Desk, one: Attribution) -> frozenset[str]:
    """Numbers and the beginnings of long words of what is said."""
    said = " ".join(part.of(desk.article.text) for part in one.content).lower()
    found = _WORD.findall(said)
    return frozenset(w[:_STEM] for w in found if len(w) >= _STEM or w.isdigit())


def _same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two tell the same: most words, and no other numbers."""
    shared = first & second
    digits = [{w for w in told if w.isdigit()} for told in (first, second)]
    clash = all(digits) and not digits[0] & digits[1]
    least = max(_SHARED, _SHARE * min(len(first), len(second)))
    return len(shared) >= least and not clash
