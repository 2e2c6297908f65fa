"""Whether who tells of an act speaks for the side that did it, and so accuses nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from counterclaim.compare.charges.acts import VIOLENT
from counterclaim.compare.charges.charge import Charge
from counterclaim.compare.charges.doers import Doer
from counterclaim.compare.charges.powers import ARMS, with_power
from counterclaim.compare.lookup import Lookup
from counterclaim.compare.sides import same_side
from counterclaim.records import Actor, Attribution, MentionKind, Stance
from counterclaim.spans import Span

#: "A military source said that an army unit …" tells of its own.
_MILITARY = re.compile(r"(?i)\b(?:military|army)\s+(?:source|official|officer|spokes\w+|statement)")
_ARMY = re.compile(
    r"(?i:an?\s+|the\s+|our\s+|units?\s+of\s+(?:the\s+)?)?(?:(?P<of>[A-Z]\w+)\s+)?"
    r"(?i:army|military|air\s+force|armed\s+forces|government\s+forces)"
    r"(?:(?:[’']s?)?\s+(?:units?|forces|troops))?"
)
_THE_SOURCE = re.compile(r"(?i)the\s+(?:same\s+)?sources?")
_OURS = re.compile(r"(?i)(?:his|her|our|my)\s|(?:.*\s)?(?:i|we)$")
#: What opens what a side says: "said that | its fighters had shelled it", "said | they had".
_ITS_OWN = re.compile(r"(?i)(?:its|their)\s|(?:it|they)$")
_SOLDIERS = re.compile(
    r"(?i)(?:the\s+)?(?:(?:army|government|security)\s+)?(?:troops|soldiers|forces|units?)$"
)
_ARMED = re.compile(rf"\b{ARMS}$")
#: "a field commander said that | rebel factions took the town"
_REBEL = re.compile(r"(?i)\b(?:field|rebel|opposition)\s+(?:commanders?|fighters?|leaders?)\b")
_REBELS = re.compile(r"(?i)\b(?:rebels?|opposition|factions|revolutionaries)\b")
_SIDES = frozenset({MentionKind.ARMED_GROUP, MentionKind.STATE_BODY})
_FORMER = re.compile(r"(?i)\b(?:former|ex|retired|defected)\b")
#: "the Hill Guard's deputy spokesman Orm Tarn", "Orm Tarn, a spokesman for the Hill Guard"
_SPOKESMAN = re.compile(
    r"(?:[Tt]he\s+|[Aa]\s+)?(?P<of>[^,]{2,60}?)(?:[’']s?)?\s+(?:(?:chief|deputy|military|army)\s+)?"
    r"(?:spokes(?:man|woman|person)|commander)\b"
    r"|spokes(?:man|woman|person)\s+(?:for|of)\s+(?:the\s+)?(?P<for>[A-Z][^,]{1,60})"
)
#: "a source in the Hill Guard", "commanders of the Hill Guard"
_SOURCE_IN = re.compile(
    r"(?:sources?|officials?|commanders?|officers?|fighters?)\s+(?:in|of|from|with|within)\s+"
    r"(?:the\s+)?(?P<in>[A-Z][^,]{1,60})"
)
_BARE_SPOKESMAN = re.compile(
    r"(?i)(?:an?\s+|the\s+|its\s+)?spokes(?:man|woman|person)(?-i:(?:\s+[A-Z][\w’'-]+)*)"
)


def is_own(lookup: Lookup, charge: Charge) -> bool:
    """Whether the speaker tells of its own side's act, which accuses nobody.

    Nor does who calls those hit terrorists. A state's own media and who speaks for a body
    tell of that side's. Who left a side ("a former officer") speaks for it no longer.
    """
    voice, doer = charge.voice, charge.doer
    words = lookup.speaker_text(voice)
    if _FORMER.search(words):
        return False
    if voice and doer and any(part.contains(doer.span) for part in voice.source):
        return True
    if voice and doer and doer.actor is None and _OURS.match(doer.text):
        return True  # "admitted that his troops had shelled it"
    if voice and _hits_terrorists(lookup, charge):
        return True
    speaker, actor = lookup.speaker_actor(voice), doer.actor if doer else None
    if voice and doer and voice.stance is Stance.CONFIRMS and _ARMED.search(doer.text):
        return lookup.view.actor(actor or "") is None  # "confirmed that six planes had raided it"
    known = lookup.view.actor(speaker or "")
    if voice and doer and known and _is_of_own_state(lookup, known, doer):
        return True
    if voice and doer and known and _opens(lookup, voice, known, doer):
        return True
    if any(same_side(one, actor, lookup.view) for one in (speaker, *spoken_for(lookup, voice))):
        return True
    if doer and known is None and _REBEL.search(words) and _REBELS.search(doer.text):
        return True
    military = doer is not None and speaker is None and _is_military(lookup, words)
    return military and _is_army(lookup, doer, _home(lookup))


#: "killed 35 terrorists", "hit the sites of terrorists", "targeted “terrorist” positions"
_TERRORISTS = re.compile(
    r"(?i)\s+(?:(?:of|the|at|more|most|than|over|about|some|several|scores|dozens|positions|sites"
    r"|hideouts|gatherings|and|\d+|daesh|isil|isis)\s+)*[“\"‘'`]*\s?(?:terrorists?|takfiris?|mercenaries)\b(?![’'])"
)


def _hits_terrorists(lookup: Lookup, charge: Charge) -> bool:
    """Whether those hit are terrorists in the words of who tells of it, which is praise."""
    violent = charge.event is not None and charge.event.type in VIOLENT
    return violent and _TERRORISTS.match(lookup.text, charge.at.end) is not None


def _is_military(lookup: Lookup, words: str) -> bool:
    """Whether an unnamed speaker is of an army, or "the source" of an article that has such."""
    if not _THE_SOURCE.fullmatch(words):
        return bool(_MILITARY.search(words))
    said = lookup.attributions.values()
    return lookup.once(
        "military source", lambda: any(_MILITARY.search(lookup.speaker_text(a)) for a in said)
    )


def _home(lookup: Lookup) -> frozenset[str]:
    """The government of the country that the article names most, as a side."""
    most = lookup.country_counts.most_common(1)
    government = lookup.view.government(most[0][0]) if most else None
    return frozenset({government.id} if government else ())


def _is_army(lookup: Lookup, doer: Doer | None, sides: frozenset[str]) -> bool:
    """Whether plain words name an army, of one of the sides if they say whose."""
    named = _ARMY.fullmatch(doer.text) if doer else None
    state = lookup.view.state_of_demonym(named["of"]) if named and named["of"] else None
    if named is None or state is None:
        return named is not None and named["of"] is None
    return any(same_side(one, state.government, lookup.view) for one in sides)


def _is_of_own_state(lookup: Lookup, speaker: Actor, doer: Doer) -> bool:
    """Whether a state's own media tell of "troops", or of the army of that state."""
    if speaker.kind is not MentionKind.MEDIA or not speaker.affiliations or doer.actor is not None:
        return False
    army = _is_army(lookup, doer, frozenset(speaker.affiliations))
    return army or _SOLDIERS.match(doer.text) is not None


