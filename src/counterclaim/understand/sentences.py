"""Sentences, by the sentencex library, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from counterclaim.spans import Span, Spans, trim

# Titles and short forms after which sentencex breaks in some contexts.
_SHORT = re.compile(
    r"(?:^|[\s(\"“«])(?:Mr|Mrs|Ms|Dr|Gen|Lt|Maj|Col|Capt|Sgt|Brig|Cmdr|Adm|Rev|Sen|Rep|Gov|Prof"
    r"|Jr|St|Mt|No|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|[A-Z])\.\s*$"
)
# Flattened web text loses the blank after a full stop: "the forces there.Turkey is".
_GLUED = re.compile(r"(?<=[a-z0-9)\"”»][.!?])(?=[A-Z][a-z])|(?<=[.!?][\"”»])(?=[A-Z][a-z])")

# Flattened web text loses whole line ends: "filmed the aftermath of an attack The army denied".
_UNSTOPPED = re.compile(
    r"(?<=[a-z]) (?=(?:The|An?|Some|Many|Thousands|Hundreds|Dozens|More|Most|Th(?:is|ese|ose)|Its?"
    r"|His|Their|Our|He|She|They|We|There|Two|Three) [a-z]"
    r"|(?:In|On|At|But|As|After|Since|When|While|If|Although|Meanwhile|However) [A-Za-z])"
)
# Words that such a sentence may stand behind as a title, a name's part or what is said.
_HOLDS = re.compile(
    r"(?:^|\s)(?:[A-Z]\w*|said|says|say|told|added|adding|that|reads?|saying|called|(?:en)?titled"
    r"|named|asked)$"
)


def find_sentences(text: str, passages: Spans) -> Spans:
    """The sentences of each passage, in order, without white space at their edges.

    A sentence never crosses a passage. Every character of a passage that is no white
    space lies in exactly one sentence.
    """
    return tuple(sentence for passage in passages for sentence in _sentences(text, passage))


def _sentences(text: str, passage: Span) -> Iterator[Span]:
    start = passage.start
    for stop in _stops(text, passage):
        if stop < passage.end and _SHORT.search(text, max(start, stop - 12), stop):
            continue
        span = trim(text, start, stop)
        if span is not None:
            yield span
        start = stop


def _stops(text: str, passage: Span) -> list[int]:
    """Where sentences may end, as code points of the text; the last is the passage's end.

    The library's own indexes are not used: that its pieces join up to the text again is
    checked here, and a piece that does not is left to the end of the passage.
    """
    stops = {match.start() for match in _GLUED.finditer(text, passage.start, passage.end)}
    for match in _UNSTOPPED.finditer(text, passage.start, passage.end):
        if not _HOLDS.search(text, max(passage.start, match.start() - 25), match.start()):
            stops.add(match.start())
    at = passage.start
    for piece in sentencex.segment("en", passage.of(text)):
        if not text.startswith(piece, at):
            break
        at += len(piece)
        stops.add(at)
    stops.add(passage.end)
    return sorted(stops)
