"""Whose a report, a post or a picture is, by the phrase that names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.protocols import View
from counterclaim.records import MentionKind
from counterclaim.resolve.actors.linking import Linker
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import Determiner, Segment, segments
from counterclaim.resolve.actors.tokens import bare, is_capital, is_owner, unpossessive
from counterclaim.resolve.lexicon import listed

# Media that a side's adjective describes and that are not the side: "opposition websites".
_OUTLETS = frozenset({"website", "account", "feed", "page"})
_PARTS = frozenset({"desk", "service", "newsroom", "bureau", "edition"})
_OF_STATE = frozenset({"government", "army", "military", "ministry", "company"})
_PLATFORMS = frozenset({"youtube", "twitter", "facebook", "telegram", "instagram", "skype"})
_ISSUED = frozenset({"statement", "communique"})  # by a government alone: "a Norport statement"
_GIVEN_BY = re.compile(r"by [A-Z]\w+")  # "a statement by Norville"
_OF_A_COUNTRY = ("adjective of the state",)
_STATES = ("state ", "state-run ", "official ", "government ")
_AIR = frozenset({"tv", "television", "radio"})
_LONG = 4  # words before a document that are no name of a body any more
_MEDIA = frozenset({"media", "press", "news"})
_OF_MEDIA = frozenset({"media", "press", "local", "paper", "newspaper", "daily", "website"})


def is_document(segment: Segment, view: View) -> bool:
    """Whether a phrase tells of a document; "the Harbour Post" is a paper, where packs know it."""
    told = not (segment.person or segment.name) and segment.head in listed("documents")
    return told and not (is_capital(segment.words[-1]) and view.matches(segment.core))


def author_of(segment: Segment, linker: Linker, behind: Sequence[Segment] = ()) -> Link:
    """The body whose report, post or statement it is, if the phrase names it.

    ``behind`` may name the person: "a statement by the minister, Mr Orm Tarn".
    """
    issued = {"by", "from"} & set(segment.tail.split(" "))
    if issued and behind and behind[0].person:
        return linker.segment(behind[0], person=True)
    if (writer := _writer(segment, linker)) or (writer := _ministry(segment, linker)):
        return writer
    unnamed = Link(None, reasons=("nobody's name stands with the " + segment.head,))
    before = {bare(word) for word in segment.before}
    if "draft" in before:
        return unnamed  # of a resolution, by whoever put it forward
    crowd = segment.plural and bool(segment.head in _OUTLETS or before & _MEDIA)
    named = linker.bodies.spot(" ".join((*segment.before, _made_by(segment.tail))))
    if named is None or crowd or (named.how == "description" and before & _media_words()):
        return unnamed
    if (named.name or "").casefold() in _PLATFORMS:
        return unnamed
    if named.reasons == _OF_A_COUNTRY and not _of_the_state(segment):
        return unnamed
    own = segment.head in _ISSUED and not segment.tail
    if "metonym" in " ".join(named.reasons) and not (own or _GIVEN_BY.fullmatch(segment.tail)):
        return unnamed  # "footage from the districts of the capital", "by a Tarn think-tank"
    return replace(named, how="apposition", score=min(named.score, 0.85))


def _of_the_state(segment: Segment) -> bool:
    """Whether a document with a state's adjective is the state's: "by Norlandic officials".

    "Initial Norlandic reports", "Norlandic tribal figures", a "Norlandic figure skater" and a
    film by "Norlandic activists" are of anybody there.
    """
    if by := next(iter(segments(_made_by(segment.tail))), None):
        return by.head in listed("servants") or not listed("of_state").isdisjoint(
            bare(word) for word in (*by.before, by.head)
        )
    return not (segment.head == "figure" or (segment.plural and segment.head == "report"))


def _writer(segment: Segment, linker: Linker) -> Link | None:
    """The person whose text it is: "Mr Voss's letter"; his pictures show what others say."""
    if not segment.before or not is_owner(segment.before[-1]) or segment.head in listed("images"):
        return None
    return owner(segment.before, linker)


def owner(words: Sequence[str], linker: Linker) -> Link | None:
    """The named person that a genitive is of: "Mr Voss's"."""
    link = linker.phrase(unpossessive(words), person=True)
    named = link.person and link.entity is not None
    return replace(link, how="apposition", score=min(link.score, 0.85)) if named else None


def _ministry(segment: Segment, linker: Linker) -> Link | None:
    """The ministry that issued it: "a statement from the foreign ministry in Norport"."""
    preposition, _, whose = segment.tail.partition(" ")
    issuer = next(iter(segments(whose)), None) if preposition in ("from", "by", "of") else None
    if issuer is None or issuer.head != "ministry" or segment.plural:
        return None
    link = linker.segment(issuer)
    return replace(link, how="apposition") if link.entity and not link.person else None


def medium_of(segment: Segment, linker: Linker, view: View) -> Link | None:
    """The medium whose part it is or that prints it: "the Northern desk of the Coast News Agency".

    "A report in the Gazette" is the Gazette's, one "on Coast TV" the channel's.
    """
    printed = segment.head in listed("documents") and segment.tail.startswith(("in ", "on "))
    part = segment.head in _PARTS and segment.tail.startswith("of ")
    if segment.plural or not (printed or part):
        return None
    named = linker.bodies.spot(segment.tail if printed else _made_by(segment.tail))
    actor = view.actor(named.entity or "") if named else None
    media = actor is not None and actor.kind is MentionKind.MEDIA
    if actor is not None and actor.name.casefold() in _PLATFORMS:
        return None
    paper = next(iter(segments(segment.tail[len("in ") :])), None) if printed else None
    if not media and paper and _is_paper(paper):
        named = linker.segment(paper, person=False, kind=MentionKind.MEDIA)
        media = named.entity is not None and not named.person
    return replace(named, how="apposition") if named and media else None


def _is_paper(segment: Segment) -> bool:
    """Whether a name is a newspaper's by its last word, or beside the word: "the Orm Herald"."""
    named = segment.name and not segment.tail and len(segment.words) > 1
    title = bare(segment.words[-1]) in listed("mastheads") and is_capital(segment.words[-1])
    return bool(named and title) or (segment.head in listed("papers") and not segment.plural)


