"""Phrases that name a truce, and what their sentences state of it.

"Truce" stands for ceasefires, truces, cessations of hostilities, regimes of calm and
the like, and for "the deal" behind one of them. A phrase is generic if it names none in
particular ("calls for a ceasefire", "such truces").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.compare.lookup import Lookup
from counterclaim.spans import Span

HEAD = (
    r"(?:cease-?[ ]?fires?|truces?|cessations?\s+of\s+(?:the\s+)?hostilities|armistices?"
    r"|regimes?\s+of\s+(?:calm|silence)|pauses?\s+in\s+(?:the\s+)?fighting|humanitarian\s+pauses?"
    r"|de-?escalation\s+(?:zones?|agreements?|deals?|accords?))"
)
_TAIL = r"(?:\s+(?:agreements?|accords?|deals?|regimes?|pacts?|arrangements?|terms))?"
TRUCE = re.compile(
    rf"(?i)(?<!\w){HEAD}{_TAIL}(?!\w)"
    r"|(?<=\bthe\s)(?:recent|latest|current|new|previous|first|second)\s+one(?=\s+"
    r"(?:in|that|brokered|which))"
)
_WORD = r"[\w’'.-]+"
_NO_MODIFIER = (
    r"(?!(?i:of|in|on|at|to|from|by|for|with|and|or|but|as|that|since|until|after|before|during"
    r"|under|despite|into|is|was|were|has|had|have|said|says|amid|when|while|if|over|about|against"
    r"|violat\w+|breach\w*|break\w*|broke|brokered|maintain\w*|support\w*|sabotag\w*|impos\w+)\b)"
)
_LEFT = re.compile(
    r"(?s).*(?<![\w-])(?P<det>(?i:the|an?|this|that|its|their|any|such|these|no"
    r"|both|every|some|another)"
    rf"|[A-Z][\w-]+[’']s?)\s+(?P<words>(?:{_NO_MODIFIER}{_WORD}\s+){{0,4}})$"
)
_BROKERED_LEFT = re.compile(r"(?:[\w.]+(?:\s+and\s+|[-–])[\w.]+[\s-]+)?brokered\s+$")

_GENERIC_BEFORE = re.compile(
    r"(?i)(?<!so-)\b(?:call(?:s|ed|ing)?\s+(?:for|on|upon)|appeal\w*|demand\w*|urg\w+|press\w*|push\w*"
    r"|plea\w*|need\w*|seek\w*"
    r"|sought|propos\w+|want\w*|hop\w+|goal|prospects?|talks?|negotiat\w+|possib\w+|securing"
    r"|reach(?:ing)?|without|reject\w*)\b(?:\s+[^\s,;]+){0,3}?\s*$"
)
_GENERIC = frozenset({"any", "such", "these", "no", "every"})
_INDEFINITE = frozenset(
    {"a", "an", "any", "such", "these", "no", "every", "some", "another", "both"}
)


@dataclass(frozen=True, slots=True)
class Truce:
    """A phrase that names a truce; ``head`` is its noun.

    ``generic`` names none in particular, ``definite`` points at one that is known.
    """

    span: Span
    head: Span
    sentence: Span
    definite: bool
    generic: bool

    def words(self, text: str) -> str:
        """The phrase in lower case with single blanks."""
        return " ".join(self.span.of(text).lower().split())


#: "urged them to cease fire": what somebody is to do.
_TO_CEASE = re.compile(r"(?i)\b(?:to|must|should|will|would|shall)\s+cease\s+fire$")
#: Any agreement, or a calm; "the deal" without more goes on from the one that was named last.
_DEAL = re.compile(
    r"(?i)(?<!\w)(?:(?P<bare>(?:the|this|that)\s+)|(?<!\bto\s))"
    r"(?:deals?|agreements?|accords?|pacts?|treat(?:y|ies)|swaps?"
    r"|memorand\w+|resolutions?|exchanges?|evacuations?|(?<=the\s)calm)(?!\w)"
)
_OF_OTHERS = re.compile(
    r"(?i)\s+(?:to|on|with|over|for|under\s+which|that\s+(?:would|will|allow\w*|frees?|freed))\s"
)
_DEAL_REACH = 6
"""Sentences from a truce to "the deal" that stands for it."""


def truces(lookup: Lookup) -> Iterator[Truce]:
    """The truce phrases of an article's body, in order; "the deal" behind one is one too."""
    text, body = lookup.text, lookup.article.body()
    found = sorted((*TRUCE.finditer(text), *_DEAL.finditer(text)), key=lambda m: m.start())
    named: Truce | None = None  # the agreement named last, if it is a truce
    for match in found:
        head = Span(match.start(), match.end())
        if not any(part.contains(head) for part in body) or (named and named.head.overlaps(head)):
            continue
        sentence = lookup.sentence_at(head.start)
        if match.re is _DEAL:
            named = _deal(lookup, match, sentence, named)
            if named is not None:
                yield named
            continue
        one = match.group().lower().endswith("one")
        if one and not TRUCE.search(text, sentence.start, head.start):
            continue
        if _TO_CEASE.search(text, sentence.start, head.end):
            continue
        truce = _truce(text, head, sentence)
        named = truce if not truce.generic else named
        yield truce


