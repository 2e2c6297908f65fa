"""Accounts set side by side: copies, incidents, outcomes, origins, the ceasefire register."""

from counterclaim.compare.corpus import compare_parts, whole

__all__ = ["compare_parts", "whole"]
