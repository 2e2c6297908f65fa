"""Reports that pass on another's words: "the agency quoted the centre as saying ...".

Flat readings see one attribution there. By our convention it is two: an outer one of
the outlet that quotes, and in it one of the source quoted, with the same content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.datelines import past_dateline
from counterclaim.spans import Span, Spans, trim
from counterclaim.understand.attributions.drafts import Draft, tidied, without
from counterclaim.understand.attributions.relay_forms import (
    CITING,
    QUOTING,
    RELAYING,
    Relay,
    RelayFinder,
)
from counterclaim.understand.words import Words, word_set

RULE_VERSION = "understand.relays 1"
RULE_SCORE = 0.8
_TITLE = 5  # words of the office before a name
_ADVERBIAL = word_set("on in at during after before late early monday tuesday")


def relayed(
    text: str,
    words: Words,
    sentences: Spans,
    drafts: Sequence[Draft],
    *,
    names: Spans = (),
) -> list[Draft]:
    """The drafts of a passage with each relay as two, the source quoted in its relayer.

    ``names`` are spans of actors that the model marked; they tell where a noun phrase
    ends in text that lost its commas. Drafts that a relay does not touch stay as they
    are. The content is what the reader linked, else the clause that the form gives.
    """
    made = list(drafts)
    for sentence in sentences:
        finder = RelayFinder(words, words.within(sentence), names)
        for index in finder.within:
            if words.lower[index] == "according":
                made = _said_in_accord(finder, index, made)
            if words.lower[index] not in RELAYING:
                continue
            sources = [s for d in made for s in d.source]
            relay = finder.relay(index, sources)
            if relay is not None:
                made = _restructured(text, sentence, relay, made)
            elif words.lower[index] in QUOTING:
                made = _with_cited(text, finder, index, made)
    return made


def _restructured(text: str, sentence: Span, relay: Relay, drafts: list[Draft]) -> list[Draft]:
    """The drafts with those that a relay's words made replaced by the relay's two."""
    touched = [d for d in drafts if any(relay.zone.overlaps(c) for c in d.cue)]
    linked = [part for d in touched for span in d.content for part in without(span, relay.zone)]
    relay, linked = _with_title(text, relay, linked)
    content = tidied(text, linked) or _clause(text, sentence, relay)
    if not content:
        return drafts
    score = max((d.score for d in touched), default=RULE_SCORE)
    made_by = touched[0].made_by if touched else RULE_VERSION
    source = (relay.outer,) if relay.outer else ()
    outer = Draft(source, (relay.outer_cue,), content, score, made_by)
    inner = Draft((relay.inner,), (relay.inner_cue,), content, score, RULE_VERSION, outer)
    return [*(d for d in drafts if d not in touched), outer, inner]


def _with_title(text: str, relay: Relay, linked: list[Span]) -> tuple[Relay, list[Span]]:
    """The relay with the title of who is quoted, where that was read as a content of its own."""
    whole = tidied(text, linked)
    title = next((p for p in whole if p.end < relay.inner.start <= p.end + 1), None)
    if title is None or not title.of(text)[0].isupper() or len(title.of(text).split()) > _TITLE:
        return relay, linked
    inner = Span(title.start, relay.inner.end)
    return replace(relay, inner=inner), [p for p in whole if p != title]


def _with_cited(text: str, finder: RelayFinder, verb: int, drafts: list[Draft]) -> list[Draft]:
    """The source of "..., the agency said, citing X" inside the agency's draft."""
    words = finder.words
    cue = words.span(verb, verb)
    if words.lower[verb] in CITING and verb == finder.within.start:
        return _cited_first(text, finder, cue, drafts)
    if accord := _citing_in_accord(text, finder, verb, drafts):
        return accord
    if words.lower[verb + 1 : verb + 2] == ("by",):
        return _quoted_by(finder, verb, drafts)
    inner = finder.cited(verb + 1)
    outer = _outer_of_citing(finder, cue, drafts)
    if words.lower[verb] not in CITING or inner is None or outer is None:
        return drafts
    zone = Span(cue.start, inner.end)
    others = [d for d in drafts if d is not outer and not any(zone.overlaps(c) for c in d.cue)]
    linked = tidied(text, [p for span in outer.content for p in without(span, zone)])
    content = linked or _before(text, finder, outer, cue)
    own_cue = tuple(p for c in outer.cue for p in tidied(text, without(c, zone)))
    own_cue = own_cue or outer.cue
    if not content:
        return drafts
    kept = replace(outer, content=content, cue=own_cue)
    cited = Draft((inner,), (cue,), content, RULE_SCORE, RULE_VERSION, kept)
    return [*others, kept, cited]


def _cited_first(text: str, finder: RelayFinder, cue: Span, drafts: list[Draft]) -> list[Draft]:
    """The source of a sentence that opens with it: "Citing medics the monitor said ten died"."""
    words = finder.words
    inner = finder.cited(words.within(cue).stop)
    outer = next((d for d in drafts if inner and d.cue != (cue,) and _follows(d, inner)), None)
    if inner is None or outer is None:
        return drafts
    zone = Span(cue.start, inner.end)
    linked = tidied(text, [p for span in outer.content for p in without(span, zone)])
    kept = replace(outer, content=linked or outer.content)
    cited = Draft((inner,), (cue,), kept.content, RULE_SCORE, RULE_VERSION, kept)
    others = [d for d in drafts if d is not outer and not any(zone.overlaps(c) for c in d.cue)]
    return [*others, kept, cited]


