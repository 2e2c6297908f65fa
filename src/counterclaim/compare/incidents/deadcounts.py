"""Which figures count the dead of one happening, and which those of a war or with the wounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from counterclaim.records import Quantity, Unit
from counterclaim.spans import Span

#: What stands behind or before a number that is added to a toll, and none itself.
FURTHER = re.compile(r"\s*(?:more|other|others|additional|further)\b", re.IGNORECASE)
ANOTHER = re.compile(r"\b(?:another|additional|further)\s+$", re.IGNORECASE)
#: What stands behind a count of those who died of it afterwards: a part of the dead.
AFTERWARDS = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?died\s+(?:since|later|afterwards|in\s+hospitals?"
    r"|(?:of|from)\s+(?:their\s+)?(?:wounds|injuries))\b",
    re.IGNORECASE,
)
#: What stands before a count that its source has replaced: "updating an earlier toll of 15".
FORMER = re.compile(
    r"\b(?:earlier|initial(?:ly)?|previous(?:ly)?|prior|preliminary)\b[^.;]{0,40}?\btoll\b"
    r"[^.;,]{0,40}?$",
    re.IGNORECASE,
)
#: "19 killed and injured" counts both together.
BOTH = re.compile(
    r"\s*(?:\w+\s+){0,3}(?:killed|dead)\s*(?:and|or|,)\s*(?:injured|wounded|hurt)\b", re.IGNORECASE
)
#: A count of a whole war: "a war that has claimed an estimated 400,000 lives".
OF_THE_WAR = re.compile(
    r"\b(?:war|conflict|uprising|revolt|revolution|unrest|crisis)\b[^.;]{0,60}?"
    r"\b(?:claimed|killed|killing|cost|left|taken|led)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
IN_THE_WAR = re.compile(
    r"[^.;]{0,60}?\b(?:killed|dead|died|dying|deaths|slain)\b[^.;]{0,40}?\b(?:in|since|of)\s+"
    r"(?:the|this|that|its|[A-Z]\w+s?)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:war|conflict|uprising|revolt|revolution)\b",
)
_SIDE = r"(?:north|south|east|west|centre|center)(?:east|west)?"
OF_MANY_PLACES = re.compile(
    r"\b(?:in|across|throughout|around)\s+(?:all|several|various|many|different|both)\s+(?:of\s+)?"
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}(?:districts|quarters|neighbou?rhoods|areas|towns|villages|cities"
    r"|provinces|parts|fronts|places|locations)\b"
    rf"|\bin\s+the\s+{_SIDE}\s+and\s+(?:the\s+)?{_SIDE}\s+of\s+the\s+country\b",
    re.IGNORECASE,
)
#: What leads to the parts of a toll, and what stands behind one of a single place: "16 in Kesh".
PARTS = re.compile(
    r"(?:\bincluding|\bof\s+(?:whom|them)|\bamong\s+(?:them|whom)|:|\s[-–—]{1,2})\s+$"
)
IN_A_PLACE = re.compile(r"\s+(?:[a-z]+\s+){0,2}?in\s+(?:[a-z]+\s+){0,4}[A-Z]")
#: Characters before a count that may say so.
WAR_BEFORE = 140
#: A count of days or weeks: "in the last 24 hours", "in August", "since Wednesday".
SUMMED = re.compile(
    r"\b(?:in|over|during|within|for)\s+(?:the\s+)?(?:past|last|recent|previous)\b"
    r"|\b\d\d[- ]hours?\b|\bsince\b"
    r"|\b(?:in|over|within)\s+(?:(?:less|more)\s+than\s+)?(?:an?|one|two|three|four|five|six|\d+)\s+"
    r"(?:days?|weeks?|months?|years?)\b"
    r"|\bin\s+(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
#: A count of several happenings: "separate raids killed 25".
SEPARATE = re.compile(
    r"\bseparate\s+(?:[\w-]+\s+){0,2}?(?:raids?|strikes|attacks|bombings|explosions|blasts|incidents)\b",
    re.IGNORECASE,
)
#: Characters before and behind a count that may say so.
BESIDE = 40, 150
HURT = re.compile(r"\b(?:injur|wound|hurt)", re.IGNORECASE)


def is_toll(quantity: Quantity, text: str) -> bool:
    """Whether people are said to have died; "100 injured" beside "40 killed" are not."""
    if quantity.unit is not Unit.KILLED or quantity.low is None:
        return False
    counted = quantity.counted.of(text) if quantity.counted else ""
    start, end = quantity.span.start, quantity.span.end
    if counts_both(quantity, text) or of_the_war(quantity, text):
        return False
    added = FURTHER.match(text, end) or ANOTHER.search(text[max(0, start - 12) : start])
    later = AFTERWARDS.match(text, end)
    return not (HURT.search(f"{quantity.of} {counted}") or added or later)


def standing_counts(counts: Sequence[Quantity], text: str) -> list[Quantity]:
    """The counts without those that one of them replaces, if any is left."""
    now = [
        q
        for q in counts
        if q.unit is not Unit.KILLED
        or not FORMER.search(text, max(0, q.span.start - 100), q.span.start)
    ]
    return now if any(q.unit is Unit.KILLED for q in now) else list(counts)


def counts_both(quantity: Quantity, text: str) -> bool:
    """Whether a figure counts dead and wounded together: "scores were killed and injured"."""
    return BOTH.match(text, quantity.span.end) is not None


def of_the_war(quantity: Quantity, text: str) -> bool:
    """Whether a figure counts the dead of a whole war, and of no single happening."""
    start, end = quantity.span.start, quantity.span.end
    before = OF_THE_WAR.search(text, max(0, start - WAR_BEFORE), start)
    return before is not None or IN_THE_WAR.match(text, end) is not None


def of_many_places(sentence: Span, text: str) -> bool:
    """Whether a sentence counts in many places, and no happening at one: "in all the districts"."""
    return OF_MANY_PLACES.search(text, sentence.start, sentence.end) is not None


def counts_many(
    quantity: Quantity, counts: Iterable[Quantity], sentence: Span | None, text: str
) -> bool:
    """Whether the words beside a count of dead say that it is of days, or of separate happenings.

    Args:
        quantity: the count.
        counts: those told with it; what stands beyond the next one is about that one.
        sentence: the sentence that holds it, if one does.
        text: the article's text.
    """
    before, behind = BESIDE
    counts = tuple(counts)
    others = [q.span for q in counts if q.unit is Unit.KILLED]
    start = max((s.end for s in others if s.end <= quantity.span.start), default=0)
    end = min((s.start for s in others if s.start >= quantity.span.end), default=None)
    start, stop = max(start, quantity.span.start - before), quantity.span.end + behind
    words = text[start : min(stop, end) if end else stop]
    if sentence and (
        SEPARATE.search(text, sentence.start, quantity.span.start)
        or of_many_places(sentence, text)
        or _told_by_places(quantity, counts, sentence, text)
    ):
        return True
    return SUMMED.search(words) is not None


def _told_by_places(
    quantity: Quantity, counts: Iterable[Quantity], sentence: Span, text: str
) -> bool:
    """Whether a toll is that of several places: "22 died, including 16 in Kesh and six in Alma"."""
    placed = [
        q
        for q in counts
        if q.unit is Unit.KILLED
        and quantity.span.end <= q.span.start
        and q.span.end <= sentence.end
        and IN_A_PLACE.match(text, q.counted.end if q.counted else q.span.end)
    ]
    if len(placed) < 2:
        return False
    parts = PARTS.search(text, quantity.span.end, placed[0].span.start) is not None
    return parts or sum(q.low or 0.0 for q in placed) == quantity.low
