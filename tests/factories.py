"""Sample records for tests, in sentences of our own, with every layer filled."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from counterclaim.records import (
    Account,
    Actor,
    Allegation,
    Applies,
    Article,
    Attribution,
    Boilerplate,
    Ceasefire,
    CeasefireMention,
    Clutter,
    Compared,
    Comparison,
    ConflictKind,
    DateBasis,
    Demand,
    DemandKind,
    Event,
    EventType,
    Factuality,
    Granularity,
    Incident,
    Interval,
    LabelClass,
    LabelUse,
    Mention,
    MentionKind,
    Name,
    NearCopy,
    Origin,
    Outcome,
    Party,
    Place,
    PlaceKind,
    Precision,
    Published,
    Quantity,
    Reading,
    Reply,
    ReplyKind,
    Resolution,
    ResolvedArticle,
    Role,
    Slot,
    SlotValue,
    Speaker,
    Stance,
    Tally,
    Term,
    TimeExpression,
    Understanding,
    Unit,
)
from counterclaim.spans import Span

MADE_BY = "factory/1"

HEAD = "Shells fall on the mill road"
BODY = (
    "{ministry} said on 3 May that militants of {group} had shelled Tell Amra, killing at "
    "least 13 people, according to the Harbour news agency. “We have no part in it”, a "
    "spokesman of {group} said."
)
FOOT = "Read our comment policy"


def digest(*parts: str) -> str:
    """A short content hash, as real stages make."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def day(text: str) -> Interval:
    """The interval of one day, from its ISO date."""
    start = date.fromisoformat(text)
    return Interval(start, date.fromordinal(start.toordinal() + 1), Granularity.DAY)


def article_of(text: str, **changes: object) -> Article:
    """An article with consistent bytes, hash and id."""
    raw = text.encode()
    sha = hashlib.sha256(raw).hexdigest()
    values: dict[str, object] = {
        "id": sha[:16],
        "sha256": sha,
        "raw": raw,
        "text": text,
        "title": text.splitlines()[0] if text.strip() else "",
        "origin": f"{sha[:8]}.txt",
        "media_type": "text/plain",
        "published": Published(day("2016-05-04"), DateBasis.METADATA),
        **changes,
    }
    return Article(**values)  # type: ignore[arg-type]


class Finder:
    """Finds phrases of one text as spans, so that tests never count by hand."""

    def __init__(self, text: str) -> None:
        """Takes the text to look in."""
        self.text = text

    def __call__(self, phrase: str, occurrence: int = 0) -> Span:
        """The span of a phrase; ``occurrence`` counts from 0."""
        at = -1
        for _ in range(occurrence + 1):
            at = self.text.index(phrase, at + 1)
        return Span(at, at + len(phrase))


def sample_reading(
    *,
    outlet: str | None = "The Lantern",
    ministry: str = "Ministry of Ports",
    group: str = "Stone Brigade",
    published: str = "2016-05-04",
    prefix: str = "",
) -> Reading:
    """A reading with every kind of record; ``prefix`` makes other text of the same tale.

    The ministry says, according to an agency, that a group shelled a village; the
    group denies it.
    """
    body = BODY.format(ministry=ministry, group=group)
    text = f"{prefix}{HEAD}\n\n{body}\n\n{FOOT}\n"
    find = Finder(text)
    article = article_of(
        text,
        title=HEAD,
        title_span=find(HEAD),
        outlet=outlet,
        outlet_evidence=(find("mill road"),),
        url="https://lantern.example/mill-road",
        captured_at=datetime(2016, 5, 4, 9, 30, tzinfo=UTC),
        language="en",
        published=Published(day(published), DateBasis.DATELINE, (find("3 May"),), "by dateline"),
        boilerplate=(Boilerplate(find(FOOT), Clutter.COMMENTS, "comment invitation"),),
        warnings=("two characters were replaced",),
    )
    understanding = _understanding(article, find, ministry, group)
    return Reading(article, understanding, _resolved(understanding, find, ministry, group))


