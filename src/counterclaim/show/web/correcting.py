"""Forms that correct the ledger: what a person sent becomes decisions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from counterclaim.errors import CounterclaimError
from counterclaim.ledger import Ledger
from counterclaim.ledger.load_part import compared_of_incident
from counterclaim.ledger.pairing import joining, parting
from counterclaim.ledger.queries.actors import actor, actors_by_name, places_by_name
from counterclaim.ledger.queries.select import Names
from counterclaim.records import DecisionKind
from counterclaim.show.web.desk import Desk

K = DecisionKind
MAX_FIELD = 2000


@dataclass(frozen=True, slots=True)
class Wish:
    """One decision that a form asks for."""

    kind: DecisionKind
    subject: str
    value: str
    words: str


class FormError(CounterclaimError):
    """A form that does not say what to do; the message tells what is missing."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a sent form, the last value of each."""

    fields: Mapping[str, str]

    def need(self, name: str, words: str) -> str:
        """A field that must be filled."""
        value = self.get(name)
        if not value:
            raise FormError(words)
        return value

    def get(self, name: str) -> str:
        """A field without white space around it; empty if it is not there."""
        return self.fields.get(name, "").strip()[:MAX_FIELD]


@dataclass(frozen=True)
class Known:
    """What a form is read against: the ledger, and names in it."""

    desk: Desk
    ledger: Ledger

    @cached_property
    def names(self) -> Names:
        """Names of actors and places."""
        return Names(self.ledger.db)

    def actor_name(self, actor_id: str) -> str:
        """An actor's name; the id itself if nothing names it."""
        found = self.names.actor(actor_id)
        return found.name if found else actor_id

    def place_name(self, place_id: str) -> str:
        """A place's name; the id itself if nothing names it."""
        found = self.names.place(place_id)
        return found.name if found else place_id


def _id_in(text: str) -> str:
    """The id of a suggestion "Name [id]", else the text itself."""
    return text[text.rindex("[") + 1 : -1] if text.endswith("]") and "[" in text else text


def actor_named(known: Known, text: str) -> str | None:
    """The actor that a field names, as "Name [id]", by its id, or by a name that one bears.

    Raises:
        FormError: if several actors bear the name.
    """
    found = actor(known.ledger, _id_in(text), unnamed=True)
    if found is not None:
        return found.row.id
    if known.desk.view.actor(_id_in(text)) is not None:
        return _id_in(text)
    named = actors_by_name(known.ledger, text)
    if len(named) > 1:
        raise FormError(f"Several actors are named {text}: choose one from the list.")
    return named[0] if named else None


def place_named(known: Known, text: str) -> str:
    """The place that a field names, as "Name [id]", by its id, or by a name that one bears.

    Raises:
        FormError: if no place bears the name, or several do.
    """
    key = _id_in(text)
    found = known.names.place(key)
    if (found and found.name != key) or known.desk.view.place(key) is not None:
        return key
    named = places_by_name(known.ledger, text)
    if len(named) != 1:
        many = "Several places are" if named else "No place of this ledger is"
        raise FormError(f"{many} named {text}: choose one from the list.")
    return named[0]


def _claim(form: Form, known: Known) -> Iterator[Wish]:
    """Speaker and stance of a claim, whichever was changed."""
    subject = form.need("subject", "No claim is named.")
    speaker = form.get("speaker")
    if speaker and speaker != form.get("was_speaker"):
        actor_id = actor_named(known, speaker)
        new = json.dumps({"name": speaker, "kind": "other"}, ensure_ascii=False)
        yield Wish(K.SET_SPEAKER, subject, actor_id or new, f"speaker set to {speaker}")
    stance = form.get("stance")
    if stance and stance != form.get("was_stance"):
        yield Wish(K.RELABEL, subject, stance, f"stance set to {stance}")


def _reject(form: Form, known: Known) -> Iterator[Wish]:
    yield Wish(K.REJECT, form.need("subject", "No record is named."), "", "rejected")


def _relabel(form: Form, known: Known) -> Iterator[Wish]:
    label = form.need("label", "Choose a label.")
    subject = form.need("subject", "No record is named.")
    yield Wish(K.RELABEL, subject, label, f"relabelled as {label}")


def _mark(form: Form, known: Known) -> Iterator[Wish]:
    """Label, day and place of a mark, whichever was changed."""
    subject = form.need("subject", "No record is named.")
    label, day, place = form.get("label"), form.get("date"), form.get("place")
    if label and label != form.get("was_label"):
        yield Wish(K.RELABEL, subject, label, f"read as {label}")
    if day:
        yield Wish(K.SET_DATE, subject, day, f"date set to {day}")
    if place:
        found = place_named(known, place)
        yield Wish(K.SET_PLACE, subject, found, f"place set to {known.place_name(found)}")


