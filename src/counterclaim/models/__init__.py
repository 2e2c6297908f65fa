"""The reading model: inference with the shipped weights."""

from __future__ import annotations

from counterclaim.models.passages import paragraphs
from counterclaim.models.reader import Reader, load_reader

__all__ = ["Reader", "load_reader", "paragraphs"]
