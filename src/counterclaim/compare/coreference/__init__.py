"""Mentions of events across documents joined to chains, by words and an encoder's directions."""
