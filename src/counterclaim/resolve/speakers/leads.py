"""The unnamed source of a lead, named by who speaks right after."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.records import Attribution, Speaker
from counterclaim.resolve.actors.phrases import Determiner, Segment, conjuncts, segments
from counterclaim.resolve.actors.tokens import bare
from counterclaim.resolve.lexicon import entries_by_word, listed, role_words
from counterclaim.resolve.speakers.descriptions import is_person_word
from counterclaim.resolve.speakers.desk import MADE_BY, Desk, anchor
from counterclaim.resolve.speakers.edges import without_edges
from counterclaim.resolve.speakers.homes import told_home
from counterclaim.resolve.speakers.restated import (
    introduced,
    named_bare,
    reporting,
    restating,
    watches,
)
from counterclaim.resolve.speakers.scene import Referent

# Heads of sources that stay unnamed even if someone is named soon after.
_ANYBODY = frozenset({"source", "witness", "resident", "man", "woman", "eyewitness"})
# Who is named only by whoever says the same right behind.
_NAMELESS = _ANYBODY | {"activist"}
_MONITORS = frozenset({"monitor", "observatory", "watchdog"})
_WATCHING = ("monitoring ", "tracking ", "documenting ")  # "a group | tracking the violence"
_MEDIA = frozenset(
    ["broadcaster", "channel", "newspaper", "daily", "agency", "website", "magazine"]
)
_GROUPS = frozenset({"group", "organisation", "organization"})
_OF_MONITORS = frozenset(
    ["human", "rights", "war", "monitoring", "monitor", "conflict", "based", "activist"]
)
# Words before an office that say nothing of where it is held.
_PLAIN = frozenset(["senior", "top", "high-ranking", "leading", "provincial", "local", "regional"])
_OWN = frozenset({"our", "my"})
_OWNED = ("its ", "his ", "her ", "their ")  # an officer of who is spoken of: he must be called so
_OF_SOME = re.compile(r"of (?:the|this|that) [^A-Z]*$")  # "a member of the group": of one told of
LEAD_SENTENCES = 3
LEAD_REACH = 5


def name_leads(
    desk: Desk,
    top: list[Attribution],
    found: dict[str, Speaker],
    joint: dict[str, tuple[Speaker, ...]],
) -> None:
    """Names the unnamed source of a lead by who is named right after.

    "A senior official says ..." opens a report whose next sentence names him; "a monitor
    said" one that names the observatory below. Whoever was traced to the unnamed source
    later ("the lawmaker") is named with it.
    """
    for one in top:
        speaker = found[one.id]
        if beside := None if joint.get(one.id) else _watching_too(desk, one):
            if speaker.how == "none":
                found[one.id] = replace(beside, how="apposition")
            else:
                joint[one.id] = (beside,)
        if speaker.how == "none" and (medium := reporting(desk, one, top, found)):
            found[one.id] = _renamed(speaker, medium, (f"the report is of {medium.name}",))
        if speaker.how != "unnamed":
            continue
        segment = _lead_segment(desk, one)
        if segment is None:
            continue
        in_lead = _in_lead(desk, one)
        referent = restating(desk, one, segment, top, found) if in_lead else None
        if referent is None and segment.head not in _NAMELESS:
            below = _named_below if in_lead or _is_watching(segment) else _spokesman
            referent = below(desk, one, segment) or introduced(desk, one, segment, top, found)
            referent = referent or _foretold(desk, one, segment)
            if referent is None and is_person_word(segment.head):
                referent = named_bare(desk, one, top, found)
        here = told_home(desk, anchor(one))  # "In Norland, the president said": no guest's
        guest = here and referent and referent.country not in (None, here.country)
        another = guest or (referent and _another_speaks(one, referent, top, found))
        if referent and referent.entity and not another:
            why = (f"the {segment.head} is named below: {referent.name}",)
            for other, said in found.items():
                if said.how == "unnamed" and said.description == speaker.description:
                    found[other] = _renamed(said, referent, why)


def _watching_too(desk: Desk, one: Attribution) -> Speaker | None:
    """The monitor that an unnamed one beside another speaker is: "rebels and a monitor said"."""
    sides = conjuncts(without_edges(one.source[0].of(desk.article.text))) if one.source else ()
    last = next(iter(segments(sides[-1])), None) if len(sides) == 2 else None
    indefinite = last is not None and last.determiner is Determiner.INDEFINITE
    monitor = _monitor(desk, one) if last and indefinite and _is_watching(last) else None
    if monitor is None or not monitor.entity:
        return None
    why = (f"the monitor is named below: {monitor.name}",)
    return Speaker(one.id, monitor.entity, "joint", 0.7, MADE_BY, reasons=why)


def _another_speaks(
    one: Attribution, referent: Referent, top: list[Attribution], found: dict[str, Speaker]
) -> bool:
    """Whether another person or body that is named speaks first behind a lead's source."""
    later = sorted((o for o in top if anchor(o) > anchor(one)), key=anchor)
    named = (actor for o in later if (actor := found[o.id].actor))
    return referent.person and next(named, None) != referent.entity


