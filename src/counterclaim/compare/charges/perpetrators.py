"""Whom the words beside an act name as its doer: "breaches by …", "…'s breaches"."""

from __future__ import annotations

import re

from counterclaim.compare.charges.doers import (
    PRONOUNS,
    SPONSORED,
    Doer,
    acts,
    doer_from,
    from_mention,
    only_watches,
)
from counterclaim.compare.charges.subjects import subject_before
from counterclaim.compare.lookup import Lookup
from counterclaim.records import Event, Mention, MentionKind
from counterclaim.spans import Span

#: "the attack was the work of militias"
_WORK = re.compile(
    r"\s+(?:is|was|were|had\s+been|has\s+been|to\s+be|being)\s+"
    r"(?:the\s+work\s+of|(?:led|launched|staged|mounted|carried\s+out|conducted|committed)\s+by)\s+"
    r"(?=(?P<np>[\w“\"‘'’.-]))"
)
_AFTER = re.compile(
    r"\s+(?:of\s+(?:the\s+)?(?:(?!brokered|agreed|sponsored|mediated)[\w-]+\s+){1,4}?)?"
    r"(?:committed\s+)?(?:by(?!\s+[a-z]+ing\b)|on\s+the\s+part\s+of)\s+(?=(?P<np>[\w“\"‘'’.-]))"
)
_LOST_TO = re.compile(r"[^.;]{0,60}?\bto\s+(?=(?P<np>[\w“\"‘'’.-]))")
_POSSESSIVE = re.compile(r"[’']s?\s+(?:(?!(?:has|have|had|is|are|was|were)\b)\w+\s+){0,2}$")
_BLAMED = re.compile(
    r"(?P<np>[A-Z“\"][^.;]{2,70}?)(?P<rel>\s+(?:which|who|that)\s[^.;]{3,80}?)?\s+(?:is|are|was|were)\s+"
    r"(?:\w+\s+)?(?:(?:responsible|to\s+blame)\s+for|behind)\s+(?:\w+\s+){0,3}$"
)
#: Who says so of himself accuses nobody.
_SPEAKS = re.compile(r"(?i)i|we")
#: "Kelia, whose crackdown has | killed"
_WHOSE = re.compile(
    r"\s?,?\s+whose\s+(?:[\w’'-]+\s+){0,2}(?:crackdown|campaign|offensive|forces|troops|army|soldiers"
    r"|police|fighters|militias?|men|planes|jets|regime|government)"
    r"(?:\s+(?:on|in|of|against)\s+[\w’'-]+)?\s+(?:(?:has|have|had)\s+)?$"
)
_LED = re.compile(
    r"(?P<who>(?P<by>[A-Z][\w.]*)-led(?:\s+(?:international\s+)?coalition)?)\s+"
    r"(?:(?!was|were|been|being)[a-z-]+\s+)?$"
)
#: "Ostra's villages were razed", "no Kelian guards died", "troops taken hostage": none did it.
_VERB = re.compile(
    r"(?i)(?:ed|\bdie[sd]?|\bdead|\bdying|\b(?:fell|fallen|hit|struck|shot|took|fought|broke|blew))$"
    r"|^(?:taken|took|held)\b"
)
_OF = re.compile(r"\sof\s(?:the\s)?")
#: "jets | of the coalition", "warplanes | from Ostra"
_OWNED = re.compile(r"\s(?:of|from)\s(?:the\s)?")
#: What is done to the person whose it is.
_DEATH = re.compile(
    r"(?i)(?:murder|killing|assassination|execution|abduction|kidnapping|detention|arrest)$"
)
#: "a man shot in Aster", "85 guards killed in a raid", "More than 50 rebels killed".
_SOME = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|(?:dozens|scores|hundreds)\s+of)"
)
_ONE = re.compile(rf"(?i)(?:an?|{_SOME})\s")
_COUNT = re.compile(rf"(?i)\b{_SOME}\s$")
#: "the guards were | attacked", "is being bombed": it is done to them.
_DONE = re.compile(
    r"(?i)(?:[a-z]+ed|shot|hit|struck|slain|beaten|blown|taken|torn|driven|overrun)$"
)
_AUX = re.compile(
    r"(?i)\b(?:was|were|been|being|is|are|be|got|get)\s+(?:(?:[a-z]+ly|also|then|later|reportedly|[“\"‘'`]+)\s+)*"
    r"(?:(?:[a-z]+ed|shot(?:\s+at)?)\s+(?:(?:and|or|,)\s+)?)?[“\"‘'`\s]*$"
)
_DONE_TO = re.compile(r"(?i)(?:killed|wounded|injured|murdered|executed|arrested|abducted|shot)$")
_WAS = re.compile(r"\s+(?:was|were|(?:has|have|had)\s+been)\s+(?:\w+ly\s+)?(?:\w+\s+and\s+)?")
_WHEN_OR_WHERE = re.compile(
    r"\s+(?:on|in|at(?!\s+(?:least|most))|by|during|near|last|earlier|yesterday|after"
    r"|despite|as|when|while|amid)\b"
)
#: "85 guards | killed in | an advance"
_HIT_IN = re.compile(
    r"\s+(?:(?:was|were)\s+)?(?:killed|wounded|injured|dead)\s+(?:and\s+\w+\s+)?(?:in|by|during)\s"
)
#: "drove the factions | together by | bombing them": who stands before it is driven.
_BY_DOING = re.compile(r"\s+(?:[a-z]+\s+)?by\s+")
_BY = re.compile(r"(?i)\bby\s+(?:the\s+)?$")
_TOUCHING = 2  # characters between an owner and what it owns
#: "rebels backed by Ostran jets attacked": no act of Ostra's own.
_BACKED = re.compile(r"(?i)\b(?:back|support|cover|assist|aid|help)ed\s+by\s+(?:the\s+)?$")
_DEMONYM = re.compile(r"([A-Z][a-z]+)\s+(?:[a-z-]+\s+)?$")


