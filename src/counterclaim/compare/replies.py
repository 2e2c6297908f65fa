"""Replies: how an accused side answers, linked to the allegation that it answers.

Within an article the link needs the accused side to speak and either shared words or
nearness; across articles it needs shared words and days near each other, and one best
match. A reply that fits two allegations equally stays unlinked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.sides import same_side, side
from counterclaim.protocols import View
from counterclaim.records import Allegation, Attribution, Reading, Reply, ReplyKind, Stance
from counterclaim.spans import Span

MADE_BY = "compare.replies/1"
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
        replies = (_reply(a, own, corpus) for a in _answers(lookup, own, view))
        found.extend(r for r in replies if r.allegation or r.kind in _ALONE)
    return found


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
    at = attribution.content[0].start
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
    return ReplyKind.DENY if near <= 1 and _NEGATIVE.search(said) else None


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
    text = lookup.speaker_text(attribution).lower()
    doer = allegation.perpetrator_text.lower()
    return bool(doer) and len(doer) > 4 and doer in text


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
    chosen, reasons = _within(answer, own, corpus)
    if chosen is None:
        chosen, reasons = _across(answer, corpus)
    lookup, attribution = answer.lookup, answer.attribution
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
    scored = []
    for allegation in own:
        if not _is_accused(allegation, answer.attribution, answer.replier, lookup, view):
            continue
        shared = said & corpus.stems_of(allegation)
        gap = abs(lookup.sentence_number(at) - lookup.sentence_number(allegation.span.start))
        if shared or (gap <= NEAR_SENTENCES and allegation.span.start < at):
            scored.append(
                (len(shared), -gap, -allegation.span.start, allegation.id, allegation, shared)
            )
    if not scored:
        return None, ("no allegation in the article that it could answer",)
    best = max(scored)
    reasons = ["the accused side speaks"]
    if best[5]:
        reasons.append(f"shared words: {', '.join(sorted(best[5]))}")
    else:
        reasons.append(f"{-best[1]} sentences after it")
    return best[4], tuple(reasons)


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
