"""Agreements that phrases mean, and what they cover: cues, days, links, exemptions."""
