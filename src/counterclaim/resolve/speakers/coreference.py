"""Pronouns of one article traced to who was spoken of before.

The nearest sentence with a compatible referent decides; in it a speaker goes before the
first actor of the sentence, and that before any other. Where two remain, none is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.resolve.speakers.antecedents import ROLE_REACH, Antecedent, Place, nearest, use_of
from counterclaim.resolve.speakers.scene import GOVERNING, Referent, Scene, Use

# How far back a pronoun may reach, in sentences. News paragraphs are one or two sentences;
# beyond three the gold set has new speakers between.
PRONOUN_REACH = 3
QUOTE_REACH = 6  # where nobody else is spoken of: a long quotation goes on
MASCULINE = frozenset({"he", "him", "himself"})
FEMININE = frozenset({"she", "her", "herself"})
NEUTER = frozenset({"it", "itself"})
PLURAL = frozenset({"they", "them", "themselves", "both"})
FIRST = frozenset({"i", "me", "we", "our", "my"})
# How a sentence opens whose subject is a thing, or a body that nobody named.
_SUBJECT = re.compile(
    r"\W*(?:(?:But|And|Yet|However|Meanwhile|Still),? )?(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat) [a-z]"
)
# What a person or a meeting gives out, which then says more: "read out a statement. It ...".
_PAPER = re.compile(
    r"\b(?:[Aa]n?|[Tt]he) (?:\w+ )?(?:statement|communique|declaration|resolution|draft|letter)\b"
)
# Who stands right before it speaks, though nobody marked what was said.
_SAYS = re.compile(r",? (?:said|says|told|added|stated|announced)\b")
_ADDRESSING = frozenset(["on", "upon", "to", "told", "asked", "urged", "warned"])
# What follows a subject: "Tarn did not close the door".
_ACTS = re.compile(
    r" ?,? (?:has|had|have|did|does|was|is|will|would|could|gave|made|met|took|went|began|spoke"
    r"|wrote|came|held|\w+ed)\b"
)
_UNDER = GOVERNING | {"to", "on"}  # "men loyal to Tarn had left": he does not act
_OWNS = re.compile(r" ?['’]s\b")
_FAR = 3  # sentences back to a speaker since whom another person was named
_HEAD = 3  # words that may stand before a sentence's subject: "And while Tarn's"
_OWN = 60  # characters in which a pronoun's own clause would name another
_CLAUSE = re.compile(r"\b(?:who|whom|whose|which|where|when|while|as|because|after|before)\b")
# What a sentence opens with, and whether "I" or "we" of a quotation still open is told before.
_HEADED = re.compile(r"\W*(?:(?:But|And|Yet|However|Meanwhile|Still|Then)\b,? )?(\w+)")
_QUOTE = re.compile(r"``|''|[\"“”]")
_OURS = re.compile(r"\b(?:I|[Ww]e)\b")
# "A video by the preacher, in which he called on all".
_IN_WHICH = re.compile(r" ?,? (?:in|through|after|on|during) which(?: \w+ly)? ?$")
_UNTOLD = Antecedent(None, reasons=("nobody near by spoke",))
PRONOUNS = MASCULINE | FEMININE | NEUTER | PLURAL | FIRST


def pronoun(scene: Scene, word: str, place: Place) -> Antecedent:
    """Who a pronoun of the third person means.

    Who has just spoken goes before a nearer one of whom is only spoken: "said Tarn. They
    want Voss to go. He said ..." is Tarn.
    """
    fitting = [
        r
        for r in scene.all()
        if _may_be(word.lower(), r, place) and not _is_another(scene, word.lower(), r, place)
        if not (r.person and r.entity and r.entity == place.apart)
    ]
    found = nearest(scene, fitting, place, reach=PRONOUN_REACH, score=0.85)
    if found.referent and found.referent.person and _is_aside(scene, found.referent, place):
        last = _spoke_last(scene, fitting, place, reach=ROLE_REACH)
        if last is None:
            return _UNTOLD if _is_spoken_to(scene, found) else found
        return _of_two(scene, found, last, place)
    if (
        found.referent
        and word.lower() in NEUTER
        and (_is_aside(scene, found.referent, place) or _thing_between(scene, found, place))
    ):
        return Antecedent(None, reasons=("no subject near by fits",))
    if found.referent is None and not found.ambiguous and word.lower() in MASCULINE | FEMININE:
        return _spoke_last(scene, fitting, place, reach=QUOTE_REACH) or found
    if found.referent and word.lower() in PLURAL and (own := _own_body(scene, found, place)):
        return own
    if found.referent is None and word.lower() in PLURAL:  # "the Americans ... they"
        bodies = [r for r in scene.all() if not r.person and not r.plural]
        body = nearest(scene, bodies, place, reach=1, score=0.7)
        use = use_of(body.referent, place) if body.referent else None
        if use is None or use.speaks or _begins(scene, use):
            return body
        return Antecedent(None, reasons=("no subject near by fits",))
    return found


def _is_another(scene: Scene, word: str, referent: Referent, place: Place) -> bool:
    """Whether a pronoun must mean another person than this one.

    Nobody calls himself by name ("he said Tarn would go"), and who stands behind a subject is
    another than it: "He is like his father Orm Tarn. He said", "'I want Orm Tarn to win', he said".
    """
    use = use_of(referent, place)
    if not referent.person or word not in MASCULINE | FEMININE:
        return False
    if any(
        0 < other.span.start - place.position <= _OWN
        and scene.distance(place.position, other.span.start) == 0
        and any(said.contains(other.span) for said in place.within)
        and not _CLAUSE.search(scene.text, place.position, other.span.start)
        and other.span.of(scene.text).lower() not in PRONOUNS
        for other in referent.uses
    ):
        return True
    if use is None or use.speaks or use.span.of(scene.text).lower() in PRONOUNS:
        return False
    begins = scene.sentences[scene.sentence(use.span.start)].start if scene.sentences else 0
    before = scene.text[begins : use.span.start]
    subject = "he" if word in MASCULINE else "she"
    if marks := _QUOTE.findall(before):
        return len(marks) % 2 == 1 and _OURS.search(before) is not None
    opened = _HEADED.match(before)
    return opened is not None and opened[1].lower() == subject


def _of_two(scene: Scene, named: Antecedent, last: Antecedent, place: Place) -> Antecedent:
    """Which of two persons is meant: who was named last, or who spoke last.

    The one named last is if he acts or owns the subject: "Tarn said so. Voss's remarks came
    in Norport. He". Where he only owns something, or the other spoke long ago, it is open.
    """
    use, one, other = named.use, named.referent, last.referent
    if use is None or last.use is None or one is None or other is None or one is other:
        return last
    before = scene.text[: use.start].rstrip().rpartition(" ")[2].lower()
    owns = _OWNS.match(scene.text, use.end) is not None
    begins = scene.sentences[scene.sentence(use.start)].start if scene.sentences else 0
    opens = len(scene.text[begins : use.start].split()) <= _HEAD
    acts = _ACTS.match(scene.text, use.end) is not None and before not in _UNDER
    if acts or before == "by" or (owns and opens):
        return replace(named, score=0.7)
    since = scene.distance(last.use.start, place.position)
    if owns or (since >= _FAR and scene.distance(use.start, place.position) <= 1):
        return Antecedent(None, reasons=(f"may be {one.name} or {other.name}",))
    return last


def _is_spoken_to(scene: Scene, found: Antecedent) -> bool:
    """Whether a person was only addressed: "called on Voss to resign", "wrote to Voss"."""
    before = scene.text[: found.use.start].split(" ")[-4:] if found.use else []
    return any(word.lower() in _ADDRESSING for word in before)


def _thing_between(scene: Scene, found: Antecedent, place: Place) -> bool:
    """Whether a thing is the subject since: "The repeal was a demand. It ends the courts"."""
    at = scene.sentence(place.position)
    if at < 0 or found.use is None:
        return False
    start = scene.sentences[at].start
    start += len(own := scene.sentences[at].of(scene.text)) - len(own.lstrip())
    spoke = found.referent and any(u.speaks and u.span == found.use for u in found.referent.uses)
    if spoke and any(said.start <= start < said.end for said in place.within):
        return False  # "The army shelled the district, it added": who spoke last speaks on
    opening = scene.text[start : place.position]
    last = scene.sentences[at - 1] if not _SUBJECT.match(opening) and at else scene.sentences[at]
    told = last.of(scene.text)
    thing = _SUBJECT.match(told) or _PAPER.search(told)
    return found.use.end <= last.start and thing is not None


def _own_body(scene: Scene, found: Antecedent, place: Place) -> Antecedent | None:
    """The body that speaks in the same sentence: "the regime blamed gangs, who they say ..."."""
    at = scene.sentence(place.position)
    if found.use is None or scene.sentence(found.use.start) >= at:
        return None
    bodies = [
        (use, r)
        for r in scene.all()
        if not r.person and not r.plural and (use := use_of(r, place))
        if use.speaks and scene.sentence(use.span.start) == at
    ]
    if len(bodies) != 1:
        return None
    use, body = bodies[0]
    return Antecedent(body, use.span, 0.7, (f"speaks in the sentence: {body.name}",))


def _may_be(word: str, referent: Referent, place: Place) -> bool:
    """Whether a pronoun agrees; "Norland authorities" are "they" and not "it"."""
    use = use_of(referent, place)
    if use is not None and use.plural:
        return word in PLURAL
    return agrees(word, referent)


def _is_aside(scene: Scene, referent: Referent, place: Place) -> bool:
    """Whether a referent neither opened its sentence nor spoke where it was named last."""
    use = use_of(referent, place)
    if use is None or use.speaks or _SAYS.match(scene.text, use.span.end):
        return False
    if _IN_WHICH.fullmatch(scene.text, use.span.end, place.position):
        return False
    at = scene.sentence(use.span.start)
    if any(u.opens and scene.sentence(u.span.start) == at for u in referent.uses):
        return False  # "The minister, Aram Voss, gave them a week"
    return not any(source.overlaps(use.span) for source in scene.sources)


def _spoke_last(
    scene: Scene, fitting: Iterable[Referent], place: Place, *, reach: int
) -> Antecedent | None:
    """The one of the fitting that spoke last, at most so many sentences ago."""
    uses = [
        (use, r)
        for r in fitting
        for use in r.uses
        if use.speaks
        and use.span.end <= place.position
        and scene.distance(use.span.start, place.position) <= reach
    ]
    if not uses:
        return None
    use, referent = max(uses, key=lambda found: found[0])
    return Antecedent(referent, use.span, 0.75, (f"spoke last: {referent.name}",))


def _begins(scene: Scene, use: Use) -> bool:
    """Whether a use opens its sentence, but for an article: it is the subject then."""
    at = scene.sentence(use.span.start)
    return at >= 0 and use.span.start - scene.sentences[at].start <= len("The ")


def agrees(word: str, referent: Referent) -> bool:
    """Whether a pronoun of the third person may mean a referent, by kind, number and gender."""
    if word in PLURAL:
        return referent.plural
    if word in NEUTER:
        source = referent.entity is None and "source" in referent.heads  # "a military source": it
        return (source or not referent.person) and not referent.plural
    gender = "m" if word in MASCULINE else "f"
    return referent.person and not referent.plural and referent.gender in ("", gender)
