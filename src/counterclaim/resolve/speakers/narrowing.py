"""What a description says besides its head noun, and whom it leaves: "the regional leader"."""

from __future__ import annotations

import re

from counterclaim.resolve.actors.naming import MADE
from counterclaim.resolve.actors.phrases import Segment
from counterclaim.resolve.actors.tokens import bare, is_owner, unpossessive
from counterclaim.resolve.folding import words
from counterclaim.resolve.lexicon import entries_by_word
from counterclaim.resolve.speakers.scene import Referent, Scene
from counterclaim.spans import Spans

_LEADING = frozenset({"head", "chief", "director"})
_RULERS = frozenset(  # no "officials"
    {"president", "king", "emir", "sultan", "chancellor", "minister", "secretary"}
)
_INDEFINITE = ("of a ", "of an ", "of another ", "of some ")
#: Words that tell a smaller circle than a state's: a president is no "regional leader".
_CIRCLE = re.compile(
    "regional|local|rebel|opposition|tribal|religious|spiritual|community|union|student|exiled"
    "|party|faction|militia|provincial|municipal|.+-based"
)
_STATES_OWN = frozenset({"state", "country"})  # how a land's own government is called
_RULING = frozenset({"government", "regime", "administration", "authority", "leadership"})
_PARTS = frozenset({"state", "city", "district", "town", "county", "island", "territorial"})
_OF_A_PART = re.compile(r"of the (?:[a-z]+ )*(?:region|province|city|district|territory|island)\b")
_AGAINST = frozenset({"opposition", "rebel", "insurgent"})
_OF_STATES = frozenset({"government", "regime", "state"})
_SIDED = re.compile(r"-(?:backed|supported|led|held|run|controlled|allied|recognised|recognized)$")
_REGION = re.compile("African|Asian|European|Arab|Gulf|Western|Eastern|Balkan|Baltic|Caribbean")
_FAITH = re.compile("Muslim|Christian|Jewish|Alawite|Shia|Shiite|Sunni|Druze|Yazidi|Catholic")


def may_mean(scene: Scene, referent: Referent, segment: Segment, *, told: bool) -> bool:
    """Whether a known referent may be meant by what stands around a description's head.

    ``told`` says that a known state or body stands in it, which is compared elsewhere.
    """
    if referent.entity is None:
        return True
    if segment.head == "official" and referent.heads & _RULERS:
        return False
    if segment.head == "army" and not segment.before and "military" not in referent.heads:
        return False  # "the army" is a state's, and not the Tarn Liberation Army
    ruling = segment.head in _RULING and referent.heads >= _STATES_OWN
    if ruling and _is_smaller(referent, segment, told=told):
        return False
    own = {*referent.heads, *words(referent.name)}
    apart = {bare(word) for word in segment.before if _CIRCLE.fullmatch(bare(word))}
    if referent.person and not apart <= own:
        return False
    return (told or _may_be_of(referent, segment)) and _leads(scene, referent, segment)


def _is_smaller(referent: Referent, segment: Segment, *, told: bool) -> bool:
    """Whether a government is of a part of a land: "the local", "the Ostmark government"."""
    parts = {bare(word) for word in segment.before}
    named = {word for word in segment.before if word[:1].isupper() and not told}
    own = {*words(referent.name), *referent.heads}
    return (
        any(part in _PARTS or _CIRCLE.fullmatch(part) for part in parts)
        or _OF_A_PART.match(segment.tail) is not None
        or any(own.isdisjoint(words(name)) for name in named if "-" not in name)
    )


def other_side(scene: Scene, referent: Referent, segment: Segment) -> bool:
    """Whether "the government team" is sought among a group's: "the Front's team".

    "The opposition team" and "the ADF team" are no unnamed "government team".
    """
    before = {bare(word) for word in segment.before}
    named = words(" ".join((referent.name, *(u.span.of(scene.text) for u in referent.uses))))
    if referent.entity is None:
        acronyms = {bare(word) for word in segment.before if word.isupper() and len(word) > 2}
        sides = [side for side in (_OF_STATES, _AGAINST) if side & {*before}]
        return not acronyms <= set(named) or any(side.isdisjoint(named) for side in sides)
    made = not referent.country and referent.entity.startswith(MADE)
    return made and bool(_OF_STATES & before) and _OF_STATES.isdisjoint(named)


def is_told_of(scene: Scene, referent: Referent, segment: Segment, said: Spans) -> bool:
    """Whether what is said tells of a person by an office: "the minister left, the aide said"."""
    offices = (referent.heads & set(entries_by_word("roles"))) - {segment.head}
    if not (referent.person and offices):
        return False
    told = re.compile(rf"\b[Tt]he (?:\w+ )?(?:{'|'.join(sorted(map(re.escape, offices)))})\b")
    return any(told.search(scene.text, part.start, part.end) for part in said)


def is_demonym(word: str) -> bool:
    """Whether a word is written as an adjective of a name is; countries are compared apart.

    "U.N.-supported" is none; and of "African" or "Alawite" nobody is known to be.
    """
    apart = _SIDED.search(word) or _REGION.fullmatch(word) or _FAITH.fullmatch(word)
    return word[:1].isupper() and not apart


def _may_be_of(referent: Referent, segment: Segment) -> bool:
    """Whether a name behind "of", or one in the genitive, allows it.

    No known leader is "the leader of" an unknown group, "the North's leader" or "the
    president of a country".
    """
    if segment.tail.startswith(_INDEFINITE):
        return False
    tail = segment.tail.removeprefix("of ").removeprefix("the ")
    names = [word for word in segment.before if is_owner(word) and word[:1].isupper()]
    if segment.tail.startswith("of ") and tail[:1].isupper():
        names.append(tail)
    whose = {word for name in names for word in words(unpossessive((name,)))}
    return not whose or not whose.isdisjoint(words(referent.name))


def _leads(scene: Scene, referent: Referent, segment: Segment) -> bool:
    """Whether a body of which one is the head is his, as far as is told.

    "The head of the medical centre" and "the team's head" are not the Observatory's.
    """
    of, _, behind = segment.tail.partition(" ")
    owners = [unpossessive((word,)) for word in segment.before if is_owner(word)]
    bodies = [*owners, *([behind] if of == "of" else [])]
    if not bodies or segment.head not in _LEADING or not referent.person:
        return True
    own = [r for r in scene.all() if r.entity in referent.bodies]
    called = {word for r in own for word in (*r.heads, *words(r.name))}
    return not called.isdisjoint(word for body in bodies for word in words(body))
