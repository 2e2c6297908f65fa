"""One article's records by place and by link: who speaks where, which entity a phrase is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import sha256

from counterclaim.compare.kept import Kept
from counterclaim.compare.placed import Placed
from counterclaim.datelines import in_dateline
from counterclaim.protocols import View
from counterclaim.records import (
    Attribution,
    Mention,
    MentionKind,
    Place,
    Quantity,
    Reading,
    Resolution,
    Speaker,
    TimeExpression,
)
from counterclaim.spans import Span, Spans

ACTORS = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.ORGANISATION,
        MentionKind.ARMED_GROUP,
        MentionKind.STATE_BODY,
        MentionKind.MEDIA,
        MentionKind.NATIONALITY,
    }
)

_THE = re.compile(r"^(?:the|The)\s+")
#: Words in a source's place that name nobody: "…, reiterating that", "that announced".
_NOBODY = frozenset({"", "that", "which", "who", "whom"})
_PARTICIPLE = re.compile(r"(?i)\w+ing\b")
_DISSENT = re.compile(r"(?i)\b(?:opposition|rebels?|activists?|dissident|insurgent|exiled?)\b")


def content_id(*parts: object) -> str:
    """Sixteen hex digits that are the same for the same parts."""
    key = "\x1f".join("" if part is None else str(part) for part in parts)
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Lookup(Kept):
    """A reading, asked by position; built once per article and thrown away."""

    def __init__(self, reading: Reading, view: View) -> None:
        super().__init__()
        self.reading, self.view = reading, view
        self.article, self.text = reading.article, reading.article.text
        self.attributions = {a.id: a for a in reading.understanding.attributions}
        self.mentions = {m.id: m for m in reading.understanding.mentions}
        self.quantities = {q.id: q for q in reading.understanding.quantities}
        self._resolutions = {r.mention_id: r for r in reading.resolved.resolutions}
        self._speakers = reading.resolved.first_speakers
        self._places = {p.id: p for p in reading.resolved.places}

    @cached_property
    def sentences(self) -> Spans:
        """The article's sentences in order."""
        return tuple(sorted(self.reading.understanding.sentences))

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def ordered(self) -> tuple[Mention, ...]:
        """The article's mentions in order."""
        return tuple(sorted(self.mentions.values(), key=lambda m: m.span))

    def in_dateline(self, span: Span) -> bool:
        """Whether a span stands in the dateline that its sentence begins with."""
        return in_dateline(self.text, self.sentence_at(span.start), span)

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds a position, else the line it stands in."""
        at = self.sentence_number(position)
        if at >= 0 and position < self.sentences[at].end:
            return self.sentences[at]
        start = self.text.rfind("\n", 0, position) + 1
        end = self.text.find("\n", position)
        return Span(start, max(end if end >= 0 else len(self.text), position + 1))

    def sentence_number(self, position: int) -> int:
        """The index of the sentence at or before a position."""
        return bisect_right(self._starts, position) - 1

    def mentions_in(self, within: Span) -> list[Mention]:
        """The mentions that lie in a stretch of text, in order."""
        return [m for m in self._mentions_placed.near(within) if within.contains(m.span)]

    @cached_property
    def _mentions_placed(self) -> Placed[Mention]:
        return Placed(self.ordered, lambda m: (m.span,))

    def times_in(self, within: Span) -> list[TimeExpression]:
        """The time expressions that touch a stretch of text."""
        return [t for t in self._times_placed.near(within) if t.span.overlaps(within)]

    @cached_property
    def _times_placed(self) -> Placed[TimeExpression]:
        return Placed(self.reading.understanding.times, lambda t: (t.span,))

    def quantities_in(self, within: Span) -> list[Quantity]:
        """The quantities that lie in a stretch of text."""
        return [q for q in self._quantities_placed.near(within) if within.contains(q.span)]

    @cached_property
    def _quantities_placed(self) -> Placed[Quantity]:
        return Placed(self.reading.understanding.quantities, lambda q: (q.span,))

    def resolution(self, mention: Mention | str | None) -> Resolution | None:
        """What a mention was resolved to."""
        key = mention.id if isinstance(mention, Mention) else mention
        return self._resolutions.get(key or "")

    def actor(self, mention: Mention | str | None) -> str | None:
        """The actor that a mention refers to; a country stands for its government."""
        found = self.resolution(mention)
        if found is None or found.entity is None:
            return None
        if found.entity_kind == "actor":
            return found.entity
        place = self.place_record(found.entity)
        if place is None or place.country is None or place.parent is not None:
            return None
        government = self.view.government(place.country)
        return government.id if government and place.name == government.name else None

    def stands_for(self, mention: Mention) -> str | None:
        """The actor of a mention, or the government that an unresolved capital stands for."""
        known = self.actor(mention)
        if known is not None or self.place(mention) is not None:
            return known
        named = self.view.matches(mention.span.of(self.text))
        found = {naming.actor.id for naming in named if naming.how == "metonym"}
        return found.pop() if len(found) == 1 else None

    def by_name(self, name: str) -> str | None:
        """The one actor that bears a name, or None for none or several."""
        found = {naming.actor.id for naming in self.view.matches(name)} if name else set()
        return found.pop() if len(found) == 1 else None

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries of the places that the article names."""
        return frozenset(p.country for p in self._places.values() if p.country)

    @cached_property
    def spoken_of(self) -> frozenset[str]:
        """The countries of the places and of the known actors that the article names."""
        return frozenset(self.country_counts)

    @cached_property
    def country_counts(self) -> Counter[str]:
        """How often the article names a place or a known actor of each country."""
        actors = (self.view.actor(self.actor(m) or "") for m in self.ordered)
        places = (self.place_record(self.place(m)) for m in self.ordered)
        return Counter(one.country for one in (*actors, *places) if one and one.country)

    def place(self, mention: Mention | str | None) -> str | None:
        """The place that a mention refers to."""
        found = self.resolution(mention)
        return found.entity if found and found.entity_kind == "place" else None

    def place_record(self, place_id: str | None) -> Place | None:
        """A place by id, from the article or the knowledge."""
        if place_id is None:
            return None
        return self._places.get(place_id) or self.view.place(place_id)

    def candidates(self, mention: Mention) -> frozenset[str]:
        """Every actor that a mention may be: as resolved, or by its name alone."""
        known = self.actor(mention)
        words = _THE.sub("", mention.span.of(self.text))
        named = {naming.actor.id for naming in self.view.matches(words)}
        return frozenset(named | ({known} if known else set()))

    def actors_named(self, words: str) -> frozenset[str]:
        """Every actor that bears a name; an adjective stands for its state."""
        found = {naming.actor.id for naming in self.view.matches(words)}
        state = self.view.state_of_demonym(words)
        return frozenset(found | ({state.government} if state else set()))

    def voice(self, position: int) -> Attribution | None:
        """The innermost attribution whose content holds a position; None is the outlet."""
        held = [
            (self._depth(a), -sum(map(len, a.content)), a.id, a)
            for a in self._contents.near(Span(position, position + 1))
            if any(c.start <= position < c.end for c in a.content)
        ]
        return max(held)[-1] if held else None

    @cached_property
    def _contents(self) -> Placed[Attribution]:
        return Placed(self.attributions.values(), lambda a: a.content)

    @cached_property
    def _cues(self) -> Placed[Attribution]:
        return Placed(self.attributions.values(), lambda a: a.cue[:1])

    def _depth(self, attribution: Attribution) -> int:
        return sum(1 for _ in self.chain(attribution)) - 1

    def chain(self, attribution: Attribution | None) -> Iterator[Attribution]:
        """An attribution and those that enclose it, outwards."""
        seen: set[str] = set()
        while attribution is not None and attribution.id not in seen:
            seen.add(attribution.id)
            yield attribution
            attribution = self.attributions.get(attribution.parent or "")

    def speaker(self, attribution: Attribution | None) -> Speaker | None:
        """Who speaks in an attribution, as resolved."""
        return self._speakers.get(attribution.id) if attribution else None

    def names_nobody(self, attribution: Attribution | None) -> bool:
        """Whether the words in the source's place are a relative, and nobody is known by it."""
        found = self.speaker(attribution)
        if attribution is None or (found is not None and (found.actor or found.body)):
            return False
        return joined(self.text, attribution.source).lower() in _NOBODY

    def _who(self, attribution: Attribution | None) -> Attribution | None:
        """The attribution whose source speaks: for a participle, the one it goes on from.

        "The centre stated that three towns joined, reiterating that its planes …"
        """
        if attribution is None or not attribution.cue or not self.names_nobody(attribution):
            return attribution
        cue = attribution.cue[0]
        if not _PARTICIPLE.match(cue.of(self.text)):
            return attribution
        sentence = self.sentence_at(cue.start)
        before = [
            a
            for a in self._cues.near(sentence)
            if a.cue and sentence.start <= a.cue[0].start < cue.start and not self.names_nobody(a)
        ]
        return max(before, key=lambda a: (a.cue[0], a.id)) if before else attribution

    def speaker_actor(self, attribution: Attribution | None) -> str | None:
        """The actor that speaks, or the body whose unnamed member does."""
        if attribution is None:
            return None
        return self.once(("speaker", attribution.id), lambda: self._actor_of(attribution))

    def said_by(self, actor: str) -> list[Attribution]:
        """The attributions in which an actor speaks, in order."""
        return self._said_by.get(actor, [])

    @cached_property
    def _said_by(self) -> dict[str, list[Attribution]]:
        found: dict[str, list[Attribution]] = defaultdict(list)
        for attribution in self.attributions.values():
            if speaker := self.speaker_actor(attribution):
                found[speaker].append(attribution)
        return found

    def _actor_of(self, attribution: Attribution) -> str | None:
        found = self.speaker(self._who(attribution))
        if found is None:
            return None
        if found.actor is None and _DISSENT.search(found.description):
            return None  # "Syrian opposition leaders" speak for no state
        return found.actor or found.body

    def speaker_text(self, attribution: Attribution | None) -> str:
        """The words of the source; if it has none, what the resolver made of it."""
        attribution = self._who(attribution)
        if attribution is None:
            return ""
        words = joined(self.text, attribution.source)
        found = self.speaker(attribution)
        return words or (found.description if found else "")


def joined(text: str, spans: Iterable[Span]) -> str:
    """The words of several spans, parted by blanks."""
    return " ".join(" ".join(span.of(text).split()) for span in spans)
