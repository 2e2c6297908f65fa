"""Who speaks where the source is a relative: "the envoy, who said", "the group, which says"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.records import Speaker
from counterclaim.resolve.actors.phrases import segments
from counterclaim.resolve.actors.tokens import with_brackets
from counterclaim.resolve.lexicon import listed
from counterclaim.resolve.speakers.antecedents import Antecedent, Place
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.descriptions import ANY_BODY, definite, is_person_word
from counterclaim.resolve.speakers.desk import MADE_BY
from counterclaim.resolve.speakers.referents import one_head, referent_of, unnamed_referent
from counterclaim.resolve.speakers.scene import Referent
from counterclaim.spans import Span

_DESCRIPTION = 60  # characters of a description before "who"
_BODY = re.compile(r"\b([Tt]he (?:[\w’'-]+ ){0,2}[a-z]+)(?:,| [-–—])? $")
_STATE = re.compile(r"(?<!\bin )\b((?:[A-Z][\w.]+ )?[A-Z][\w.]+)( ?,)? $")
_ACRONYM = re.compile(r"\([^()]{1,14}\)")
# Verbs of one or of any number; others have a plural subject: "A and B, who say", "who fear".
_NOT_PLURAL = re.compile(
    r"\w+(?:s|ed)|said|told|wrote|spoke|thought|felt|saw|knew|found|held|gave|made|put|took|had|did"
    r"|could|would|should|might|can|may|must|will"
)
# They speak of themselves as many: "A and B, who said they".
_THEY = re.compile(r"(?:that )?(?:they|their|both)\b")
_BETWEEN = re.compile(r",? and |, ")


def relative_speaker(case: Case) -> Speaker:
    """Whom "who" or "which" goes back to: what stands right before it."""
    start = case.one.source[0].start
    uses = [
        (use.span, referent)
        for referent in case.desk.scene.all()
        for use in referent.uses
        if use.span.end <= start
        and _ACRONYM.sub("", with_brackets(case.text[use.span.end : start])).strip(" ,-–—") == ""
    ]
    if uses:
        last, referent = uses[0]
        if sum(span == last for span, _ in uses) > 1:  # they spoke together: the one named last
            last, referent = max(uses, key=lambda use: use[0].start)
        found = Antecedent(referent, last, 0.85, ("stands right before",))
        return case.of_referent(found, "pronoun", case.one.source[0])
    told = _described_before(case, start) or _body_before(case, start)
    told = told or _state_before(case, start)
    return told or case.unresolved("a relative without its antecedent")


def beside_antecedent(case: Case, first: Speaker) -> tuple[Speaker, ...]:
    """The others of a list before a relative in whose words several speak: "A and B, who say".

    They are known or named by the text, as the last of them is, to whom the relative goes back.
    """
    content = case.one.content[0].of(case.text).lower() if case.one.content else ""
    verb = case.one.cue[0].of(case.text).lower().split(" ")[0] if case.one.cue else "said"
    if not first.actor or (_NOT_PLURAL.fullmatch(verb) and not _THEY.match(content)):
        return ()
    last = first.antecedent or case.one.source[0]
    uses = [(use.span, r) for r in case.desk.scene.all() if r.entity for use in r.uses]
    found = {  # those who spoke together
        r.id: _joined_to(case, r, span)
        for span, r in uses
        if span.start < last.start and span.end == last.end and r.id != first.actor
    }
    at = last.start
    for span, referent in sorted(uses, key=lambda use: use[0], reverse=True):
        between = case.text[span.end : at] if span.end <= at else "?"
        if _BETWEEN.fullmatch(between) and (at < last.start or between.endswith("and ")):
            found.setdefault(referent.id, _joined_to(case, referent, span))
            at = span.start
    return tuple(found.values())


def _joined_to(case: Case, referent: Referent, span: Span) -> Speaker:
    why = ("stands before the relative with the first",)
    return Speaker(
        case.one.id, referent.entity, "joint", 0.7, MADE_BY, antecedent=span, reasons=why
    )


def _body_before(case: Case, start: int) -> Speaker | None:
    """The body that was called so before: "the group, which says it fights"."""
    told = _BODY.search(case.text[max(0, start - _DESCRIPTION) : start])
    segment = next(iter(segments(told[1])), None) if told else None
    if told is None or segment is None or segment.plural or segment.head not in listed("bodies"):
        return None
    _, country = case.desk.linker.bodies.of(segment)
    folded = replace(segment, head=one_head(segment.head))
    found = definite(case.desk.scene, folded, Place(start, case.one.content), country=country)
    if found.referent is None or found.referent.entity is None:
        return None
    use = found.use
    here = use is not None and case.desk.scene.distance(use.start, start) == 0
    if here and segment.head in ANY_BODY and not told[0].rstrip().endswith(","):
        return None  # "Norland backs the body which ...": another, or its own words would say so
    return case.of_referent(found, "pronoun", case.one.source[0])


def _state_before(case: Case, start: int) -> Speaker | None:
    """The government that a capital or a country stands for: "aimed at Norville, which urged".

    A page that lost its commas has "nearby Norland which backs them".
    """
    told = _STATE.search(case.text[max(0, start - _DESCRIPTION) : start])
    link = case.desk.linker.names.exact(told[1], False) if told else None
    actor = case.desk.view.actor(link.entity or "") if link else None
    if told is None or link is None or actor is None or actor.type != "government":
        return None
    if told[2] is None and case.one.source[0].of(case.text) != "which":
        return None
    found = Antecedent(
        referent_of(link, told[1], case.desk.view, case.desk.day), None, 0.7, link.reasons
    )
    return case.of_referent(found, "pronoun", case.one.source[0])


def _described_before(case: Case, start: int) -> Speaker | None:
    """The unnamed person or crowd described right before "who": "a farmer who claimed"."""
    before = case.text[max(0, start - _DESCRIPTION) : start].rstrip(" ,").rsplit("\n", 1)[-1]
    found = re.findall(r"[\w’'-]+", before) if before[-1:].isalpha() else []
    starts = [at for at, word in enumerate(found) if word in listed("indefinite")]
    segment = next(iter(segments(" ".join(found[starts[-1] if starts else -1 :]))), None)
    if segment is None or segment.tail or segment.name or not is_person_word(segment.head):
        return None
    if not starts and not segment.plural:
        return None
    body, country = case.desk.linker.bodies.of(segment)
    who = unnamed_referent(segment, f"unnamed:{start}", body, country)
    case.desk.scene.meet(who, case.one.source[0], speaks=True)  # "he" behind it is this one
    return Speaker(case.one.id, None, "unnamed", 0.7, MADE_BY, description=segment.core, body=body)