def _mentions(article_id: str, find: Finder, ministry: str, group: str) -> tuple[Mention, ...]:
    wanted = [
        (ministry, 0, MentionKind.STATE_BODY, None),
        (group, 0, MentionKind.ARMED_GROUP, None),
        ("Tell Amra", 0, MentionKind.PLACE, True),
        ("Harbour news agency", 0, MentionKind.MEDIA, None),
        (group, 1, MentionKind.ARMED_GROUP, None),
    ]
    return tuple(
        Mention(
            id=digest(article_id, "mention", phrase, str(nth)),
            article_id=article_id,
            span=find(phrase, nth),
            kind=kind,
            text=phrase,
            score=0.9,
            made_by=MADE_BY,
            name=find(phrase, nth),
            literal=literal,
        )
        for phrase, nth, kind, literal in wanted
    )


def _attributions(article_id: str, find: Finder, ministry: str, group: str) -> list[Attribution]:
    shelled = f"militants of {group} had shelled Tell Amra, killing at least 13 people"
    agency = Attribution(
        id=digest(article_id, "attribution", "agency"),
        article_id=article_id,
        source=(find("the Harbour news agency"),),
        cue=(find("according to"),),
        content=(find(f"{ministry} said on 3 May that {shelled}"),),
        stance=Stance.SAYS,
        score=0.8,
        made_by=MADE_BY,
    )
    accuses = Attribution(
        id=digest(article_id, "attribution", "accuses"),
        article_id=article_id,
        source=(find(ministry),),
        cue=(find("said"), find("that")),
        content=(find(shelled),),
        stance=Stance.ACCUSES,
        score=0.9,
        made_by=MADE_BY,
        parent=agency.id,
        stance_cue=find("said"),
    )
    denies = Attribution(
        id=digest(article_id, "attribution", "denies"),
        article_id=article_id,
        source=(find(f"a spokesman of {group}"),),
        cue=(find("said", 1),),
        content=(find("We have no part in it"),),
        stance=Stance.DENIES,
        score=0.7,
        made_by=MADE_BY,
        polarity=False,
        hedges=(find("no part"),),
    )
    return [accuses, agency, denies]


def _understanding(article: Article, find: Finder, ministry: str, group: str) -> Understanding:
    mentions = _mentions(article.id, find, ministry, group)
    attributions = _attributions(article.id, find, ministry, group)
    time = TimeExpression(
        id=digest(article.id, "time"),
        article_id=article.id,
        span=find("3 May"),
        interval=day("2016-05-03"),
        type="DATE",
        value="2016-05-03",
        anchor="published",
        made_by=MADE_BY,
    )
    quantity = Quantity(
        id=digest(article.id, "quantity"),
        article_id=article.id,
        span=find("at least 13"),
        low=13.0,
        best=13.0,
        high=None,
        unit=Unit.KILLED,
        what="killing",
        of="people",
        made_by=MADE_BY,
        counted=find("people"),
    )
    event = Event(
        id=digest(article.id, "event"),
        article_id=article.id,
        trigger=find("shelled"),
        type=EventType.ASSAULT,
        factuality=Factuality.CLAIMED,
        score=0.8,
        made_by=MADE_BY,
        mode="bombard",
        acled="Shelling/artillery/missile attack",
        actor=mentions[1].id,
        target=None,
        place=mentions[2].id,
        time=time.id,
        interval=time.interval,
        quantities=(quantity.id,),
        attribution=attributions[0].id,
    )
    label = LabelUse(
        id=digest(article.id, "label"),
        article_id=article.id,
        span=find("militants"),
        word="militants",
        label_class=LabelClass.DELEGITIMISING,
        made_by=MADE_BY,
        mention=mentions[1].id,
        attribution=attributions[0].id,
    )
    return Understanding(
        article_id=article.id,
        sentences=(find(HEAD), find(BODY.format(ministry=ministry, group=group))),
        mentions=mentions,
        attributions=tuple(attributions),
        times=(time,),
        quantities=(quantity,),
        events=(event,),
        labels=(label,),
    )


def actor_id(name: str) -> str:
    """The id that the factory gives an actor of this name."""
    return "actor-" + name.lower().replace(" ", "-")


