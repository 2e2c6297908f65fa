"""Mentions of people, bodies and places: kinds, literalness, relations."""
