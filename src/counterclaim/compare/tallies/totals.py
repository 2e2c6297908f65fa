"""The totals of bulletins: what a sentence counts, and in which form it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.compare.tallies.forms import Segment
from counterclaim.compare.tallies.words import KIND, NUM, PARTIAL, number
from counterclaim.records import Unit
from counterclaim.spans import Span, Spans


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


_BREACHES = (
    r"breach\w*|violations?|infringements?|cases?\s+of\s+(?:shelling|firing|fire)|incidents?"
)
#: What a text says that counts breaches outside of tables.
NAMES_BREACHES = re.compile(rf"\b(?:{_BREACHES})\b", re.IGNORECASE)
_NOUNS = (
    (Unit.BREACHES, _BREACHES),
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


_PERSONS = frozenset({Unit.PEOPLE, Unit.FIGHTERS})
_SPLITS = frozenset({Unit.ATTACKS, Unit.ARRESTED, Unit.STRIKES})


_EARLIER = re.compile(
    r"(?i)\b(?:last\s+(?:week|month|day|time)|previous\w*|yesterday|a\s+(?:day|week)\s+(?:ago|earlier)"
    r"|by\s+the\s+evening)\b"
)
#: "The number of breaches by armed groups is 254": the breaches are counted, not the groups.
_DOER = re.compile(r"(?i)\bby\s+(?:the\s+)?$")
_IN_ALL = re.compile(r"\s+(?:in\s+all|altogether|in\s+total|all\s+told)\b")
#: "only if two of them agree" counts nothing; "they denied two of the four" answers counts.
_UNCOUNTED = re.compile(
    r"(?i)\b(?:if|unless|whether|until|(?<!was\s)(?<!were\s)(?:den(?:y|ies|ied)|answer(?:s|ed)?"
    r"|admit(?:s|ted)?|disput(?:es?|ed)|acknowledg(?:es?|ed)|rebut(?:s|ted)?)\b[^.;:]*?)"
    r"\s+(?:at\s+least\s+|the\s+(?:other\s+)?)?$"
)
_FATES = tuple(
    (
        unit,
        re.compile(rf"(?i)\b(?:{verb})\s+(?:(?:at\s+least|some|about|another)\s+)?$"),
        re.compile(rf"(?i)\s+(?:were|was|had\s+been|have\s+been)\s+(?:{verb})\b"),
    )
    for unit, verb in ((Unit.KILLED, "killed"), (Unit.WOUNDED, "wounded|injured"))
)


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
        if _UNCOUNTED.search(text, segment.span.start, span.start):
            continue
        unit, what = noun
        carried = carried if closing else noun
        yield Total(
            number(match["n"]), span, unit, what,
            issuer=tells["who"] if tells else "",
            running=bool(_RUNNING.search(words)) and not _daily(words),
            kind=unit in _SPLITS and bool(KIND.search(what)) and _splits(text, segment, span),
            partial=bool(PARTIAL.search(text, segment.span.start, span.start)),
            previous=earlier, closing=closing,
        )  # fmt: skip


def _is_earlier(text: str, sentence: Span, span: Span) -> bool:
    """Whether the clause of a count speaks of an earlier issue or period."""
    before = re.split(r"[(;.]", text[sentence.start : span.start])[-1]
    after = re.split(r"[(),;.]", text[span.end : sentence.end])[0]
    return bool(_EARLIER.search(before) or _EARLIER.search(after))


def _splits(text: str, segment: Segment, span: Span) -> bool:
    """Whether a count of a kind splits a total: "combat operations stood at 219", "of which".

    "The mission heard 12 explosions" counts what was heard, and splits nothing.
    """
    before = text[segment.span.start : span.start]
    return bool(PARTIAL.search(before) or KIND.search(before))


def _daily(words: str) -> bool:
    return bool(
        re.search(r"(?i)\b(?:24|48|72)\s+hours\b|\bper\s+day\b|\bthat\s+day\b", words)
    ) and not re.search(r"(?i)\bsince\b|total", words)


def _noun_of(text: str, sentence: Span, span: Span) -> tuple[Unit, str] | None:
    """The counted noun: after the number within a few words, else before it."""
    after = _NOUN.search(text, span.end, min(sentence.end, span.end + 45))
    between = text[span.end : after.start()] if after else ""
    if after and not re.search(r"[.;:(,]|\d|\b(?:and|in|at|by|of\s+which)\b", between):
        unit = _fate(text, sentence, span, after) or _unit(after)
        return unit, after.group().lower()
    named = _NOUN.finditer(text, max(sentence.start, span.start - 120), span.start)
    before = [m for m in named if not _DOER.search(text, sentence.start, m.start())]
    of_them = re.match(r"\s+of\s+(?:them|these|which)\b", text[span.end : span.end + 12])
    if before and (of_them or not re.search(r"[;(]", text[before[-1].end() : span.start])):
        return _unit(before[-1]), before[-1].group().lower()
    return None


def _fate(text: str, sentence: Span, span: Span, people: re.Match[str]) -> Unit | None:
    """What became of counted people: "killed 38 people", "nine children were wounded"."""
    if _unit(people) not in _PERSONS:
        return None
    for unit, before, after in _FATES:
        if before.search(text, sentence.start, span.start) or after.match(text, people.end()):
            return unit
    return None


def _unit(match: re.Match[str]) -> Unit:
    return next(_NOUNS[i][0] for i in range(len(_NOUNS)) if match[f"u{i}"])
