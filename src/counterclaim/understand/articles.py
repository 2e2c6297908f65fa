"""From articles to what is understood of them, several at a time for the reader's sake."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from counterclaim.datelines import behind_dateline
from counterclaim.protocols import PassageReader
from counterclaim.records import (
    Article,
    LabelWord,
    LinkedAttribution,
    PassageReading,
    Understanding,
)
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cutshort import inside_relatives
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.nested import (
    DEEPEST,
    adopted,
    clause,
    closing_drafts,
    inner_drafts,
    worth_reading,
)
from counterclaim.understand.attributions.overreaching import not_overreaching
from counterclaim.understand.attributions.purposes import without_purposes
from counterclaim.understand.attributions.sequels import side_by_side
from counterclaim.understand.attributions.sources import with_right_sources
from counterclaim.understand.attributions.tree import attributions
from counterclaim.understand.collecting import rare_collections
from counterclaim.understand.events.coding import Findings, find_events
from counterclaim.understand.events.parties import with_parties
from counterclaim.understand.hedges import find_hedges
from counterclaim.understand.labels import find_labels, label_lexicon
from counterclaim.understand.lexicon import Lexicon
from counterclaim.understand.names.mentions import find_mentions
from counterclaim.understand.pages import Page
from counterclaim.understand.quantities import find_quantities
from counterclaim.understand.remembering import Remembering
from counterclaim.understand.switching import quick_switches
from counterclaim.understand.times import find_times
from counterclaim.understand.voices import Voices

BATCH = 192  # passages handed to the reader at once
#: Batches in work at a time: while the encoder computes for one (and lets other threads
#: run), the rules read another, and a third waits for the encoder. More are no faster.
TOGETHER = 3
SURE = 0.4  # score of an attribution that was found only without the dateline before it


def understand(
    article: Article, *, reader: PassageReader, lexicon: Sequence[LabelWord] = ()
) -> Understanding:
    """Everything understood of one article, alone; offsets are the article's.

    ``reader`` is the encoder, ``lexicon`` the label words. Pure: the same article,
    reader and lexicon give the same records with the same ids.
    """
    return next(understand_many((article,), reader=reader, lexicon=lexicon))


def understand_many(
    articles: Iterable[Article],
    *,
    reader: PassageReader,
    lexicon: Sequence[LabelWord] = (),
    batch: int = BATCH,
) -> Iterator[Understanding]:
    """What is understood of each article, in order, as ``understand`` gives it one by one.

    The reader sees the passages of several articles at a time, at least ``batch`` of
    them; those it has seen lately (wire copy) are not read again. It must bear being
    called from two threads: a few articles are read ahead of those given back.
    """
    remembering = reader if isinstance(reader, Remembering) else Remembering(reader)
    labels = label_lexicon(tuple(lexicon))
    waiting: deque[Future[list[Understanding]]] = deque()
    threads = ThreadPoolExecutor(TOGETHER, thread_name_prefix="understand")
    with rare_collections, quick_switches, threads as pool:
        for pages in _batches(articles, batch):
            waiting.append(pool.submit(_understood, pages, remembering, labels))
            if len(waiting) > TOGETHER:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(articles: Iterable[Article], least: int) -> Iterator[list[Page]]:
    """The articles laid out, in batches of at least so many passages but for the last."""
    pages: list[Page] = []
    passages = 0
    for article in articles:
        pages.append(Page(article))
        passages += len(pages[-1].passages)
        if passages >= least:
            yield pages
            pages, passages = [], 0
    if pages:
        yield pages


def _understood(
    pages: list[Page], reader: Remembering, lexicon: Lexicon[LabelWord]
) -> list[Understanding]:
    """The understandings of pages laid out, read together."""
    texts = [p.of(page.article.text) for page in pages for p in page.told]
    readings = iter(_behind_datelines(pages, reader.read(texts), reader))
    for page in pages:
        page.take([next(readings) for _ in page.passages], reader.version)
    _read_inside(pages, reader)
    return [_finished(page, lexicon, reader.version) for page in pages]


def _behind_datelines(
    pages: Sequence[Page], readings: Sequence[PassageReading], reader: Remembering
) -> list[PassageReading]:
    """The readings of the pages' passages.

    Where no attribution was found in one that begins with a dateline, it is read without.
    """
    made = list(readings)
    passages = [(page.article.text, p) for page in pages for p in page.told]
    bare = [n for n, reading in enumerate(readings) if not reading.attributions]
    cut = [(n, behind_dateline(*passages[n])) for n in bare]
    rests = [(n, rest) for n, rest in cut if rest is not None]
    said = reader.attributions([rest.of(passages[n][0]) for n, rest in rests])
    for (n, rest), links in zip(rests, said, strict=True):
        by = rest.start - passages[n][1].start
        sure = tuple(link.shifted(by) for link in links if link.score >= SURE)
        made[n] = replace(made[n], attributions=sure)
    return made


@dataclass(frozen=True, slots=True)
class _Job:
    """A draft whose contents are to be read once more."""

    drafts: list[Draft]
    draft: Draft
    page: Page
    contents: Spans = field(default=())


def _read_inside(pages: Sequence[Page], reader: Remembering) -> None:
    """Adds the attributions inside contents, layer by layer, to the pages' drafts."""
    read = [(page, drafts) for page in pages for drafts in page.drafts]
    jobs = [j for p, ds in read for j in _jobs(p, ds, [d for d in ds if not _holding(d, ds)])]
    for _ in range(DEEPEST):
        texts = [c.of(job.page.article.text) for job in jobs for c in job.contents]
        said = iter(reader.attributions(texts))
        deeper: list[_Job] = []
        for job in jobs:
            inner = _inside(job, [(c, next(said)) for c in job.contents], reader.version)
            job.drafts.extend(inner)
            deeper += _jobs(job.page, job.drafts, inner)
        jobs = deeper


