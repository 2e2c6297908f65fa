"""Stocks for measuring: an encoder that reads every passage anew, or rules in its place."""

from __future__ import annotations

from functools import cached_property

from tests.cheap import CheapStock

from counterclaim.models.reader import load_reader
from counterclaim.protocols import PassageReader
from counterclaim.settings import Settings
from counterclaim.stock import Stock


class Forgetful(Stock):
    """A stock whose encoder reads every passage anew.

    Recombined reports repeat their paragraphs far more often than a press does, and the
    product does not compute a passage again that it read lately.
    """

    @cached_property
    def reader(self) -> PassageReader:
        """The encoder, without a memory."""
        return load_reader(threads=self.settings.threads)


def stock_for(*, cheap: bool) -> Stock:
    """Rules in the encoder's place, or the encoder on one thread."""
    return CheapStock() if cheap else Forgetful(Settings(threads=1))