def _report_sentence(desk: Desk, position: int) -> int:
    """The number of the sentence at a position, headlines and page clutter not counted."""
    skipped = [mark.span for mark in desk.article.boilerplate]
    skipped += [desk.article.title_span] if desk.article.title_span else []
    before = [s for s in desk.scene.sentences if s.end <= position]
    return sum(not any(mark.overlaps(s) for mark in skipped) for s in before)


def _lead_segment(desk: Desk, one: Attribution) -> Segment | None:
    words = conjuncts(without_edges(one.source[0].of(desk.article.text)))[0]
    segment = next(iter(segments(words)), None)
    own = segment is not None and segment.text.split(" ")[0].lower() in _OWN
    if segment is None or own or segment.plural or segment.name or segment.head in _ANYBODY:
        return None
    return segment


def _named_below(desk: Desk, one: Attribution, segment: Segment) -> Referent | None:
    if _is_watching(segment):
        return _monitor(desk, one)
    return (_next_medium if segment.head in _MEDIA else _next_named)(desk, one, segment)


def _in_lead(desk: Desk, one: Attribution) -> bool:
    return _report_sentence(desk, anchor(one)) < LEAD_SENTENCES


def _is_watching(segment: Segment) -> bool:
    """Whether it is a monitor: reports name one, and call it so wherever they stand.

    "The world's chemical weapons watchdog" is another.
    """
    known = _OF_MONITORS | listed("modifiers") | listed("back")
    plain = all(_seat(word) or bare(word) in known for word in segment.before)
    of_rights = segment.head in _GROUPS and "rights" in segment.before
    watching = bool({"monitoring", "monitor"} & set(segment.before)) or segment.tail.startswith(
        _WATCHING
    )
    return plain and (segment.head in _MONITORS | {"ngo"} or watching or of_rights)


def _seat(word: str) -> bool:
    """Whether a word tells a seat or a country: "Britain-based", "London", "Syrian"."""
    return word[:1].isupper() or word.endswith("-based")


def _renamed(said: Speaker, referent: Referent, why: tuple[str, ...]) -> Speaker:
    antecedent = referent.uses[0].span if referent.uses else None
    return Speaker(
        said.attribution_id,
        referent.entity,
        "apposition",
        0.7,
        MADE_BY,
        antecedent=antecedent,
        reasons=why,
    )


def _monitor(desk: Desk, one: Attribution) -> Referent | None:
    """The one monitor that the packs know, or else the only one that the article names.

    Of several, the one that alone speaks in the next sentences; so must one of another country.
    """
    named = [r for r in desk.scene.all() if r.entity and not r.person and r.heads & _MONITORS]
    known = [r for r in named if desk.view.actor(r.entity or "")]
    if len(known or named) == 1:
        only, home = (known or named)[0], desk.home
        here = home is None or only.country in (None, home.country)
        return only if here or _speaks_soon(desk, one, only) else None
    return _only([r for r in known if _speaks_soon(desk, one, r)])


def _only(found: list[Referent]) -> Referent | None:
    return found[0] if len(found) == 1 else None


