"""Replies: how an accused side answers, linked to the allegation that it answers.

Within an article the link needs the accused side to speak and either shared words or
nearness; across articles it needs shared words and days near each other, and one best
match. A reply that fits two allegations equally stays unlinked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.compare.echoes import claims_responsibility
from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.sides import same_side, side
from counterclaim.protocols import View
from counterclaim.records import Allegation, Attribution, Reading, Reply, ReplyKind, Stance
from counterclaim.spans import Span

MADE_BY = "compare.replies/2"
#: Sentences between an allegation and an answer to it that shares no word with it.
NEAR_SENTENCES = 3
#: Days between the articles of an allegation and of an answer to it.
NEAR_DAYS = 14

#: Replies that say of themselves that they answer something.
_ALONE = frozenset({ReplyKind.DENY, ReplyKind.CANNOT_CONFIRM})
_JUSTIFY = re.compile(
    r"(?i)\b(?:self-?defen[cs]e|in\s+response\s+to|retaliat\w+|legitimate|reserve[sd]?\s+the\s+right"
    r"|right\s+to\s+(?:respond|strike|defend)|only\s+(?:target|strike|way|against)"
    r"|full\s+compliance"
    r"|did\s+not\s+apply|not\s+covered|target\w*\s+only|only\s+terrorists|forced\s+to)\b"
)
_NEGATIVE = re.compile(
    r"(?i)\b(?:no\s+(?:role|part|link|involvement|truth)|nothing\s+to\s+do|(?:did"
    r"|do|does|have|has|had|was|were"
    r"|is|are)\s+not|(?:did|do|does|have|has|had|was|were)n[’']t|never|false|baseless"
    r"|groundless|fabricat\w+)\b"
)


#: Denials of a whole charge, which answer it from farther off than "did not" does.
_ROUND = re.compile(
    r"(?i)\b(?:no\s+(?:role|part|link|involvement|truth)|nothing\s+to\s+do|false|baseless"
    r"|groundless|fabricat\w+)\b"
)
NEAR_ROUND = 6
#: Cues that say of themselves that they answer what was said before.
_ANSWERS = re.compile(
    r"(?i)\b(?:respond|repl(?:y|ied)|retort|rebut|reject|dismiss|hit\s+back|counter(?:ed|ing)"
    r"|shot\s+back|in\s+response)\w*"
)
#: Sources without a name that can go on from a denial of their own side.
_UNNAMED = re.compile(r"(?i)\b(?:military|army|security|government|official|ministry|defen[cs]e)\b")


@dataclass(frozen=True, slots=True)
class _Answer:
    """A statement that may be a reply."""

    lookup: Lookup
    attribution: Attribution
    kind: ReplyKind
    replier: str | None


def find_replies(
    readings: Iterable[Reading], allegations: Sequence[Allegation], *, view: View
) -> list[Reply]:
    """The replies of all articles, each linked to the allegation it answers if that is known."""
    ordered = sorted(readings, key=lambda r: r.article.id)
    lookups = [Lookup(reading, view) for reading in ordered]
    corpus = _Corpus(lookups, allegations, view)
    found: list[Reply] = []
    for lookup in lookups:
        own = corpus.of_article(lookup.article.id)
        replies = [_reply(a, own, corpus) for a in _answers(lookup, own, view)]
        kept = [r for r in replies if r.allegation or r.kind in _ALONE]
        found.extend(kept)
        found.extend(_going_on(lookup, kept, own))
    return found


def _going_on(
    lookup: Lookup, replies: Sequence[Reply], own: Sequence[Allegation]
) -> Iterator[Reply]:
    """Words of an unnamed official right after a denial of the side that they speak of.

    "The government denied that. “The army fights them everywhere,” a military source said."
    """
    known = {allegation.id: allegation for allegation in own}
    answered = {reply.attribution for reply in replies}
    number = lookup.sentence_number
    for attribution in lookup.reading.understanding.attributions:
        speaker = lookup.speaker_text(attribution)
        nameless = lookup.speaker_actor(attribution) is None and _UNNAMED.search(speaker)
        if not nameless or attribution.id in answered or attribution.stance is not Stance.SAYS:
            continue
        content = attribution.content[0]
        for reply in replies:
            allegation = known.get(reply.allegation or "")
            gap = number(content.start) - number(reply.span.start)
            if reply.kind is ReplyKind.DENY and allegation and gap in (0, 1):
                spoken_of = (lookup.actor(m) for m in lookup.mentions_in(content))
                if any(same_side(a, allegation.perpetrator, lookup.view) for a in spoken_of):
                    yield replace(
                        reply,
                        id=content_id(lookup.article.id, "reply", attribution.id, reply.kind),
                        span=content,
                        replier=None,
                        attribution=attribution.id,
                        replier_text=speaker,
                        reasons=("goes on from the denial just before",),
                    )
                    break


def _answers(lookup: Lookup, own: Sequence[Allegation], view: View) -> Iterator[_Answer]:
    for attribution in lookup.reading.understanding.attributions:
        replier = lookup.speaker_actor(attribution)
        kind = _kind(lookup, attribution, replier, own, view)
        if kind is not None:
            yield _Answer(lookup, attribution, kind, replier)


def _kind(
    lookup: Lookup,
    attribution: Attribution,
    replier: str | None,
    own: Sequence[Allegation],
    view: View,
) -> ReplyKind | None:
    """The kind of reply by stance; without one, by words of an accused side."""
    if attribution.stance is Stance.DENIES:
        return ReplyKind.DENY
    if attribution.stance is Stance.CANNOT_CONFIRM:
        return ReplyKind.CANNOT_CONFIRM
    if claims_responsibility(lookup, attribution):
        return ReplyKind.CONFIRM
    at = attribution.content[0].start
    if _ANSWERS.search(" ".join(cue.of(lookup.text) for cue in attribution.cue)):
        return _answer_kind(lookup, attribution, replier, own, view)
    against = [
        a for a in own if a.span.start < at and _is_accused(a, attribution, replier, lookup, view)
    ]
    if not against:
        return None
    if attribution.stance is Stance.CONFIRMS:
        return ReplyKind.CONFIRM
    said = " ".join(part.of(lookup.text) for part in attribution.content)
    if _JUSTIFY.search(said):
        return ReplyKind.JUSTIFY
    near = lookup.sentence_number(at) - lookup.sentence_number(against[-1].span.start)
    mirrored = any(
        b.attribution == attribution.id and same_side(b.perpetrator, a.alleger, view)
        for a in against
        for b in own
    )
    if mirrored:
        return ReplyKind.COUNTER_ACCUSE
    if _ROUND.search(said):
        return ReplyKind.DENY if near <= NEAR_ROUND else None
    return ReplyKind.DENY if near <= 1 and _NEGATIVE.search(said) else None


def _answer_kind(
    lookup: Lookup,
    attribution: Attribution,
    replier: str | None,
    own: Sequence[Allegation],
    view: View,
) -> ReplyKind | None:
    """The kind of a statement that calls itself an answer, whoever was accused."""
    if _prior(lookup, attribution, replier, own, view) is None:
        return None
    said = " ".join(part.of(lookup.text) for part in attribution.content)
    if any(_held(lookup, a, attribution) for a in own):
        return ReplyKind.COUNTER_ACCUSE
    if _JUSTIFY.search(said):
        return ReplyKind.JUSTIFY
    cue = " ".join(part.of(lookup.text) for part in attribution.cue)
    rejects = re.search(r"(?i)\b(?:rebut|reject|dismiss)", cue)
    return ReplyKind.DENY if rejects or _NEGATIVE.search(said) else None


def _held(lookup: Lookup, allegation: Allegation, attribution: Attribution) -> bool:
    """Whether an allegation is made in an attribution or in one nested in it."""
    made = lookup.attributions.get(allegation.attribution or "")
    return any(link.id == attribution.id for link in lookup.chain(made))


def _prior(
    lookup: Lookup,
    attribution: Attribution,
    replier: str | None,
    own: Sequence[Allegation],
    view: View,
) -> Allegation | None:
    """The last allegation before an answer, near it and of another side than the answer's."""
    at, number = attribution.content[0].start, lookup.sentence_number
    near = [
        a
        for a in own
        if a.span.end <= at
        and number(at) - number(a.span.start) <= NEAR_SENTENCES
        and not same_side(a.alleger, replier, view)
    ]
    return max(near, key=lambda a: a.span) if near else None


