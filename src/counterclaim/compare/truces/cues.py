"""What identifies a truce in its sentence: days, length, brokers, places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.daycues import BEGAN, DayCue, day_cues
from counterclaim.compare.truces.phrases import Truce
from counterclaim.records import Mention, MentionKind
from counterclaim.spans import Span


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything in a sentence that tells which truce is meant."""

    days: tuple[DayCue, ...] = ()
    length: int | None = None
    length_words: Span | None = None
    brokers: tuple[frozenset[str], ...] = ()
    places: tuple[str, ...] = ()
    name: str = ""
    kind: str = ""
    sides: tuple[Mention, ...] = ()
    began: bool = False
    extended: bool = False


def cues(lookup: Lookup, truce: Truce) -> Cues:
    """The cues of a truce phrase."""
    text, sentence = lookup.text, truce.sentence
    length, words = _length(text, truce)
    return Cues(
        days=tuple(day_cues(lookup, truce)),
        length=length,
        length_words=words,
        brokers=tuple(_brokers(lookup, truce)),
        places=tuple(place for _, place in places_of(lookup, truce)),
        name=_name(text, truce),
        kind=next((kind for word, kind in _KINDS if word in truce.words(text)), ""),
        sides=tuple(_sides(lookup, truce)),
        began=bool(BEGAN.match(text, truce.span.end, sentence.end)),
        extended=bool(_EXTENDED.search(text, sentence.start, sentence.end)),
    )


def _name(text: str, truce: Truce) -> str:
    """The phrase in lower case with the "in Aleppo" that follows it, spellings evened out."""
    tail = re.compile(r"\s+in\s+(?:[\w’'-]+\s*){1,2}").match(text, truce.span.end)
    words = text[truce.span.start : tail.end() if tail else truce.span.end]
    return " ".join(words.lower().replace("cease-fire", "ceasefire").split())


#: Words of a phrase and the kinds of agreements that they name.
_KINDS = (
    ("cessation", "cessation_of_hostilities"),
    ("regime of", "regime_of_calm"),
    ("pause", "humanitarian_pause"),
    ("escalation", "de_escalation"),
    ("fire", "ceasefire"),
    ("truce", "ceasefire"),
)
_EXTENDED = re.compile(
    r"(?i)\bexten[ds]\w*|\bextension\b|\bprolong\w*|\brenew(?:s|ed|al)?\b|\bmore\s+days\b"
)
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "one": 1, "a": 1,
}  # fmt: skip
_LENGTH = re.compile(
    r"(?i)\b(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|a)[-\s]"
    r"(?P<more>more\s+|additional\s+)?"
    r"(?P<unit>hour|day|week|month)s?\b"
)
_UNIT = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30}


def _length(text: str, truce: Truce) -> tuple[int | None, Span | None]:
    """The length in days that the phrase or its "for three more days" gives, and its words."""
    inside = list(_LENGTH.finditer(text, truce.span.start, truce.span.end))
    after = re.compile(r"[^.;]{0,90}?\bfor\s+(?:another\s+)?").match(text, truce.span.end)
    tail = _LENGTH.match(text, after.end()) if after else None
    match = inside[0] if inside else tail
    if match is None:
        return None, None
    count = _COUNTS.get(match["n"].lower()) or int(match["n"])
    return max(1, round(count * _UNIT[match["unit"].lower()])), Span(*match.span())


_BETWEEN = re.compile(r"\s+(?:\w+\s+)?between\s+(?=[^.;]{2,60}?\sand\s)")
#: Where the second of two sides ends: "the regime and Kurdish militias | broke down".
_SECOND = re.compile(r"[^,.;]{2,60}?\sand\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s+)*[\w’'-]+")


def _sides(lookup: Lookup, truce: Truce) -> Iterator[Mention]:
    """Those between whom the phrase says that the truce is."""
    between = _BETWEEN.match(lookup.text, truce.span.end, truce.sentence.end)
    if between is None:
        return
    both = _SECOND.match(lookup.text, between.end(), truce.sentence.end)
    if both is not None:
        yield from lookup.mentions_in(Span(*both.span()))


_BY = re.compile(
    r"(?i)[^.;]{0,60}?\b(?:brokered|mediated|sponsored|agreed|negotiated|put\s+in\s+place"
    r"|guaranteed"
    r"|reached|arranged|announced|backed|struck|hammered\s+out)\s+(?:\w+\s+){0,2}?by\s+"
)
_SOLE = re.compile(r"(?i)(?<![\w.-])([\w.]+)[\s-]brokered\b")
_THAT = re.compile(
    r",?\s+(?:that|which)\s+(?P<who>[^.;,]{3,60}?)\s+(?:brokered|agreed|negotiated"
    r"|mediated|announced|sponsored)\b"
)