def doer_of_event(lookup: Lookup, event: Event) -> Doer | None:
    """The doer of an event: as its words have it ("breaches by …"), else its own actor."""
    beside = doer_beside(lookup, event.trigger)
    if beside is not None:
        return beside
    actor = lookup.mentions.get(event.actor or "")
    if actor is None or _SPEAKS.fullmatch(actor.text) or only_watches(lookup, actor):
        return None
    if _is_victim(lookup, actor, event.trigger):
        return None
    if lookup.text[actor.span.end : event.trigger.start].strip() == "to":
        return None  # "helped the brigade to shell it": what it is to do
    if head := _head_of_who(lookup, actor, event.trigger):
        return from_mention(lookup, head)
    if acts(lookup, actor) or _sponsors_itself(lookup, actor, event.trigger):
        return from_mention(lookup, actor)
    named = actor.kind is MentionKind.PLACE and lookup.stands_for(actor)
    if named and _BY.search(lookup.text[: actor.span.start][-8:]):
        return from_mention(lookup, actor)  # "killed in shelling by | Kelia"
    if actor.kind is MentionKind.PLATFORM:
        return _owner(lookup, actor.span)
    return subject_before(lookup, event.trigger.start)


def _sponsors_itself(lookup: Lookup, actor: Mention, trigger: Span) -> bool:
    """Whether "Ostra | supported militants" tells of its own act, and is no "Ostra-supported"."""
    apart = trigger.start == actor.span.end + 1 and lookup.text[actor.span.end].isspace()
    return apart and SPONSORED.match(lookup.text, actor.span.end) is not None


#: "came under fire from | police | who sealed the square and | arrested nine"
_WHO = re.compile(r"\s+who\s+(?:(?!who\b)[^,.;:](?!\s+that\s))*$")


def _head_of_who(lookup: Lookup, actor: Mention, trigger: Span) -> Mention | None:
    """Whom a relative clause that tells of an act speaks of, if that is not the actor."""
    who = _WHO.search(lookup.text, actor.span.end, trigger.start)
    if who is None:
        return None
    held = [m for m in lookup.mentions_in(Span(actor.span.end, trigger.start)) if acts(lookup, m)]
    return next((m for m in held if m.span.end == who.start()), None)


def _is_victim(lookup: Lookup, mention: Mention, trigger: Span) -> bool:
    """Whether it is done to a name beside it: "Orm Tarn's murder", "a man shot in Aster"."""
    text, word = lookup.text, trigger.of(lookup.text)
    if mention.kind is MentionKind.PERSON and _DEATH.match(word):
        owned = _POSSESSIVE.search(text[mention.span.end : trigger.start][-40:])
        return owned is not None and not _OF.match(text, trigger.end)
    between = text[mention.span.end : trigger.start]
    if _WAS.fullmatch(between) and _DONE_TO.match(word):
        return True
    hit = _HIT_IN.match(text, mention.span.end)
    if hit and hit.end() <= trigger.start:
        return True
    if word.endswith("ing") and _BY_DOING.fullmatch(between):
        return True
    if mention.span.end <= trigger.start and _DONE.match(word) and _AUX.search(between):
        return not _BY.search(text[: mention.span.start][-12:])
    counted = _COUNT.search(text[: mention.span.start][-14:]) or _ONE.match(
        text, mention.span.start
    )
    return bool(
        counted
        and between.isspace()
        and _DONE_TO.match(word)
        and _WHEN_OR_WHERE.match(text, trigger.end)
    )


def _owner(lookup: Lookup, platform: Span) -> Doer | None:
    """Whose jets or helicopters they are, if the words right before say so."""
    before = [
        m
        for m in lookup.mentions_in(lookup.sentence_at(platform.start))
        if m.span.start <= platform.start
        and m.span.end >= platform.start - _TOUCHING
        and m.span != platform
        and acts(lookup, m)
    ]
    if before:
        return from_mention(lookup, max(before, key=lambda m: m.span))
    of = _OWNED.match(lookup.text, platform.end)
    starts = (of.end(), of.end() - len("the ")) if of else ()
    owners = [m for m in lookup.ordered if m.span.start in starts]
    if owners and acts(lookup, owners[0]):
        return from_mention(lookup, owners[0])
    start = lookup.sentence_at(platform.start).start
    led_up = lookup.text[start : platform.start]
    return _demonym(lookup, led_up, start)


