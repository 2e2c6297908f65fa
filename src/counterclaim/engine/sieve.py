"""The cheap filter before the encoder: what is not English, or not about a conflict.

What it leaves out is listed with its reason and score, and never silently gone.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.engine.tables import day_of
from counterclaim.records import Article
from counterclaim.stock import Stock


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is let through; ``threshold`` None stands for the one that comes with the weights.

    0 lets every topic through. ``any_language`` lets every language through.
    """

    threshold: float | None = None
    any_language: bool = False

    def refusal(self, article: Article, stock: Stock) -> dict[str, object] | None:
        """The row of the table ``filtered`` for an article that is left out, else None."""
        if article.language == "und" and not self.any_language:
            return _row(article, "not in English, the only language that is read so far", None)
        least = stock.topic.threshold if self.threshold is None else self.threshold
        if least <= 0:
            return None
        score = stock.topic.score(f"{article.title}\n{_body(article)}")
        if score >= least:
            return None
        return _row(article, f"not about a conflict (score {score:.3f}, asked {least:.3f})", score)


def _body(article: Article) -> str:
    return "\n".join(span.of(article.text) for span in article.body())


def _row(article: Article, reason: str, score: float | None) -> dict[str, object]:
    return {
        "origin": article.origin,
        "reason": reason,
        "sha256": article.sha256,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "score": score,
        "day": day_of(article),
    }