def _is_accused(
    allegation: Allegation,
    attribution: Attribution,
    replier: str | None,
    lookup: Lookup,
    view: View,
) -> bool:
    if allegation.attribution == attribution.id:
        return False
    if same_side(allegation.perpetrator, replier, view):
        return not same_side(allegation.alleger, replier, view)
    words = lookup.speaker_text(attribution)
    doer = allegation.perpetrator_text.lower().removeprefix("the ")
    if len(doer) > 4 and doer in words.lower():
        return True
    return any(
        (state := view.state_of_demonym(word)) is not None
        and same_side(state.government, allegation.perpetrator, view)
        for word in re.findall(r"[A-Z][a-z]+", words)
        if replier is None or view.actor(replier) is None
    )


class _Corpus:
    """All allegations, by article and by alleged perpetrator, with their words as stems."""

    def __init__(
        self, lookups: Sequence[Lookup], allegations: Sequence[Allegation], view: View
    ) -> None:
        self._lookups = {lookup.article.id: lookup for lookup in lookups}
        self._by_article: dict[str, list[Allegation]] = defaultdict(list)
        self._by_doer: dict[str, list[Allegation]] = defaultdict(list)
        for allegation in allegations:
            self._by_article[allegation.article_id].append(allegation)
            if allegation.perpetrator is not None:
                self._by_doer[allegation.perpetrator].append(allegation)
        self._sides = {doer: side(doer, view) for doer in sorted(self._by_doer)}
        self._view, self._stems = view, dict[str, frozenset[str]]()

    def of_article(self, article_id: str) -> list[Allegation]:
        """The allegations of one article."""
        return self._by_article.get(article_id, [])

    def against_side_of(self, actor: str | None) -> Iterator[Allegation]:
        """The allegations against an actor or its side."""
        own = side(actor, self._view)
        for doer, theirs in self._sides.items():
            if own & theirs:
                yield from self._by_doer[doer]

    def stems_of(self, allegation: Allegation) -> frozenset[str]:
        """The stems of an allegation's words and of its act."""
        if allegation.id not in self._stems:
            text = self._lookups[allegation.article_id].text
            self._stems[allegation.id] = stems(allegation.span.of(text)) | stems(allegation.act)
        return self._stems[allegation.id]

    def days_apart(self, a: str, b: str) -> int | None:
        """The days between the publication of two articles; None if either is unknown."""
        return _days_apart(self._published(a), self._published(b))

    def _published(self, article_id: str) -> tuple[date | None, date | None]:
        interval = self._lookups[article_id].article.published.interval
        return interval.start, interval.end


