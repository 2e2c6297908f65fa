"""The reading model: inference with the shipped weights."""

from __future__ import annotations

from counterclaim.models.passages import paragraphs
from counterclaim.models.reader import Reader, load_reader
from counterclaim.models.topic import Topic, load_topic

__all__ = ["Reader", "Topic", "load_reader", "load_topic", "paragraphs"]
