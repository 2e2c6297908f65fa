"""What is understood of one article, alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.records.event import Event
from counterclaim.records.time import Interval
from counterclaim.spans import Span, Spans


class MentionKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    STATE_BODY = "state_body"
    MEDIA = "media"
    PLACE = "place"
    NATIONALITY = "nationality"
    WEAPON = "weapon"
    PLATFORM = "platform"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names or describes an actor, place, weapon or platform.

    ``span`` is the whole phrase, ``name`` the proper-name part if there is one.
    ``literal`` is False for a toponym that stands for a government or is an adjective.
    """

    id: str
    article_id: str
    span: Span
    kind: MentionKind
    text: str
    score: float
    made_by: str
    name: Span | None = None
    literal: bool | None = None


class Stance(StrEnum):
    """What a source does with its content."""

    SAYS = "says"
    ACCUSES = "accuses"
    DENIES = "denies"
    WARNS = "warns"
    DEMANDS = "demands"
    PROMISES = "promises"
    DOUBTS = "doubts"
    CONFIRMS = "confirms"
    CANNOT_CONFIRM = "cannot_confirm"


class AttributionKind(StrEnum):
    """What sort of attribution it is; the product shows all, counts speech."""

    SPEECH = "speech"
    BELIEF = "belief"
    INTENT = "intent"
    ATTITUDE = "attitude"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of a reporting chain: source, cue and content, on exact characters.

    Terms as in PolNeAR (Newell et al. 2018): each argument may be discontinuous;
    source and cue may be empty. ``parent`` is the id of the enclosing attribution.
    The outlet's own voice is the root and has no record.
    """

    id: str
    article_id: str
    source: Spans
    cue: Spans
    content: Spans
    stance: Stance
    score: float
    made_by: str
    kind: AttributionKind = AttributionKind.SPEECH
    polarity: bool = True
    hedges: Spans = ()
    parent: str | None = None
    stance_cue: Span | None = None

    @property
    def gives_words(self) -> bool:
        """Whether the content gives what its source says or believes, be it in paraphrase.

        What is seen, meant or opposed, and what nobody is said to believe ("appears to be"), is
        told in the outlet's own words.
        """
        believes = self.kind is AttributionKind.BELIEF and bool(self.source)
        return believes or self.kind is AttributionKind.SPEECH


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time in the text, resolved to days, or the reason why not.

    ``anchor`` is ``published``, ``context`` or ``absolute``; ``value`` is TIMEX3.
    """

    id: str
    article_id: str
    span: Span
    interval: Interval | None
    type: str
    value: str | None
    anchor: str
    made_by: str
    modifier: str | None = None
    reason: str = ""


class Unit(StrEnum):
    """What a quantity counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CASUALTIES = "casualties"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    RECRUITED = "recruited"
    BREACHES = "breaches"
    STRIKES = "strikes"
    ATTACKS = "attacks"
    PEOPLE = "people"
    FIGHTERS = "fighters"
    CIVILIANS = "civilians"
    CHILDREN = "children"
    WOMEN = "women"
    WEIGHT = "weight"
    DISTANCE = "distance"
    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    VEHICLES = "vehicles"
    SETTLEMENTS = "settlements"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as low/best/high with what it counts.

    ``span`` is the number with its modifier, ``counted`` the counted noun phrase,
    ``of`` the text of whom or what, ``what`` the word(s) of what happened to them.
    ``high`` is None for an open upper end ("at least 13").
    """

    id: str
    article_id: str
    span: Span
    low: float | None
    best: float | None
    high: float | None
    unit: Unit
    what: str
    of: str
    made_by: str
    counted: Span | None = None
    period: Span | None = None
    running_total: bool = False


class LabelClass(StrEnum):
    """Classes of words for an actor; conventions in the label lexicon."""

    NEUTRAL = "neutral"
    DELEGITIMISING = "delegitimising"
    LEGITIMISING = "legitimising"
    SECTARIAN = "sectarian"


class LabelRole(StrEnum):
    """How a label word works in its phrase.

    A ``noun`` names an actor by itself ("rebels"); a ``collective`` does so and also
    stands before a group noun or any noun ("opposition factions", "regime planes");
    a ``modifier`` only loads the actor that it stands before ("foreign-backed"); an
    ``adjective`` is a noun in the plural ("radicals") and else in the phrase of an actor.
    """

    NOUN = "noun"
    COLLECTIVE = "collective"
    MODIFIER = "modifier"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class LabelWord:
    """An entry of the label lexicon.

    ``phrase`` is lower case and singular, words parted by one blank; ``plural`` is an
    irregular plural, else the regular one is understood. ``not_before`` and
    ``not_after`` hold lower-case words beside which the word is no label ("regime of
    calm", "ceasefire regime").
    """

    phrase: str
    label_class: LabelClass
    role: LabelRole = LabelRole.NOUN
    plural: str = ""
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LabelUse:
    """One use of a label word; ``attribution`` None is the outlet's own voice."""

    id: str
    article_id: str
    span: Span
    word: str
    label_class: LabelClass
    made_by: str
    mention: str | None = None
    attribution: str | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything understood of one article, alone."""

    article_id: str
    sentences: Spans = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    labels: tuple[LabelUse, ...] = ()
