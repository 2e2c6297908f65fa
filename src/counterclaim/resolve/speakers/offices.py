"""A person's own office that speaks for him: "Mr Voss's office", "his office"."""

from __future__ import annotations

from counterclaim.records import Speaker
from counterclaim.resolve.actors.phrases import segments
from counterclaim.resolve.actors.tokens import is_capital, is_owner
from counterclaim.resolve.speakers.antecedents import Antecedent, Place
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.coreference import pronoun
from counterclaim.resolve.speakers.documents import owner
from counterclaim.resolve.speakers.scene import Referent
from counterclaim.spans import Span

_OF_WHOM = {"his office": "he", "her office": "she"}


def office_speaker(case: Case, words: str, span: Span) -> Speaker | None:
    """The person whose office a source is; "it" and "the office" are his from there on."""
    found = _holder(case, words, span)
    if found is None or found.referent is None or not found.referent.entity:
        return None
    holder = found.referent
    said = case.of_referent(found, "apposition", span)
    office = Referent(f"office:{holder.id}", holder.entity, holder.name, heads={"office"})
    case.desk.scene.meet(office, span, speaks=True)
    return said


def _holder(case: Case, words: str, span: Span) -> Antecedent | None:
    """Of "Voss left, his office said" the words told may name him; a genitive may be lost."""
    if word := _OF_WHOM.get(words.lower()):
        return pronoun(case.desk.scene, word, Place(span.start, ()))
    segment = next(iter(segments(words)), None)
    if segment is None or segment.head != "office" or segment.tail or not segment.before:
        return None
    *before, last = segment.before
    if not (is_owner(last) or (last.endswith("s") and is_capital(last))):
        return None
    link = owner((*before, last if is_owner(last) else last[:-1]), case.desk.linker)
    if link is None or link.entity is None or link.how == "role":
        return None  # "the prime minister's office" is an office, whoever holds it
    referent = case.desk.scene.get(link.entity)
    referent = referent or Referent(link.entity, link.entity, link.name, person=True)
    return Antecedent(referent, None, link.score, link.reasons)
