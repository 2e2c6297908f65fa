"""The forms in which bulletins list the parts of their totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.compare.tallies.words import KIND, NAME, NUM, PARTIAL, by_of, number
from counterclaim.spans import Span, Spans


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
_MARKED = re.compile(r"\s*[-–—•*]")


def segments(text: str, within: Spans) -> Iterator[Segment]:
    """The sentences and list lines of a text; lines under a heading keep what it is about.

    A line that counts one kind heads the marked lines below it: "Arrests: 19", "- police: 19".
    """
    about, kind, listing = "", "", False
    for part in within:
        for cut in re.finditer(r"[^\n]+", text[part.start : part.end]):
            line = cut.group()
            if line.count("|") >= 2:  # a table's row, read on its own
                continue
            start = part.start + cut.start()
            named = _LINE.match(line)
            if named and not _WHOLE_LINE.search(named["name"]):
                marked = bool(_MARKED.match(line))
                if not marked:
                    kind = named["name"] if KIND.search(named["name"]) else ""
                under = kind if marked and kind else about
                yield Segment(Span(start, start + len(line)), True, under)
                continue
            for piece in re.finditer(r"[^.!?]+(?:\.(?=\w)[^.!?]*)*[.!?]?", line):
                words = piece.group()
                if not words.strip():
                    continue
                opens = bool(_LISTING.search(words))
                about = words if opens else about
                kind, listing = "", opens
                yield Segment(Span(start + piece.start(), start + piece.end()), listing, words)


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
#: "(55) breaches by armed groups": a count and the side that it is laid on.
LAID = re.compile(
    r"\s+(?:breaches|violations|infringements|incidents)\s+by\s+(?:the\s+)?(?P<side>[\w-]+"
    r"(?:\s+[\w-]+){0,3}?\s*(?:forces|groups|factions|administration|side|regime|army"
    r"|opposition|government))\b"
)
_NAME_N = re.compile(
    rf"(?P<name>(?<![\w-])(?:[\w-]+\s+){{0,2}}(?:forces|groups|factions|opposition"
    rf"|arrests|operations|shelling|sniping)|{NAME})\s*(?:[:=–—-]|\s)\s*(?P<n>\d[\d,]*)"
    rf"(?=\s*(?:\(\d+\s?%\)|[,;.]|and\b|$))"
)
_FORCE = r"(?:[\w-]+\s+){1,3}?(?:forces|groups|factions|army|militias?|side|administration)"
#: "Government forces killed 34 of them and opposition factions 4"
_DID = re.compile(
    rf"(?P<name>{_FORCE})\s+(?:killed|wounded|injured|committed|fired|made|carried\s+out)\s+"
    rf"(?P<n>{NUM})\s+of\s+(?:them|these|those)\b"
)
_AND_DID = re.compile(rf"(?:,|\band)\s+(?P<name>{_FORCE})\s+(?P<n>{NUM})(?=\s*(?:[,.;]|$|\band\b))")
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
        *((_DID, _AND_DID) if _DID.search(text, segment.span.start, segment.span.end) else ()),
    ):
        for match in pattern.finditer(text, segment.span.start, segment.span.end):
            span = Span(match.start("n"), match.end("n"))
            if any(t.overlaps(span) for t in times) or span.start in found:
                continue
            if _OF_THE.search(text, segment.span.start, span.start):
                continue  # "of the 27 breaches in Norberg" says the total again
            name = " ".join(match["name"].split())
            partial = bool(PARTIAL.search(text, segment.span.start, match.start()))
            found[span.start] = Part(number(match["n"]), span, name, by_of(name), partial)
    listed = _without_total(text, [found[at] for at in sorted(found)])
    if len({part.by for part in listed}) > 1 and any(p.by == "kind" for p in listed):
        listed = [p for p in listed if p.by == "kind" or p.number.start < listed[0].number.end]
    alone = (
        len(listed) == 1
        and not segment.listing
        and text[listed[0].number.end : listed[0].number.end + 1] != ")"
    )
    yield from () if alone else listed


def _without_total(text: str, listed: list[Part]) -> list[Part]:
    """The parts without the total that places split: "55 breaches by armed groups in A (27)"."""
    first, rest = listed[:1], listed[1:]
    laid = [p for p in first if p.by == "side" and LAID.match(text, p.number.end)]
    return rest if laid and len(rest) > 1 and all(p.by == "place" for p in rest) else listed


def _kinds(text: str, segment: Segment, times: Spans) -> Iterator[Part]:
    """Parts by kind: after a colon or in brackets, "15 were shots", "shelling for 21"."""
    start, end = segment.span.start, segment.span.end
    partial = bool(PARTIAL.search(text, start, end))
    for match in _FOR.finditer(text, start, end):
        if KIND.search(match["name"]):
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