def _speaks_soon(desk: Desk, one: Attribution, referent: Referent) -> bool:
    """Whether a referent speaks within the next sentences."""
    start = anchor(one)
    return any(
        use.speaks and 0 < desk.scene.distance(start, use.span.start) <= LEAD_SENTENCES
        for use in referent.uses
    )


def _next_named(desk: Desk, one: Attribution, segment: Segment) -> Referent | None:
    """The first named person who speaks after the lead, if office and country allow it."""
    if not is_person_word(segment.head) or segment.head not in entries_by_word("roles"):
        return None
    after = [
        (use.span.start, r)
        for r in desk.scene.persons()
        for use in r.uses
        if use.speaks
        and 0 <= desk.scene.distance(anchor(one), use.span.start) <= LEAD_REACH
        and use.span.start > anchor(one)
    ]
    if not after:
        return None
    first = min(after, key=lambda found: found[0])[1]
    if segment.tail.startswith("in ") or watches(desk, first, segment.head):
        return None  # "an official in Damascus" is one of many
    body, country = desk.linker.bodies.of(segment)
    if (
        (body or _OF_SOME.match(segment.tail))
        and body not in first.bodies
        and segment.head not in first.heads
    ):
        return None  # "an official of A said"; an envoy of B speaks behind
    apart = listed("fields") & set(segment.before) or segment.text.lower().startswith(_OWNED)
    if apart and segment.head not in first.heads:
        return None  # "the foreign minister" is no secretary of another state
    words = entries_by_word("roles")
    offices = {head for head in first.heads if head in words}
    allowed = not offices or bool(role_words(segment.head) & offices)
    held = _titles(desk, first)
    allowed = allowed and all(_says_nothing(w) or bare(w) in held for w in segment.before)
    return first if allowed and (country is None or first.country in (None, country)) else None


def _next_medium(desk: Desk, one: Attribution, segment: Segment) -> Referent | None:
    """The medium that speaks first after the lead: "a broadcaster said ... Coast TV said"."""
    _, country = desk.linker.bodies.of(segment)
    after = [
        (use.span.start, r.id, r)
        for r in desk.scene.all()
        for use in r.uses
        if use.speaks and 0 < desk.scene.distance(anchor(one), use.span.start) <= LEAD_SENTENCES
    ]
    first = min(after)[2] if after else None
    fits = first and first.heads & _MEDIA and country in (None, first.country)
    return first if fits else None


def _spokesman(desk: Desk, one: Attribution, segment: Segment) -> Referent | None:
    """A body's spokesman whom the next sentence names: "a Guard spokesman said ... Tarn said"."""
    body, _ = desk.linker.bodies.of(segment)
    if body is None or segment.head not in role_words("spokesman"):
        return None
    named = _next_named(desk, one, segment)
    near = named is not None and any(
        use.speaks and 0 <= desk.scene.distance(anchor(one), use.span.start) <= 1
        for use in named.uses
        if use.span.start > anchor(one)
    )
    return named if named and near and body in named.bodies else None


def _foretold(desk: Desk, one: Attribution, segment: Segment) -> Referent | None:
    """Whom the next sentence names by the office: "said the local mayor. Mayor Orm Tarn said"."""
    fields = [word for word in segment.before if word[:1].isupper()]
    if segment.determiner is not Determiner.DEFINITE or fields or segment.tail:
        return None
    named = _only([r for r in desk.scene.persons() if segment.head in r.heads])
    near = named is not None and any(
        use.speaks and 0 <= desk.scene.distance(anchor(one), use.span.start) <= 1
        for use in named.uses
        if use.span.start > anchor(one)
    )
    return named if near else None


def _titles(desk: Desk, referent: Referent) -> frozenset[str]:
    """The words of the offices that a known person has held."""
    actor = desk.view.actor(referent.entity or "")
    titles = [role.title for role in actor.roles] if actor else []
    return frozenset(bare(word) for title in titles for word in title.split())


def _says_nothing(word: str) -> bool:
    """Whether a word before an office names no field: "a civil defence official" is of one."""
    return word[:1].isupper() or bare(word) in _PLAIN | listed("of_state") | listed("back")
