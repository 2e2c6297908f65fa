"""Views put into HTML: templates with escaping on, addresses of records, shared words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape

from counterclaim.records import LabelClass, Stance
from counterclaim.settings import VERSION
from counterclaim.show.escape import link
from counterclaim.show.report.articles import STANCE_WORDS, published_words
from counterclaim.show.web.asking import Ask, Seen
from counterclaim.show.web.desk import PageCorpus
from counterclaim.show.wording import counted, day_words, days_words

SECTIONS = (
    ("/", "Overview"),
    ("/claims", "Claims"),
    ("/articles", "Articles"),
    ("/actors", "Actors"),
    ("/incidents", "Incidents"),
    ("/ceasefires", "Ceasefires"),
    ("/accusations", "Accusations"),
    ("/labels", "Labels"),
    ("/map", "Map and time"),
    ("/changes", "Changes"),
)
OFFERED = 400  # actors in the list of suggestions, the most named ones


@cache
def environment() -> Environment:
    """The templates of the page and those it shares with the report."""
    made = Environment(
        loader=ChoiceLoader(
            [PackageLoader("counterclaim.show.web"), PackageLoader("counterclaim.show")]
        ),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(counted=counted, day=day_words, days=days_words, link=link)
    made.filters["published"] = published_words
    made.globals.update(
        version=VERSION,
        sections=SECTIONS,
        stances=STANCE_WORDS,
        label_classes=list(LabelClass),
        Stance=Stance,
    )
    return made


def _href(corpus: PageCorpus, anchor: str) -> str:
    article = corpus.article_of.get(anchor)
    return f"/articles/{article}#{anchor}" if article else f"#{anchor}"


def _actor_href(corpus: PageCorpus, name: str) -> str | None:
    found = corpus.actor_ids.get(name.casefold())
    return f"/actors/{found}" if found else None


def offered(corpus: PageCorpus) -> list[str]:
    """Actors to choose from in a form, each with its id, by name."""
    most = sorted(corpus.actors_shown.items(), key=lambda a: (-a[1].about, a[0]))[:OFFERED]
    return sorted((f"{view.name} [{key}]" for key, view in most), key=str.casefold)


def page(seen: Seen, ask: Ask, *, token: str, user: str, told: Mapping[str, str]) -> str:
    """The HTML of a view.

    Args:
        seen: the view.
        ask: what was asked.
        token: to be sent along by forms.
        user: who decides here.
        told: ``done`` and ``problem``, what to say of the form that led here.
    """
    corpus = ask.corpus
    context: dict[str, Any] = {
        "ask": ask,
        "title": seen.title,
        "corpus": corpus,
        "token": token,
        "user": user,
        "ledger": ask.desk.path.name,
        "body_class": "",
        "told": told,
        "href": lambda anchor: _href(corpus, anchor),
        "actor_href": lambda name: _actor_href(corpus, name),
        "offered": lambda: offered(corpus),
        **seen.context,
    }
    return environment().get_template(seen.template).render(context)


def problem_page(title: str, words: str) -> str:
    """A page that says what is wrong and where to go on."""
    return environment().get_template("problem.html.j2").render(title=title, words=words)
