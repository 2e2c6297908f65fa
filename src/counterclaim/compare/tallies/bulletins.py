"""Fixed-form bulletins: every number with what it counts, and the sums between them.

Two forms are read. A centre's daily bulletin gives a total and its parts in brackets or
after "in" ("9 breaches: Aleppo (5), Damascus (3), Latakia (1)"); a monitor's report
gives totals split by side, by kind and by governorate, in sentences or in lines. Parts
belong to the total before them. A sum is checked where the parts claim to be all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.compare.tallies.count import Count
from counterclaim.compare.tallies.forms import LAID, Part, Segment, parts_of, segments
from counterclaim.compare.tallies.tables import table_counts
from counterclaim.compare.tallies.totals import NAMES_BREACHES, Total, totals_of
from counterclaim.records import Unit
from counterclaim.spans import Spans

#: A text with fewer counts, or without parts of a total, is prose that gives figures.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A bulletin's issuer as far as the text names it, and its counts in order."""

    issuer: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A sum that does not come out: index of the total, and what was found."""

    total: int
    message: str


def parse_bulletin(text: str, within: Spans, *, times: Spans = ()) -> Bulletin | None:
    """The counts of a fixed-form bulletin, or None if the text is none.

    ``times`` are the spans of dates and durations, whose numbers count nothing.
    """
    if "|" not in text and not NAMES_BREACHES.search(text):
        return None  # as of most press: no count in it can be of breaches
    counts: list[Count] = []
    for segment in segments(text, within):
        _read(text, segment, times, counts)
    for part in within:
        counts.extend(table_counts(text, part, len(counts)))
    split = {(c.parent, c.by) for c in counts if c.parent is not None}
    listed = [key for key in split if sum((c.parent, c.by) == key for c in counts) >= 2]
    breaches = any(c.unit is Unit.BREACHES for c in counts)  # else: a report that lists strikes
    if len(counts) < FEWEST or not listed or not breaches:
        return None
    return Bulletin(_issuer(text), tuple(counts))


def _read(text: str, segment: Segment, times: Spans, counts: list[Count]) -> None:
    """Adds the counts of one sentence or line."""
    parts = list(parts_of(text, segment, times))
    taken = [part.number for part in parts]
    carried = next(((c.unit, c.what) for c in reversed(counts) if c.by == ""), None)
    closing = None
    for total in totals_of(text, segment, (*times, *taken), carried):
        parent = _parent_of_total(text, segment, total, counts)
        closing = len(counts) if total.closing else closing
        laid = LAID.match(text, total.number.end, segment.span.end)
        counts.append(
            Count(
                total.value, total.number, total.unit, total.what, parent=parent,
                side=laid["side"] if laid else "",
                by="kind" if parent is not None else "", running=total.running,
                partial=total.partial, issuer=total.issuer, previous=total.previous,
            )
        )  # fmt: skip
    for part in parts:
        parent = closing if closing is not None else _parent_of_part(part, segment, counts)
        counts.append(
            _part(text, segment, part, counts[parent] if parent is not None else None, parent)
        )


def _part(
    text: str, segment: Segment, part: Part, whole: Count | None, parent: int | None
) -> Count:
    fired = bool(_FIRED.search(text, segment.span.start, segment.span.end))
    return Count(
        part.value,
        part.number,
        whole.unit if whole else Unit.ATTACKS if fired else Unit.OTHER,
        part.name if part.by == "kind" or whole is None else whole.what,
        place=part.name if part.by == "place" else "",
        side=part.name if part.by == "side" else "",
        by=part.by,
        parent=parent,
        running=whole is not None and whole.running,
        partial=part.partial,
        issuer=whole.issuer if whole else "",
    )


_FIRED = re.compile(r"(?i)\b(?:shell|fir|bombard|attack|struck|strik)\w*")


def _parent_of_total(
    text: str, segment: Segment, total: Total, counts: Sequence[Count]
) -> int | None:
    """A total inside another ("242 breaches: combat operations 219 …, arrests 23").

    After a colon that is the count before it ("22 explosions: 14 of mortar rounds").
    """
    if not total.kind:
        return None
    for index in reversed(range(len(counts))):
        count = counts[index]
        headed = segment.span.contains(count.span) and count.by == ""
        if headed and ":" in text[count.span.end : total.number.start]:
            return index
    for index in reversed(range(len(counts))):
        count = counts[index]
        if count.by == "" and count.unit is Unit.BREACHES and not count.running:
            return index
    return None


def _parent_of_part(part: Part, segment: Segment, counts: Sequence[Count]) -> int | None:
    """The total of a part: before it in the sentence, else the one named, else the last."""
    candidates = [
        i
        for i, c in enumerate(counts)
        if c.by in ({""} if part.by == "kind" else {"", "kind"})
        and c.span.start < part.number.start
    ]
    same = [i for i in candidates if segment.span.contains(counts[i].span)]
    same = [i for i in same if not counts[i].previous] or same
    if same:
        return same[-1]
    named = [i for i in candidates if segment.about and _alike(segment.about, counts[i].what)]
    if named:
        return named[-1]
    wholes = [
        i
        for i in candidates
        if counts[i].by == "" and not counts[i].running and not counts[i].previous
    ]
    whole = [i for i in wholes if not counts[i].partial]
    if segment.of_them and not segment.listing and whole:
        return whole[-1]
    breaches = [i for i in wholes if counts[i].unit is Unit.BREACHES]
    last = (breaches if part.by == "side" else []) or wholes or candidates
    return last[-1] if last and (segment.listing or segment.of_them) else None


def _alike(about: str, what: str) -> bool:
    words = {w[:5] for w in re.findall(r"[a-z]{4,}", about.lower())}
    return bool(words & {w[:5] for w in re.findall(r"[a-z]{4,}", what.lower())})


def faults(bulletin: Bulletin) -> Iterator[Fault]:
    """The totals whose parts, split one way and claiming to be all, make another sum."""
    groups: dict[tuple[int, str], list[Count]] = {}
    for count in bulletin.counts:
        if count.parent is not None:
            groups.setdefault((count.parent, count.by), []).append(count)
        if count.column is not None:
            groups.setdefault((count.column, "row"), []).append(count)
    yield from _running(bulletin)
    for (parent, by), parts in sorted(groups.items()):
        whole, total = bulletin.counts[parent].value, sum(p.value for p in parts)
        partial = any(p.partial for p in parts) or len(parts) == 1
        if total == whole or (partial and total < whole):
            continue
        shown = " + ".join(f"{p.value:g}" for p in parts)
        yield Fault(parent, f"the parts by {by}, {shown}, make {total:g}; the total says {whole:g}")


def _running(bulletin: Bulletin) -> Iterator[Fault]:
    """A running total that an earlier one and the count of this issue do not make."""
    wholes = [
        (at, c)
        for at, c in enumerate(bulletin.counts)
        if c.by == "" and c.unit is Unit.BREACHES and not c.partial and not c.issuer
    ]
    now = [(at, c) for at, c in wholes if c.running and not c.previous]
    before = [c for _, c in wholes if c.previous and c.running]
    new = [c for _, c in wholes if not c.running and not c.previous]
    if len(now) != 1 or len(before) != 1 or not new:
        return
    (at, total), (old,) = now[0], before
    if old.value + new[0].value != total.value:
        yield Fault(
            at,
            f"{old.value:g} and {new[0].value:g} counted since make "
            f"{old.value + new[0].value:g}; the total says {total.value:g}",
        )


_ISSUER = re.compile(
    r"(?P<name>(?:[A-Z][\w.’'-]*)(?:\s+(?:[A-Z][\w.’'-]*|of|for|and|the|in|on)){0,7}\s+"
    r"(?:[Cc]ent(?:re|er)|[Mm]ission|[Nn]etwork|[Cc]ommission|[Oo]bservatory|[Mm]inistry"
    r"|[Cc]ommittee)"
    r"(?:\s+(?:for|of|in)\s+(?:the\s+)?[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3})?)"
)


#: "Bulletin of the Centre for monitoring the truce (5 May)", in any case.
_OF_ISSUER = re.compile(
    r"(?im)^\s*(?:(?:daily|weekly)\s+)?(?:bulletin|communiqu[eé])\s+(?:of|by)\s+(?:the\s+)?"
    r"(?P<name>[^\n(,:;]{4,80}?)\s*(?:\(|$)"
)


def _issuer(text: str) -> str:
    match = _OF_ISSUER.search(text) or _ISSUER.search(text)
    return " ".join(match["name"].split()) if match else ""