def _nobody(form: Form, known: Known) -> Iterator[Wish]:
    subject = form.need("subject", "No claim is named.")
    yield Wish(K.SET_SPEAKER, subject, "", "speaker set to nobody known")


def _merge(form: Form, known: Known) -> Iterator[Wish]:
    subject = form.need("subject", "No actor is named.")
    text = form.need("into", "Name the actor to merge into.")
    into = actor_named(known, text)
    if into is None:
        raise FormError(f"No actor of this ledger is named {text}.")
    yield Wish(K.MERGE, subject, into, f"merged into {known.actor_name(into)}")


def _rename(form: Form, known: Known) -> Iterator[Wish]:
    name = form.need("name", "Write the new name.")
    yield Wish(K.RENAME, form.need("subject", "No actor is named."), name, f"renamed to {name}")


def _split(form: Form, known: Known) -> Iterator[Wish]:
    """The ticked spellings leave the actor for a new one."""
    prefix = "spelling:"
    names = [key.removeprefix(prefix) for key in form.fields if key.startswith(prefix)]
    if not names:
        raise FormError("Tick the spellings that belong to somebody else.")
    whole = actor(known.ledger, form.need("subject", "No actor is named."), unnamed=True)
    name = form.get("name") or names[0]
    kind = whole.row.kind if whole else "other"
    value = json.dumps({"name": name, "names": names, "kind": kind}, ensure_ascii=False)
    yield Wish(K.SPLIT, form.get("subject"), value, f"{', '.join(names)} split off as {name}")


def _set_date(form: Form, known: Known) -> Iterator[Wish]:
    subject = form.need("subject", "No record is named.")
    yield Wish(K.SET_DATE, subject, form.get("date"), f"date set to {form.get('date') or 'none'}")


def _events(known: Known, incident: str) -> list[tuple[str, ...]]:
    """The events of each account of an incident."""
    found = compared_of_incident(known.ledger.db, incident)
    if found is None:
        raise FormError("That incident is gone; it was derived anew. Choose it again.")
    return [a.events for a in found.incidents[0].accounts]


def _not_same(form: Form, known: Known) -> Iterator[Wish]:
    """One account leaves the incident: its events are not those of any other account."""
    accounts = _events(known, form.need("incident", "No incident is named."))
    number = form.need("account", "Choose the account that tells of something else.")
    if not number.isdecimal() or not 1 <= int(number) <= len(accounts):
        raise FormError("There is no such account.")
    mine = accounts.pop(int(number) - 1)
    for found in parting(mine, accounts):
        yield Wish(found.kind, found.a, found.b, f"account {number} taken out")


def _same(form: Form, known: Known) -> Iterator[Wish]:
    here = _events(known, form.need("incident", "No incident is named."))
    there = _events(known, form.need("other", "Choose the other incident."))
    for found in joining(here, there, known.ledger.judged().apart):
        yield Wish(found.kind, found.a, found.b, "judged the same incident")


def _add_claim(form: Form, known: Known) -> Iterator[Wish]:
    """A claim that was missed: its content as offsets, who speaks, and how."""
    article = form.need("subject", "No article is named.")
    parts = form.need("content", "Select the words of the claim in the text.").split("-")
    if len(parts) != 2 or not all(p.isdecimal() for p in parts):
        raise FormError("The words of the claim are given as two numbers: 120-180.")
    speaker = form.get("speaker")
    who: object = actor_named(known, speaker) if speaker else None
    if speaker and who is None:
        who = {"name": speaker, "kind": "other"}
    claim = {
        "content": [[int(parts[0]), int(parts[1])]],
        "stance": form.get("stance") or "says",
        "speaker": who,
    }
    yield Wish(K.ADD_CLAIM, article, json.dumps(claim, ensure_ascii=False), "claim added")


ACTIONS: dict[str, Callable[[Form, Known], Iterator[Wish]]] = {
    "claim": _claim,
    "reject": _reject,
    "relabel": _relabel,
    "mark": _mark,
    "nobody": _nobody,
    "merge": _merge,
    "rename": _rename,
    "split": _split,
    "set_date": _set_date,
    "same": _same,
    "not_same": _not_same,
    "add_claim": _add_claim,
}


def decide(desk: Desk, form: Form, *, who: str) -> str:
    """Keeps what a form asks for; what was done, in words.

    Raises:
        CounterclaimError: if the form does not say what to do, or the ledger refuses.
    """
    action = ACTIONS.get(form.get("action"))
    if action is None:
        raise FormError("The form does not say what to do.")
    with desk.reading() as ledger:
        wishes = list(action(form, Known(desk, ledger)))
    if not wishes:
        raise FormError("Nothing was changed: the form says what the ledger says already.")
    for wish in wishes:
        desk.decide(wish.kind, wish.subject, wish.value, who=who, why=form.get("why"))
    return "; ".join(dict.fromkeys(w.words for w in wishes))
