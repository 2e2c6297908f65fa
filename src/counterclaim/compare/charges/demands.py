"""Demands of one side on another, and obligations that one is said never to have met.

A demand is told by a verb ("urged Ostra to stop", "called for a halt to Ostran strikes"),
by a noun ("Kelian calls for a halt to …"), or by "must" and "should" in somebody's words.
Kept are those that concern the fighting, those who fight, or an agreement; a wish for
talks or a visit is none. An unmet obligation is taken over from its allegation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.compare.charges.addressees import addressees, is_to
from counterclaim.compare.charges.doers import Doer, acts
from counterclaim.compare.charges.stated import UNMET
from counterclaim.compare.charges.subjects import subject_before
from counterclaim.compare.lookup import Lookup, content_id
from counterclaim.compare.sides import same_side
from counterclaim.compare.truces.phrases import HEAD
from counterclaim.protocols import View
from counterclaim.records import (
    Allegation,
    Attribution,
    CeasefireMention,
    Demand,
    DemandKind,
    Reading,
    Stance,
)
from counterclaim.spans import Span

MADE_BY = "compare.demands/1"

#: What a demand of the register is about.
_ABOUT = re.compile(
    rf"(?i){HEAD}|\b(?:strikes?|air\s?strikes?|air\s?raids?|bomb\w*|shell\w*|attack\w*|offensive|fight\w*"
    r"|separat\w*|disassociat\w*|dissociat\w*|distanc\w*|split|withdraw\w*|pull\s+(?:back|out)|lay\s+down"
    r"|arm(?:s|ing)?\b|weapons?|siege|besieg\w*|blockade|aid\b|convoys?|humanitarian|exempt\w*|obligat\w*"
    r"|commit\w*|compl(?:y|iance)|abide|respect|observ\w+|agreement|accord|deal|resolution|hostilit\w*"
    r"|fire\b|no-fly|militants?|terroris\w*|extremis\w*|rebels?|intervene|act\s+in\s+coordination"
    r"|crush|deter|disarm\w*|release|prisoners?|border|troops|forces)"
)
_DEMANDS = re.compile(
    r"(?i)\b(?:demand|urg|call(?:s|ed|ing)?\s+(?:on|for|upon)|appeal|insist|press(?:ed|ing)|ask"
    r"|warn|order|exhort|implor|want)\w*"
)
#: "must stop", "should likewise be exempt": said of somebody by somebody.
_MUST = re.compile(
    r"(?i)\b(?:must|should|ought\s+to|ha(?:s|ve)\s+to|needs?\s+to)\s+(?:(?:not|also|now|first|likewise"
    r"|immediately|at\s+once)\s+)*(?=[a-z]{2,}\b)(?!have\b|be\s+(?:noted|said|remembered|clear|behind|responsible))"
)
#: "repeated US calls for a halt to Russian and Syrian attacks", "demands that", "to demand"
_CALLS = re.compile(
    r"(?i)\b(?:calls?|demands?|appeals?|requests?|pleas?)\s+(?:for|on|upon|to)\s+(?=\S)"
)
_ENDS = re.compile(
    r"[.;]|,\s+(?:which|who|saying|adding|while|but)\b|\s(?:are|is|were|was)\s+(?:meant|aimed|an?)\b"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Words that ask for something: who asks, and through whom it is told.

    A ``wish`` ("must", "should") is a demand only on who is its subject, or stands behind its "by".
    """

    span: Span
    what: Span
    voice: Attribution | None
    issuer: Doer | None = None
    wish: Span | None = None


def find_demands(
    readings: Iterable[Reading],
    allegations: Sequence[Allegation],
    *,
    mentions: Sequence[CeasefireMention],
    view: View,
) -> list[Demand]:
    """The demands and unmet obligations of all articles, by article id and position."""
    found: list[Demand] = []
    for reading in sorted(readings, key=lambda r: r.article.id):
        lookup, article = Lookup(reading, view), reading.article.id
        own = [a for a in allegations if a.article_id == article and a.act == UNMET]
        truces = [m for m in mentions if m.article_id == article]
        told = [_unmet(lookup, allegation) for allegation in own]
        told += _demands(lookup, truces)
        found.extend(sorted(told, key=lambda d: (d.span, d.kind, d.id)))
    return found


def _unmet(lookup: Lookup, allegation: Allegation) -> Demand:
    """An unmet obligation beside its allegation; what was to be done are the same words."""
    return Demand(
        id=content_id(lookup.article.id, "unmet", allegation.id),
        article_id=lookup.article.id,
        span=allegation.span,
        what=_undertaken(lookup, allegation.span),
        kind=DemandKind.UNMET,
        issuer=allegation.alleger,
        addressee=allegation.perpetrator,
        outlet_voice=allegation.outlet_voice,
        made_by=MADE_BY,
        issuer_text=allegation.alleger_text,
        addressee_text=allegation.perpetrator_text,
        attribution=allegation.attribution,
        allegation=allegation.id,
        ceasefire=allegation.ceasefire,
    )