def _inside(
    job: _Job, read: Sequence[tuple[Span, Sequence[LinkedAttribution]]], version: str
) -> list[Draft]:
    """The drafts that the readings of a job's contents show, with their right sources."""
    words = job.page.words
    found = inner_drafts(words, job.draft, read, known=job.drafts, version=version)
    found = with_right_sources(
        job.page.article.text,
        words,
        job.page.sentences,
        found,
        names=tuple(job.page.names),
        around=job.drafts,
    )
    found += closing_drafts(
        job.page.article.text,
        words,
        job.draft,
        job.contents,
        known=[*found, *(d for d in job.drafts if d.parent is job.draft)],
        names=tuple(job.page.names),
    )
    found = inside_relatives(words, job.page.sentences, found)
    found = not_overreaching(job.page.article.text, words, found)
    return without_purposes(words, found, names=tuple(job.page.names))


def _holding(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft is the outer of a relay; its content is read as the inner's."""
    return any(other.parent is draft for other in drafts)


def _jobs(page: Page, drafts: list[Draft], fresh: Sequence[Draft]) -> list[_Job]:
    jobs: list[_Job] = []
    for draft in fresh:
        contents = tuple(c for c in draft.content if worth_reading(page.words, c))
        contents = tuple(clause(page.words, c) for c in contents)
        if contents:
            jobs.append(_Job(drafts, draft, page, contents))
    return jobs


def _finished(page: Page, lexicon: Lexicon[LabelWord], version: str) -> Understanding:
    """The records of a page whose passages and contents are read."""
    article, words = page.article, page.words
    parted = (
        side_by_side(article.text, words, found, names=tuple(page.names)) for found in page.drafts
    )
    drafts = [d for found in parted for d in adopted(found)]
    said = attributions(article.id, words, drafts, find_hedges(words))
    voices = Voices(said)
    mentions = find_mentions(article.id, article.text, words, page.marks, version=version)
    times = tuple(find_times(article, page.sentences))
    quantities = tuple(find_quantities(article, page.sentences, times))
    findings = Findings(
        words, page.sentences, mentions, times, quantities, voices, page.marks.triggers
    )
    events = find_events(article, findings)
    mentions = with_parties(mentions, events)
    return Understanding(
        article_id=article.id,
        sentences=page.sentences,
        mentions=mentions,
        attributions=said,
        times=times,
        quantities=quantities,
        events=events,
        labels=find_labels(article.id, words, lexicon, mentions=mentions, voices=voices),
    )
