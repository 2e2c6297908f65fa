"""The toponyms of one article linked to places, with how exact each is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.protocols import View
from counterclaim.records import (
    Article,
    Mention,
    MentionKind,
    Place,
    Precision,
    Resolution,
)
from counterclaim.resolve.lexicon import entries_by_word
from counterclaim.resolve.places.names import DIVISIONS, precision_of
from counterclaim.resolve.places.phrases import TURN, placed, placing
from counterclaim.resolve.places.regions import region_called
from counterclaim.resolve.places.toponyms import Toponym, resolve_toponyms
from counterclaim.spans import Span

MADE_BY = "resolve.places 1"
# Below this score another place of the name is about as likely: it leads the next best by
# less than 3 to 2, or by less than 5 to 2 where the text gives no evidence at all.
CLEAR = 0.5

_AROUND = re.compile(
    rf"(?:\b{TURN}(?: of| from)|\bnear(?: to)?"
    r"|\bclose to|\boutside(?: of)?|\baround"
    r"|\b(?:outskirts|suburbs?|vicinity|edges?|surroundings|countryside) of"
    r"|\b(?:km|kilometres?|kilometers?|miles?) (?:from|of))"
    r"(?: the)?(?: (?:city|town|village) of)? $",
    re.IGNORECASE,
)
_TURNED = re.compile(rf"\b{TURN}(?: the)? $|\brural $", re.IGNORECASE)
_KIND_AFTER = re.compile(
    r"(?:['’]s)?(?: (?:north|south|east|west)(?:-?(?:east|west))?ern| rural)?"
    r" (?P<kind>province|governorate|countryside|district|region|canton)\b",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(
    r"\b(?P<kind>province|governorate|countryside|district|region|canton) of $", re.IGNORECASE
)
_DIVISION_BEFORE = re.compile(r"\b(?:province|governorate)s? of $", re.IGNORECASE)
_FACILITY_AFTER = re.compile(
    r" (?:(?:border|military|international|air) )*"
    r"(?:crossing|dam|airport|airbase|air ?base|base|camp|road|highway|hospital|bridge)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Located:
    """The resolutions of an article's toponyms, the places meant, and its main country."""

    resolutions: tuple[Resolution, ...]
    places: tuple[Place, ...]
    country: str | None


def locate(article: Article, mentions: Sequence[Mention], *, view: View) -> Located:
    """One resolution per literal toponym and adjective of a state among the mentions.

    Toponyms that stand for governments help to tell the country and are left to the
    actors.
    """
    places = (m for m in mentions if m.kind in (MentionKind.PLACE, MentionKind.NATIONALITY))
    found = [m for m in places if any(map(str.isupper, m.text))]  # "the area" names nothing
    found = [m for m in found if not (_is_short(article.text, m.text) or _is_held(m, view))]
    spans = [_span(article.text, mention, view) for mention in found]
    around = (placing(article.text, *pair, view) for pair in zip(found, spans, strict=True))
    context = [*_adjectives(article, spans, view), *(outer for outer in around if outer)]
    every = [*spans, *context]
    toponyms = resolve_toponyms(article.text, every, view=view, outlet=article.outlet)
    told = Counter(t.place.country for t in toponyms if t.place and t.place.country)
    toponyms = toponyms[: len(spans)]
    near = [
        (m, toponym)
        for m, toponym in zip(found, toponyms, strict=True)
        if not _is_far(m, toponym, view, told)
    ]
    kept = [
        (m, _judged(article.text, toponym))
        for m, toponym in near
        if m.literal is not False or m.kind is MentionKind.NATIONALITY
    ]
    return Located(
        tuple(_resolution(mention, toponym) for mention, toponym in kept),
        _distinct(toponym for _, toponym in kept),
        _main_country([toponym for _, toponym in near]),
    )


def _is_held(mention: Mention, view: View) -> bool:
    """Whether a place is only told by whose it is: "Kelian positions", wherever they are."""
    first, _, noun = mention.text.removeprefix("the ").partition(" ")
    own = view.state_of_demonym(first) is not None or bool(region_called(first))
    return mention.kind is MentionKind.PLACE and noun in _POSTS and own


_POSTS = frozenset({"positions", "position", "lines", "trenches", "posts", "outposts", "targets"})


def _is_short(text: str, name: str) -> bool:
    """Whether a text spells a name out as letters of other words: "Line of Peace (LoP)"."""
    if not _LETTERS.fullmatch(name):
        return False
    before = rf"((?:[\w’'-]+\s+){{{len(name)}}})\({re.escape(name)}\)"
    spelled = (m[1].split() for m in re.finditer(before, text))
    return any("".join(w[0] for w in words).lower() == name.lower() for words in spelled)


_LETTERS = re.compile(r"(?![A-Z]+$)[A-Z][A-Za-z]{1,3}[A-Z]")  # "UAE" is a state


