"""Understand: one article in, its claims, events, times, numbers and labels out."""

from counterclaim.understand.articles import understand, understand_many
from counterclaim.understand.remembering import Remembering

__all__ = ["Remembering", "understand", "understand_many"]
