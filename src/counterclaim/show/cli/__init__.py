"""The command line: read, ask, show, export, verify."""

from counterclaim.show.cli.main import main

__all__ = ["main"]