def sample_actor(name: str, kind: MentionKind = MentionKind.ORGANISATION) -> Actor:
    """An actor from the corpus with names and a role."""
    return Actor(
        id=actor_id(name),
        name=name,
        kind=kind,
        names=(Name(name), Name(f"The {name}", start=date(2014, 1, 1))),
        country="XX",
        roles=(Role("spokesman", of=None, start=date(2015, 1, 1)),),
        known=False,
    )


TELL_AMRA = Place(
    id="place-tell-amra",
    name="Tell Amra",
    kind=PlaceKind.VILLAGE,
    country="XX",
    lat=36.1,
    lon=37.0,
    uncertainty_km=2.0,
    variants=("Tel Amra",),
)


def _resolved(
    understanding: Understanding, find: Finder, ministry: str, group: str
) -> ResolvedArticle:
    names = (ministry, group, "Tell Amra", "Harbour news agency", group)
    resolutions = tuple(
        Resolution(
            mention_id=mention.id,
            entity=TELL_AMRA.id if name == "Tell Amra" else actor_id(name),
            entity_kind="place" if name == "Tell Amra" else "actor",
            how="exact",
            score=1.0,
            made_by=MADE_BY,
            reasons=("same name",),
            precision=Precision.SETTLEMENT if name == "Tell Amra" else None,
        )
        for mention, name in zip(understanding.mentions, names, strict=True)
    )
    accuses, agency, denies = understanding.attributions
    speakers = (
        Speaker(accuses.id, actor_id(ministry), "exact", 1.0, MADE_BY),
        Speaker(agency.id, actor_id("Harbour news agency"), "exact", 1.0, MADE_BY),
        Speaker(
            denies.id,
            None,
            "description",
            0.6,
            MADE_BY,
            description="a spokesman",
            body=actor_id(group),
            antecedent=find(group, 1),
            reasons=("unnamed",),
        ),
    )
    return ResolvedArticle(
        article_id=understanding.article_id,
        resolutions=resolutions,
        speakers=speakers,
        actors=tuple(sample_actor(n) for n in (ministry, group, "Harbour news agency")),
        places=(TELL_AMRA,),
    )


def sample_corpus() -> tuple[Reading, Reading]:
    """Two outlets on the same happening, in nearly the same words."""
    return (
        sample_reading(),
        sample_reading(outlet="Evening Mirror", published="2016-05-05", prefix="Port desk: "),
    )


TRUCE = Ceasefire(
    id="truce-of-the-mill",
    name="Truce of the mill",
    kind="local truce",
    announced=date(2016, 4, 30),
    effective=date(2016, 5, 1),
    parties=(Party(actor_id("Ministry of Ports"), "bound"), Party("actor-harbour", "sponsor")),
    places=(TELL_AMRA.id,),
    terms=(Term("prohibit", "artillery fire"),),
    phrases=("mill truce",),
    source="made up for tests",
)


def _account(reading: Reading, incident: str) -> Account:
    quantity, event = reading.understanding.quantities[0], reading.understanding.events[0]
    values = (
        SlotValue(Slot.KILLED, "13..", "at least 13", (quantity.span,), "people"),
        SlotValue(Slot.EXISTENCE, "yes", "shelled", (event.trigger,)),
    )
    return Account(
        id=digest(incident, reading.article.id),
        incident_id=incident,
        article_id=reading.article.id,
        events=(event.id,),
        values=values,
        outlet=reading.article.outlet,
        speaker=actor_id("Ministry of Ports"),
        attribution=event.attribution,
    )


def _allegation(reading: Reading) -> Allegation:
    claim = reading.understanding.attributions[0]
    return Allegation(
        id=digest(reading.article.id, "allegation"),
        article_id=reading.article.id,
        span=claim.content[0],
        act="shelling",
        alleger=actor_id("Ministry of Ports"),
        perpetrator=actor_id("Stone Brigade"),
        outlet_voice=False,
        made_by=MADE_BY,
        alleger_text="Ministry of Ports",
        perpetrator_text="Stone Brigade",
        place=TELL_AMRA.id,
        interval=day("2016-05-03"),
        quantity=reading.understanding.quantities[0].id,
        attribution=claim.id,
        event=reading.understanding.events[0].id,
        ceasefire=TRUCE.id,
        breach=True,
        applies=Applies.DISPUTED,
        applies_reason="the group did not sign",
        perpetrator_span=reading.understanding.mentions[1].span,
    )


