"""Replies: how an accused side answers, linked to the allegation that it answers.

``replyrules`` says which statements are replies, and of which kind; ``replylinks`` finds
what each answers; denials that no attribution holds come from ``denials``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.replies.answering import Statement
from counterclaim.compare.replies.denials import Denial, denials
from counterclaim.compare.replies.links import AllAllegations, link
from counterclaim.compare.replies.rules import Rule, rule_for
from counterclaim.compare.sides import same_side
from counterclaim.protocols import View
from counterclaim.records import Allegation, Reading, Reply, ReplyKind, Stance

MADE_BY = "compare.replies/3"


def find_replies(
    readings: Iterable[Reading], every: AllAllegations, *, view: View
) -> Iterator[Reply]:
    """The replies of articles, each linked to the allegation it answers if that is known.

    Args:
        readings: in any order, which is kept.
        every: the allegations of these articles and of all others that they may answer.
        view: the knowledge packs.
    """
    for reading in readings:
        yield from _of_article(Lookup(reading, view), every)


def _of_article(lookup: Lookup, every: AllAllegations) -> list[Reply]:
    own = every.of_article(lookup.article.id)
    found = []
    for attribution in lookup.reading.understanding.attributions:
        statement = Statement(lookup, attribution, own)
        rule = rule_for(statement)
        reply = _reply(statement, rule, every) if rule else None
        if reply is not None:
            found.append(reply)
    found.extend(_going_on(lookup, found, own))
    held = [reply.span for reply in found]
    for denial in denials(lookup, own):
        if not any(denial.sentence.overlaps(span) for span in held):
            found.append(_unattributed(lookup, denial))
    return found


def _reply(statement: Statement, rule: Rule, every: AllAllegations) -> Reply | None:
    """The reply that a statement makes by a rule; None if it would need an allegation."""
    allegation, reasons = link(statement, rule.kind, every)
    unsure = statement.is_nobodys or statement.turns_down_it
    if allegation is None and (unsure or not rule.lone):
        return None
    lookup, attribution = statement.lookup, statement.attribution
    return Reply(
        id=content_id(lookup.article.id, "reply", attribution.id, rule.kind),
        article_id=lookup.article.id,
        span=statement.span,
        kind=rule.kind,
        replier=statement.replier,
        made_by=MADE_BY,
        allegation=allegation.id if allegation else None,
        attribution=attribution.id,
        replier_text=statement.speaker,
        reasons=(rule.why, *reasons),
    )


def _unattributed(lookup: Lookup, denial: Denial) -> Reply:
    """The reply of a denial that no attribution holds."""
    return Reply(
        id=content_id(lookup.article.id, "reply", denial.words.start, ReplyKind.DENY),
        article_id=lookup.article.id,
        span=denial.sentence,
        kind=ReplyKind.DENY,
        replier=denial.by.actor,
        made_by=MADE_BY,
        allegation=denial.allegation.id if denial.allegation else None,
        replier_text=denial.by.text,
        reasons=(f"told as “{denial.words.of(lookup.text).strip()}”", denial.why),
    )


def _going_on(
    lookup: Lookup, replies: Sequence[Reply], own: Sequence[Allegation]
) -> Iterator[Reply]:
    """Words of an unnamed official right after a denial of the side that they speak of.

    "The government denied that. “The army fights them everywhere,” a military source said."
    """
    known = {allegation.id: allegation for allegation in own}
    answered = {reply.attribution for reply in replies}
    for attribution in lookup.reading.understanding.attributions:
        statement = Statement(lookup, attribution, own)
        if attribution.id in answered or attribution.stance is not Stance.SAYS:
            continue
        if not statement.is_nameless_official:
            continue
        before = [r for r in replies if _goes_on(statement, r, known.get(r.allegation or ""))]
        if before:
            yield replace(
                before[0],
                id=content_id(lookup.article.id, "reply", attribution.id, ReplyKind.DENY),
                span=statement.span,
                replier=None,
                attribution=attribution.id,
                replier_text=statement.speaker,
                reasons=("goes on from the denial just before",),
            )


def _goes_on(statement: Statement, reply: Reply, allegation: Allegation | None) -> bool:
    """Whether a statement follows a denial and speaks of the side that was accused."""
    lookup = statement.lookup
    gap = lookup.sentence_number(statement.at) - lookup.sentence_number(reply.span.start)
    if reply.kind is not ReplyKind.DENY or allegation is None or gap not in (0, 1):
        return False
    spoken_of = (lookup.actor(m) for m in lookup.mentions_in(statement.span))
    return any(same_side(actor, allegation.perpetrator, lookup.view) for actor in spoken_of)