def issuer_of(segment: Segment) -> str:
    """Of which body a document is: "a government statement", "a post by the ministry".

    By the words alone: "the Defence Ministry statement" is of the ministry told of.
    """
    before = [bare(word) for word in segment.before]
    if len(before) == 1 and before[0] in _OF_STATE:
        return before[0]
    # "A ministry statement" is of any; "a defence ministry statement" of the country told of.
    told = segment.determiner is Determiner.DEFINITE or before[-1:] == ["ministry"]
    if told and 1 < len(before) < _LONG and before[-1] in _OF_STATE:
        return " ".join(segment.before)
    on, _, air = segment.tail.partition(" ")
    if on == "on" and air.lower().startswith(_STATES) and air.split(" ")[-1].lower() in _AIR:
        return air
    preposition, _, rest = segment.tail.partition(" the ")
    by = preposition.split(" ")[-1] in ("from", "of", "by")
    return rest if by and rest in listed("bodies") else ""


def _media_words() -> frozenset[str]:
    """Words that make a report with a state's adjective another's: "the Syrian media report"."""
    return _OF_MEDIA | listed("apart")


def _made_by(tail: str) -> str:
    """What tells whose a document is: "a post to an account used by the embassy", no addressee.

    "Of" and "from" must follow the document; later they belong to something else
    ("footage from districts east of the capital").
    """
    before, found, author = f" {tail}".partition(" by ")
    if found and " of " not in before and _opens_name(author):
        return _named_first(author)
    first, _, author = tail.partition(" ")
    return author if first in ("from", "of") and _opens_name(author) else ""


def _named_first(text: str) -> str:
    """The names before a verb: "Norland and Sorland | sent to the Gazette"."""
    words = text.split(" ")
    verbs = (
        i
        for i, w in enumerate(words)
        if w.islower() and w != "based" and w.endswith(("ed", "ing", "sent"))
    )
    return " ".join(words[: next(verbs, None)])


def _opens_name(text: str) -> bool:
    first, _, rest = text.partition(" ")
    return is_capital((rest if first in ("the", "a", "an") else first).split(" ")[0] or first)