def _is_far(mention: Mention, toponym: Toponym, view: View, told: Mapping[str, int]) -> bool:
    """Whether a far town bears by chance what names none here: "The area", "Western", "Sarin".

    So is a small town of a country from which the article tells of nothing else, and a
    province that is only spelt alike: "the Arzuna bridge". ``told`` counts the article's
    toponyms by country.
    """
    place = toponym.place
    if place is None:
        return False
    alone = len(told) > 1 and told.get(place.country or "") == 1
    if toponym.how == "variant" and place.kind in DIVISIONS and alone:
        return True
    if not place.id.startswith("geonames-"):
        return False
    if mention.kind is MentionKind.NATIONALITY:
        return view.state_of_demonym(mention.text) is None
    words = mention.text.lower().split()
    plain = set(entries_by_word("places")) | _GENERIC
    small = alone and (place.population or 0) < SMALL_TOWN
    return toponym.how == "exact" and (small or plain.issuperset(words[words[0] in _DETERMINERS :]))


SMALL_TOWN = 30_000  # people; what is known without its country is larger
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their"})
_GENERIC = frozenset({"area", "areas", "region", "zone", "territory", "place", "site", "capital"})


def as_places(mentions: Iterable[Mention], *, view: View) -> tuple[Mention, ...]:
    """The mentions, with names of listed places that were taken for actors made places.

    Models trained on other regions take "Khan Tuman" for a man. A name of several words
    that the packs list as a place, and that no known actor bears, is the place.
    """
    return tuple(
        replace(m, kind=MentionKind.PLACE, literal=True)
        if m.kind in _MISTAKEN and _is_listed_place(m.text.strip(" ,.'’\"“”"), view)
        else m
        for m in mentions
    )


_MISTAKEN = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.ARMED_GROUP)


def _is_listed_place(name: str, view: View) -> bool:
    if " " not in name or view.matches(name):
        return False
    return any(not place.id.startswith("geonames-") for place in view.places_named(name))


def _adjectives(article: Article, spans: Sequence[Span], view: View) -> list[Span]:
    """Adjectives of states outside the toponyms: "the Syrian city of" tells its country."""
    taken = {at for span in spans for at in range(span.start, span.end)}
    words = (Span(*m.span()) for m in _CAPITAL.finditer(article.text))
    free = (span for span in words if span.start not in taken)
    return [span for span in free if view.state_of_demonym(span.of(article.text))]


_CAPITAL = re.compile(r"\b[A-Z][a-z]+\b")


def _span(text: str, mention: Mention, view: View) -> Span:
    """The name of a toponym, with the kind word beside it if that makes a known place."""
    span = placed(text, mention, view) or mention.name or mention.span
    if before := _DIVISION_BEFORE.search(text, max(0, span.start - 20), span.start):
        return Span(before.start(), span.end)
    for pattern in (_FACILITY_AFTER, _KIND_AFTER):
        match = pattern.match(text, span.end)
        if match and view.places_named(text[span.start : match.end()]):
            return Span(span.start, match.end())
    return span


def _judged(text: str, toponym: Toponym) -> Toponym:
    """Precision by the words around, and doubt where another place is as likely."""
    place = toponym.place
    if place is None:
        return toponym
    if toponym.score < CLEAR:
        doubt = ("another place of this name is as likely", f"best: {place.id}", *toponym.reasons)
        return Toponym(toponym.span, None, "none", toponym.score, reasons=doubt)
    before = text[max(0, toponym.span.start - 60) : toponym.span.start]
    if _AROUND.search(before) or _is_turned(before):
        precision = precision_of(place, vicinity=True)
        return replace(toponym, precision=max((precision, toponym.precision), key=_coarseness))
    if _KIND_BEFORE.search(before) or _KIND_AFTER.match(text, toponym.span.end):
        coarse = max((Precision.DISTRICT, toponym.precision), key=_coarseness)
        return replace(toponym, precision=coarse)
    return toponym


def _is_turned(before: str) -> bool:
    return _TURNED.search(before) is not None


_ORDER = (
    None,
    Precision.EXACT,
    Precision.SETTLEMENT,
    Precision.VICINITY,
    Precision.DISTRICT,
    Precision.GOVERNORATE,
    Precision.COUNTRY,
    Precision.REGION,
)


def _coarseness(precision: Precision | None) -> int:
    return _ORDER.index(precision)


def _resolution(mention: Mention, toponym: Toponym) -> Resolution:
    return Resolution(
        mention.id,
        toponym.place.id if toponym.place else None,
        "place",
        toponym.how,
        toponym.score,
        MADE_BY,
        toponym.reasons,
        toponym.precision,
    )


def _distinct(toponyms: Iterable[Toponym]) -> tuple[Place, ...]:
    found = {t.place.id: t.place for t in toponyms if t.place}
    return tuple(found[place_id] for place_id in sorted(found))


def _main_country(toponyms: Sequence[Toponym]) -> str | None:
    """The country in which most of the article's settlements and divisions lie, if one leads."""
    inside = Counter(
        t.place.country
        for t in toponyms
        if t.place and t.place.country and t.place.kind != "country"
    )
    named = Counter(
        t.place.country
        for t in toponyms
        if t.place and t.place.country and t.place.kind == "country"
    )
    for votes in (inside, named):
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
    return None
