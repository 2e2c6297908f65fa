"""The forms in which bulletins write totals and their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.records import Unit
from counterclaim.spans import Span, Spans

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{tens: 10 * at for at, tens in enumerate(_TENS, 2)},
    **{
        f"{tens}-{_UNITS[one]}": 10 * at + one
        for at, tens in enumerate(_TENS, 2)
        for one in range(1, 10)
    },
    "no": 0, "once": 1, "twice": 2,
}  # fmt: skip
_LONGEST_FIRST = "|".join(sorted(_WORDS, key=lambda word: (-len(word), word)))
NUM = rf"(?:\d{{1,3}}(?:[, \u00a0]\d{{3}})+|\d+(?:\.\d+)?|(?i:\b(?:{_LONGEST_FIRST})\b))"
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

    @property
    def of_them(self) -> bool:
        """Whether the sentence says of itself that it splits what was counted before."""
        return bool(_OF_THEM.search(self.about))


@dataclass(frozen=True, slots=True)
class Total:
    """A count that is no part in a list; ``kind`` tells that it splits a larger one by kind.

    ``previous`` is of an earlier issue ("last week: 29"); ``closing`` sums up the parts
    before it ("twelve in all").
    """

    value: float
    number: Span
    unit: Unit
    what: str
    issuer: str = ""
    running: bool = False
    kind: bool = False
    partial: bool = False
    previous: bool = False
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A count in a list with its name; ``by`` is place, side or kind."""

    value: float
    number: Span
    name: str
    by: str
    partial: bool = False


_OF_THEM = re.compile(r"(?i)\bof\s+(?:them|these|those)\b")
_LISTING = re.compile(
    r"(?i)\b(?:as\s+follows|distribut\w+|breakdown|broken\s+down|split|by\s+(?:governorate"
    r"|province|party"
    r"|side|perpetrator|region)|per\s+(?:governorate|province)"
    r"|(?:provinces?|governorates?|regions?|districts?|attributed\s+to|hit)\s*(?=:))\b|:\s*$"
)
_WHOLE_LINE = re.compile(r"(?i)\b(?:total|since|overall|in\s+all)\b")
_LINE = re.compile(
    r"^\s*(?:[-–—•*]\s*)?(?P<name>[^:\n]{2,60}?)\s*(?:(?<!\d):|:(?!\d)|\s[-–—])\s*(?P<n>"
    + NUM
    + r")\b[^\n]{0,40}$"
)


