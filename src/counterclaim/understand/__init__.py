"""Understand: one article in, its claims, events, times, numbers and labels out."""

from counterclaim.understand.articles import understand, understand_many

__all__ = ["understand", "understand_many"]
