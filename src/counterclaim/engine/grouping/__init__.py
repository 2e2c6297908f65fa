"""Near-copies and incidents over the tables of bulk, block by block, never all at once."""

from counterclaim.engine.grouping.run import group

__all__ = ["group"]
