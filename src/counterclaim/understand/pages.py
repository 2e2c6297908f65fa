"""An article laid out for the reader, and what the reader's first pass tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.datelines import behind_clock
from counterclaim.records import Article, PassageReading, ScoredSpan
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.headlines import dated_head, headline_draft
from counterclaim.understand.attributions.titles import behind_title, title_draft
from counterclaim.understand.attributions.tree import passage_drafts
from counterclaim.understand.names.consistency import consistent
from counterclaim.understand.names.mentions import Marks
from counterclaim.understand.names.phrases import whole_phrases
from counterclaim.understand.names.sentencewise import within_sentences
from counterclaim.understand.passages import find_passages
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import Words, cut_words, word_set

_PRONOUNS = word_set(
    "he she it they him her them his hers its their we us our i you who which that"
)
_LONG_TITLE = 200  # characters
_ACTOR_LABELS = frozenset({"Person", "Organisation", "Organization"})


class Page:
    """An article laid out, and what has been read of it so far."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.passages: Spans = find_passages(article.text, article.body())
        self.told: Spans = tuple(behind_clock(article.text, p) for p in self.passages)
        self.sentences: Spans = find_sentences(article.text, self.passages)
        self.words: Words = cut_words(article.text, self.passages)
        self.drafts: list[list[Draft]] = []
        self.names: list[Span] = []
        self.marks = Marks()

    def take(self, readings: Sequence[PassageReading], version: str) -> None:
        """Keeps the readings of the passages, as drafts and marks."""
        placed = list(zip(self.told, readings, strict=True))
        text, sentences = self.article.text, self.sentences
        phrases = whole_phrases(text, (_placed(s, p.start) for p, r in placed for s in r.entities))
        names = (_placed(s, p.start) for p, r in placed for s in r.names)
        self.marks = Marks(
            tuple(within_sentences(text, sentences, phrases)),
            consistent(text, list(within_sentences(text, sentences, names))),
            tuple(_placed(s, p.start) for p, r in placed for s in r.toponyms),
            tuple(_placed(s, p.start) for p, r in placed for s in r.triggers),
        )
        at = 0
        for passage, reading in placed:
            first = at
            while at < len(self.sentences) and self.sentences[at].start < passage.end:
                at += 1
            self.drafts.append(self._passage(passage, reading, self.sentences[first:at], version))
        self._take_title()

    def _passage(
        self, passage: Span, reading: PassageReading, sentences: Spans, version: str
    ) -> list[Draft]:
        text, start = self.article.text, passage.start
        whole = passage.of(text)
        marks = (*reading.names, *reading.entities)
        names = tuple(
            m.span.shifted(start)
            for m in marks
            if m.label in _ACTOR_LABELS and m.span.of(whole).lower() not in _PRONOUNS
        )
        self.names += names
        drafts = passage_drafts(
            text,
            self.words,
            passage,
            reading.attributions,
            sentences=sentences,
            names=names,
            version=version,
        )
        return drafts or self._headline(passage, names)

    def _headline(self, told: Span, names: tuple[Span, ...]) -> list[Draft]:
        """The speaker of an entry of a digest behind its time of day."""
        headed = told not in self.passages
        draft = headline_draft(self.article.text, told, self.words, names) if headed else None
        return [draft] if draft else []

    def _take_title(self) -> None:
        """Adds the speaker of the title to the drafts of the passage that it stands in."""
        title, text = self.article.title_span or self._dated_title(), self.article.text
        at = next((n for n, p in enumerate(self.told) if title and p.contains(title)), None)
        if title is None or at is None:
            return
        every = [draft for drafts in self.drafts for draft in drafts]
        draft = title_draft(text, title, self.words, every, tuple(self.names))
        self.drafts[at] = behind_title(text, title, self.drafts[at])
        if draft:
            self.drafts[at].insert(0, draft)

    def _dated_title(self) -> Span | None:
        """The first passage behind the page's date, where it is a sentence that others follow."""
        first = next(iter(self.told), None)
        if first is None or len(self.told) < 2 or len(first) > _LONG_TITLE:
            return None
        return dated_head(self.article.text, first, self.drafts[0])


def _placed(scored: ScoredSpan, by: int) -> ScoredSpan:
    return ScoredSpan(scored.span.shifted(by), scored.label, scored.score)
