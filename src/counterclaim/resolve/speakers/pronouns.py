"""Who speaks where the source is a pronoun: "he", "they", "who", "one of them"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.records import Attribution, Speaker
from counterclaim.resolve.actors.phrases import segments
from counterclaim.resolve.actors.tokens import tokens
from counterclaim.resolve.lexicon import entries_by_word, listed, singular
from counterclaim.resolve.speakers.antecedents import QUOTES, UNKNOWN, Antecedent, Place
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.coreference import FIRST, PLURAL, agrees, pronoun
from counterclaim.resolve.speakers.desk import MADE_BY, anchor
from counterclaim.resolve.speakers.firstperson import (
    is_told,
    neighbours,
    of_quotation,
    of_release,
    of_statement,
)
from counterclaim.spans import Span

_OBJECTS = frozenset({"them", "him", "me", "us"})
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied)|reject(?:s|ed))\b")
_CHARGES = re.compile(r"\b(?:accus|blam)\w*|\bfinger\b")
_OPENING, _CLOSING = ("“", "«", "``"), ("”", "»", "''")
OWNING = {"its": "it", "his": "he"}  # "its denial of the charge"
_PASSIVE = re.compile(
    r"(?:(?:is|was|has been|had been|will be|should be|must be|can be|may be)\b.*)(?:ed|said|known"
    r"|thought|told|held|understood|clear|noted|worth.*|important.*|necessary.*|propitious.*"
    r"|(?:im)?possible.*|(?:un)?likely.*|unclear.*|difficult.*|hard.*|obvious.*|evident.*)"
    r"|(?:stands to reason|seems?|appears?|seemed|appeared|follows|turns? out|turned out)\b.*"
)


def pronoun_speaker(case: Case, word: str, span: Span) -> Speaker:
    """Who "he", "it", "they" or "we" is in its source."""
    cue = case.one.cue
    subject = bool(cue) and span.end <= cue[0].start and cue[0].of(case.text)[:2] != "as"
    if word in _OBJECTS and subject:
        return case.unresolved("an object, and no subject, of the sentence")
    parent = case.found.get(case.one.parent or "")
    quoted = _quoted(case, span)
    if parent and not quoted and _another_inside(case, word, parent):
        return case.unresolved("may be who reports or whom the report names")
    own = word != "both" and (word in FIRST) == quoted
    if parent and own and _parent_fits(case, word, parent):
        how = "pronoun"
        return replace(parent, attribution_id=case.one.id, how=how, score=0.75)
    if word in FIRST and parent and is_told(parent) and _lost_quotes(case):
        return replace(parent, attribution_id=case.one.id, how="pronoun", score=0.65)
    if word in FIRST:
        stated = of_quotation(case, span) or (None if quoted else of_statement(case, span))
        stated = stated or (None if quoted else of_release(case))
        return stated or case.unresolved("the speaker of the quotation is not told")
    if word == "it" and _impersonal(case):
        return case.unresolved("nobody is meant by it")
    if word == "it" and (document := _of_document(case)):
        return document
    if word == "it" and (accused := _accused(case)):
        if accused.referent is None:
            return case.unresolved(*accused.reasons)
        return case.of_referent(accused, "pronoun", span)
    others = [q for q in case.desk.scene.quotes if not q.contains(span)]
    within = (*case.one.content, *others, *_reported(case, word), *_right_before(case, word, span))
    apart = case.reporter if quoted else None  # who is quoted calls himself "I"
    found = pronoun(case.desk.scene, word, Place(span.start, within, apart=apart))
    if found.referent is None:
        return case.unresolved(*found.reasons)
    if found.referent.id.startswith(UNKNOWN):
        return case.unresolved(f"stands for {found.referent.name}, which is not named")
    if word == "both" and not found.referent.plural:
        return case.unresolved(f"{found.referent.name} is one alone")
    if word in PLURAL and not _is_many(found):
        if _people_between(case, found, span.start):
            return case.unresolved(f"others are spoken of after {found.referent.name}")
        if _others_spoke(case, found, span.start):
            return case.unresolved(f"others spoke after {found.referent.name}")
    return case.of_referent(found, "pronoun", span)


def _accused(case: Case) -> Antecedent | None:
    """The only body accused before a denial: "many blamed X though it denied", "... X. It denied".

    Of "A said that B fired. It denied" either may deny: then nobody is found.
    """
    here, scene = anchor(case.one), case.desk.scene
    if not case.one.cue or not _DENIES.search(case.one.cue[0].of(case.text)):
        return None
    near = [
        one
        for one in case.by_id.values()
        if one.cue and one.parent == case.one.parent and anchor(one) < here
        if scene.distance(anchor(one), here) <= 1
    ]
    last = [one for one in near if scene.distance(anchor(one), here) == 0] or near[-1:]
    charges = [one for one in last if _CHARGES.search(one.cue[0].of(case.text))]
    told = {
        r.id: (use.span, r)
        for one in charges or last
        for r in scene.all()
        for use in r.uses
        if r.entity
        and not r.person
        and use.span.end <= here
        and any(part.contains(use.span) for part in one.content)
    }
    if not charges:
        return Antecedent(None, reasons=("who spoke or whom it named",)) if told else None
    if len(told) != 1:
        return None
    at, referent = next(iter(told.values()))
    return Antecedent(referent, at, 0.75, (f"was accused: {referent.name}",))


def _reported(case: Case, word: str) -> list[Span]:
    """Sources inside what somebody else reports whom the pronoun may mean as well.

    Those whose words are passed on count, and persons inside what an outlet reports.
    """
    spans: list[Span] = []
    for one in case.by_id.values():
        outer = case.by_id.get(one.parent or "")
        if outer is None or one.parent == case.one.parent or outer.content == one.content:
            continue
        said = case.found.get(outer.id)
        who = case.desk.scene.get(said.actor) if said and said.actor else None
        if word in PLURAL or who is None or agrees(word, who):
            spans += one.source
    return spans


def _right_before(case: Case, word: str, span: Span) -> list[Span]:
    """The body right before "it", which it cannot mean: "the group it added has"."""
    end = span.start - 1
    apart = word != "it" or case.text[end : span.start] != " "
    uses = () if apart else (use.span for r in case.desk.scene.all() for use in r.uses)
    return [use for use in uses if use.end == end]


def pair_speaker(case: Case, words: str, span: Span) -> Speaker:
    """Who "the latter" or "the former" is: of the two persons, or bodies, named last."""
    scene = case.desk.scene
    uses = [
        (use.span, r)
        for r in scene.all()
        for use in r.uses
        if use.span.end <= span.start
        if r.entity
    ]
    last = max((scene.sentence(at.start) for at, _ in uses), default=-1)
    near = sorted(
        ((at, r) for at, r in uses if scene.sentence(at.start) == last), key=lambda found: found[0]
    )
    for person in (True, False):
        named = {r.id: (at, r) for at, r in near if r.person is person}
        if len(named) == 2:
            at, chosen = list(named.values())[-1 if words.endswith("latter") else 0]
            return case.of_referent(Antecedent(chosen, at, 0.75, (words,)), "description", span)
    return case.unresolved("not one of two who were named")


def _of_document(case: Case) -> Speaker | None:
    """Whose document "it" is: "the statement said ten died. It added ..."."""
    before, _ = neighbours(case)
    if before is None or case.desk.scene.distance(anchor(before), anchor(case.one)) > 1:
        return None
    segment = next(iter(segments(before.source[0].of(case.text))), None)
    said = case.found.get(before.id)
    if segment is None or said is None or segment.head not in listed("documents"):
        return None
    said = replace(said, attribution_id=case.one.id, how="pronoun", score=0.7)
    return said if said.actor else None


def part_speaker(case: Case, words: str, span: Span) -> Speaker:
    """Who "one of them" is: unnamed, of the body that those before belong to."""
    many = pronoun(case.desk.scene, "they", Place(span.start, case.one.content)).referent
    if many is None:
        return case.unresolved("nobody near by fits")
    return Speaker(
        case.one.id,
        None,
        "unnamed",
        0.75,
        MADE_BY,
        description=words.strip(" ,"),
        body=many.body or many.entity,
        reasons=(f"of {many.name}",),
    )


def _is_many(found: Antecedent) -> bool:
    """Whether the antecedent is many, or a body called in the plural there."""
    referent = found.referent
    return referent is not None and (
        referent.plural or any(use.plural and use.span == found.use for use in referent.uses)
    )


def _others_spoke(case: Case, found: Antecedent, start: int) -> bool:
    """Whether somebody else is a source between a body and the "they" that may mean it."""
    since = found.use.start if found.use else start
    between = [a for a in case.by_id.values() if a.source and since < anchor(a) < start]
    speakers = [case.found[a.id].actor for a in between if a.id in case.found]
    return any(actor != (found.referent and found.referent.entity) for actor in speakers)


def _people_between(case: Case, found: Antecedent, start: int) -> bool:
    """Whether persons in the plural stand beside a body, or behind it, before "they"."""
    use, scene = found.use, case.desk.scene
    begins = scene.sentences[scene.sentence(use.start)].start if use and scene.sentences else start
    here = use is not None and scene.distance(use.start, start) == 0
    words = tokens(case.text[(use.end if use and here else begins) : start].lower())
    people = listed("sources") | listed("classes") | frozenset(entries_by_word("roles"))
    return any(singular(word) != word and singular(word) in people for word in words)


def _lost_quotes(case: Case) -> bool:
    """Whether a quotation holds this one, whose marks the page has lost."""
    parent = case.parent
    return parent is not None and not any(
        any(mark in content.of(case.text) for mark in QUOTES) for content in parent.content
    )


def _parent_fits(case: Case, word: str, parent: Speaker) -> bool:
    """Whether a pronoun in reported speech may mean who reports."""
    referent = case.desk.scene.get(parent.actor or "")
    if word in PLURAL:
        body = referent is not None and not referent.person
        plural = _is_plural(case, case.parent)
        return is_told(parent) and (body or plural)
    if word in FIRST or referent is None:
        return word in FIRST and bool(parent.actor or parent.description)
    if word in ("he", "she"):
        return referent.person and referent.gender in ("", "m" if word == "he" else "f")
    return word == "it" and not referent.person


def _another_inside(case: Case, word: str, parent: Speaker) -> bool:
    """Whether the report names another that fits: "A said that B claims it is ready".

    "A said of the losses, which it called light" speaks of A alone.
    """
    one, who = case.parent, case.desk.scene.get(parent.actor or "")
    told = case.one.content[0].of(case.text).lower() if case.one.content else ""
    if one is None or who is None or word in FIRST or told in ("which", "what"):
        return False
    here = anchor(case.one)
    return agrees(word, who) and any(
        use.span.end <= here and any(content.contains(use.span) for content in one.content)
        for referent in case.desk.scene.all()
        if referent is not who and agrees(word, referent)
        for use in referent.uses
    )


def _is_plural(case: Case, one: Attribution | None) -> bool:
    """Whether the source is written in the plural: "Western countries say they ..."."""
    words = one.source[0].of(case.text) if one and one.source else ""
    segment = next(iter(segments(words)), None)
    return segment is not None and segment.plural


def _impersonal(case: Case) -> bool:
    """Whether nobody speaks: "it was agreed", "it is clear", "it stands to reason"."""
    cue = " ".join(span.of(case.text).replace("\xa0", " ") for span in case.one.cue)
    return _PASSIVE.fullmatch(cue.lower()) is not None


def _quoted(case: Case, span: Span) -> bool:
    """Whether a span stands inside quotation marks, counted from where its quotation begins.

    That is its sentence's start, or that of the words which hold it.
    """
    at = case.desk.scene.sentence(span.start)
    said = case.parent.content if case.parent else ()
    held = (part.start for part in said if part.contains(span))
    start = min((case.desk.scene.sentences[at].start if at >= 0 else 0, *held))
    before = case.text[start : span.start]
    opened = sum(map(before.count, _OPENING)) > sum(map(before.count, _CLOSING))
    return opened or before.count('"') % 2 == 1
