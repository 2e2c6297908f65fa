"""One self-contained HTML file: articles, incidents, actors, ceasefires, labels."""

from counterclaim.show.report.render import render_report

__all__ = ["render_report"]
