"""Time expressions: TIMEX3 values of documents, intervals of single expressions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.records import Json, to_product
from counterclaim.pipeline import Pipeline
from counterclaim.records import Article, TimeExpression
from counterclaim.spans import Span, Spans
from counterclaim.understand.passages import find_passages
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.times import resolve_span, timex


def predict(records: list[Json], folder: Path, pipeline: Pipeline) -> Iterable[Json]:
    """The times of a document, or the interval of the expression that a record points at.

    No encoder is asked: times are read by the grammar alone.
    """
    for record in records:
        article = to_product(record, pipeline)
        sentences = find_sentences(article.text, find_passages(article.text, article.body()))
        if "span" in record:
            yield _expression(record, article, sentences)
        else:
            times = [_timex(t) for t in timex(article, sentences)]
            yield {"id": record["id"], "times": times}


def _timex(time: TimeExpression) -> Json:
    return {
        "start": time.span.start,
        "end": time.span.end,
        "type": time.type,
        "value": time.value,
        "mod": time.modifier,
    }


def _expression(record: Json, article: Article, sentences: Spans) -> Json:
    span = Span(record["span"]["start"], record["span"]["end"])
    time = resolve_span(article, span, sentences)
    if time is None:
        return {"id": record["id"]}
    days = time.interval
    interval = {
        "start": days.start.isoformat() if days and days.start else None,
        "end": days.end.isoformat() if days and days.end else None,
        "granularity": days.granularity.value if days else "vague",
        "anchor": time.anchor,
    }
    return {"id": record["id"], "interval": interval}