_TO_DO = re.compile(
    r"(?i)\b(?:obligations?\s+(?:to\s+|and\s+)?|commitments?\s+to\s+|fail\w*\s+to\s+|reluctance\s+of\s+.{3,60}?\s+to\s+"
    r"|refus\w+\s+to\s+|effort\s+to\s+|promised\s+to\s+)(?=[a-z])"
)


#: Where the words for what was to be done end, and the sentence goes on.
_DONE = re.compile(
    r"[.;”»\"]|,\s|\s(?:as\s+(?:affirmed|stated|said)|(?:has|have|had)\s+been|is|are|was|were)\b"
)


def _undertaken(lookup: Lookup, span: Span) -> Span:
    """The words for what was to be done, up to the end of the clause; else the whole span."""
    begins = list(_TO_DO.finditer(lookup.text, span.start, span.end))
    if not begins:
        return span
    start = begins[-1].end()
    ends = _DONE.search(lookup.text, start, span.end)
    return Span(start, max(ends.start() if ends else span.end, start + 1))


def _demands(lookup: Lookup, truces: Sequence[CeasefireMention]) -> Iterator[Demand]:
    """The demands of an article, each with one row for every side that it is made on."""
    taken: list[Span] = []
    for asked in _asked(lookup):
        if any(asked.what.overlaps(span) for span in taken) or not _concerns(lookup, asked):
            continue
        taken.append(asked.what)
        cue = asked.voice.cue[0] if asked.voice and asked.voice.cue and not asked.issuer else None
        sides = addressees(lookup, asked.what, cue)
        if asked.wish:
            sides = [side for side in sides if is_to(lookup.text, side.span, asked.wish)]
            if not sides:
                continue
        for addressee in (*sides,) or (None,):
            demand = _demand(lookup, asked, addressee, truces)
            own = same_side(demand.issuer, demand.addressee, lookup.view)
            if not own:
                yield demand


def _concerns(lookup: Lookup, asked: _Asked) -> bool:
    return bool(_ABOUT.search(asked.what.of(lookup.text)))


def _asked(lookup: Lookup) -> Iterator[_Asked]:
    """What is asked for: in attributions that demand, in nouns, in "must" and "should"."""
    for attribution in lookup.reading.understanding.attributions:
        if _is_demand(lookup, attribution):
            whole = attribution.content[0]
            yield _Asked(whole, whole, attribution)
    for part in lookup.article.body():
        for match in _CALLS.finditer(lookup.text, part.start, part.end):
            yield from _called_for(lookup, match)
    for attribution in lookup.reading.understanding.attributions:
        if attribution.stance in {Stance.SAYS, Stance.DEMANDS, Stance.WARNS}:
            for content in attribution.content:
                yield from _wished(lookup, attribution, content)


def _wished(lookup: Lookup, attribution: Attribution, content: Span) -> Iterator[_Asked]:
    """What "must" and "should" ask for in somebody's words, a sentence each."""
    for match in _MUST.finditer(lookup.text, content.start, content.end):
        sentence = lookup.sentence_at(match.start())
        start, end = max(sentence.start, content.start), min(sentence.end, content.end)
        if lookup.voice(match.start()) is attribution and start < end:
            whole = Span(start, end)
            yield _Asked(whole, whole, attribution, wish=Span(*match.span()))


def _is_demand(lookup: Lookup, attribution: Attribution) -> bool:
    """Whether an attribution asks for something: by its stance, or "warned X to stop"."""
    if not attribution.content or lookup.names_nobody(attribution):
        return False
    cue = " ".join(part.of(lookup.text) for part in attribution.cue)
    content = attribution.content[0].of(lookup.text)
    if content.rstrip("\"'”’» ").endswith("?"):
        return False  # who asks a question asks for an answer alone
    if _OWN_WISH.search(f"{cue} {content}") or _SUPPOSED.search(_before(lookup, attribution)):
        return False
    between = zip(attribution.source[:1], attribution.cue, strict=False)
    led_up = (lookup.text[who.end : verb.end].rpartition(" ")[0] for who, verb in between)
    if any(_NOT_ITS_OWN.search(f"{words} ") for words in led_up):
        return False
    if _ORDERS.search(cue) and _ITS_OWN_ACT.match(content):
        return False  # "ordered missile strikes" is an act of his own
    if attribution.stance is Stance.DEMANDS:
        return not _SEEKS.search(cue)
    told = _TO_STOP.search(content) or (_STOP.match(content) and _names_told(lookup, attribution))
    return bool(_DEMANDS.search(cue)) and bool(told)


