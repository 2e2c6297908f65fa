"""Actors: names with evidence, what they say, what is said of them, how they are labelled."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from counterclaim.records import Actor, LabelUse, Reading
from counterclaim.show.corpus import Corpus, anchor
from counterclaim.show.report.articles import Claim, claim
from counterclaim.show.wording import day_words


@dataclass(frozen=True, slots=True)
class NameSeen:
    """A spelling with how often, and where first, it stands."""

    text: str
    count: int
    anchor: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorView:
    """One actor, ready for the template."""

    anchor: str
    name: str
    kind: str
    known: bool
    names: tuple[NameSeen, ...]
    periods: tuple[str, ...]
    roles: tuple[str, ...]
    claims: tuple[Claim, ...]
    about: int


@dataclass(frozen=True, slots=True)
class LabelRow:
    """Labels of one actor by one outlet in one voice, with the fair denominator."""

    actor: str
    outlet: str
    voice: str
    mentions: int
    words: tuple[tuple[str, str, int, str], ...]  # word, class, count, anchor of the first


def _names(corpus: Corpus) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """For each actor and spelling, the (mention id, outlet) pairs in reading order."""
    seen: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for reading in corpus.readings:
        for mention in reading.understanding.mentions:
            found = corpus.resolutions.get(mention.id)
            if found and found.entity and found.entity_kind == "actor":
                words = " ".join(mention.text.split())
                seen[found.entity][words].append((mention.id, corpus.outlet(reading.article.id)))
    return seen


def _periods(actor: Actor) -> tuple[str, ...]:
    """Names with a known period: "until 28 July 2016: ..."."""
    lines = []
    for name in actor.names:
        if name.start and name.end:
            lines.append(f"{name.text}: {day_words(name.start)} to {day_words(name.end)}")
        elif name.end:
            lines.append(f"{name.text}: until {day_words(name.end)}")
        elif name.start:
            lines.append(f"{name.text}: from {day_words(name.start)}")
    return tuple(lines)


def actor_views(corpus: Corpus) -> list[ActorView]:
    """Actors by name, with the claims they make and the spellings seen."""
    seen = _names(corpus)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for attribution in corpus.attributions.values():
        speaker = corpus.speakers.get(attribution.id)
        if speaker and speaker.actor:
            claims[speaker.actor].append(claim(corpus, attribution))
    ids = sorted({*seen, *claims}, key=lambda a: (corpus.actor_name(a).casefold(), a))
    return [
        _view(corpus, actor, seen.get(actor_id, {}), claims[actor_id])
        for actor_id in ids
        if (actor := corpus.actor(actor_id)) is not None
    ]


def _view(
    corpus: Corpus, actor: Actor, seen: dict[str, list[tuple[str, str]]], claims: list[Claim]
) -> ActorView:
    names = tuple(
        NameSeen(text, len(uses), anchor(uses[0][0]), tuple(sorted({o for _, o in uses})))
        for text, uses in sorted(seen.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    roles = tuple(
        role.title + (f", {corpus.actor_name(role.of)}" if role.of else "") for role in actor.roles
    )
    return ActorView(
        anchor=anchor(f"actor-{actor.id}"),
        name=actor.name,
        kind=actor.kind.value.replace("_", " "),
        known=actor.known,
        names=names,
        periods=_periods(actor),
        roles=roles,
        claims=tuple(claims),
        about=sum(n.count for n in names),
    )


def _label_actor(corpus: Corpus, use: LabelUse) -> str:
    found = corpus.resolutions.get(use.mention or "")
    if found and found.entity and found.entity_kind == "actor":
        return found.entity
    return ""


def _mentions_by_voice(corpus: Corpus, reading: Reading) -> Counter[tuple[str, bool]]:
    """How often each actor is mentioned in the outlet's own voice and in quotation."""
    contents = [s for a in reading.understanding.attributions for s in a.content]
    counts: Counter[tuple[str, bool]] = Counter()
    for mention in reading.understanding.mentions:
        found = corpus.resolutions.get(mention.id)
        if found and found.entity and found.entity_kind == "actor":
            counts[found.entity, any(c.contains(mention.span) for c in contents)] += 1
    return counts


def label_rows(corpus: Corpus) -> list[LabelRow]:
    """Labels by actor, outlet and voice; denominators are all mentions of the actor there.

    Labels that name no resolved actor are listed under "groups not named".
    """
    uses: dict[tuple[str, str, bool], list[LabelUse]] = defaultdict(list)
    totals: Counter[tuple[str, str, bool]] = Counter()
    for reading in corpus.readings:
        outlet = corpus.outlet(reading.article.id)
        for (actor, quoted), count in _mentions_by_voice(corpus, reading).items():
            totals[actor, outlet, quoted] += count
        for use in reading.understanding.labels:
            uses[_label_actor(corpus, use), outlet, use.attribution is not None].append(use)
    rows = []
    for (actor, outlet, quoted), found in uses.items():
        name = corpus.actor_name(actor) if actor else "groups not named"
        voice = "quoted" if quoted else "own voice"
        rows.append(LabelRow(name, outlet, voice, totals[actor, outlet, quoted], _words(found)))
    return sorted(rows, key=lambda r: (r.actor.casefold(), r.outlet.casefold(), r.voice))


def _words(uses: list[LabelUse]) -> tuple[tuple[str, str, int, str], ...]:
    by_word: dict[tuple[str, str], list[LabelUse]] = defaultdict(list)
    for use in uses:
        by_word[use.word.casefold(), use.label_class.value].append(use)
    return tuple(
        (word, kind, len(found), anchor(found[0].id))
        for (word, kind), found in sorted(by_word.items(), key=lambda i: (-len(i[1]), i[0]))
    )
