"""The forms in which bulletins write totals and their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.records import Unit
from counterclaim.spans import Span, Spans

_WORDS = {
    "no": 0, "zero": 0, "one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
NUM = rf"(?:\d{{1,3}}(?:[, \u00a0]\d{{3}})+|\d+|(?i:\b(?:{'|'.join(_WORDS)})\b))"
NAME = r"(?:al-|an-|ar-|as-|el-)?[A-Z][\w’'-]*(?:[ -](?:al-|el-|of |and )?[A-Z][\w’'-]*){0,4}"


def number(words: str) -> float:
    """The value of digits or a small number word."""
    plain = words.lower().replace(",", "").replace(" ", "").replace("\u00a0", "")
    return float(_WORDS[plain]) if plain in _WORDS else float(plain)


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or a line. ``listing``: it goes on listing parts of an earlier total.

    ``about`` is what the heading or the sentence says is split.
    """

    span: Span
    listing: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A count that is no part in a list; ``kind`` tells that it splits a larger one by kind."""

    value: float
    number: Span
    unit: Unit
    what: str
    issuer: str = ""
    running: bool = False
    kind: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A count in a list with its name; ``by`` is place, side or kind."""

    value: float
    number: Span
    name: str
    by: str
    partial: bool = False


_LISTING = re.compile(
    r"(?i)\b(?:as\s+follows|distribut\w+|breakdown|broken\s+down|split|by\s+(?:governorate"
    r"|province|party"
    r"|side|perpetrator|region)|per\s+(?:governorate|province))\b|:\s*$"
)
_LINE = re.compile(
    r"^\s*(?:[-–—•*]\s*)?(?P<name>[^:\n]{2,60}?)\s*(?::|\s[-–—])\s*(?P<n>"
    + NUM
    + r")\b[^\n]{0,40}$"
)


def segments(text: str, within: Spans) -> Iterator[Segment]:
    """The sentences and list lines of a text; lines under a heading keep what it is about."""
    about, listing = "", False
    for part in within:
        for cut in re.finditer(r"[^\n]+", text[part.start : part.end]):
            line = cut.group()
            start = part.start + cut.start()
            if _LINE.match(line):
                yield Segment(Span(start, start + len(line)), True, about)
                continue
            for piece in re.finditer(r"[^.!?]+(?:\.(?=\w)[^.!?]*)*[.!?]?", line):
                words = piece.group()
                if not words.strip():
                    continue
                opens = bool(_LISTING.search(words))
                about = words if opens else about
                listing = opens
                yield Segment(Span(start + piece.start(), start + piece.end()), listing, words)


_SIDE = re.compile(
    r"(?i)\b(?:forces?|groups?|regime|government|opposition|factions?|administration"
    r"|army|militants?|side"
    r"|party|coalition|ISIS|ISIL|front|police|self-management)\b"
)
_KIND = re.compile(
    r"(?i)\b(?:combat|arrests?|shelling|sniping|sniper|air\s?strikes?|raids?|mortars?"
    r"|artillery|ground|explosions?"
    r"|detentions?|operations?|siege|rockets?|small\s+arms|tanks?|detain\w*)\b"
)


def by_of(name: str) -> str:
    """What a name splits a total by: kind, side or place."""
    if _KIND.search(name):
        return "kind"
    return "side" if _SIDE.search(name) else "place"


_BRACKET = re.compile(
    rf"(?P<name>{NAME}(?:\s+(?:governorate|province|region|city|suburbs|forces"
    rf"|groups))?)\s*[(\[]\s*(?P<n>{NUM})(?:\s+times)?\s*[)\]]"
)
_SIDE_BRACKET = re.compile(
    rf"(?P<name>(?:[A-Z][\w-]*|the|armed|government|opposition|Syrian|Russian|Turkish"
    rf"|Kurdish)(?:\s+[\w-]+){{0,3}}?"
    rf"\s(?:forces|groups|factions|side|administration|regime|army))\s*[(\[]\s*(?P<n>{NUM})\s*[)\]]"
)
_IN = re.compile(
    rf"(?<![\w,.])(?P<n>{NUM})\s+(?:(?:of\s+them|breaches|violations|cases|incidents"
    rf"|were|occurred|each)\s+)*(?:in|at|near)\s+(?:the\s+)?(?P<name>{NAME})(?!\s*["
    rf"(\[])(?!\w)"
)
_BY = re.compile(
    rf"(?<![\w,.])(?P<n>{NUM})\s+(?:(?:of\s+them|breaches|violations|cases|incidents"
    rf"|were|committed|carried\s+out|attributed|alleged|laid)\s+)*"
    rf"(?:by|to|on)\s+(?:the\s+)?(?P<name>[\w-]+(?:\s+[\w-]+){{0,3}}?\s*(?:forces"
    rf"|groups|factions|administration|side|regime|army|opposition|government))"
)
_NAME_N = re.compile(
    rf"(?P<name>(?<![\w-])(?:[\w-]+\s+){{0,2}}(?:forces|groups|factions|opposition"
    rf"|arrests|operations|shelling|sniping)|{NAME})\s*(?:[:=–—-]|\s)\s*(?P<n>\d[\d,]*)"
    rf"(?=\s*(?:[,;.]|and\b|$))"
)
_PARTIAL = re.compile(r"(?i)\b(?:including|among\s+them|of\s+which|of\s+them)\b")


