"""Persons whose names stand in or beside a description: "an official in Ravna Orm Tarn"."""

from __future__ import annotations

import re

from counterclaim.resolve.actors.phrases import Determiner, Segment
from counterclaim.resolve.actors.tokens import PREPOSITIONS, bare, is_capital, is_owner
from counterclaim.resolve.lexicon import entries_by_word, listed, singular
from counterclaim.resolve.speakers.antecedents import Antecedent
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.descriptions import is_person_word
from counterclaim.resolve.speakers.edges import without_run_in
from counterclaim.spans import Span

# What may follow a name that ends its phrase: another description of him, or where he is.
_BEHIND = re.compile(r"\s*(?:$|[,(\[]|(?:[Aa]n?|[Tt]he|in|at|from|of)\s)")
# "A nurse at the Harbour Hospital | Ana Voss".
_DASHES = (" - ", " – ", " — ")
_BEFORE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he) (?P<office>[a-z]+(?: [a-z]+)?) (?:at|of|in|from|for|with) [^,.;:()]*$"
)


def bearer(case: Case, span: Span) -> Antecedent | None:
    """The only person named in a description that no preposition or owner governs.

    A photographer's name that ran in before it ("AFP/Tarn A witness") is none.
    """
    span = Span(span.end - len(without_run_in(span.of(case.text))), span.end)
    found = [
        (use.span, person)
        for person in case.desk.scene.persons()
        for use in person.uses
        if span.contains(use.span)
        and _is_named(use.span.of(case.text))
        and is_free(case.text[span.start : use.span.start], case.text[use.span.end : span.end])
    ]
    if len({person.id for _, person in found}) != 1:
        return None
    at, person = found[0]
    return Antecedent(person, at, 0.8, (f"named in the phrase: {person.name}",))


def _is_named(words: str) -> bool:
    """Whether a mention is a name, and no office that somebody else was called by before."""
    first, *rest = words.split(" ")
    if first.lower() in listed("indefinite") | {"another"}:
        return False  # "a leading Ostmark Democrat" says more of a name before it
    definite = first.lower() in listed("definite")
    return is_capital((rest or ["the"])[-1] if definite else first)


def is_free(before: str, behind: str = "") -> bool:
    """Whether a name stands for the whole phrase around it.

    It does in "minister of public works Orm Tarn" and "Harbour Watch's Orm Tarn", not in "a
    spokesman for President Tarn".
    """
    found = before.split()
    owned = len(found) > 1 and is_owner(found[-1])
    if not _BEHIND.match(behind) or (owned and not all(map(is_capital, found[:-1]))):
        return False
    at = next((i for i in reversed(range(len(found))) if found[i] in PREPOSITIONS), None)
    between = found[at + 1 :] if at is not None else ["-"]
    offices = entries_by_word("roles")
    return bool(between) and not any(singular(bare(word)) in offices for word in between)


def office_before(case: Case, span: Span) -> str:
    """The office told right before a name without a comma, or nothing."""
    at = case.desk.scene.sentence(span.start)
    start = case.desk.scene.sentences[at].start if at >= 0 else 0
    told = _BEFORE.search(case.text[start : span.start].rstrip() + " ")
    office = told["office"].split(" ")[-1] if told else ""
    return office if office and is_person_word(office) else ""


def apposed_to(case: Case, span: Span) -> Antecedent | None:
    """Whom a description says more of: "the Harbour Helpers - a rescue service that works there".

    Behind a comma only where another closes it before the cue: "a witness said" has none.
    """
    text, cue = case.text, case.one.cue
    closed = bool(cue) and text[span.end : cue[0].start].strip() == ","
    marks = (*_DASHES, ", ") if closed else _DASHES
    return _set_off(case, span, marks) if text[span.start].islower() else None


def between_dashes(case: Case, span: Span) -> Antecedent | None:
    """Whom a description says more of that dashes close: "Norland - the rebels' ally - said"."""
    cue, whole = case.one.cue, span.of(case.text).rstrip()
    if not cue or cue[0].start < span.end:
        return None
    closed = f"{whole[-1:]}{case.text[span.end : cue[0].start].strip()}".endswith(("-", "–", "—"))
    found = _set_off(case, span, _DASHES) if closed else None
    before = case.text[: found.use.start].split()[-2:] if found and found.use else []
    governed = [word for word in before if word.lower() != "the"][-1:]
    return None if PREPOSITIONS & set(governed) else found  # "Voss of the Guard - a militia - said"


def _set_off(case: Case, span: Span, marks: tuple[str, ...]) -> Antecedent | None:
    text = case.text
    for referent in case.desk.scene.all():
        for use in referent.uses:
            if referent.entity and text[use.span.end : span.start] in marks:
                return Antecedent(referent, use.span, 0.8, (f"says more of {referent.name}",))
    return None


def only_modifies(case: Case, segment: Segment, span: Span) -> bool:
    """Whether a lone word only says whose the cue is: "voter fears"; nobody is "he" after it."""
    alone = segment.text.islower() and len(segment.words) == 1 and not segment.plural
    cue = case.one.cue[0] if case.one.cue else None
    noun = cue is not None and cue.of(case.text).endswith("s") and cue.start == span.end + 1
    return alone and noun and segment.determiner is Determiner.BARE
