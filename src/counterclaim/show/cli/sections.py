"""The list of commands in ``--help``: in the order of work, each with its whole first sentence."""

from __future__ import annotations

import click

SECTIONS = {
    "Read": ("read", "bulk", "extract"),
    "Ask": ("claims", "actors", "incidents", "incident", "timeline", "search"),
    "Who says what of whom": ("accusations", "demands", "tallies", "ceasefires", "labels"),
    "See and correct": ("serve", "decisions", "knowledge"),
    "Take along": ("report", "export", "publish"),
    "Check": ("verify", "diff"),
}
WHOLE = 1000  # longer than any first sentence, which is then wrapped and not cut


class Sectioned(click.Group):
    """A group whose help lists its commands under headings."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands in the order of the sections."""
        return [name for names in SECTIONS.values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes each section with its commands."""
        for heading, names in SECTIONS.items():
            rows = [(name, self.commands[name].get_short_help_str(WHOLE)) for name in names]
            with formatter.section(heading):
                formatter.write_dl(rows)
