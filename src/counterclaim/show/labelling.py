"""How each outlet calls the same actor: classes and words, with denominators and log-odds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.compare.logodds import Counts, LogOdds, added, log_odds
from counterclaim.ledger.queries.labels import UNNAMED
from counterclaim.records import LabelClass, Reading
from counterclaim.show.corpus import NO_OUTLET, Corpus, anchor

OWN, QUOTED = "own voice", "quoted"
#: The mentions that carry no label word, so that shares are of all mentions.
UNLABELLED = "no label"
#: Why what states no outlet is not compared with outlets.
NO_ONE_OUTLET = "not compared: these articles may be of several outlets"
_CLASSES = tuple(c.value for c in LabelClass)


@dataclass(frozen=True, slots=True)
class WordUse:
    """One word of a label: its class, how often, and where it first stands."""

    word: str
    label_class: str
    uses: int
    anchor: str
    odds: LogOdds | None


@dataclass(frozen=True, slots=True)
class ClassUse:
    """One class of labels: how often, its share of all mentions, and against other outlets."""

    label_class: str
    uses: int
    share: float
    odds: LogOdds | None

    @property
    def compared(self) -> str:
        """The log-odds in words."""
        return odds_words(self.odds)


@dataclass(frozen=True, slots=True)
class Labelling:
    """How one outlet calls one actor in one voice.

    ``mentions`` are all of the actor by the outlet in that voice, ``labelled`` those with
    a label word. For groups that no text names every mention is its label. ``odds`` are
    None where no other outlet mentions the actor in that voice.
    """

    actor: str
    actor_id: str | None
    outlet: str
    voice: str
    mentions: int
    labelled: int
    articles: int
    classes: tuple[ClassUse, ...]
    words: tuple[WordUse, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A label word in an article, with the anchor of its place in the text."""

    word: str
    label_class: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ArticleUses:
    """One article's mentions of one actor in one voice, and the label words among them.

    ``actor`` is the id, or empty for groups that the article does not name.
    """

    actor: str
    voice: str
    outlet: str
    mentions: int
    uses: tuple[Use, ...]

    def by(self, what: str) -> Counts:
        """How many of the mentions carry which word, or class; all of them are counted."""
        counted = Counter(getattr(use, what).casefold() for use in self.uses)
        return {**counted, UNLABELLED: max(0, self.mentions - len(self.uses))}


def labellings(found: Iterable[ArticleUses], name: Callable[[str], str]) -> list[Labelling]:
    """Every outlet's words for every actor that anybody labels; by name, outlet and voice.

    Args:
        found: the articles' uses, also of those that have none of an actor that others label.
        name: the name of an actor by its id.
    """
    table: dict[tuple[str, str], dict[str, list[ArticleUses]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for article in found:
        table[article.actor, article.voice][article.outlet].append(article)
    rows = []
    for (actor, voice), outlets in table.items():
        if not any(article.uses for articles in outlets.values() for article in articles):
            continue
        shown = name(actor) if actor else UNNAMED
        rows += [_labelling(shown, actor, voice, outlet, outlets) for outlet in outlets]
    kept = [row for row in rows if row.labelled]
    return sorted(kept, key=lambda r: (r.actor.casefold(), r.outlet.casefold(), r.voice))


def label_uses(corpus: Corpus) -> Iterator[ArticleUses]:
    """What ``labellings`` is made of, from a corpus."""
    for part, reading in ((each, r) for each in corpus.parts() for r in each.readings):
        outlet = part.outlet(reading.article.id)
        mentions, uses = _mentions(part, reading), _uses(part, reading)
        for key in sorted({*mentions, *uses}):
            known = tuple(uses.get(key, ()))
            count = mentions[key] if key[0] else len(known)
            yield ArticleUses(*key, outlet, max(count, len(known)), known)


def _actor(corpus: Corpus, mention: str | None) -> str:
    found = corpus.resolutions.get(mention or "")
    is_actor = found is not None and found.entity_kind == "actor"
    return found.entity or "" if found is not None and is_actor else ""


def _uses(corpus: Corpus, reading: Reading) -> dict[tuple[str, str], list[Use]]:
    found: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in reading.understanding.labels:
        voice = OWN if use.attribution is None else QUOTED
        told = Use(use.word, use.label_class.value, anchor(use.id))
        found[_actor(corpus, use.mention), voice].append(told)
    return found


def _mentions(corpus: Corpus, reading: Reading) -> Counter[tuple[str, str]]:
    said = (a for a in reading.understanding.attributions if a.gives_words)
    contents = [s for a in said for s in a.content]
    counts: Counter[tuple[str, str]] = Counter()
    for mention in reading.understanding.mentions:
        actor = _actor(corpus, mention.id)
        if actor:
            held = any(c.contains(mention.span) for c in contents)
            counts[actor, QUOTED if held else OWN] += 1
    return counts


def _labelling(
    name: str, actor: str, voice: str, outlet: str, outlets: dict[str, list[ArticleUses]]
) -> Labelling:
    own = outlets[outlet]
    others = [a for name in sorted(outlets) if name != outlet for a in outlets[name]]
    mentions = sum(a.mentions for a in own)
    key = f"{actor}|{voice}|{outlet}"
    return Labelling(
        actor=name,
        actor_id=actor or None,
        outlet=outlet,
        voice=voice,
        mentions=mentions,
        labelled=sum(len(a.uses) for a in own),
        articles=len(own),
        classes=tuple(_classes(own, others, mentions, key)),
        words=tuple(_words(own, others, key)),
    )


def _classes(
    own: list[ArticleUses], others: list[ArticleUses], mentions: int, key: str
) -> Iterator[ClassUse]:
    mine = [a.by("label_class") for a in own]
    theirs = [a.by("label_class") for a in others]
    counted = added(mine)
    for name in _CLASSES:
        uses = counted[name]
        if uses:
            odds = _odds(name, mine, theirs, key)
            yield ClassUse(name, uses, uses / mentions if mentions else 0.0, odds)


def _words(own: list[ArticleUses], others: list[ArticleUses], key: str) -> Iterator[WordUse]:
    mine, theirs = [a.by("word") for a in own], [a.by("word") for a in others]
    by_word: dict[str, list[Use]] = defaultdict(list)
    for article in own:
        for use in article.uses:
            by_word[use.word.casefold()].append(use)
    for word, uses in sorted(by_word.items(), key=lambda item: (-len(item[1]), item[0])):
        odds = _odds(word, mine, theirs, key)
        yield WordUse(word, uses[0].label_class, len(uses), uses[0].anchor, odds)


def _odds(word: str, mine: Sequence[Counts], theirs: Sequence[Counts], key: str) -> LogOdds | None:
    """The log-odds against other outlets; articles that state none are no one outlet."""
    if not theirs:
        return None
    odds = log_odds(word, mine, theirs, key=key)
    pooled = key.endswith(f"|{NO_OUTLET}")
    return replace(odds, low=None, high=None, note=NO_ONE_OUTLET) if pooled else odds


def odds_words(odds: LogOdds | None) -> str:
    """Log-odds for people: value with its interval, or why there is none."""
    if odds is None:
        return "no other outlet"
    if odds.low is None or odds.high is None:
        return odds.note
    return f"{odds.value:+.2f} ({odds.low:+.2f} to {odds.high:+.2f})"
