"""The subject of the clause before a word, as the likely doer of what the word tells."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.compare.charges.doers import (
    GOVERNED,
    PLAIN,
    SIDES,
    STATES,
    Doer,
    acts,
    from_mention,
    government_of,
)
from counterclaim.compare.lookup import Lookup
from counterclaim.records import Attribution, Mention, MentionKind, Stance
from counterclaim.spans import Span


def subject_before(lookup: Lookup, at: int) -> Doer | None:
    """The last actor named in the clause before a position, as its likely subject.

    Names that a preposition governs ("groups backed by Turkey") stand back. A clause that
    begins with a pronoun ("and they may keep …") or with its verb ("but does its best")
    takes the subject of the clause before it.
    """
    sentence = lookup.sentence_at(at)
    start = sentence.start
    for stop in _CLAUSE.finditer(lookup.text[start:at]):
        start = sentence.start + stop.end()
    if start > sentence.start and _NO_SUBJECT.match(lookup.text, start, at):
        before = subject_before(lookup, start - 1)
        if before is not None:
            return before
    return _subject_in(lookup, Span(start, max(at, start + 1)))


def _subject_in(lookup: Lookup, clause: Span) -> Doer | None:
    text = lookup.text
    sides = _SIDES_DO.search(text, clause.start, clause.end)
    if sides:
        span = Span(*sides.span("np"))
        return Doer(None, " ".join(span.of(text).split()), span)
    held = [m for m in lookup.mentions_in(clause) if not _bracketed(text, m.span, clause)]
    named = [m for m in held if acts(lookup, m) or _capital(lookup, m) is not None]
    that = _THAT.search(text, clause.start, clause.end)
    if that and not any(m.span.end > that.start("np") for m in named):
        span = Span(that.start("np"), that.end("np"))
        return Doer(None, " ".join(span.of(text).split()), span)
    aside = _ASIDE.search(text, clause.start, clause.end)
    heads = [m for m in named if aside and m.span.end == aside.start() and acts(lookup, m)]
    if heads:
        return from_mention(lookup, heads[-1])
    free = [m for m in named if not _governed(text, m.span, clause)]
    if free and (head := _head_of_relative(lookup, named, free[-1], clause)):
        return from_mention(lookup, head)
    if free:
        found = from_mention(lookup, free[-1])
        return replace(found, actor=found.actor or _capital(lookup, free[-1]))
    for pattern in (PLAIN, STATES):
        plain = pattern.search(text, clause.start, clause.end)
        if plain:
            span = Span(*plain.span())
            return Doer(None, " ".join(span.of(text).split()), span)
    by = [m for m in named if acts(lookup, m) and _BY.search(text[: m.span.start][-8:])]
    return from_mention(lookup, by[-1]) if by else None


def _head_of_relative(
    lookup: Lookup, named: list[Mention], chosen: Mention, clause: Span
) -> Mention | None:
    """Whom a relative clause behind a name goes on with: "Kelians hate the plan of Ostra which"."""
    opened = list(_OPENED.finditer(lookup.text, chosen.span.end, clause.end))
    heads = [m for m in named if opened and m.span.end == opened[-1].start()]
    return heads[-1] if heads and acts(lookup, heads[-1]) else None


def denier(lookup: Lookup, inner: Attribution | None, at: int) -> Doer | None:
    """Who denies what a pronoun lays on it: "denied claims by Ostra that it | shelled"."""
    outer = lookup.attributions.get(inner.parent or "") if inner else None
    if inner is None or outer is None or outer.stance is not Stance.DENIES or not outer.source:
        return None
    if not _THAT_IT.search(lookup.text, inner.content[0].start, at):
        return None
    words = " ".join(outer.source[0].of(lookup.text).split())
    return Doer(lookup.speaker_actor(outer), words, outer.source[0])


def last_two_groups(lookup: Lookup, at: int) -> list[str]:
    """The two armed groups named last in the three sentences before a position, or none."""
    number = lookup.sentence_number(at)
    found: dict[str, None] = {}
    for mention in reversed(lookup.ordered):
        near = number - lookup.sentence_number(mention.span.start) <= 3
        actor = lookup.actor(mention) if mention.span.end <= at and near else None
        record = lookup.view.actor(actor) if actor else None
        if record is not None and record.kind is MentionKind.ARMED_GROUP:
            found.setdefault(record.id)
        if len(found) == 2:
            return sorted(found)
    return []


#: "(claims) | that it had indiscriminately | shelled the town"
_THAT_IT = re.compile(
    r"\bthat\s+(?:it|they|he|she)\s+(?:(?:had|has|have|was|were|is|are|been|also|[a-z]+ly)\s+){0,3}$"
)
#: "fighting | Ostra": who stands behind it is its object.
_OBJECT = re.compile(
    r"(?i)\b(?!including|following|during|being|saying|adding|(?:shell|bomb|kill|train|build|meet)ing)"
    r"[a-z]+ing\s+(?:the\s+)?$"
)
_BY = re.compile(r"(?i)\bby\s+(?:the\s+)?$")


def _governed(text: str, span: Span, clause: Span) -> bool:
    before = text[max(clause.start, span.start - 24) : span.start]
    return bool(GOVERNED.search(before[-14:]) or _OBJECT.search(before))


def _capital(lookup: Lookup, mention: Mention) -> str | None:
    """The government that a capital stands for as the subject of a verb: "Damascus had …"."""
    if mention.kind is not MentionKind.PLACE or not _VERB_NEXT.match(lookup.text, mention.span.end):
        return None
    if GOVERNED.search(lookup.text[max(0, mention.span.start - 14) : mention.span.start]):
        return None
    return government_of(lookup, mention)


#: Where a clause begins; sentences run together in a quotation count too.
_CLAUSE = re.compile(r"[;:]|,\s+(?:while|but|and|when)\s|(?<=[a-z]{3})[.!?]\s+(?=[A-Z])")
_NO_SUBJECT = re.compile(
    r"(?i)\s*(?:they|it|he|she|(?:(?:also|still|even|instead|rather)\s+)?"
    r"(?:does|do|did|has|had|is|was|were|keeps?|kept|continue[sd]?|goes\s+on|went\s+on))\b"
)
_VERB_NEXT = re.compile(
    r"\s+(?:had|has|is|was|were|have|would|will|may|might|could|never|also|[a-z]{3,}ed|[a-z]{3,}s)\b"
)
#: "that the West would like to …": a subject with a capital that is nobody's known name.
_THAT = re.compile(
    r"\bthat\s+(?P<np>(?:the\s+)?[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3})\s+"
    r"(?:would|may|might|could|will|has|have|had|is|was|were|are)\b"
)


def _bracketed(text: str, span: Span, clause: Span) -> bool:
    """Whether a name stands in a bracket that a preposition governs and that is closed again."""
    opened = max(
        text.rfind("[", clause.start, span.start), text.rfind("(", clause.start, span.start)
    )
    if opened < 0 or not re.match(r"[^\[\]()]*[\])]", text[span.end : clause.end]):
        return False
    return bool(GOVERNED.search(text[max(clause.start, opened - 14) : opened]))


#: "said that both sides had broken it": they, and not who says so.
_SIDES_DO = re.compile(
    rf"(?P<np>\b(?:[Bb]oth|[Aa]ll|[Tt]he\s+two)\s+{SIDES.pattern})"
    r"\s+(?:(?:had|have|has|were|are|[a-z]+ly|already|again)\s+){0,3}$"
)
#: "Ostra | , which had never fought Kelia, | turned a blind eye"
_ASIDE = re.compile(r"\s?,\s+(?:which|who)\s[^;]+,\s+(?:(?:also|then|\w+ly)\s+)?$")
#: "a plan of Ostra, which"
_OPENED = re.compile(r",?\s+(?:which|who)\s")
#: ", that was never part of the truce and kept attacking": the clause that a relative opens.
_RELATIVE = re.compile(r",\s+(?:that|which|whom?)\s")


def antecedent(lookup: Lookup, at: int) -> Doer | None:
    """What a relative clause that holds a position speaks of: the name set off by a comma.

    In "Black Banner, the branch that others condemned, which kept attacking": the first name.
    """
    text, sentence = lookup.text, lookup.sentence_at(at)
    opened = list(_RELATIVE.finditer(text, sentence.start, at))
    if not opened:
        return None
    start = opened[-1].start()
    before = [m for m in lookup.mentions_in(Span(sentence.start, start)) if acts(lookup, m)]
    set_off = [m for m in before if text[m.span.end : m.span.end + 1] == ","]
    return from_mention(lookup, set_off[-1]) if set_off else None
