"""Drafts to attribution records: a tree with ids, stances, hedges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.datelines import behind_dateline, past_page_head
from counterclaim.records import Attribution, LinkedAttribution
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.asides import denied_in_asides
from counterclaim.understand.attributions.closing_speakers import closing_speakers, whole_clauses
from counterclaim.understand.attributions.coloned import parted_at_colons
from counterclaim.understand.attributions.cues import is_hearsay
from counterclaim.understand.attributions.cutshort import not_cut_short
from counterclaim.understand.attributions.dialogue import turns
from counterclaim.understand.attributions.drafts import Draft, joined, rebound, shifted, tidied
from counterclaim.understand.attributions.headlines import behind_date
from counterclaim.understand.attributions.interrupted import mended
from counterclaim.understand.attributions.overreaching import not_overreaching
from counterclaim.understand.attributions.posts import signed_posts, signed_quotations
from counterclaim.understand.attributions.purposes import weekday_back, without_purposes
from counterclaim.understand.attributions.quotations import continued, whole_quotations
from counterclaim.understand.attributions.quotedapart import quoted_apart
from counterclaim.understand.attributions.relays import relayed
from counterclaim.understand.attributions.reportednouns import with_reported_nouns
from counterclaim.understand.attributions.responsible import held_responsible
from counterclaim.understand.attributions.semicolons import parted_at_semicolons
from counterclaim.understand.attributions.sentencedesk import BE
from counterclaim.understand.attributions.sequels import split_sequels
from counterclaim.understand.attributions.sources import with_right_sources
from counterclaim.understand.attributions.stance import cue_sense
from counterclaim.understand.attributions.unread import unread_speakers
from counterclaim.understand.attributions.venues import posted_quotations
from counterclaim.understand.identity import record_id
from counterclaim.understand.words import Words

# Chosen on attribution dev: what scores less costs more in precision than it finds.
LEAST_SCORE = 0.12
LEAST_SOURCELESS = 0.4
FEW_WORDS = 2
_MODALS = frozenset(("can", "could", "may", "might", "must", "should", "would"))
_AGENCY = r"(?:REUTERS|Reuters|AFP|AP|EPA)"
_CREDIT = re.compile(rf"{_AGENCY}/[A-Z]\w+")
_BEHIND_AGENCY = re.compile(rf"{_AGENCY}\s*/?\s*$")
_OF_DENIAL = frozenset(("that", "by", "in", "as", "on"))
_NOBODY = frozenset(("no", "nobody", "none", "neither"))


def passage_drafts(
    text: str,
    words: Words,
    passage: Span,
    links: Sequence[LinkedAttribution],
    *,
    sentences: Spans,
    names: Spans,
    version: str,
) -> list[Draft]:
    """The outer attributions of one passage: the reader's, mended by the text's form.

    Quotations that go on after their speaker join that speaker's content; reports that
    pass on another's words become two. ``sentences`` and ``names`` are the passage's.
    """
    drafts = (_clean(text, shifted(link, passage.start, made_by=version)) for link in links)
    flat = [
        weekday_back(text, words, d)
        for d in drafts
        if not (_by_nobody(words, d) or _credits(text, d))
    ]
    flat = with_right_sources(text, words, sentences, flat, names=names)
    flat = mended(text, words, flat)
    flat = closing_speakers(text, words, sentences, flat, names=names)
    flat = behind_date(text, passage, sentences, words, flat, names)
    flat = signed_posts(text, passage, flat, names)
    flat = signed_quotations(text, words, passage, flat, names)
    flat = posted_quotations(text, words, sentences, passage, flat, names)
    flat = quoted_apart(text, words, passage, sentences, flat, names)
    flat = parted_at_colons(text, words, sentences, flat, names=names)
    flat = parted_at_semicolons(text, words, passage, sentences, flat, names)
    flat = unread_speakers(text, words, sentences, flat, names=names)
    flat = whole_clauses(text, words, sentences, flat)
    flat = not_overreaching(text, words, flat)
    flat = not_cut_short(text, words, sentences, flat)
    flat = held_responsible(text, sentences, flat, names=names)
    flat = denied_in_asides(text, sentences, flat)
    flat = whole_quotations(text, passage, flat)
    whole = continued(text, passage, flat, sentences)
    apart = split_sequels(text, words, passage, whole)
    whole = relayed(text, words, sentences, apart, names=names)
    whole = turns(text, passage, sentences, whole)
    whole = without_purposes(words, whole, names=names)
    whole = with_reported_nouns(text, words, whole, names=names)
    whole = _behind_heads(text, passage, whole)
    holding = {id(d.parent) for d in whole}
    return [d for d in whole if _probable(words, d) or id(d) in holding]


def _behind_heads(text: str, passage: Span, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, no content of which begins in the dateline, page's day or before the passage."""
    start = max((behind_dateline(text, passage) or passage).start, past_page_head(text, passage))
    made = []
    for draft in drafts:
        early = any(c.start < start < c.end for c in draft.content)
        cut = tuple(Span(max(c.start, start), c.end) for c in draft.content if c.end > start)
        made.append(replace(draft, content=cut) if early else draft)
    return rebound(drafts, made)