_ORDERS = re.compile(r"(?i)\border(?:s|ed|ing)?\b")
_ITS_OWN_ACT = re.compile(
    r"\W*(?:[\w-]+\s+){0,3}?(?:(?:air\s?)?strikes?|attacks?|raids?|bombing|shelling|offensive|assault)\b"
)
#: "wants to avoid": nobody else is asked; "if they ask": nobody has asked.
_OWN_WISH = re.compile(r"(?i)\bwant\w*\s+to\b")
_SUPPOSED = re.compile(r"(?i)\b(?:if|unless)\s+(?:the\s+)?$")


def _before(lookup: Lookup, attribution: Attribution) -> str:
    """The words right before who asks, or before the verb."""
    start = min(part.start for part in (*attribution.source[:1], *attribution.cue[:1]))
    return lookup.text[max(0, start - 12) : start]


def _names_told(lookup: Lookup, attribution: Attribution) -> bool:
    """Whether who is told stands between the cue and the content: "warned | Varga | to stop"."""
    start, end = attribution.cue[-1].end, attribution.content[0].start
    return start < end and any(acts(lookup, m) for m in lookup.mentions_in(Span(start, end)))


#: Who seeks or wants something does not yet ask anybody for it.
_SEEKS = re.compile(r"(?i)\b(?:seek|sought|hop|aim|plan)\w*")
#: The order in "warned his counterpart to stop" and "urged the parties to respect".
_DO = (
    r"to)\s+(?:stop|halt|cease|end|refrain|respect|observe|abide|comply|keep"
    r"|honou?r|separate|withdraw|pull|act|use|press|rein|lift|allow|let|lay|release|implement)\b"
)
_TO_STOP = re.compile(rf"(?i)^(?!to\b)(?:[^.;]|(?<=(?-i:[A-Z]))\.){{2,80}}?\b(?P<to>{_DO}")
_STOP = re.compile(rf"(?i)(?:{_DO}")


def _order(text: str, asked: Span, addressee: Doer | None) -> Span:
    """What is to be done, without those who are told: "his counterpart, Varga, | to stop it"."""
    told = _TO_STOP.search(text[asked.start : asked.end]) if addressee else None
    if told is None or addressee is None:
        return asked
    start = asked.start + told.start("to")
    before = text[asked.start : max(asked.start, addressee.span.start)]
    opens = addressee.span.end <= start and not re.search(r"\b(?:to|of|in|on|by)\b", before)
    return Span(start, asked.end) if opens else asked


#: "there are | calls for", "has yet to accede to | demands": not of who is named before.
_NOT_ITS_OWN = re.compile(
    r"(?i)\bthere\b|\b(?:acced|bow|yield|respon|reject|ignor|agree|heed|resist|defi|dismiss|disobey|obey|follow)\w*"
    r"\s+(?:to\s+)?(?:(?:the|all|any|repeated|such)\s+)*$"
)


def _called_for(lookup: Lookup, match: re.Match[str]) -> Iterator[_Asked]:
    """What "X's calls for" names, with X as its issuer."""
    sentence = lookup.sentence_at(match.start())
    ends = _ENDS.search(lookup.text, match.end(), sentence.end)
    what = Span(match.end(), max(ends.start() if ends else sentence.end, match.end() + 1))
    issuer = subject_before(lookup, match.start())
    near = issuer is not None and match.start() - issuer.span.end <= 24
    between = lookup.text[issuer.span.end : match.start()] if issuer is not None else ""
    if issuer is not None and near and not _NOT_ITS_OWN.search(between):
        yield _Asked(Span(match.start(), what.end), what, lookup.voice(match.start()), issuer)


def _demand(
    lookup: Lookup, asked: _Asked, addressee: Doer | None, truces: Sequence[CeasefireMention]
) -> Demand:
    voice = asked.voice
    issuer = asked.issuer.actor if asked.issuer else lookup.speaker_actor(voice)
    words = asked.issuer.text if asked.issuer else lookup.speaker_text(voice)
    sentence = lookup.sentence_at(asked.what.start)
    linked = [t.ceasefire for t in truces if sentence.contains(t.span) and t.ceasefire]
    return Demand(
        id=content_id(
            lookup.article.id, "demand", asked.what.start, addressee.text if addressee else ""
        ),
        article_id=lookup.article.id,
        span=asked.span,
        what=_order(lookup.text, asked.what, addressee),
        kind=DemandKind.DEMAND,
        issuer=issuer,
        addressee=addressee.actor if addressee else None,
        outlet_voice=voice is None and asked.issuer is None,
        made_by=MADE_BY,
        issuer_text=words,
        addressee_text=addressee.text if addressee else "",
        attribution=voice.id if voice else None,
        ceasefire=linked[0] if linked else None,
    )
