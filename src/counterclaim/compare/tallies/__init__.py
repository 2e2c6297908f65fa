"""Counts over a period that an issuer gives, in prose and in bulletins, and their sums."""