_COMMON = re.compile(
    r"accus|alleg|deni|deny|claim|report|said|have|been|were|with|that|this|from|they|their|which"
    r"|stat|forc|group|army|milit|gover|regim|would|could|about|also|into"
)
"""Stems that every accusation or denial may share; they link nothing."""


def stems(words: str) -> frozenset[str]:
    """Content words cut to six letters, so that "collaborating" meets "collaboration"."""
    found = {w[:6] for w in re.findall(r"[a-z]{4,}", words.lower())}
    return frozenset(word for word in found if not _COMMON.match(word))


def _reply(answer: _Answer, own: Sequence[Allegation], corpus: _Corpus) -> Reply:
    lookup, attribution = answer.lookup, answer.attribution
    chosen, reasons = _within(answer, own, corpus)
    if chosen is None and _ANSWERS.search(" ".join(c.of(lookup.text) for c in attribution.cue)):
        chosen = _prior(lookup, attribution, answer.replier, own, lookup.view)
        reasons = ("it says that it answers what was said before",) if chosen else reasons
    if chosen is None:
        chosen, reasons = _across(answer, corpus)
    span = Span(attribution.content[0].start, attribution.content[0].end)
    return Reply(
        id=content_id(lookup.article.id, "reply", attribution.id, answer.kind),
        article_id=lookup.article.id,
        span=span,
        kind=answer.kind,
        replier=answer.replier,
        made_by=MADE_BY,
        allegation=chosen.id if chosen else None,
        attribution=attribution.id,
        replier_text=lookup.speaker_text(attribution),
        reasons=reasons,
    )


