"""Accounts set side by side: copies, incidents, outcomes, origins, the ceasefire register."""

from counterclaim.compare.corpus import compare

__all__ = ["compare"]
