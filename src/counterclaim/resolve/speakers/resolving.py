"""Who speaks in each attribution: named, unnamed with the body it belongs to, or unresolved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.records import Attribution, Speaker
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import (
    Determiner,
    Segment,
    are_two,
    conjuncts,
    segments,
    without_clause,
)
from counterclaim.resolve.actors.tokens import is_capital, is_owner
from counterclaim.resolve.lexicon import entries_by_word, listed
from counterclaim.resolve.speakers.antecedents import QUOTES, UNKNOWN, Place
from counterclaim.resolve.speakers.bearers import (
    apposed_to,
    bearer,
    between_dashes,
    office_before,
    only_modifies,
)
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.coreference import PRONOUNS
from counterclaim.resolve.speakers.descriptions import definite, is_person_word, may_speak
from counterclaim.resolve.speakers.desk import MADE_BY, Desk, anchor
from counterclaim.resolve.speakers.documents import (
    author_of,
    is_document,
    issuer_of,
    medium_of,
)
from counterclaim.resolve.speakers.edges import (
    at_the_edge,
    cleaned,
    in_credit,
    in_quote_apart,
    without_brackets,
)
from counterclaim.resolve.speakers.homes import (
    countrymen,
    home_media,
    is_told_by_place,
    just_spoke,
    of_home,
    own_country,
    own_officer,
    people_of,
)
from counterclaim.resolve.speakers.joint import (
    any_groups,
    joint_speakers,
    share_a_noun,
    sides_of,
    whole_office,
)
from counterclaim.resolve.speakers.leads import name_leads
from counterclaim.resolve.speakers.offices import office_speaker
from counterclaim.resolve.speakers.pairs import together
from counterclaim.resolve.speakers.pronouns import (
    OWNING,
    pair_speaker,
    part_speaker,
    pronoun_speaker,
)
from counterclaim.resolve.speakers.referents import one_head, referent_of, unnamed_referent
from counterclaim.resolve.speakers.relatives import relative_speaker
from counterclaim.resolve.speakers.sourceless import sourceless_speaker
from counterclaim.spans import Span

_PART = re.compile(
    r"(?:one|some|many|most|several|two|three|another|others?|both|none|all)"
    r"(?: of (?:them|those|these))?"
)
_NOBODY = re.compile(r"(?:no|neither|nobody|none|no-one)\b(?![.\d]| \d)")
_OWN_COUNTRY = re.compile(r"(?:his|her) (?:own )?(?:country|nation|government)")
# "According to report": what was spoken of, not any document.
_BARE_DOCUMENTS = frozenset({"report", "statement"})
# Who has left a body does not speak for it: "a retired Russian officer".
_LEFT = frozenset({"former", "retired", "ex", "onetime", "ousted", "exiled", "defected"})
_NAMELESS = re.compile(
    r"\banonym|\bn[o'’]?t (?:be |been )?(?:named|identified|authori[sz]ed)|\bnt authori[sz]ed"
    r"|wasnt authori[sz]ed|declined to be|not to be named"
)


def resolve_speakers(desk: Desk, attributions: Iterable[Attribution]) -> tuple[Speaker, ...]:
    """The speakers of all attributions in the order given, joint ones behind the first."""
    given = tuple(attributions)
    desk.scene.sources = tuple(span for one in given for span in one.source)
    said = (span for one in given for span in one.content)
    desk.scene.quotes = tuple(s for s in said if desk.article.text[s.start] in QUOTES)
    by_id = {a.id: a for a in given}
    found: dict[str, Speaker] = {}
    joint: dict[str, tuple[Speaker, ...]] = {}
    for one in sorted(given, key=lambda a: _turn(a, by_id)):
        case = Case(desk, one, found, by_id, joint)
        found[one.id] = _speaker(case)
        joint[one.id] = joint_speakers(case, found[one.id])
    name_leads(desk, [a for a in given if a.parent is None], found, joint)
    return tuple(speaker for a in given for speaker in (found[a.id], *joint[a.id]))


def _turn(one: Attribution, by_id: dict[str, Attribution]) -> tuple[int, str, int, int, str]:
    """The order of resolving: as the text has them, each outermost one before those inside it."""
    root, seen = one, {one.id}
    while root.parent in by_id and root.parent not in seen:
        root = by_id[root.parent]
        seen.add(root.id)
    return anchor(root), root.id, len(seen), anchor(one), one.id


def _speaker(case: Case) -> Speaker:
    if not case.one.source:
        return sourceless_speaker(case)
    if in_credit(case):
        return case.unresolved("the credit of a picture")
    if not case.chunks:
        return relative_speaker(case)
    span = case.chunks[0]
    words = without_brackets(in_quote_apart(case, span))
    cut = case.text[max(0, span.start - 1) : span.start] == "-" and words[0].isalnum()
    if cut and words.startswith(span.of(case.text)[:3]):
        return case.unresolved("the source was cut in the middle of a word")
    plain = words.strip(" ,").lower()
    plain = OWNING.get(plain, plain)
    if both := together(case, plain):
        return replace(both[0], how="pronoun" if plain == "they" else both[0].how, score=0.7)
    if plain in PRONOUNS:
        return pronoun_speaker(case, plain, span)
    if _OWN_COUNTRY.fullmatch(plain):
        link = own_country(case, "she" if plain.startswith("her") else "he")
        return _of_link(case, link, words, span) or case.unresolved(*link.reasons)
    if plain in ("the latter", "the former"):
        return pair_speaker(case, plain, span)
    if _PART.fullmatch(plain):
        return part_speaker(case, words, span)
    if _NOBODY.match(plain):
        return case.unresolved("nobody is said to speak")
    words = cleaned(case, words, span)
    if office := office_speaker(case, words, span):
        return office
    words = whole_office(case, words)
    sides = sides_of(case, words) or conjuncts(without_clause(words))
    if sides and is_owner(sides[0].split(" ")[-1]):  # "Norland's and Sorland's dailies"
        sides = ()
    if _two(case, words, sides):
        words = sides[0]
    return _speaker_of(case, words, span, sides)


def _speaker_of(case: Case, words: str, span: Span, sides: tuple[str, ...] = ()) -> Speaker:
    if words.lower() in _BARE_DOCUMENTS:
        words = f"the {words}"
    link = _linked(case, words.removesuffix(" in exile"))
    if link.entity is None and len(sides) > 1 and not share_a_noun(case, sides):
        words = sides[0]
        link = _linked(case, words)
    if link.entity is None or link.how == "new":
        link = at_the_edge(case, words) or link
    if any_groups(case, link, words):
        link = Link(None, reasons=("groups of any kind",))
    return _of_link(case, link, words, span) or _described(case, words, span, link)


def _two(case: Case, words: str, sides: tuple[str, ...]) -> bool:
    """Whether "and" parts two sources, of which the first is taken."""
    if len(sides) < 2 or case.desk.view.matches(words):
        return False
    firsts = [next(iter(segments(side)), None) for side in sides]
    named = all(
        first is not None and (first.person or bool(case.desk.view.matches(first.core)))
        for first in firsts
    )
    return named or are_two(words)


def _linked(case: Case, words: str) -> Link:
    parts = segments(words)
    first = next(iter(parts), None)
    if first and (medium := medium_of(first, case.desk.linker, case.desk.view)):
        return medium
    if first and is_document(first, case.desk.view):
        return author_of(first, case.desk.linker, parts[1:2])
    if first and " and " not in words and (people := people_of(case, first)):
        return people
    if first and len(parts) == 1 and _is_generic_body(first):
        return Link(None, reasons=("a body without its name",))
    return case.desk.linker.phrase(words)


def _of_link(case: Case, link: Link, words: str, span: Span) -> Speaker | None:
    if link.entity is None:
        return None
    referent = referent_of(link, words, case.desk.view, case.desk.day)
    if referent.person and (office := office_before(case, span)):
        referent.heads.add(office)
    first = next(iter(segments(words)), None)
    named = link.how in ("exact", "acronym")
    many = first is not None and first.plural and not referent.person and not named
    case.desk.scene.meet(referent, span, speaks=True, plural=many)
    return case.named(link.entity, link.how, link.score, link.reasons)


def _described(case: Case, words: str, span: Span, link: Link) -> Speaker:
    """Whom a description means: its issuer, whom it stands beside, else who was called so."""
    segment = next(iter(segments(words)), None)
    if segment is not None and not segment.head:
        segment = countrymen(case, segment)
    if segment is None or (segment.name and segment.title and not segment.person):
        return case.unresolved(*link.reasons)  # "the channel Coast" is none that was called so
    if segment.head in listed("documents") and (issuer := issuer_of(segment)):
        issued = _speaker_of(case, f"the {issuer}", span)
        if issued.actor:
            return issued
    person = is_person_word(segment.head) or is_capital((segment.words or ("",))[-1])
    named = bearer(case, span) if person and not segment.plural else None
    if named := named or between_dashes(case, span):
        return case.of_referent(named, "apposition", span)
    return _called_so(case, segment, words, span, link)


def _called_so(case: Case, segment: Segment, words: str, span: Span, link: Link) -> Speaker:
    """Whom a description means by its determiner and by who was called so before."""
    body, country = case.desk.linker.bodies.of(segment)
    media = home_media(case, segment) if segment.determiner is Determiner.BARE else None
    if media and (said := _of_link(case, media, words, span)):
        return said
    home = case.desk.home.country if case.desk.home else None
    place = Place(span.start, case.one.content, body, apart=case.reporter, home=home)
    folded = replace(segment, head=one_head(segment.head))
    office = segment.head in entries_by_word("roles") and not segment.plural
    if segment.determiner is Determiner.BARE and body and office:
        found = definite(case.desk.scene, folded, place, country=country)
        if found.referent and found.reasons[0].startswith("called so before"):  # "KL secretary"
            return case.of_referent(found, "description", span)
    if segment.determiner is Determiner.DEFINITE and (officer := own_officer(case, segment)):
        told = _of_link(case, officer, words, span)
        return told or _unnamed(case, segment, span, body, country)
    if segment.determiner is Determiner.DEFINITE:
        found = definite(case.desk.scene, folded, place, country=country)
        own = of_home(case, segment, found)
        if own and not just_spoke(case, found, own, place):
            return _of_link(case, own, words, span) or case.unresolved()
        nameless = _NAMELESS.search(span.of(case.text)) is not None
        if found.referent and not (nameless and found.referent.entity):
            return case.of_referent(found, "description", span)
        if not is_person_word(segment.head):
            if segment.head in listed("bodies") and is_told_by_place(case, segment):
                return _unnamed(case, segment, span, body, country)
            return _unknown(case, segment, span, (*found.reasons, *link.reasons))
    if segment.determiner is Determiner.INDEFINITE and (apposed := apposed_to(case, span)):
        return case.of_referent(apposed, "apposition", span)
    if not may_speak(segment):
        return _unknown(case, segment, span, (f"a {segment.head} does not speak",))
    return _unnamed(case, segment, span, body, country)


def _unknown(case: Case, segment: Segment, span: Span, reasons: tuple[str, ...]) -> Speaker:
    """No answer; but "it" in the next sentence is this one, and nobody known."""
    referent = unnamed_referent(segment, f"{UNKNOWN}{span.start}", None, None)
    referent.person = referent.person and is_person_word(segment.head)
    case.desk.scene.meet(referent, span, speaks=True)
    return case.unresolved(*reasons)


def _unnamed(
    case: Case, segment: Segment, span: Span, body: str | None, country: str | None
) -> Speaker:
    if _LEFT & {word.lower() for word in segment.words}:
        body = None
    if not only_modifies(case, segment, span):
        key = f"unnamed:{span.start}"
        case.desk.scene.meet(unnamed_referent(segment, key, body, country), span, speaks=True)
    return Speaker(case.one.id, None, "unnamed", 0.8, MADE_BY, description=segment.core, body=body)


def _is_generic_body(segment: Segment) -> bool:
    """Whether it is a body word alone ("the ministry"), which only the context can name."""
    return (
        segment.determiner is Determiner.DEFINITE
        and len(segment.words) == 1
        and segment.head in listed("bodies")
        and not is_capital(segment.words[0])
    )