def sample_compared(first: Reading, second: Reading) -> Compared:
    """What compare could find over ``sample_corpus``: every kind of record once or more."""
    incident_id = digest("incident", first.article.id, second.article.id)
    accounts = (_account(first, incident_id), _account(second, incident_id))
    events = (first.understanding.events[0].id, second.understanding.events[0].id)
    incident = Incident(
        id=incident_id,
        title="Shelling at Tell Amra",
        type=EventType.ASSAULT,
        events=events,
        accounts=accounts,
        interval=day("2016-05-03"),
        place=TELL_AMRA.id,
        score=0.9,
        reasons=("same day", "same place"),
        made_by=MADE_BY,
    )
    comparisons = (
        Comparison(
            incident_id,
            Slot.KILLED,
            accounts[0].id,
            accounts[1].id,
            Outcome.CONFLICT,
            "figures do not meet",
            accounts[0].values[0].spans,
            accounts[1].values[0].spans,
            ConflictKind.FIGURE,
        ),
        Comparison(
            incident_id, Slot.CAUSE, accounts[0].id, accounts[1].id, Outcome.SILENT, "none says"
        ),
    )
    allegations = (_allegation(first), _allegation(second))
    denial = first.understanding.attributions[2]
    return Compared(
        near_copies=(_near_copy(first, second),),
        incidents=(incident,),
        comparisons=comparisons,
        origins=(Origin(incident_id, "copy", "near-copy", (accounts[0].id, accounts[1].id)),),
        ceasefires=(TRUCE,),
        ceasefire_mentions=(
            CeasefireMention(
                id=digest(first.article.id, "ceasefire-mention"),
                article_id=first.article.id,
                span=first.understanding.mentions[2].span,
                ceasefire=TRUCE.id,
                score=0.7,
                reasons=("name",),
                says=(("expired", first.understanding.times[0].span),),
                attribution=first.understanding.attributions[0].id,
            ),
        ),
        allegations=allegations,
        replies=(
            Reply(
                id=digest(first.article.id, "reply"),
                article_id=first.article.id,
                span=denial.content[0],
                kind=ReplyKind.DENY,
                replier=actor_id("Stone Brigade"),
                made_by=MADE_BY,
                allegation=allegations[0].id,
                attribution=denial.id,
                reasons=("denies in the next sentence",),
            ),
        ),
        tallies=(
            Tally(
                id=digest(first.article.id, "tally"),
                article_id=first.article.id,
                span=first.understanding.quantities[0].span,
                issuer=actor_id("Ministry of Ports"),
                count=13.0,
                unit=Unit.BREACHES,
                made_by=MADE_BY,
                period=day("2016-05-03"),
                ceasefire=TRUCE.id,
                check="parts sum to 12, total says 13",
                period_basis="as told",
            ),
        ),
        demands=(
            Demand(
                id=digest(first.article.id, "demand"),
                article_id=first.article.id,
                span=denial.content[0],
                what=denial.content[0],
                kind=DemandKind.DEMAND,
                issuer=actor_id("Stone Brigade"),
                addressee=actor_id("Ministry of Ports"),
                outlet_voice=False,
                made_by=MADE_BY,
                issuer_text="Stone Brigade",
                attribution=denial.id,
                ceasefire=TRUCE.id,
            ),
        ),
    )


def _near_copy(first: Reading, second: Reading) -> NearCopy:
    (a, b) = sorted((first, second), key=lambda r: r.article.id)
    shared = BODY.format(ministry="Ministry of Ports", group="Stone Brigade")
    return NearCopy(
        a=a.article.id,
        b=b.article.id,
        containment=0.95,
        shared_a=(Finder(a.article.text)(shared),),
        shared_b=(Finder(b.article.text)(shared),),
    )