def _deal(
    lookup: Lookup, match: re.Match[str], sentence: Span, named: Truce | None
) -> Truce | None:
    """The phrase "the deal" for the truce named last, or None where it is another agreement."""
    number = lookup.sentence_number
    bare = match["bare"] is not None and match.group().lower().endswith(_SINGULAR_DEALS)
    calm = match.group().lower().endswith("calm")  # "the calm over Ruwan" is still the truce's
    if named is None or not bare or (not calm and _OF_OTHERS.match(lookup.text, match.end())):
        return None
    if number(match.start()) - number(named.span.start) > _DEAL_REACH:
        return None
    head = Span(match.end("bare"), match.end())
    return Truce(Span(match.start(), match.end()), head, sentence, definite=True, generic=False)


_SINGULAR_DEALS = ("deal", "agreement", "accord", "pact", "calm")


def _truce(text: str, head: Span, sentence: Span) -> Truce:
    before = text[sentence.start : head.start]
    start, determiner = _opening(before)
    start += sentence.start
    plural = head.of(text).lower().split()[0].endswith("s") and not _singular(head, text)
    asked = bool(_GENERIC_BEFORE.search(text[sentence.start : start]))
    generic = plural or determiner in _GENERIC or asked
    named = bool(determiner) and determiner not in _INDEFINITE
    return Truce(Span(start, head.end), head, sentence, named and not generic, generic)


def _opening(before: str) -> tuple[int, str]:
    """Where the phrase begins, counted in the text before its noun, and its determiner."""
    left = _LEFT.match(before)
    start, determiner = (left.start("det"), left["det"].lower()) if left else (len(before), "")
    brokered = _BROKERED_LEFT.search(before)
    return min(start, brokered.start()) if brokered else start, determiner


