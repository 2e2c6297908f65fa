"""The report as one HTML text: styles and script inside, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Generic, TypeVar

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from counterclaim.show.corpus import Corpus
from counterclaim.show.counting import loose_tallies
from counterclaim.show.demanding import demand_views
from counterclaim.show.exports.matrix_rows import matrix_rows
from counterclaim.show.glossary import GLOSSARY
from counterclaim.show.labelling import label_uses, labellings
from counterclaim.show.report.actors import ActorView, actor_views
from counterclaim.show.report.articles import ArticleView, article_view
from counterclaim.show.report.ceasefires import accusation_views, ceasefire_views
from counterclaim.show.report.incidents import incident_views, told_often
from counterclaim.show.wording import counted, on_a_day, telling_cue

T = TypeVar("T")
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
    environment.filters.update(counted=counted, on_a_day=on_a_day, telling_cue=telling_cue)
    return environment


def _asset(*path: str) -> str:
    return resources.files("counterclaim.show").joinpath(*path).read_text("utf-8")


def _nowhere(name: str) -> None:
    """Actors have no address of their own in the report's tables."""


def _digest(text: str) -> str:
    """The hash source of a Content-Security-Policy for an inline block."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """How much of each kind one file shows, so that a browser can open it."""

    articles: int = 200
    incidents: int = 200
    accusations: int = 300
    actors: int = 400
    labels: int = 500


@dataclass(frozen=True, slots=True)
class Shown(Generic[T]):
    """The part of a list that is shown, and how long the list is."""

    rows: Sequence[T]
    total: int

    @property
    def cut(self) -> bool:
        """Whether something is left out."""
        return self.total > len(self.rows)


def _shown(found: Sequence[T], most: int) -> Shown[T]:
    return Shown(found[:most], len(found))


def _chosen(corpus: Corpus, most: int) -> list[str]:
    """The ids of the articles to show: of too many, those that most incidents rest on."""
    told = Counter(
        account.article_id
        for incident in corpus.compared.incidents
        if len({a.article_id for a in incident.accounts}) > 1
        for account in incident.accounts
    )
    ids = [article_id for *_, article_id in corpus.headings()]
    kept = set(sorted(ids, key=lambda key: -told[key])[:most])
    return [key for key in ids if key in kept]


def _href(articles: Sequence[ArticleView], complete: bool) -> Callable[[str], str | None]:
    """The address of a record's words in this very file, where its article is in it."""
    marks = (m for a in articles for line in a.paragraphs for s in line for m in s.starts)
    here = {a.anchor for a in articles} | {m.record for m in marks}
    return lambda anchor: f"#{anchor}" if complete or anchor in here else None


def render_report(corpus: Corpus, *, title: str, version: str, most: Most | None = None) -> str:
    """The whole report as HTML; equal corpora give equal bytes.

    The policy in the page allows no request and only the script that the report carries.
    What does not fit is counted, and the report says where all of it is.
    """
    style, script = _asset("style", "base.css"), _asset("report", "templates", "report.js")
    most = most or Most()
    articles = [
        article_view(part, part.by_article[key])
        for key in _chosen(corpus, most.articles)
        for part in (corpus.only(key),)
    ]
    shown = Shown(articles, len(corpus.readings))
    cells = matrix_rows(corpus)
    page = _environment().get_template("report.html.j2")
    return page.render(
        title=title,
        version=version,
        layers=LAYERS,
        href=_href(articles, not shown.cut),
        actor_href=_nowhere,
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        style_hash=Markup(_digest(style)),  # noqa: S704
        script_hash=Markup(_digest(script)),  # noqa: S704
        articles=shown,
        claims=corpus.claim_count,
        incidents=Shown(incident_views(corpus, most.incidents), len(told_often(corpus))),
        actors=_actors(corpus, most.actors),
        ceasefires=ceasefire_views(corpus),
        accusations=_shown(accusation_views(corpus, cells), most.accusations),
        labels=_shown(labellings(label_uses(corpus), corpus.actor_name), most.labels),
        demanded=_shown(demand_views(corpus), most.accusations),
        tallied=_shown(loose_tallies(corpus), most.accusations),
        matrix_cells=_shown(cells, most.accusations),
        quarantined=corpus.quarantined,
        glossary=GLOSSARY,
    )


def _actors(corpus: Corpus, most: int) -> Shown[ActorView]:
    """Actors by name: where there are too many, those that speak or are named most."""
    found = actor_views(corpus)
    most_told = sorted(found, key=lambda a: (-len(a.claims) - a.about, a.anchor))[:most]
    kept = {a.anchor for a in most_told}
    return Shown([a for a in found if a.anchor in kept], len(found))