def parts_of(text: str, segment: Segment, times: Spans) -> Iterator[Part]:
    """The parts of a total that a sentence or line lists, in order."""
    line = _LINE.match(text[segment.span.start : segment.span.end])
    if segment.listing and line:
        at = segment.span.start
        span = Span(at + line.start("n"), at + line.end("n"))
        name = line["name"].strip(" -–—•*")
        yield Part(number(line["n"]), span, name, by_of(name))
        return
    found: dict[int, Part] = {}
    for pattern in (_SIDE_BRACKET, _BRACKET, _BY, _IN, *((_NAME_N,) if segment.listing else ())):
        for match in pattern.finditer(text, segment.span.start, segment.span.end):
            span = Span(match.start("n"), match.end("n"))
            if any(t.overlaps(span) for t in times) or span.start in found:
                continue
            name = " ".join(match["name"].split())
            partial = bool(_PARTIAL.search(text, segment.span.start, match.start()))
            found[span.start] = Part(number(match["n"]), span, name, by_of(name), partial)
    listed = [found[at] for at in sorted(found)]
    alone = (
        len(listed) == 1
        and not segment.listing
        and text[listed[0].number.end : listed[0].number.end + 1] != ")"
    )
    yield from () if alone else listed


_NOUNS = (
    (Unit.BREACHES, r"breach\w*|violations?|infringements?|cases?\s+of\s+(?:shelling|firing|fire)"
    r"|incidents?"),
    (Unit.SETTLEMENTS, r"settlements?|towns?|villages?|localities|inhabited\s+areas"),
    (Unit.ARRESTED, r"arrests?|detentions?|detained"),
    (Unit.ATTACKS, r"explosions?|attacks?|combat\s+operations?|shellings?"),
    (Unit.STRIKES, r"(?:air)?\s?strikes?|sorties|raids"),
    (Unit.KILLED, r"killed|deaths?|dead|victims"),
    (Unit.WOUNDED, r"wounded|injured"),
    (Unit.WEIGHT, r"tons?|tonnes"),
    (Unit.FIGHTERS, r"fighters|militants"),
    (Unit.VEHICLES, r"tanks?|vehicles?|trucks?|howitzers?|carriers"),
    (Unit.PEOPLE, r"people|civilians|residents|families|children|women|persons"),
    (Unit.OTHER, r"(?:armed\s+)?(?:groups|formations|factions)|applications|agreements|convoys"
    r"|actions|times|bursts|shots"),
)  # fmt: skip
_NOUN = re.compile(
    "|".join(rf"(?P<u{i}>\b(?:{p})\b)" for i, (_, p) in enumerate(_NOUNS)), re.IGNORECASE
)
_NUMBER = re.compile(rf"(?<![\w.,:/-])(?P<n>{NUM})(?![\w%:/]|[.,]\d|-\w)")
_RUNNING = re.compile(
    r"(?i)\b(?:since|in\s+total|total\s+number|overall|has\s+reached|have\s+reached"
    r"|reached|rose\s+to|raised\s+to"
    r"|bringing\b[^.]{0,40}\bto|remains?\s+unchanged|cumulative|to\s+date)\b"
)
_TELLS = re.compile(
    r"\b[Tt]he\s+(?P<who>[A-Z][\w-]+\s+(?:side|party|part|representatives|centre"
    r"|center))\s+(?:\w+\s+){0,6}?"
    r"(?:registered|recorded|counted|reported|detected|noted)\b"
)


_SPLITS = frozenset({Unit.ATTACKS, Unit.ARRESTED, Unit.STRIKES})


def totals_of(text: str, segment: Segment, taken: Spans) -> Iterator[Total]:
    """The counts of a sentence that are no parts in a list."""
    words = text[segment.span.start : segment.span.end]
    tells = _TELLS.search(words)
    for match in _NUMBER.finditer(text, segment.span.start, segment.span.end):
        span = Span(match.start("n"), match.end("n"))
        noun = _noun_of(text, segment.span, span)
        if any(t.overlaps(span) for t in taken) or noun is None:
            continue
        unit, what = noun
        yield Total(
            number(match["n"]), span, unit, what,
            issuer=tells["who"] if tells else "",
            running=bool(_RUNNING.search(words)) and not _daily(words),
            kind=unit in _SPLITS and bool(_KIND.search(what)),
            partial=bool(_PARTIAL.search(text, segment.span.start, span.start)),
        )  # fmt: skip


def _daily(words: str) -> bool:
    return bool(
        re.search(r"(?i)\b(?:24|48|72)\s+hours\b|\bper\s+day\b|\bthat\s+day\b", words)
    ) and not re.search(r"(?i)\bsince\b|total", words)


def _noun_of(text: str, sentence: Span, span: Span) -> tuple[Unit, str] | None:
    """The counted noun: after the number within a few words, else before it."""
    after = _NOUN.search(text, span.end, min(sentence.end, span.end + 45))
    between = text[span.end : after.start()] if after else ""
    if after and not re.search(r"[.;:(,]|\d|\b(?:and|in|at|by|of\s+which)\b", between):
        return _unit(after), after.group().lower()
    before = list(_NOUN.finditer(text, max(sentence.start, span.start - 120), span.start))
    of_them = re.match(r"\s+of\s+(?:them|these|which)\b", text[span.end : span.end + 12])
    if before and (of_them or not re.search(r"[;(]", text[before[-1].end() : span.start])):
        return _unit(before[-1]), before[-1].group().lower()
    return None


def _unit(match: re.Match[str]) -> Unit:
    return next(_NOUNS[i][0] for i in range(len(_NOUNS)) if match[f"u{i}"])