def _opens(lookup: Lookup, voice: Attribution, speaker: Actor, doer: Doer) -> bool:
    """Whether what a side says begins with itself: "the Front said | its fighters"."""
    starts = {part.start for part in voice.content}
    starts |= {at + len("that ") for at in starts if lookup.text.startswith("that ", at)}
    side = speaker.kind in _SIDES and doer.span.start in starts
    return side and _ITS_OWN.match(doer.text) is not None


def spoken_for(lookup: Lookup, voice: Attribution | None) -> Iterator[str]:
    """The sides that a speaker speaks for: whose medium it is, whose spokesman it is called."""
    speaker = lookup.speaker_actor(voice)
    record = lookup.view.actor(speaker or "")
    if record is not None and record.kind is MentionKind.MEDIA:
        yield from record.affiliations
    if voice is None or record is not None:
        return
    if not speaker:
        yield from _bodies(lookup, [voice])
    else:
        said = lookup.said_by(speaker)
        yield from lookup.once(("bodies", speaker), lambda: list(_bodies(lookup, said)))


def _bodies(lookup: Lookup, said: Iterable[Attribution]) -> dict[str, None]:
    """The bodies as whose spokesman the sources of attributions are called, each once."""
    sources = (source for attribution in said for source in attribution.source)
    return {body: None for source in sources for body in _body_of_spokesman(lookup, source)}


def _body_of_spokesman(lookup: Lookup, source: Span) -> Iterator[str]:
    for match in _SPOKESMAN.finditer(lookup.text, source.start, source.end):
        span = Span(*match.span("of" if match["of"] else "for"))
        words = span.of(lookup.text)
        held = (
            lookup.actor(m) for m in lookup.mentions_in(span) if m.kind is not MentionKind.PERSON
        )
        named = (*held, lookup.by_name(words), with_power(lookup, Doer(None, words, span)).actor)
        yield from {actor: None for actor in named if actor}
    for match in _SOURCE_IN.finditer(lookup.text, source.start, source.end):
        yield from _sides_in(lookup, Span(*match.span("in")))
    if _BARE_SPOKESMAN.fullmatch(source.of(lookup.text)):
        yield from _spoken_of(lookup, source)


def _sides_in(lookup: Lookup, span: Span) -> dict[str, None]:
    """The armed groups and state bodies that a stretch of text names, each once."""
    named = (lookup.actor(m) for m in lookup.mentions_in(span) if m.kind in _SIDES)
    return {actor: None for actor in named if actor}


def _spoken_of(lookup: Lookup, spokesman: Span) -> dict[str, None]:
    """The one side that is named before a spokesman: "The Hill Guard left, a spokesman said"."""
    number = lookup.sentence_number(spokesman.start)
    starts = [lookup.sentences[n].start for n in (number, number - 1) if n >= 0]
    for start in starts:
        sides = _sides_in(lookup, Span(start, max(spokesman.start, start + 1)))
        if sides:
            return sides if len(sides) == 1 else {}
    return {}