def _within(
    answer: _Answer, own: Sequence[Allegation], corpus: _Corpus
) -> tuple[Allegation | None, tuple[str, ...]]:
    """The allegation of the same article that an answer meets best."""
    lookup, view = answer.lookup, answer.lookup.view
    said = stems(" ".join(part.of(lookup.text) for part in answer.attribution.content))
    at = answer.attribution.content[0].start
    words = " ".join(part.of(lookup.text) for part in answer.attribution.content)
    reach = NEAR_ROUND if _ROUND.search(words) else NEAR_SENTENCES
    scored = []
    for allegation in own:
        if not _is_accused(allegation, answer.attribution, answer.replier, lookup, view):
            continue
        shared = said & corpus.stems_of(allegation)
        gap = abs(lookup.sentence_number(at) - lookup.sentence_number(allegation.span.start))
        before = allegation.span.start < at
        if len(shared) >= 2 or (before and (shared or gap <= reach)):
            scored.append(
                (len(shared), -gap, -allegation.span.start, allegation.id, allegation, shared)
            )
    if not scored:
        return _last_against(answer, own)
    best = max(scored)
    reasons = ["the accused side speaks"]
    if best[5]:
        reasons.append(f"shared words: {', '.join(sorted(best[5]))}")
    else:
        reasons.append(f"{-best[1]} sentences after it")
    return best[4], tuple(reasons)


_THE_CLAIM = re.compile(
    r"(?i)^\W*(?:the|this|that|these|those|any\s+such|such)?\s*(?:\w+\s+)?"
    r"(?:claim|accusation|allegation|charge|report)s?\W*$"
)


def _last_against(
    answer: _Answer, own: Sequence[Allegation]
) -> tuple[Allegation | None, tuple[str, ...]]:
    """What an outright denial answers: "the claim" just before, else the last one against it."""
    lookup, attribution, view = answer.lookup, answer.attribution, answer.lookup.view
    at, number = attribution.content[0].start, lookup.sentence_number
    if answer.kind is ReplyKind.DENY:
        said = " ".join(part.of(lookup.text) for part in attribution.content)
        near = [a for a in own if a.span.start < at and number(at) - number(a.span.start) <= 1]
        if near and _THE_CLAIM.match(said):
            return max(near, key=lambda a: a.span), ("it denies the claim just before",)
        against = [
            a
            for a in own
            if a.span.start < at and _is_accused(a, attribution, answer.replier, lookup, view)
        ]
        if against:
            return max(against, key=lambda a: a.span), ("the last allegation against that side",)
    return None, ("no allegation in the article that it could answer",)


def _across(answer: _Answer, corpus: _Corpus) -> tuple[Allegation | None, tuple[str, ...]]:
    """The one allegation of another article that an answer clearly meets."""
    lookup = answer.lookup
    said = stems(" ".join(part.of(lookup.text) for part in answer.attribution.content))
    scored = []
    for allegation in corpus.against_side_of(answer.replier):
        days = corpus.days_apart(lookup.article.id, allegation.article_id)
        if allegation.article_id == lookup.article.id or days is None or days > NEAR_DAYS:
            continue
        shared = said & corpus.stems_of(allegation)
        if len(shared) >= 2:
            scored.append((len(shared), -days, allegation.id, allegation, shared))
    scored.sort(key=lambda row: row[:3], reverse=True)
    if not scored or (len(scored) > 1 and scored[0][:2] == scored[1][:2]):
        why = "several allegations fit equally" if scored else "no allegation found that it answers"
        return None, (why,)
    top = scored[0]
    return top[3], (f"another article; shared words: {', '.join(sorted(top[4]))}",)


def _days_apart(
    a: tuple[date | None, date | None], b: tuple[date | None, date | None]
) -> int | None:
    """Days between two publication intervals; None if either is unknown."""
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return None
    return max((a[0] - b[1]).days + 1, (b[0] - a[1]).days + 1, 0)