def _singular(head: Span, text: str) -> bool:
    return " of " in " ".join(head.of(text).split()) and not head.of(text).lower().startswith(
        ("cessations", "regimes", "pauses")
    )


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a sentence states of a truce; ``words`` say so."""

    what: str
    words: Span


_SAYS = tuple(
    (what, re.compile(rf"(?i)\b(?:{pattern})\b"))
    for what, pattern in (
        ("effective", r"(?:com|cam|go|wen|enter)\w*\s+into\s+(?:effect|force)"
                      r"|(?:took|takes?|taking)\s+(?:effect|hold)|(?:began|begins?|started|starts?)|in\s+force\s+since"),
        ("in force", r"(?:still\s+)?in\s+(?:place|force|effect)|hold(?:s|ing)?"
                      r"|held(?!\s+(?:\S+\s+){0,5}?(?:responsible|accountable|talks))"),
        ("expired", r"expire[sd]?|ended|ends|end\s+of(?!\s+(?:\w+day|the\s+(?:day|week|month)))"
                    r"|is\s+over|was\s+over|lapsed|ran\s+out"
                    r"|(?:has|have|had|came)\s+(?:come\s+)?to\s+an\s+end"),
        ("collapsed", r"collaps(?:e[sd]?|ing)|broke\s+down|broken\s+down|unravell?ed"
                      r"|fell\s+apart|fail(?:ed|s)(?!\s+to)"),
        ("in danger", r"(?:brink|verge|edge)\s+of\s+\w+|(?:close|near)\s+(?:to\s+)?collaps\w+"
                      r"|in\s+danger|at\s+risk|(?:under|in)\s+(?:threat|jeopardy|peril)|falter\w*"
                      r"|unravell?ing|by\s+a\s+thread|jeopardi[sz]\w+"),
        ("extended", r"exten[ds]\w*|extension|prolong\w*|renew\w*|\w+\s+more\s+days"),
        ("brokered", r"brokered|mediated|sponsored|negotiated|put\s+in\s+place|agreed|reached"
                     r"|guaranteed|hammered\s+out|announced|arranged|concluded"),
        ("imposed", r"imposed|imposition"),
        ("exempt", r"(?:exempt\w*|exclud\w+)\b(?!\s+from\s+(?!(?:the|this|that|any|an?)"
                   rf"\s+(?:\w+\s+)?(?:{HEAD}|deal|agreement|accord|pact)))"
                   r"|(?:do|does|did)\s+not\s+(?:apply|cover|include|extend)"
                   r"|never\s+part\s+of|not\s+(?:a\s+)?part(?:y|ies)?\s+(?:of|to)|not\s+covered"),
        ("opposed", r"oppos(?:e[sd]?|ing)|reject\w+|denounc\w+"),
        ("breach alleged", r"violat\w+|breach\w*|broken?(?!\s+(?:down|out))|break(?:s|ing)"
                           r"|infring\w+|sabotag\w+|def(?:y|iance)"),
        ("suspended", r"suspend\w+|froze\w*|declared\s+(?:it|the\s+truce)\s+over"),
    )
)  # fmt: skip
#: What is said of a truce that is over.
ENDS = frozenset({"expired", "collapsed"})
_NOT_YET = re.compile(
    r"(?i)\b(?:brink|verge|edge|risks?|dangers?|fears?|threat\w*|close|near(?:ing|ly)?|prevent\w*"
    r"|avert\w*|avoid\w*|could|may|might|would|will|should|if|unless|not|never|no"
    r"|[a-z]+n[’']t)\s+(?:[\w-]+\s+){0,3}$"
)
"""Words before an end that say that it has not come: "on the brink of collapse"."""
_MEANWHILE = re.compile(r"(?i)\b(?:before|after|when|while|until)\b")
"""Between an end and a truce: "the battle ended hours before the truce"."""
_WISHED = re.compile(
    r"(?i)\b(?:ensur(?:e[sd]?|ing)|mak(?:e|ing)\s+sure|sees?|whether|if|hop(?:e[sd]?|ing))\s+(?:that\s+)?$"
)
"""Words before a truce that ask whether it holds, or want it to."""
_REACH = 150
"""Characters within which a statement is taken to be about the truce."""


def says(lookup: Lookup, truce: Truce) -> tuple[Said, ...]:
    """What the sentence states of a truce, each with its words; nearest truce only."""
    text, sentence = lookup.text, truce.sentence
    named, told = lookup.once(("said of truces", sentence), lambda: _told(text, sentence))
    others = [other for other in named if not truce.span.overlaps(other)]
    found = []
    for what, told_words in told.items():
        for words in told_words:
            gap = _gap(words, truce.span)
            if gap > _REACH or any(gap > _gap(words, other) for other in others):
                continue
            if what in ENDS and (
                _NOT_YET.search(text[sentence.start : words.start])
                or _MEANWHILE.search(text[words.end : truce.span.start])
            ):
                continue
            if what == "in force" and _WISHED.search(text[sentence.start : truce.span.start]):
                continue
            found.append(Said(what, words))
            break
    return tuple(found)


def _told(text: str, sentence: Span) -> tuple[list[Span], dict[str, list[Span]]]:
    """The truces of a sentence, and each kind of statement with its words."""

    def all_of(pattern: re.Pattern[str]) -> list[Span]:
        found = pattern.finditer(text, sentence.start, sentence.end)
        return [Span(match.start(), match.end()) for match in found]

    return all_of(TRUCE), {what: all_of(pattern) for what, pattern in _SAYS}


def _gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.end, a.start - b.end)
