"""The report as one HTML text: styles and script inside, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from counterclaim.show.corpus import Corpus, sorted_readings
from counterclaim.show.exports.register import matrix_rows
from counterclaim.show.labelling import labellings
from counterclaim.show.report.actors import actor_views
from counterclaim.show.report.articles import article_view
from counterclaim.show.report.ceasefires import accusation_views, ceasefire_views
from counterclaim.show.report.incidents import incident_views
from counterclaim.show.wording import counted

LAYERS = (
    ("source", "who says"),
    ("cue", "how it is said"),
    ("content", "what is claimed"),
    ("actor", "actor"),
    ("place", "place"),
    ("time", "time"),
    ("figure", "figure"),
    ("event", "event"),
    ("label", "label"),
)


def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            [PackageLoader("counterclaim.show.report"), PackageLoader("counterclaim.show")]
        ),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["counted"] = counted
    return environment


def _asset(*path: str) -> str:
    return resources.files("counterclaim.show").joinpath(*path).read_text("utf-8")


def _fragment(anchor: str) -> str:
    """The address of a record's words: in this very file."""
    return f"#{anchor}"


def _nowhere(name: str) -> None:
    """Actors have no address of their own in the report's tables."""


def _digest(text: str) -> str:
    """The hash source of a Content-Security-Policy for an inline block."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def render_report(corpus: Corpus, *, title: str, version: str) -> str:
    """The whole report as HTML; equal corpora give equal bytes.

    The policy in the page allows no request and only the script that the report carries.
    """
    style, script = _asset("style", "base.css"), _asset("report", "templates", "report.js")
    page = _environment().get_template("report.html.j2")
    return page.render(
        title=title,
        version=version,
        layers=LAYERS,
        href=_fragment,
        actor_href=_nowhere,
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        style_hash=Markup(_digest(style)),  # noqa: S704
        script_hash=Markup(_digest(script)),  # noqa: S704
        articles=[article_view(corpus, r) for r in sorted_readings(corpus.readings)],
        incidents=incident_views(corpus),
        actors=actor_views(corpus),
        ceasefires=ceasefire_views(corpus),
        accusations=accusation_views(corpus),
        labels=labellings(corpus),
        matrix_cells=matrix_rows(corpus),
        quarantined=corpus.quarantined,
    )
