"""Views put into HTML: templates with escaping on, addresses of records, shared words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape

from counterclaim.ledger.queries.actors import actors, places
from counterclaim.records import LabelClass, Stance
from counterclaim.settings import VERSION
from counterclaim.show.escape import link
from counterclaim.show.report.articles import STANCE_WORDS, published_words
from counterclaim.show.web.asking import Ask, Seen
from counterclaim.show.wording import (
    counted,
    day_words,
    days_between,
    days_words,
    number_words,
    on_a_day,
    telling_cue,
    type_words,
)

SECTIONS = (
    ("/", "Overview"),
    ("/claims", "Claims"),
    ("/articles", "Articles"),
    ("/actors", "Actors"),
    ("/incidents", "Incidents"),
    ("/ceasefires", "Ceasefires"),
    ("/accusations", "Accusations"),
    ("/demands", "Demands"),
    ("/tallies", "Tallies"),
    ("/labels", "Labels"),
    ("/map", "Map"),
    ("/timeline", "Timeline"),
    ("/changes", "Changes"),
)
OFFERED = 400  # actors or places in a list of suggestions, the most named ones


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
    made.filters.update(
        counted=counted,
        day=day_words,
        days=days_words,
        on_a_day=on_a_day,
        telling_cue=telling_cue,
        link=link,
        between=days_between,
    )
    made.filters.update(published=published_words, type=type_words, number=number_words)
    made.globals.update(
        version=VERSION,
        sections=SECTIONS,
        stances=STANCE_WORDS,
        label_classes=list(LabelClass),
        Stance=Stance,
    )
    return made


def offered(ask: Ask) -> list[str]:
    """Actors to choose from in a form, each with its id, by name."""
    most = actors(ask.ledger, order="named", limit=OFFERED).rows
    return sorted((f"{row.name} [{row.id}]" for row in most), key=str.casefold)


def offered_places(ask: Ask) -> list[str]:
    """Places to choose from in a form, each with its id, by name."""
    most = places(ask.ledger, order="named", limit=OFFERED).rows
    return sorted((f"{row.name} [{row.id}]" for row in most), key=str.casefold)


def page(seen: Seen, ask: Ask, *, token: str, user: str, told: Mapping[str, str]) -> str:
    """The HTML of a view.

    Args:
        seen: the view.
        ask: what was asked.
        token: to be sent along by forms.
        user: who decides here.
        told: ``done`` and ``problem``, what to say of the form that led here.
    """
    context: dict[str, Any] = {
        "ask": ask,
        "title": seen.title,
        "token": token,
        "user": user,
        "ledger": ask.desk.path.name,
        "body_class": "",
        "told": told,
        "href": ask.href,
        "actor_href": ask.actor_href,
        "days": days_between,
        "offered": lambda: offered(ask) if ask.live else (),
        "offered_places": lambda: offered_places(ask) if ask.live else (),
        **seen.context,
    }
    return environment().get_template(seen.template).render(context)


def problem_page(title: str, words: str) -> str:
    """A page that says what is wrong and where to go on."""
    return environment().get_template("problem.html.j2").render(title=title, words=words)