def _probable(words: Words, draft: Draft) -> bool:
    """Whether a draft is likely enough to be told; what scores less costs more than it finds.

    A word or two that nobody is known to say ("it", "terrorist groups") tell nothing.
    """
    if draft.source:
        return draft.score >= LEAST_SCORE
    told = sum(len(words.within(part)) for part in draft.content)
    least = LEAST_SCORE if is_hearsay(words, draft.cue) else LEAST_SOURCELESS
    return draft.score >= least and told > FEW_WORDS


def _clean(text: str, draft: Draft) -> Draft:
    """The draft with neighbouring chunks joined."""
    return Draft(
        joined(text, draft.source),
        joined(text, draft.cue),
        tidied(text, draft.content) or joined(text, draft.content),
        draft.score,
        draft.made_by,
    )


def _by_nobody(words: Words, draft: Draft) -> bool:
    """Whether nobody says it: "also known as", "one could hardly ask", "was denied | entry"."""
    told = [words.lower[i] for cue in draft.cue for i in words.within(cue)]
    if told[-1:] == ["denied"] and not BE.isdisjoint(told):
        at = words.within(draft.cue[-1]).stop
        behind = any(words.within(c).start == at for c in draft.content)
        return behind and words.lower[at] not in _OF_DENIAL
    if not draft.source:
        return told[-2:] in (["known", "as"], ["also", "known"])
    source = [words.lower[i] for part in draft.source for i in words.within(part)]
    return source == ["one"] and not _MODALS.isdisjoint(told[:1])


def _credits(text: str, draft: Draft) -> bool:
    """Whether a photographer's name was read as a cue: "REUTERS/Orm | Said"."""
    cue = draft.cue[0].of(text) if draft.cue else ""
    return any(
        _CREDIT.fullmatch(source.of(text))
        or (cue.istitle() and _BEHIND_AGENCY.search(text[max(0, source.start - 12) : source.start]))
        for source in draft.source
    )


def attributions(
    article_id: str, words: Words, drafts: Sequence[Draft], hedges: Spans
) -> tuple[Attribution, ...]:
    """The records of an article's drafts, by where their contents stand.

    ``drafts`` hold each parent before its children. A hedge belongs to the innermost
    attribution whose cue or content holds it.
    """
    ids: dict[int, str] = {}
    records: list[Attribution] = []
    owned = _owned_hedges(drafts, hedges)
    for number, draft in enumerate(drafts):
        parent = ids[id(draft.parent)] if draft.parent is not None else None
        record = _record(article_id, words, draft, parent, owned[number])
        ids[id(draft)] = record.id
        records.append(record)
    order = {record.id: n for n, record in enumerate(records)}
    return tuple(sorted(records, key=lambda r: (r.content[0], order[r.id])))


def _record(
    article_id: str, words: Words, draft: Draft, parent: str | None, hedges: Spans
) -> Attribution:
    sense = cue_sense(words, draft.cue, draft.content)
    first = words.lower[words.within(draft.source[0]).start] if draft.source else ""
    parts = (*draft.source, ";", *draft.cue, ";", *draft.content, ";", parent)
    return Attribution(
        id=record_id(article_id, "attribution", *parts),
        article_id=article_id,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        stance=sense.stance,
        score=draft.score,
        made_by=draft.made_by,
        kind=sense.kind,
        polarity=sense.polarity and first not in _NOBODY,  # "no group has claimed it"
        hedges=hedges,
        parent=parent,
        stance_cue=sense.span,
    )


def _owned_hedges(drafts: Sequence[Draft], hedges: Spans) -> list[Spans]:
    """Per draft the hedges that it is the last, and so the innermost, to hold."""
    owned: list[list[Span]] = [[] for _ in drafts]
    for hedge in hedges:
        holding = [
            n
            for n, draft in enumerate(drafts)
            if any(part.contains(hedge) for part in (*draft.cue, *draft.content))
        ]
        if holding:
            owned[holding[-1]].append(hedge)
    return [tuple(found) for found in owned]