def segments(text: str, within: Spans) -> Iterator[Segment]:
    """The sentences and list lines of a text; lines under a heading keep what it is about."""
    about, listing = "", False
    for part in within:
        for cut in re.finditer(r"[^\n]+", text[part.start : part.end]):
            line = cut.group()
            if line.count("|") >= 2:  # a table's row, read on its own
                continue
            start = part.start + cut.start()
            named = _LINE.match(line)
            if named and not _WHOLE_LINE.search(named["name"]):
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
    r"|party|coalition|unknown|unidentified|undetermined|ISIS|ISIL|front|police|self-management)\b"
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
    rf"(?=\s*(?:\(\d+\s?%\)|[,;.]|and\b|$))"
)
#: "Ground shelling accounted for 21 of them, air strikes for eight"
_FOR = re.compile(
    rf"(?i)(?P<name>(?!and\b)[a-z]+(?:[ -](?!for\b)[a-z]+)?)\s+(?:accounted\s+)?for\s+"
    rf"(?:the\s+(?:remaining|other)\s+)?(?P<n>{NUM})(?!\w)"
)
#: "Of the 27 violations, 15 were explosions and 12 were shots"
_WERE = re.compile(
    rf"(?<![\w.,])(?P<n>{NUM})\s+(?:were|was)\s+(?P<name>[a-z][\w -]{{2,40}}?)(?=\s+and\s|[,.;]|$)"
)
#: "hospitals 2, schools 5", "government and allied forces 24 (73%); unknown 3 (9%)"
_LOWER_N = re.compile(
    r"(?:(?<=[:;,]\s)|(?<=\d\sand\s))(?P<name>[a-z][a-z -]{2,40}?)\s+(?P<n>\d+)"
    r"(?=\s*(?:\(\d+\s?%\))?\s*(?:[,;.]|$))"
)
#: "14 weapons: six howitzers, five tanks", "46 civilians (17 women, 12 children and 17 men)"
_KINDS_LIST = re.compile(rf"[:(]\s*(?=(?:about\s+)?{NUM}\s+[a-z])(?P<list>[^.:;()]+)")
_ONE_KIND = re.compile(
    rf"(?<![\w.,])(?P<n>{NUM})\s+(?P<name>[a-z][\w-]*(?:\s+(?!and\b)[a-z][\w-]*)?)"
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
    found: dict[int, Part] = {part.number.start: part for part in _kinds(text, segment, times)}
    for pattern in (
        _SIDE_BRACKET,
        _BRACKET,
        _BY,
        _IN,
        *((_NAME_N, _LOWER_N) if segment.listing else ()),
    ):
        for match in pattern.finditer(text, segment.span.start, segment.span.end):
            span = Span(match.start("n"), match.end("n"))
            if any(t.overlaps(span) for t in times) or span.start in found:
                continue
            if _OF_THE.search(text, segment.span.start, span.start):
                continue  # "of the 27 breaches in Norberg" says the total again
            name = " ".join(match["name"].split())
            partial = bool(_PARTIAL.search(text, segment.span.start, match.start()))
            found[span.start] = Part(number(match["n"]), span, name, by_of(name), partial)
    listed = [found[at] for at in sorted(found)]
    if len({part.by for part in listed}) > 1 and any(p.by == "kind" for p in listed):
        listed = [p for p in listed if p.by == "kind" or p.number.start < listed[0].number.end]
    alone = (
        len(listed) == 1
        and not segment.listing
        and text[listed[0].number.end : listed[0].number.end + 1] != ")"
    )
    yield from () if alone else listed


def _kinds(text: str, segment: Segment, times: Spans) -> Iterator[Part]:
    """Parts by kind: after a colon or in brackets, "15 were shots", "shelling for 21"."""
    start, end = segment.span.start, segment.span.end
    partial = bool(_PARTIAL.search(text, start, end))
    for match in _FOR.finditer(text, start, end):
        if _KIND.search(match["name"]):
            yield from _kind_part(match, times, partial=False)
    if re.match(r"(?i)\s*of\s+(?:the|these|those)\s", text[start:end]):
        for match in _WERE.finditer(text, start, end):
            yield from _kind_part(match, times, partial=False)
    for whole in _KINDS_LIST.finditer(text, start, end):
        listed = list(_ONE_KIND.finditer(text, whole.start("list"), whole.end("list")))
        apart = all(
            re.fullmatch(r"[^\d,]*?(?:,\s*(?:and\s+)?|\s+and\s+)", text[a.end() : b.start()])
            for a, b in pairwise(listed)
        )
        if apart and len(listed) >= 2 and not any(_PLACED.match(m["name"]) for m in listed):
            for match in listed:
                yield from _kind_part(match, times, partial=partial)


_OF_THE = re.compile(r"(?i)\bof\s+(?:the|these|those)\s+$")
#: "11 at the station": a place and no kind.
_PLACED = re.compile(r"(?i)(?:at|in|near|by|on|of|from)\b")


def _kind_part(match: re.Match[str], times: Spans, *, partial: bool) -> Iterator[Part]:
    span = Span(match.start("n"), match.end("n"))
    if not any(t.overlaps(span) for t in times):
        yield Part(number(match["n"]), span, match["name"].strip(), "kind", partial)


_NOUNS = (
    (Unit.BREACHES, r"breach\w*|violations?|infringements?|cases?\s+of\s+(?:shelling|firing|fire)"
    r"|incidents?"),
    (Unit.SETTLEMENTS, r"settlements?|towns?|villages?|localities|inhabited\s+areas"),
    (Unit.ARRESTED, r"arrests?|detentions?|detained"),
    (Unit.ATTACKS, r"explosions?|attacks?|combat\s+operations?|shellings?|bursts|projectiles?"
     r"|(?:mortar\s+|artillery\s+)?(?:rounds?|shells?)"),
    (Unit.STRIKES, r"(?:air)?\s?strikes?|sorties|raids"),
    (Unit.KILLED, r"killed|deaths?|dead|victims"),
    (Unit.WOUNDED, r"wounded|injured"),
    (Unit.WEIGHT, r"tons?|tonnes"),
    (Unit.FIGHTERS, r"fighters|militants"),
    (Unit.CASUALTIES, r"casualt(?:y|ies)"),
    (Unit.VEHICLES, r"tanks?|vehicles?|trucks?|howitzers?|carriers|weapons|launchers?"),
    (Unit.PEOPLE, r"people|civilians|residents|families|children|women|persons"),
    (Unit.OTHER, r"(?:armed\s+)?(?:groups|formations|factions)|applications|agreements|convoys"
    r"|actions|times|shots|occasions?|checkpoints?|devices|buildings|hospitals|schools|reports"),
)  # fmt: skip
_NOUN = re.compile(
    "|".join(rf"(?P<u{i}>\b(?:{p})\b)" for i, (_, p) in enumerate(_NOUNS)), re.IGNORECASE
)
_NUMBER = re.compile(
    rf"(?<![\w.,:/-])(?P<n>{NUM})(?![\w%:/]|[.,]\d|-\w)"
    r"(?!\s*(?:(?:to|and|[–-])\s*\d+\s*)?(?:km|kilomet\w+|met(?:re|er)s?|hectares?|per\s?cent|hours?|minutes?)\b)"
    r"(?<!\bone(?=[\s.,]*[.,]))"
)
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


_EARLIER = re.compile(
    r"(?i)\b(?:last\s+(?:week|month|day|time)|previous\w*|yesterday|a\s+(?:day|week)\s+(?:ago|earlier)"
    r"|by\s+the\s+evening)\b"
)
#: "(244 in the first week)"
_EARLIER_PART = re.compile(r"(?i)\b(?:first|second|third)\s+(?:day|week|month)\b")
_IN_ALL = re.compile(r"\s+(?:in\s+all|altogether|in\s+total|all\s+told)\b")


def totals_of(
    text: str, segment: Segment, taken: Spans, carried: tuple[Unit, str] | None = None
) -> Iterator[Total]:
    """The counts of a sentence that are no parts in a list.

    ``carried`` is what the count before counts; it stands in where a sentence that goes on
    from it names nothing ("Since 1 March: 412.").
    """
    words = text[segment.span.start : segment.span.end]
    tells = _TELLS.search(words)
    for match in _NUMBER.finditer(text, segment.span.start, segment.span.end):
        span = Span(match.start("n"), match.end("n"))
        earlier = _is_earlier(text, segment.span, span)
        closing = bool(_IN_ALL.match(text, span.end))
        noun = _noun_of(text, segment.span, span)
        if closing:
            noun = Unit.OTHER, "in all"
        elif noun is None and (earlier or _RUNNING.search(words)):
            noun = carried
        if any(t.overlaps(span) for t in taken) or noun is None:
            continue
        unit, what = noun
        carried = carried if closing else noun
        yield Total(
            number(match["n"]), span, unit, what,
            issuer=tells["who"] if tells else "",
            running=bool(_RUNNING.search(words)) and not _daily(words),
            kind=unit in _SPLITS and bool(_KIND.search(what)) and _splits(text, segment, span),
            partial=bool(_PARTIAL.search(text, segment.span.start, span.start)),
            previous=earlier, closing=closing,
        )  # fmt: skip


def _is_earlier(text: str, sentence: Span, span: Span) -> bool:
    """Whether the clause of a count speaks of an earlier issue or period."""
    before = re.split(r"[(;.]", text[sentence.start : span.start])[-1]
    after = re.split(r"[(),;.]", text[span.end : sentence.end])[0]
    bracketed = text[: span.start].rstrip().endswith("(")
    return bool(
        _EARLIER.search(before)
        or _EARLIER.search(after)
        or (bracketed and _EARLIER_PART.search(after))
    )


def _splits(text: str, segment: Segment, span: Span) -> bool:
    """Whether a count of a kind splits a total: "combat operations stood at 219", "of which".

    "The mission heard 12 explosions" counts what was heard, and splits nothing.
    """
    before = text[segment.span.start : span.start]
    return bool(_PARTIAL.search(before) or _KIND.search(before))


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