def _citing_in_accord(
    text: str, finder: RelayFinder, verb: int, drafts: list[Draft]
) -> list[Draft] | None:
    """The two of "According to the army, citing villagers, the raiders fled"."""
    words, within = finder.words, finder.within
    sentence = words.span(within.start, within.stop - 1)
    start = words.within(Span(past_dateline(text, sentence), sentence.end)).start
    opens = words.lower[start : start + 2] == ("according", "to")
    if not opens or words.lower[verb] not in CITING or words.lower[verb - 1] != ",":
        return None
    outer, inner = finder.phrase(start + 2, verb - 2), finder.cited(verb + 1)
    if outer is None or inner is None or "," in outer.of(text):
        return None
    zone = Span(words.starts[start], inner.end)
    content = tidied(text, [Span(inner.end, sentence.end)])
    if not content:
        return None
    told = Draft((outer,), (words.span(start, start + 1),), content, RULE_SCORE, RULE_VERSION)
    cited = Draft((inner,), (words.span(verb, verb),), content, RULE_SCORE, RULE_VERSION, told)
    return [*(d for d in drafts if not any(zone.overlaps(c) for c in d.cue)), told, cited]


def _said_in_accord(finder: RelayFinder, at: int, drafts: list[Draft]) -> list[Draft]:
    """The two of "..., the envoy said, according to the agency", where one reading has both.

    That reading has the verb of the envoy and the agency for its source.
    """
    words = finder.words
    verb = at - 2 if words.lower[at - 1] == "," else at - 1
    if verb <= finder.within.start or words.lower[verb] not in ("said", "says"):
        return drafts
    cue = words.span(verb, verb)
    mixed = next(
        (d for d in drafts if d.cue == (cue,) and d.source and d.source[0].start > cue.end), None
    )
    others = [d for d in drafts if d is not mixed]
    speaker = finder.before(verb, []) if mixed and mixed.parent is None else None
    if mixed is None or speaker is None:
        return drafts
    accord = words.span(at, at + 1)
    outer = Draft(mixed.source, (accord,), mixed.content, RULE_SCORE, RULE_VERSION)
    inner = replace(mixed, source=(speaker,), parent=outer)
    return [*(d for d in others if accord not in d.cue), outer, inner]


def _follows(draft: Draft, inner: Span) -> bool:
    """Whether a speaker stands right behind whom he cites."""
    return bool(draft.source) and 0 <= draft.source[0].start - inner.end <= len(" , ")


def _before(text: str, finder: RelayFinder, outer: Draft, cue: Span) -> Spans:
    """The clause before the speaker who cites, from the start of the sentence."""
    start = finder.words.starts[finder.within.start]
    end = min((s.start for s in (*outer.source, *outer.cue, cue) if s.start > start), default=start)
    clause = trim(text, past_dateline(text, Span(start, end)), end) if start < end else None
    return tidied(text, [clause]) if clause and len(clause.of(text).split()) >= 3 else ()


def _outer_of_citing(finder: RelayFinder, cue: Span, drafts: Sequence[Draft]) -> Draft | None:
    """The draft of the same sentence whose speaker cites: the nearest before the cue."""
    start = finder.words.starts[finder.within.start]
    near: list[tuple[bool, int, Draft]] = []
    for draft in drafts:
        own = [p for p in (*draft.source, *draft.cue) if start <= p.start and p.start < cue.end]
        if own and draft.parent is None and (draft.source or draft.cue != (cue,)):
            near.append((draft.cue != (cue,), max(p.end for p in own), draft))
    return max(near, key=lambda n: n[:2])[2] if near else None


def _quoted_by(finder: RelayFinder, verb: int, drafts: list[Draft]) -> list[Draft]:
    """The agency's draft around that of "..., an officer quoted by the agency said".

    Likewise of "..., an officer said, quoted by the agency".
    """
    words = finder.words
    outer = finder.cited(verb + 2)
    if outer is None:
        return drafts
    for at, draft in enumerate(drafts):
        own = (*draft.source, *draft.cue)
        source = tuple(_up_to(words, s, verb) for s in draft.source)
        speaks = source != draft.source or any(0 <= verb - words.within(s).stop <= 1 for s in own)
        if speaks and draft.parent is None:
            cue = words.span(verb, verb + 1)
            around = Draft((outer,), (cue,), draft.content, RULE_SCORE, RULE_VERSION)
            inner = replace(draft, source=source, parent=around)
            others = (d for d in drafts[at + 1 :] if d.cue != (cue,))
            return [*drafts[:at], around, inner, *others]
    return drafts


def _up_to(words: Words, source: Span, verb: int) -> Span:
    """A source without whom its own relay names: "an officer | quoted by the agency"."""
    inside = words.within(source)
    return words.span(inside.start, verb - 1) if inside.start < verb < inside.stop else source


def _clause(text: str, sentence: Span, relay: Relay) -> Spans:
    """What a relay's form alone tells of its content: the clause after it, or before it."""
    after = trim(text, relay.zone.end, sentence.end)
    before = trim(text, sentence.start, relay.zone.start)
    first = after.of(text).split(None, 1)[0].lower() if after else ""
    if after and first not in _ADVERBIAL and len(after.of(text).split()) >= 3:
        return tidied(text, [after])
    if before and len(before.of(text).split()) >= 3:
        return tidied(text, [before])
    return ()
