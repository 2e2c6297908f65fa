"""What the words of the page and the report mean, in sentences for people.

Values of the ledger's own lists are explained by member, so that one that is added without
a sentence is found out by the tests. ``docs/method.md`` tells by which rules they are given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from counterclaim.records import (
    Applies,
    EventType,
    Factuality,
    LabelClass,
    Outcome,
    Precision,
    ReplyKind,
    Stance,
)
from counterclaim.show.wording import type_words

W = TypeVar("W", bound=str)


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as it is shown, and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Group:
    """Words that belong together."""

    title: str
    entries: tuple[Entry, ...]


TERMS = {
    "claim": "A stretch of text that an article ascribes to somebody: who says it (source), the "
    "words that tell so (cue) and what is said (content), each on its exact characters. Claims "
    "nest: an outlet may quote an agency that quotes an observatory.",
    "speaker": "The actor that the source of a claim was linked to. A source that names nobody (“a "
    "military source”) keeps the body that it is said to belong to; one that fits several stays "
    "open.",
    "outlet's own voice": "What an article says without ascribing it to anybody.",
    "actor": "Somebody who speaks, acts or is acted on: a state, a body, an armed group, a person. "
    "Known ones come from the knowledge packs; a name that no pack has becomes an actor of its "
    "own and is never forced onto a known one.",
    "event": "A happening that a text tells of, coded by its type. Ten articles may tell ten "
    "events of one happening: count incidents, not events.",
    "incident": "Events that were judged to be one happening, with the reasons. It says that "
    "reports speak of the same thing, not that the thing happened.",
    "account": "What one article, or one speaker in it, tells of an incident, slot by slot.",
    "origin": "Where accounts go back to: one text that outlets copied, one speaker, one outlet. "
    "Accounts of one origin are one voice, however many articles carry it.",
    "allegation": "An act that somebody lays on somebody else, with who alleges it kept apart from "
    "who is accused. Breaches of an agreement and attacks on civilians are among them. An act “as "
    "quoted” is of no kind that is told apart: its words say it.",
    "unmet obligation": "What one side says that another undertook and never did.",
    "tally": "A bulletin's count for a period (“eight violations in the last 24 hours”). "
    "It is never added to single incidents.",
    "agreement": "A truce, ceasefire or cessation of hostilities, from a knowledge pack or as "
    "texts tell of it.",
    "label": "A word for an actor that carries a judgement or avoids one: “terrorists”, “rebels”, "
    "“regime”.",
    "decision": "What a person corrected: kept with who, when and why, in force after every new "
    "reading, and undone at will.",
}
STANCES = {
    Stance.SAYS: "states it, and no more is told about how",
    Stance.ACCUSES: "lays an act on somebody",
    Stance.DENIES: "says that it is not so",
    Stance.WARNS: "says that something bad may come",
    Stance.DEMANDS: "asks for it",
    Stance.PROMISES: "undertakes to do it",
    Stance.DOUBTS: "does not take it for certain",
    Stance.CONFIRMS: "says that what was said before is so",
    Stance.CANNOT_CONFIRM: "says that it could not be checked",
}
FACTUALITY = {
    Factuality.REPORTED: "the article tells it in its own voice",
    Factuality.CLAIMED: "somebody in the article says it",
    Factuality.DENIED: "it is told as not having happened, or somebody denies it",
    Factuality.PLANNED: "it is told as to come",
    Factuality.HYPOTHETICAL: "it stands under a condition, a fear or a possibility",
    Factuality.HISTORICAL: "it is told as background, from before the news of the day",
}
TYPES = {
    EventType.AGREE: "to agree, sign, accept or declare a truce",
    EventType.CONSULT: "to meet, visit, talk or mediate",
    EventType.SUPPORT: "to back, praise, recognise or pledge",
    EventType.AID: "to give help, goods, money or arms",
    EventType.COOPERATE: "to act together",
    EventType.CONCEDE: "to give way: permit, lift, ease, apologise",
    EventType.RETREAT: "to withdraw, surrender, release or lose a place; a truce that is declared "
    "or holds",
    EventType.ACCUSE: "to accuse, blame or condemn",
    EventType.REJECT: "to refuse, veto, dispute or break off",
    EventType.REQUEST: "to ask or call for something",
    EventType.THREATEN: "to threaten or give an ultimatum",
    EventType.ASSAULT: "to attack, fight, bomb, shell or kill; a breach of a truce",
    EventType.COERCE: "to arrest, besiege, block, ban or displace",
    EventType.MOBILIZE: "to gather or move forces or arms",
    EventType.PROTEST: "to demonstrate, strike or riot",
    EventType.SANCTION: "to impose sanctions, suspend, expel or sentence",
}
OUTCOMES = {
    Outcome.AGREE: "both accounts give the same value",
    Outcome.REFINE: "the values differ and can both stand: a part of the whole, a closer figure or "
    "place, a later count by the same origin",
    Outcome.CONFLICT: "the two values cannot both stand, and both reports surely tell of one "
    "happening",
    Outcome.SILENT: "one of the two says nothing of it, which is no denial",
}
REPLIES = {
    ReplyKind.DENY: "the accused says that it is not so",
    ReplyKind.CONFIRM: "the accused says that it is so",
    ReplyKind.JUSTIFY: "the accused gives a reason for the act",
    ReplyKind.COUNTER_ACCUSE: "the accused accuses in turn",
    ReplyKind.CANNOT_CONFIRM: "the accused says that it cannot confirm it",
}
APPLIES = {
    Applies.YES: "the accused is bound, and the day lies within the agreement",
    Applies.NO: "the day, the place, the accused or the target lies outside it",
    Applies.DISPUTED: "whether the accused is bound, or somebody exempt, is disputed",
    Applies.UNKNOWN: "the allegation says too little to tell",
}
PRECISION = {
    Precision.EXACT: "a named spot: a crossing, a base, a hospital",
    Precision.VICINITY: "near a named place",
    Precision.SETTLEMENT: "somewhere in a city, town or village",
    Precision.DISTRICT: "somewhere in a district",
    Precision.GOVERNORATE: "somewhere in a governorate or province, never a point",
    Precision.COUNTRY: "somewhere in a country, never a point",
    Precision.REGION: "somewhere in a region wider than a country or across several",
}
LABELS = {
    LabelClass.NEUTRAL: "names without judging: “rebels”, “militants”, “government”",
    LabelClass.DELEGITIMISING: "denies standing: “terrorists”, “regime”",
    LabelClass.LEGITIMISING: "grants standing: “freedom fighters”",
    LabelClass.SECTARIAN: "names by faith or descent",
}


def _group(title: str, meanings: Mapping[W, str]) -> Group:
    return Group(title, tuple(Entry(type_words(word), says) for word, says in meanings.items()))


#: In the order in which a reader meets them.
GLOSSARY = (
    _group("What a ledger holds", TERMS),
    _group("What a source does with its claim", STANCES),
    _group("How an article presents an event", FACTUALITY),
    _group("What kind of event", TYPES),
    _group("How two accounts relate in one slot", OUTCOMES),
    _group("How an accused side answers", REPLIES),
    _group("Whether an alleged act would fall under an agreement", APPLIES),
    _group("How exactly a place is known", PRECISION),
    _group("What a label does", LABELS),
)
