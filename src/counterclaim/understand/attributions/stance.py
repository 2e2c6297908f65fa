"""What a cue does with its content, and what sort of attribution it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.records import AttributionKind, Stance
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import cue_lexicon
from counterclaim.understand.lexicon import Hit
from counterclaim.understand.words import Words, word_set

_NOT = word_set("not never no neither nor cannot t without")
_UNABLE = word_set("could couldn can cannot unable")
_REFUSING = word_set("refuse refuses refused refusing decline declines declined declining")
_TO_SAY = word_set(
    "comment say discuss answer elaborate confirm speak reveal disclose give name identify explain"
)
_AGREEING = word_set("agree agrees agreed agreeing")
_TO_BE = word_set("would will should shall must to can could may might ll d")
_FAILING = word_set("fail fails failed failing stop stops stopped")
_ASKING = word_set("ask asks asked asking")
_WHETHER = word_set("whether if why how what who")
_EXPRESSING = word_set(
    "voice voices voiced voicing express expresses expressed expressing raise raises raised"
)
_DOUBT = word_set("doubt doubts scepticism skepticism disbelief")
_NAMING = word_set(
    "describe describes described describing call calls called calling brand brands branded"
    " branding label labels labelled labeled labelling term terms termed terming"
)
UNTRUE = word_set(
    "untrue false baseless unfounded groundless fabricated fabrication fabrications lie lies"
    " falsehood falsehoods"
)
_HOLDING = word_set("hold holds held")
_ANSWERABLE = word_set("responsible accountable")
_LONG = 6  # "refused for more than a year to": so many words may tell for how long
_BEFORE_CUE = 3  # "could not independently [verify]": so far before a cue a negation is looked for


@dataclass(frozen=True, slots=True)
class CueSense:
    """Stance and kind of a cue, whether it holds, and the words that decided."""

    stance: Stance
    kind: AttributionKind
    polarity: bool = True
    span: Span | None = None


_PLAIN = CueSense(Stance.SAYS, AttributionKind.SPEECH)


def cue_sense(words: Words, cue: Spans, content: Spans = ()) -> CueSense:
    """The sense of a cue by the lexicon ``cues.tsv``; an unknown or empty cue says.

    The first word that does more than say decides ("told ... urging"). To describe
    something as untrue, or to call it a lie, denies it. A negated
    confirmation cannot confirm, a negated belief doubts; any other negated cue takes
    no stance and has polarity False ("did not deny" is no denial); nor has who "refused
    to leave", while who "refused to comment" confirms nothing.
    """
    told = {words.lower[i] for span in (*cue, *content) for i in words.within(span)}
    if told & _ANSWERABLE and {words.lower[i] for c in cue for i in words.within(c)} & _HOLDING:
        return CueSense(Stance.ACCUSES, AttributionKind.SPEECH, span=cue[0])
    hits = [hit for span in cue for hit in cue_lexicon().hits(words, words.within(span))]
    if not hits:
        said = {words.lower[i] for span in cue for i in words.within(span)}
        return _PLAIN if _NOT.isdisjoint(said) else replace(_PLAIN, polarity=False)
    hit = next((h for h in hits if h.value[0] != Stance.SAYS), hits[0])
    stance, kind = hit.value
    found = CueSense(stance, kind, span=words.span(hit.first, hit.last))
    if words.lower[hit.first] in _ASKING and _asks_whether(words, content):
        return CueSense(Stance.DOUBTS, kind, span=found.span)
    if words.lower[hit.first] in _REFUSING and stance == Stance.DENIES:
        found = _refused(words, (*cue, *content), hit.last + 1, found)
    if words.lower[hit.first] in _AGREEING and _is_so(words, content):
        found = replace(found, stance=Stance.SAYS)
    if stance == Stance.SAYS and _EXPRESSING & set(words.lower[hit.first : hit.last + 1]):
        told = {words.lower[i] for span in (*cue, *content) for i in words.within(span)[:3]}
        found = replace(found, stance=Stance.DOUBTS if told & _DOUBT else stance)
    if words.lower[hit.first] in _NAMING and _ends_untrue(words, content):
        found = CueSense(Stance.DENIES, kind, span=found.span)
    return _negated(words, hit, found) if _is_negated(words, hit, cue) else found


def _asks_whether(words: Words, content: Spans) -> bool:
    return any(words.lower[i] in _WHETHER for c in content for i in words.within(c)[:1])


def _is_so(words: Words, content: Spans) -> bool:
    """Whether a content tells what is, and not what is to be: "agreed that it was late"."""
    told = [words.lower[i] for part in content for i in words.within(part)]
    return told[:1] == ["that"] and _TO_BE.isdisjoint(told)


def _refused(words: Words, parts: Spans, behind: int, found: CueSense) -> CueSense:
    """The sense of "refused": a denial of what was said, unless a verb follows.

    "Refused | for months | to allow a visit" and "refused | repeatedly | to leave" do nothing else.
    """
    after = [words.lower[i] for part in parts for i in words.within(part) if i >= behind]
    if after and (after[0] == "for" or after[0].endswith("ly")):
        after = after[after.index("to", 0, _LONG) :] if "to" in after[:_LONG] else after
    if not after or after[0] != "to":
        return found
    silent = after[1:2] != [] and after[1] in _TO_SAY
    return replace(found, stance=Stance.CANNOT_CONFIRM if silent else Stance.SAYS)


def _ends_untrue(words: Words, content: Spans) -> bool:
    """Whether a content ends in a word for what is not true, and calls nothing else so."""
    last = [i for c in content[-1:] for i in words.within(c) if words.lower[i].isalnum()][-2:]
    return bool(last) and words.lower[last[-1]] in UNTRUE and words.lower[last[0]] not in _NOT


def _is_negated(words: Words, hit: Hit[tuple[Stance, AttributionKind]], cue: Spans) -> bool:
    start = max(hit.first - _BEFORE_CUE, 0)
    before = words.lower[start : hit.first]
    own = {words.lower[i] for span in cue for i in words.within(span) if i < hit.first}
    yet = before[-2:] == ("yet", "to")  # "had yet to comment"
    return yet or bool(_NOT & _tail(before)) or bool((_REFUSING | _FAILING) & own)


def _tail(before: tuple[str, ...]) -> set[str]:
    """The words after the last mark, since a negation does not reach over it."""
    tail: set[str] = set()
    for word in reversed(before):
        if not word[0].isalnum() and word not in ("'", "’"):
            break
        tail.add(word)
    return tail


def _negated(words: Words, hit: Hit[tuple[Stance, AttributionKind]], found: CueSense) -> CueSense:
    before = set(words.lower[max(hit.first - _BEFORE_CUE, 0) : hit.first])
    if found.stance == Stance.CONFIRMS or (before & _UNABLE and found.stance == Stance.SAYS):
        return CueSense(Stance.CANNOT_CONFIRM, found.kind, span=found.span)
    if found.kind == AttributionKind.BELIEF:
        return CueSense(Stance.DOUBTS, found.kind, span=found.span)
    return CueSense(Stance.SAYS, found.kind, polarity=False, span=found.span)
