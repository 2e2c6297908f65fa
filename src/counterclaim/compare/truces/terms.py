"""What a text states of a truce's terms: what it obliges to, prohibits, permits and exempts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from counterclaim.compare.lookup import Lookup
from counterclaim.compare.truces.phrases import Said, Truce
from counterclaim.spans import Span

#: What is said of a truce, with the kind of term that it is.
TERMS = {"obliges": "oblige", "prohibits": "prohibit", "permits": "permit", "exempts": "exempt"}


def terms(lookup: Lookup, truce: Truce) -> tuple[Said, ...]:
    """The terms that the sentence of a truce states, in order."""
    if truce.generic:
        return ()
    told = _told(lookup, truce.span.end, truce.sentence.end)
    found = {*told, *_under(lookup, truce), *_left_out(lookup, truce)}
    return tuple(sorted(found, key=lambda term: (term.words, term.what)))


_LET = r"(?:also|would|will|shall|further|explicitly|expressly|specifically|however|did|to)"
_VERBS = (
    ("exempts", r"exempt(?:s|ed|ing)?|exclud(?:e|es|ed|ing)"
                r"|(?:does|do|did|would|will)\s+not\s+(?:apply\s+to|cover|include|extend\s+to)"),
    ("prohibits", r"(?:halts|halting|suspends|freezes)"
                  r"|ban(?:s|ned|ning)?|prohibit(?:s|ed|ing)?|forbids?|forbade|forbidding"
                  r"|bar(?:s|red|ring)?|outlaw(?:s|ed|ing)?|rul(?:es|ed|ing)\s+out"),
    ("permits", r"(?:allow|permit)(?:s|ed|ing|ted|ting)?(?:\s+for)?|lets?"),
    ("obliges", r"requir(?:e|es|ed|ing)|oblig(?:e|es|ed|ing|ates|ated)|commit(?:s|ted|ting)?|binds?"
                r"|stipulat(?:e|es|ed|ing)(?:\s+that)?|provid(?:e|es|ed|ing)\s+(?:for|that)"
                r"|call(?:s|ed|ing)?\s+for|demand(?:s|ed|ing)?(?:\s+that)?"),
)  # fmt: skip
_VERB = re.compile(
    "|".join(rf"(?P<{what}>\b(?:{verbs})\s+)" for what, verbs in _VERBS), re.IGNORECASE
)
#: What stands before a verb whose subject is the truce: itself, its relative, "and" or a comma.
_OWN = re.compile(
    rf"(?i)(?:^|^(?:\s*\([^()]*\))?,?\s+(?:which|that)|\b(?:and|but)|,)(?:\s+{_LET})*\s+$"
)
_EDGES = re.compile(r"^(?:\s*\([^()]*\))?,?\s+(?:which|that)\b|,?\s+but(?:\s+\w+)?\s+$")
#: Another subject between: "the truce was hailed by Ostra, which bans", "as Ostra said".
_OTHERS = re.compile(r"(?i).(?<=\S)\s*\b(?:which|who|that|while|but|as|said|says|when|if)\b")
_END = re.compile(
    r"[.;:!?](?:\s|$)|[”\"»]|,\s+(?:while|but|whereas|although|which|he|she|it|they|according)\b"
    r"|,\s+(?:the\s+)?(?:[\w.’'-]+\s+){1,4}(?:said|says|told|added)\b"
)
#: "would allow, if it held", "allows them to": no term, or none that stands by itself.
_NO_TERM = re.compile(r"(?i)(?:if|it|them|him|her|us|me|you)\b")


def _told(lookup: Lookup, start: int, end: int) -> Iterator[Said]:
    """Terms told with the truce as the subject: "the truce, which began, exempts the Banner"."""
    text = lookup.text
    for match in _VERB.finditer(text, start, end):
        before = text[start : match.start()]
        opened = _EDGES.sub("", before)
        if not _OWN.search(before) or _OTHERS.search(opened) or _NO_TERM.match(text, match.end()):
            continue
        if words := _clause(text, match.end(), end):
            yield Said(match.lastgroup or "", words)


def _clause(text: str, start: int, end: int) -> Span | None:
    """The words of a clause from a position on; none if they are too few or another verb."""
    stop = _END.search(text, start, end)
    last = stop.start() if stop else end
    following = _VERB.search(text, start, last)
    joint = (
        re.search(r",?\s+and(?:\s+also)?\s+$", text[start : following.start()])
        if following
        else None
    )
    if joint:
        last = start + joint.start()
    words = text[start:last].rstrip(" ,\n")
    return Span(start, start + len(words)) if len(words) > 3 else None


#: "under the truce", "under the terms of the truce"
_UNDER = re.compile(
    r"(?i)\b(?:under|according\s+to|as\s+part\s+of)\s+(?:the\s+(?:terms|conditions)\s+of\s+)?$"
)
_MUST = re.compile(
    r"(?i)\b(?:(?P<no>(?:must|may|can|shall|should|would|will|is|are|was|were)\s*(?:not|n[’']t)\b"
    r"(?:\s+(?:allowed|permitted)\s+to)?|cannot\b|(?:is|are|was|were)\s+(?:banned|barred|prohibited|forbidden))"
    r"|(?P<may>may\b|can\b|(?:is|are|was|were|be)\s+(?:also\s+)?(?:allowed|permitted|free)\b)"
    r"|(?P<out>(?:is|are|was|were)\s+(?:exempt(?:ed)?|excluded|not\s+covered))"
    r"|(?P<must>must\b|shall\b|will\b|would\b|should\b|(?:is|are|was|were)\s+(?:due\s+|obliged\s+"
    r"|required\s+|supposed\s+)?to\b|(?:has|have|had)\s+to\b|(?:agreed|undertook|pledged|promised|committed)"
    r"(?:\s+\w+selves|\s+itself)?\s+to\b))"
)
#: "under the truce, which Ostra mediated, | guns must be moved"
_OPENED = re.compile(r"(?:,\s+(?:which|that)\s[^,;]{3,80},)?\s*,?\s+")
_KINDS = {"no": "prohibits", "may": "permits", "out": "exempts", "must": "obliges"}
_AND = re.compile(r",?\s+and\s+|,\s+")


def _under(lookup: Lookup, truce: Truce) -> Iterator[Said]:
    """Terms told "under the truce": the clause behind it, or the one that it ends."""
    text, sentence = lookup.text, truce.sentence
    under = _UNDER.search(text, sentence.start, truce.span.start)
    if under is None or under.end() != truce.span.start:
        return
    comma = _OPENED.match(text, truce.span.end, sentence.end)
    if text[sentence.start : under.start()].strip(' “"‘'):
        before = re.split(r"[;:]\s|\bthat\s", text[sentence.start : under.start()])[-1].strip(" ,")
        start = text.index(before, sentence.start) if before else sentence.start
        spans = [Span(start, start + len(before))] if before else []
    else:
        clause = _clause_of(text, comma.end(), sentence.end) if comma else None
        spans = list(_sentences(text, clause)) if clause else []
    for span in spans:
        if must := _MUST.search(span.of(text)):
            yield Said(_KINDS[must.lastgroup or ""], span)


#: "the Banner is not covered by | the truce"
_OUT = re.compile(
    r"\s+(?:is|are|was|were|remains?)\s+(?:[a-z]+ly\s+)?(?:excluded\s+from|exempt(?:ed)?\s+from"
    r"|not\s+covered\s+by|not\s+(?:a\s+)?part(?:y|ies)?\s+(?:of|to))\s+(?:the\s+terms\s+of\s+)?$"
)
#: Where a clause begins that says who is left out: "notes that | other groups are".
_CLAUSE = re.compile(r"[;:(“\"]\s*|\s[-–—]\s+|\b(?:that|but|and\s+that|while|whereas|because)\s+")


def _left_out(lookup: Lookup, truce: Truce) -> Iterator[Said]:
    """Who is said not to be covered by the truce that ends the clause."""
    text, start = lookup.text, truce.sentence.start
    out = _OUT.search(text, start, truce.span.start)
    if out is None:
        return
    opened = [m.end() for m in _CLAUSE.finditer(text, start, out.start())]
    first = opened[-1] if opened else start
    words = text[first : out.start()].rstrip(" ,")
    if 3 < len(words) <= _LONGEST:
        yield Said("exempts", Span(first, first + len(words)))


#: Characters of words that name who is left out.
_LONGEST = 120


def _clause_of(text: str, start: int, end: int) -> Span | None:
    stop = _END.search(text, start, end)
    words = text[start : stop.start() if stop else end].rstrip()
    return Span(start, start + len(words)) if words else None


def _sentences(text: str, clause: Span) -> Iterator[Span]:
    """A clause cut at each "and" behind which another one tells what must be."""
    start = clause.start
    for cut in _AND.finditer(text, clause.start, clause.end):
        left, right = text[start : cut.start()], text[cut.end() : clause.end]
        own = _MUST.search(right)
        subject = own and not _AND.search(right[: own.start()]) and own.start() > 0
        if _MUST.search(left) and subject:
            yield Span(start, cut.start())
            start = cut.end()
    yield Span(start, clause.end)


_IT = re.compile(r"(?:It|The terms|Its terms|The text)(?=\s)")


def with_its(lookup: Lookup, named: Iterable[Truce]) -> list[Truce]:
    """The truce phrases with each "It" that goes on with the terms of one, in order."""
    own = list(named)
    its = {it.span: it for truce in own if not truce.generic and (it := _its(lookup, truce))}
    return sorted((*own, *its.values()), key=lambda truce: truce.span)


def _its(lookup: Lookup, truce: Truce) -> Truce | None:
    """The "It" behind a truce of which nobody is named before, if it states a term."""
    text, sentence = lookup.text, truce.sentence
    following = lookup.sentence_number(sentence.start) + 1
    first = Span(sentence.start, max(truce.span.start, sentence.start + 1))
    before = [m for m in lookup.mentions_in(first) if not lookup.in_dateline(m.span)]
    if before or following >= len(lookup.sentences):
        return None
    then = lookup.sentences[following]
    it = _IT.match(text, then.start)
    if it is None or not any(_told(lookup, it.end(), then.end)):
        return None
    span = Span(it.start(), it.end())
    return Truce(span, span, then, definite=True, generic=False)