def _brokers(lookup: Lookup, truce: Truce) -> Iterator[frozenset[str]]:
    """The actors named as brokers, each as all that its name may mean."""
    text = lookup.text
    spans = []
    by = _BY.match(text, truce.span.end, truce.sentence.end)
    if by:
        spans.append(_names_from(text, by.end(), truce.sentence.end))
    that = _THAT.match(text, truce.span.end, truce.sentence.end)
    if that:
        spans.append(Span(that.start("who"), that.end("who")))
    before = re.search(r"(?i)([\w.]+(?:\s+and\s+|[-–])[\w.]+)[\s-]+brokered\b", truce.span.of(text))
    if before:
        for name in re.split(r"\s+and\s+|[-–]", before[1]):
            if found := lookup.actors_named(name):
                yield found
    for span in spans:
        for mention in lookup.mentions_in(span):
            if found := lookup.candidates(mention):
                yield found


def sole_broker(lookup: Lookup, truce: Truce) -> frozenset[str]:
    """Who stands before "brokered" alone: "a UN-brokered truce"; reports often name one of two.

    So it tells who brokered a truce that nothing else tells of, and rules no other out.
    """
    alone = _SOLE.search(truce.span.of(lookup.text))
    return lookup.actors_named(alone[1]) if alone else frozenset()


def _names_from(text: str, start: int, end: int) -> Span:
    """The list of names that begins here: up to a verb, a comma or a preposition."""
    match = _NAMES.match(text, start, end)
    listed = _LIST_END.match(text, start, match.end()) if match else None
    stop = listed.end() if listed else match.end() if match else end
    return Span(start, max(stop, start + 1))


#: "Norland and Ostria", "the regional bloc NORBLOC"
_NAMES = re.compile(
    r"(?:the\s+(?:[a-z]+\s+){1,3}(?=[A-Z]))?"
    r"(?:(?:the|and|both|[A-Z][\w.’'-]*|,(?=\s+(?:and|[A-Z])))\s*){1,12}"
)
#: Where a list of names ends: behind "and X", or at a comma that no "and" follows.
_LIST_END = re.compile(r"(?:(?!\sand\s).)*?(?:\sand\s[^,]*(?=,|$)|(?=,(?!.*\sand\s)))", re.DOTALL)
#: "a truce | between A and B | took effect | in", each part or none.
_IN = re.compile(
    r"(?:\s+(?:of|for)\s+\w+)?"
    r"(?:\s+(?:between\s+[^,.;]{3,60}?\sand\s[^,.;]{3,40}?|with\s+[^,.;]{3,40}?))?"
    r"(?:\s+(?:has\s+|had\s+)?(?:taken?|took|takes|came|comes?|entered|went)\s+(?:into\s+)?"
    r"(?:effect|force|hold))?\s+(?:in|for|across|around|over|covering)\s+"
)
_OUT = re.compile(
    r"[.;:”\"»]|,\s(?=[a-z])|\s(?:brokered|for|expired|that|which|was|were|is|has|had|when|on"
    r"|after|following|since)\s"
)
#: "in an enclave outside Aster"
_NEARBY = re.compile(r"(?i)\b(?:outside|near|beyond)\s+$")
#: "signed a truce in Lakeside": where it was signed.
_SIGNED = re.compile(r"(?i)\b(?:sign(?:s|ed|ing)?|signature\s+of|signatories\s+to)\b[^,;]{0,60}$")


def places_of(lookup: Lookup, truce: Truce) -> Iterator[tuple[Span, str]]:
    """The places that a phrase is said to hold for, with their words: in it, or after "in"."""
    text = lookup.text
    spans = [truce.span]
    after = _IN.match(text, truce.span.end, truce.sentence.end)
    if after and not _SIGNED.search(text, truce.sentence.start, truce.span.start):
        found = _OUT.search(text, after.end(), truce.sentence.end)
        spans.append(Span(after.end(), found.start() if found else truce.sentence.end))
    for span in spans:
        for mention in lookup.mentions_in(span):
            if _NEARBY.search(text[: mention.span.start][-12:]):
                continue
            place = lookup.place(mention) if mention.kind is MentionKind.PLACE else None
            if place:
                yield mention.span, place
