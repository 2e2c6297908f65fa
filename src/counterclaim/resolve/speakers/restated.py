"""The unnamed body of a lead, named by the sentence behind it that says the same once more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.records import Attribution, MentionKind, Speaker
from counterclaim.resolve.actors.phrases import Determiner, Segment
from counterclaim.resolve.actors.tokens import bare
from counterclaim.resolve.folding import words
from counterclaim.resolve.lexicon import entries_by_word, listed, role_words
from counterclaim.resolve.speakers.descriptions import is_person_word
from counterclaim.resolve.speakers.desk import Desk, anchor
from counterclaim.resolve.speakers.lastbodies import ARMED
from counterclaim.resolve.speakers.referents import FIGHTERS, one_head
from counterclaim.resolve.speakers.scene import Referent

_BODIES = frozenset(["group", "organisation", "charity", "ngo", "monitor", "watchdog", "agency"])
_OUTLETS = frozenset(
    ["broadcaster", "channel", "newspaper", "daily", "website", "magazine", "outlet"]
)
_MEDIA = _OUTLETS | {"agency", "paper", "station", "network"}
_MONITORS = frozenset(["monitor", "observatory"])
_HELPING = frozenset(["aid", "medical", "relief", "humanitarian", "rescue", "charity"])
_SERVICES = frozenset(["service", "network", "body", "council", "institute"])
_FIGHTING = ARMED | {"rebel"}
_ARMIES = frozenset(["militia", "faction", "brigade"])
_OFFICIAL = frozenset(["official", "officer", "minister", "diplomat"])
_EITHER = frozenset(["alliance", "coalition", "force", "movement"])  # of fighters or of others
_GROUPS = (MentionKind.ORGANISATION, MentionKind.ARMED_GROUP)
_SEATED = re.compile(r"The [\w ]+-based [A-Z]")
_ADDS = re.compile(r"(?:said|says|told|tells|added)\b")  # who denies may be another
_WORD = re.compile(r"\w+")
_REACH = 2  # sentences behind the lead
_STEM = 4  # letters of a word, which inflection leaves alone
_SHARED, _SHARE = 4, 0.5  # words that both tell (a title one less), of those of the shorter one


def restating(
    desk: Desk,
    one: Attribution,
    segment: Segment,
    top: Sequence[Attribution],
    found: Mapping[str, Speaker],
) -> Referent | None:
    """Who first speaks by name behind a lead and says the same, if the kinds fit.

    "A rights group says nine were held. | Harbour Watch said nine were held": two who say the
    same of one thing, and the first is called what the second may be. A title's "foreign
    minister" is whom the lead calls so.
    """
    head, titled = one_head(segment.head), _in_title(desk, one)
    told = head in _BODIES | _OUTLETS | _SERVICES | _ARMIES | _EITHER or is_person_word(head)
    indefinite = segment.determiner is Determiner.INDEFINITE and told
    if not (indefinite or titled):
        return None
    after = _next(one, [o for o in top if found[o.id].actor])
    if after is None or desk.scene.distance(anchor(one), anchor(after)) > _REACH:
        return None
    named = desk.scene.get(found[after.id].actor or "")
    shared = _SHARED - titled
    if named is None or not _same(_telling(desk, one), _telling(desk, after), shared):
        return None
    if titled:
        outlet = head == "media" and not named.heads.isdisjoint(_MEDIA)
        called = head in named.heads or outlet
        return named if called and _is_of_land(desk, named, segment) else None
    fits = _may_be_called if named.person else _may_be
    return named if fits(desk, named, segment, head) else None


def introduced(
    desk: Desk,
    one: Attribution,
    segment: Segment,
    top: Sequence[Attribution],
    found: Mapping[str, Speaker],
) -> Referent | None:
    """The body that the next sentence tells by its seat: "a group said. The Norport-based Watch".

    Who has just been told of without a name is brought in so, wherever it stands; and an armed
    group by a name that is new: "A rebel group claimed the raid. The Harbour Front said".
    """
    head = one_head(segment.head)
    if segment.determiner is not Determiner.INDEFINITE or head not in _BODIES | _ARMIES:
        return None
    after = _next(one, top)
    if after is None or not after.source:
        return None
    source = after.source[0]
    at = desk.scene.sentence(source.start)
    opens = at >= 0 and desk.article.text[desk.scene.sentences[at].start : source.start].strip()
    near = desk.scene.distance(anchor(one), source.start) == 1
    named = desk.scene.get(found[after.id].actor or "")
    actor = desk.view.actor(named.entity or "") if named else None
    if named is None or named.person or (actor and actor.kind not in _GROUPS) or opens or not near:
        return None
    armed = not _FIGHTING.isdisjoint(bare(word) for word in segment.before)
    fits = head in named.heads or head in ("group", "organisation")
    war = actor is not None and actor.kind is MentionKind.ARMED_GROUP
    if _SEATED.match(source.of(desk.article.text)):
        brought_in = armed == war
    else:
        fights = war or (actor is None and _fights(named))
        fresh = _is_fresh(desk, named, source.start) and _adds(desk, after)
        brought_in = armed and fights and fresh
    return named if fits and brought_in and _is_of_land(desk, named, segment) else None


def _fights(named: Referent) -> bool:
    """Whether a name that no pack has is that of an armed group."""
    return bool(words(named.name)) and words(named.name)[-1] in FIGHTERS


def _is_fresh(desk: Desk, named: Referent, at: int) -> bool:
    """Whether nothing before a position names a referent."""
    return all(use.span.start >= at for use in named.uses)


def _adds(desk: Desk, one: Attribution) -> bool:
    return bool(one.cue) and _ADDS.match(one.cue[0].of(desk.article.text)) is not None


def reporting(
    desk: Desk, one: Attribution, top: Sequence[Attribution], found: Mapping[str, Speaker]
) -> Referent | None:
    """The medium whose report a headline ends with: "... nine dead Report. ... Coast TV said".

    The first one below that says the same, or the only one that speaks at all.
    """
    if one.cue or one.source[0].of(desk.article.text).lower() != "report":
        return None
    spoke = [
        (o, medium)
        for o in sorted(top, key=anchor)
        if anchor(o) > anchor(one) and (medium := desk.scene.get(found[o.id].actor or ""))
        if not (medium.person or medium.heads.isdisjoint(_MEDIA))
    ]
    same = [who for o, who in spoke if _same(_telling(desk, one), _telling(desk, o), _SHARED)]
    only = [who for _, who in spoke] if len({who.id for _, who in spoke}) == 1 else []
    return next(iter(same or only), None)


def named_bare(
    desk: Desk, one: Attribution, top: Sequence[Attribution], found: Mapping[str, Speaker]
) -> Referent | None:
    """Whom the next words give a bare name to: "the cabinet's spokesman said. Orm Tarn told AFP".

    The press tells what a person is where it names him first; a full name that stands there
    alone is of who has just been described.
    """
    after = _next(one, top)
    if after is None or len(after.source) != 1 or not after.cue:
        return None
    source, said, text = after.source[0], found[after.id], desk.article.text
    named = desk.scene.get(said.actor or "")
    if named is None or said.how != "new" or not named.person or named.plural:
        return None
    alone = source.of(text) == named.name and " " in named.name
    before_verb = text[source.end : after.cue[0].start] == " " and _adds(desk, after)
    first = _is_fresh(desk, named, source.start)
    near = 0 <= desk.scene.distance(anchor(one), source.start) <= 1
    known = desk.view.actor(named.entity or "") is not None
    return named if alone and before_verb and first and near and not known else None


def _next(one: Attribution, others: Iterable[Attribution]) -> Attribution | None:
    """The first of the others that stands behind this one."""
    return min((o for o in others if anchor(o) > anchor(one)), key=anchor, default=None)


def _in_title(desk: Desk, one: Attribution) -> bool:
    """Whether a title names the source, as it will be named: "... foreign minister"."""
    title = desk.article.title_span
    return title is not None and bool(one.source) and title.contains(one.source[0])


def _is_of_land(desk: Desk, named: Referent, segment: Segment) -> bool:
    """Whether the country or body that a description tells allows who is named."""
    body, country = desk.linker.bodies.of(segment)
    above = named.bodies | frozenset(desk.view.ancestors(named.entity or ""))
    return country in (None, named.country) and not (body and country is None and body not in above)


def _may_be_called(desk: Desk, named: Referent, segment: Segment, head: str) -> bool:
    """Whether a person may be called so: "a rebel commander", whose office nothing else tells."""
    roles, ranks = entries_by_word("roles"), role_words("colonel")
    if watches(desk, named, head):
        return False
    offices = {word for word in named.heads if word in roles} - ranks
    held = not offices or not role_words(head) or not role_words(head).isdisjoint(offices)
    return is_person_word(head) and held and _is_of_land(desk, named, segment)


def watches(desk: Desk, person: Referent, head: str) -> bool:
    """Whether a person is of a monitor, and no "official" or "officer" as a head has it."""
    bodies = (desk.view.actor(body) for body in person.bodies)
    return head in _OFFICIAL and any(body and body.type == "monitor" for body in bodies)


def _may_be(desk: Desk, named: Referent, segment: Segment, head: str) -> bool:
    """Whether a body may be called so; one that no pack knows by what its name says of it."""
    if not _is_of_land(desk, named, segment):
        return False
    actor = desk.view.actor(named.entity or "")
    before = {bare(word) for word in segment.before}
    armed = head in _ARMIES or not before.isdisjoint(_FIGHTING)
    if actor is None:
        own = {one_head(word) for word in named.heads & listed("bodies")}
        own -= {"group"} - {*words(named.name)}
        alike = bool(own) or not before.isdisjoint(words(named.name))
        return not armed and (head in own or (head in _BODIES and alike and own <= _BODIES))
    if head in _OUTLETS:
        return actor.kind is MentionKind.MEDIA or head in named.heads
    helping = not before.isdisjoint(_HELPING) and not named.heads.isdisjoint(_MONITORS)
    sided = head in _EITHER or armed == (actor.kind is MentionKind.ARMED_GROUP)
    return sided and not helping and (head in named.heads or actor.kind in _GROUPS)


def _telling(desk: Desk, one: Attribution) -> frozenset[str]:
    """Numbers and the beginnings of long words of what is said."""
    said = " ".join(part.of(desk.article.text) for part in one.content).lower()
    found = _WORD.findall(said)
    return frozenset(w[:_STEM] for w in found if len(w) >= _STEM or w.isdigit())


def _same(first: frozenset[str], second: frozenset[str], shared_least: int) -> bool:
    """Whether two tell the same: most words, and no other numbers."""
    shared = first & second
    digits = [{w for w in told if w.isdigit()} for told in (first, second)]
    clash = all(digits) and not digits[0] & digits[1]
    least = max(shared_least, _SHARE * min(len(first), len(second)))
    return len(shared) >= least and not clash
