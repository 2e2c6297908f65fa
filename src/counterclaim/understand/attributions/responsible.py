"""Who "holds X responsible for Y", and by whom X is accused, where the reader found nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from counterclaim.spans import Span, Spans, holds_any
from counterclaim.understand.attributions.drafts import Draft, tidied

RULE_VERSION = "understand.responsible 1"
RULE_SCORE = 0.7
_HOLDS = re.compile(
    r"\s+(?:(?:has|have|had|also|again|repeatedly|on\s+[A-Z][a-z]+day)\s+){0,2}"
    r"(?P<cue>hold|holds|held)\s+"
    r"(?P<content>(?!(?:himself|herself|itself|themselves|no\b|nobody|neither))[^.;:,!?\n]{2,80}?\s+"
    r"(?:[a-z]+ly\s+)?(?:responsible|accountable)\s+for\s+\S)"
)
_ACCUSED = re.compile(r",?\s+(?P<cue>accused|blamed)\s+by\s+")
_NEEDED = ("responsible", "accountable", "accused", "blamed")
_OF = re.compile(r"\s+(?P<of>(?:of|for)\s+[^.;:,!?\n”\"]{4,120})")
_CLOSED = re.compile(r"(?<=\w)[,.]?[”\"]$")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e)$")


def held_responsible(
    text: str, sentences: Spans, drafts: Sequence[Draft], *, names: Spans
) -> list[Draft]:
    """The drafts, with one for each "X holds Y responsible for Z" that has none.

    X is a name of ``names`` or a pronoun right before the verb. So is one made of "Y, accused by
    X of Z", both named.
    """
    found = list(drafts)
    for sentence in sentences:
        if not holds_any(text, sentence, _NEEDED):
            continue
        for draft in _in_sentence(text, sentence, names):
            cue = draft.cue[0]
            if not any(part.overlaps(cue) for d in drafts for part in (*d.cue, *d.source)):
                found.append(_within(text, draft, drafts))
        for draft in _accused(text, sentence, names):
            if not any(part.overlaps(draft.cue[0]) for d in drafts for part in d.cue):
                found.append(draft)
    return found


def _in_sentence(text: str, sentence: Span, names: Spans) -> Iterator[Draft]:
    for match in _HOLDS.finditer(text, sentence.start, sentence.end):
        source = next((n for n in names if n.end == match.start() and sentence.contains(n)), None)
        if source is None and (said := _PRONOUN.search(text, sentence.start, match.start())):
            source = Span(*said.span())
        if source is None:
            continue
        cue, content = Span(*match.span("cue")), Span(match.start("content"), sentence.end)
        yield Draft((source,), (cue,), (content,), RULE_SCORE, RULE_VERSION)


def _accused(text: str, sentence: Span, names: Spans) -> Iterator[Draft]:
    """Of "Tarn, accused by Norland of shelling the town, left": Norland accuses him."""
    for match in _ACCUSED.finditer(text, sentence.start, sentence.end):
        first = (match.end(), match.end() + len("the "))
        accused = [n for n in names if n.end == match.start() and sentence.contains(n)]
        accuser = max((n for n in names if n.start in first), key=len, default=None)
        of = accuser and _OF.match(text, accuser.end, sentence.end)
        if accused and accuser and of:
            content = (max(accused, key=len), Span(*of.span("of")))
            yield Draft((accuser,), (Span(*match.span("cue")),), content, RULE_SCORE, RULE_VERSION)


def _within(text: str, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The draft as far as its content reaches before whoever speaks behind it."""
    content = draft.content[0]
    heads = (part.start for d in drafts for part in (*d.source, *d.cue))
    later = [start for start in heads if content.start < start < content.end]
    around = (c.end for d in drafts for c in d.content if c.contains(draft.cue[0]))
    end = min([content.end, *later, *around])
    closed = _CLOSED.search(text, content.start, end)
    told = tidied(text, (Span(content.start, closed.start() if closed else end),))
    return Draft(draft.source, draft.cue, told or draft.content, draft.score, draft.made_by)
