"""The few errors that Counterclaim raises; each message says what to do next."""

from __future__ import annotations


class CounterclaimError(Exception):
    """Base of every error that is meant for a person to read."""


class SpanError(CounterclaimError, ValueError):
    """A span that does not fit its text."""


class UnreadableInputError(CounterclaimError):
    """One document that could not be read; it goes to quarantine with this reason."""


class NoInputError(CounterclaimError):
    """Nothing was found to read."""


class KnowledgeError(CounterclaimError, ValueError):
    """A knowledge file with a fault: file, entry, field and what to do."""


class LedgerError(CounterclaimError):
    """A ledger that cannot be opened, is of a newer version, or is being written."""


class ModelMissingError(CounterclaimError):
    """The weights are not where the package expects them."""


class MissingExtraError(CounterclaimError):
    """A feature needs an optional dependency; the message names the extra."""