def doer_beside(lookup: Lookup, trigger: Span) -> Doer | None:
    """The doer that stands beside a word: "breaches by …", "…'s breaches", "lost to …"."""
    text, sentence = lookup.text, lookup.sentence_at(trigger.start)
    lost = trigger.of(text).lower().startswith(("lost", "lose", "fell", "fall"))
    after = (_LOST_TO if lost else _AFTER).match(text, trigger.end, sentence.end)
    after = after or _WORK.match(text, trigger.end, sentence.end)
    if after and (found := doer_from(lookup, after.start("np"))):
        return found
    before = text[sentence.start : trigger.start]
    if blamed := _BLAMED.search(before):
        return _blamed(lookup, blamed, sentence.start)
    whose = _WHOSE.search(before)
    owners = [m for m in lookup.mentions_in(sentence) if whose and acts(lookup, m)]
    owners = [m for m in owners if whose and m.span.end == sentence.start + whose.start()]
    if owners:
        return from_mention(lookup, owners[0])
    if led := _leader(lookup, before, sentence.start):
        return led
    if _VERB.search(trigger.of(text)):
        return None
    owner = _POSSESSIVE.search(before)
    if owner:
        end = sentence.start + owner.start()
        held = [m for m in lookup.mentions_in(sentence) if m.span.start < end <= m.span.end + 2]
        held = [m for m in held if acts(lookup, m) and not _is_victim(lookup, m, trigger)]
        if held:
            return from_mention(lookup, held[-1])
    return _demonym(lookup, before, sentence.start)


def _blamed(lookup: Lookup, blamed: re.Match[str], start: int) -> Doer | None:
    """Who "is responsible for" or "is behind" what a word tells, by the words before that."""
    if _SUPPOSED.search(blamed["np"] + (blamed["rel"] or "")):
        return None  # "should not assume that Kelia was behind it"
    parts = [Span(*(start + at for at in blamed.span("np")))]
    if blamed["rel"]:  # "the brigade that she says", but "she says | that the brigade"
        parts.append(Span(parts[0].start, start + blamed.end("rel")))
    that = re.match(r"\s+that\s", blamed["rel"] or "")
    if that and (_TOLD.search(blamed["np"]) or not _ends_in_name(lookup, parts[0])):
        parts.reverse()
    span = _behind_saying(lookup, parts[0])
    named = _ends_in_name(lookup, span)
    if named is not None:
        return from_mention(lookup, named)
    plain = " ".join(span.of(lookup.text).split())
    words = plain.lower().split()
    nobody = {plain.lower(), words[-1]} & PRONOUNS or len(words) > WORDS
    return None if nobody else Doer(None, plain, span)


#: Words of a doer that is nobody's name: "the same armed group".
WORDS = 6
_SUPPOSED = re.compile(
    r"(?i)(?:\b(?:not|never)|n[’']t)\s+(?:\w+\s+){0,2}(?:assume|believe|think|mean|suggest|prove|say)\w*"
    r"|\b(?:if|whether|are\s+they)\b"
)
_SELF = re.compile(r"\s+(?:themselves|itself|himself|herself|also|alone)$")


def _ends_in_name(lookup: Lookup, span: Span) -> Mention | None:
    """The doer with whose name a stretch of text ends, if it does."""
    own = _SELF.search(span.of(lookup.text))
    end = span.start + own.start() if own else span.end
    held = lookup.mentions_in(Span(span.start, max(end, span.start + 1)))
    named = [m for m in held if acts(lookup, m) and m.span.end >= end - 1]
    return named[-1] if named else None


def _behind_saying(lookup: Lookup, words: Span) -> Span:
    """The words for a doer without who says so before them: "she says that | the brigade"."""
    said = list(_SAYING.finditer(lookup.text, words.start, words.end - 1))
    return Span(said[-1].end(), words.end) if said else words


_SAYING = re.compile(r"\b(?:(?:sa(?:id|ys?)|believed?s?)(?:\s+that)?|that)\s+")
#: What ends in a verb of saying, so that "that" opens what is said: "she says | that".
_TOLD = re.compile(r"\b(?:sa(?:id|ys?)|believed?s?|show(?:s|ed)?)(?:\s+on\s+\w+)?$")


def _leader(lookup: Lookup, before: str, start: int) -> Doer | None:
    """The coalition of "the US-led coalition strikes", "a Norland-led coalition drone struck"."""
    led = _LED.search(before)
    if led is None:
        return None
    span = Span(start + led.start("who"), start + led.end("who"))
    named = lookup.actors_named(f"{led['by']}-led coalition")
    return Doer(min(named) if len(named) == 1 else None, span.of(lookup.text), span)


def _demonym(lookup: Lookup, before: str, start: int) -> Doer | None:
    """The state of "the Syrian assault", "Russian airstrikes"."""
    match = _DEMONYM.search(before)
    state = lookup.view.state_of_demonym(match[1]) if match else None
    if match is None or state is None or _BACKED.search(before[: match.start()]):
        return None
    span = Span(start + match.start(1), start + match.end(1))
    return Doer(state.government, match[1], span)
