"""The bodies of the country that an article is about: "the army", "the Ministry of Education"."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.records import Actor, MentionKind
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import Determiner, Segment
from counterclaim.resolve.actors.tokens import is_capital
from counterclaim.resolve.lexicon import entries_by_word, listed, singular
from counterclaim.resolve.speakers.antecedents import Antecedent, Place
from counterclaim.resolve.speakers.casework import Case
from counterclaim.resolve.speakers.coreference import pronoun
from counterclaim.resolve.speakers.desk import Desk

# "The directorate of health in Ostmark" is told well enough, though no pack names it.
_OF_A_PLACE = re.compile(r"(?:of [a-z]+(?: [a-z]+)? )?in [A-Z].*")
_OPENING = re.compile(
    r"\W*(?:(?:Meanwhile|Elsewhere|And|But),? )?[Ii]n (?P<state>[A-Z][\w.-]+(?: [A-Z][\w.-]+)?),? "
)
_WITH = re.compile(r"\bwith $")
_RULING = re.compile(r"(?:regime|government|state)['’]s")
_MEDIA = frozenset({"media", "agency", "television", "tv", "radio", "channel"})
_RELATED = frozenset({"ally", "neighbour", "neighbor", "rival", "backer"})
_PEOPLE = ("ish", "ian", "ean", "ese")
# Nouns of speech and will behind an adjective: "Norlandic objections".
_SPEECH = re.compile(
    r"\w+tions?|\w+ions|support|calls?|demands?|criticism|plans?|claims?|denials?|reports?|fears?"
    r"|attempts?|efforts?|threats?|warnings?|concerns?|embrace|appeals?|requests?|opposition"
)
# Sentences back to a foreign army that spoke, within which "the army" is that one.
HOME_REACH = 2


def told_home(desk: Desk, position: int) -> Actor | None:
    """The government of the country that a sentence opens with: "In Norland, the army said"."""
    at = desk.scene.sentence(position)
    opening = _OPENING.match(desk.article.text, desk.scene.sentences[at].start if at >= 0 else 0)
    named = desk.view.matches(opening["state"]) if opening and opening.end() <= position else ()
    states = {
        m.actor.id: m.actor for m in named if m.actor.type == "government" and m.how == "name"
    }
    return next(iter(states.values())) if len(states) == 1 else None


def _home(case: Case) -> Actor | None:
    """The government whose bodies are told of: the sentence's own, else the article's."""
    return told_home(case.desk, case.one.source[0].start) or case.desk.home


def guest_of(case: Case, position: int) -> Actor | None:
    """The government of another country of which a body spoke last, a sentence before at most.

    "Norland confirmed the raids. The defence ministry said": the ministry is Norland's.
    """
    state = _spoke_last(case, position)
    return state if state != case.desk.home else None


def _spoke_last(case: Case, position: int) -> Actor | None:
    """The government of which a body spoke last, a sentence before at most."""
    uses = [
        (use, referent)
        for referent in case.desk.scene.all()
        for use in referent.uses
        if use.speaks and use.span.end <= position
    ]
    use, last = max(uses, key=lambda found: found[0], default=(None, None))
    if use is None or last is None or case.desk.scene.distance(use.span.start, position) > 1:
        return None
    actor = case.desk.view.actor(last.entity or "")
    body = actor is not None and actor.kind is MentionKind.STATE_BODY
    return case.desk.view.government(actor.country) if actor and body and actor.country else None


def of_home(case: Case, segment: Segment, found: Antecedent) -> Link | None:
    """The home's ministry, army, government or opposition; ``found`` was called so before."""
    here, who = case.one.source[0].start, found.referent
    unmet = who is None or told_home(case.desk, here) is not None
    state = _spoke_last(case, here) if segment.head == "ministry" else None
    other = state is not None and who is not None and who.country != state.country
    own = home_ministry(case, segment) if unmet or other else None
    own = own or home_body(case, segment)
    return own or (home_opposition(case, segment) if unmet else None)


def home_body(case: Case, segment: Segment) -> Link | None:
    """What "the government" and "the army" are in the country that the article is about."""
    told = told_home(case.desk, case.one.source[0].start)
    home = told or case.desk.home
    if home is None:
        return None
    body = case.desk.linker.states.home_body(segment, home, told=told is not None)
    return home_media(case, segment) if body is None and len(segment.words) > 1 else body


def home_ministry(case: Case, segment: Segment) -> Link | None:
    """The ministry of the country, where no other was called so: "the Ministry of Education"."""
    here = case.one.source[0].start
    home = told_home(case.desk, here) or guest_of(case, here) or case.desk.home
    return case.desk.linker.states.home_ministry(segment, home) if home else None


def home_opposition(case: Case, segment: Segment) -> Link | None:
    """The opposition of the country, where nobody was called so: "the opposition"."""
    home = _home(case)
    return case.desk.linker.states.opposition(segment, home) if home else None


def own_officer(case: Case, segment: Segment) -> Link | None:
    """A state's officer who speaks for it: "Norland denied it, with its foreign minister saying".

    No entity where the packs have no such officer; None if no state's is meant. Of "In Norland,
    the president said" it is Norland's if the article tells of him: others are guests there.
    """
    start, scene = case.one.source[0].start, case.desk.scene
    officer = segment.head in entries_by_word("roles") and not segment.plural
    if not officer or segment.tail:
        return None
    here = told_home(case.desk, start)
    if here is not None and here.demonyms:
        link = case.desk.linker.phrase(f"{here.demonyms[0]} {segment.core}")
        known = link.how == "role" and scene.get(link.entity or "") is not None
        return link if known else None if _is_local(case, segment, here) else Link(None)
    if not _WITH.search(case.text, 0, start):
        return None
    earlier = [
        one
        for one in case.by_id.values()
        if one.id in case.found and one.source and scene.sentence(one.source[0].start) >= 0
        if one.source[0].start < start and scene.distance(one.source[0].start, start) == 0
    ]
    last = max(earlier, key=lambda one: (one.source[0], one.id), default=None)
    state = case.desk.view.actor(case.found[last.id].actor or "") if last else None
    if state is None or state.type != "government" or not state.demonyms:
        return None
    link = case.desk.linker.phrase(f"{state.demonyms[0]} {segment.core}")
    return link if link.how == "role" else Link(None, reasons=(f"an officer of {state.name}",))


def _is_local(case: Case, segment: Segment, state: Actor) -> bool:
    """Whether nobody of another state was called by an office before."""
    before = case.one.source[0].start
    return not any(
        r.person and r.country not in (None, state.country)
        for r in case.desk.scene.all()
        if segment.head in r.heads and any(u.span.end <= before for u in r.uses)
    )


def own_country(case: Case, owner: str) -> Link:
    """The state of who reports: "the envoy said his country held the rebels to account".

    Where nobody reports, it is of whom "his" means: "Tarn resigned. His government denied it".
    """
    place = Place(case.one.source[0].start, case.one.content)
    told = None if case.one.parent else pronoun(case.desk.scene, owner, place).referent
    reporter = told or case.desk.scene.get(case.reporter or "")
    code = reporter.country if reporter is not None and reporter.person else None
    state = case.desk.view.government(code) if code else None
    if reporter is None or state is None:
        return Link(None, reasons=("whose country it is is not told",))
    return Link(state.id, "description", 0.75, (f"of {reporter.name}",), name=state.name)


def home_media(case: Case, segment: Segment) -> Link | None:
    """The state's own media: "State TV", "the official news agency", "the regime's media"."""
    home, words = _home(case), segment.core
    if segment.before and _RULING.fullmatch(segment.before[0]) and segment.head in _MEDIA:
        words = f"state {' '.join(segment.words[1:])}"
    return case.desk.linker.states.home_media(words, home) if home else None


def just_spoke(case: Case, found: Antecedent, home: Link, place: Place) -> bool:
    """Whether another body that is called so spoke right before: the army of a guest."""
    other = found.referent
    if other is None or found.use is None or other.entity in (None, home.entity):
        return False
    state, own = _spoke_last(case, place.position), case.desk.view.actor(home.entity or "")
    if state is not None and own is not None and state.country == own.country:
        return False  # "A's ministry denied it. B did not. The foreign ministry said": B's
    reporter = case.desk.scene.get(case.reporter or "")
    if case.one.parent and (reporter is None or reporter.country != other.country):
        return False  # "Tarn of the UN said the government": not the one that spoke before him
    near = case.desk.scene.distance(found.use.start, place.position) <= HOME_REACH
    return near and any(use.speaks and use.span == found.use for use in other.uses)


def countrymen(case: Case, segment: Segment) -> Segment | None:
    """People called by their country or faith as a person described: "many Norlanders said".

    "The Norlanders" are a government elsewhere and stay open here.
    """
    word = segment.name.lower()
    many = singular(word) != word
    people = case.desk.view.state_of_demonym(segment.name) or case.desk.view.state_of_demonym(
        singular(segment.name)
    )
    faithful = many and singular(word) in listed("peoples")
    one = people is not None and segment.determiner is Determiner.INDEFINITE
    bare = segment.determiner is Determiner.BARE and many and people is not None
    if segment.determiner is Determiner.DEFINITE or not (one or bare or faithful):
        return None
    return replace(segment, head="people" if many else "person", plural=many)


def is_told_by_place(case: Case, segment: Segment) -> bool:
    """Whether it says where its body is: "the council in Ravna", "the Ravna local council"."""
    if segment.head in _RELATED or " or " in segment.text:
        return False
    named = [w for w in segment.before if is_capital(w) and "-" not in w]
    own = [w for w in named if case.desk.view.state_of_demonym(w) is None]
    return bool(own) or _OF_A_PLACE.fullmatch(segment.tail) is not None


def people_of(case: Case, segment: Segment) -> Link | None:
    """The government that "the Americans" are when they say or warn; at home they are people.

    "Norlandic | objections", "Western | calls" are those of the state or the states.
    """
    alone = segment.determiner is Determiner.BARE and len(segment.words) == 1
    if alone and segment.name and _is_noun(case):
        return _of_adjective(case, segment.name)
    state = case.desk.view.state_of_demonym(segment.core)
    named = bool(case.desk.view.matches(segment.core))
    one = segment.core.endswith(("an", "i", "ard"))  # "the Norlandian said": somebody from there
    if state is None or named or one or segment.determiner is not Determiner.DEFINITE:
        return None
    if case.desk.home and state.government == case.desk.home.id:
        return None  # of the country that is told of, the people themselves
    government = case.desk.view.actor(state.government)
    name = government.name if government else ""
    return Link(state.government, "description", 0.6, ("its people as speakers",), name=name)


def _of_adjective(case: Case, word: str) -> Link | None:
    """The state, or the states, that an adjective alone is of."""
    state = case.desk.view.state_of_demonym(word)
    if state is not None and not word.endswith("s"):
        return Link(state.government, "description", 0.6, ("adjective of the state",))
    if state is None and word.endswith(_PEOPLE):
        return Link(None, reasons=("adjective of a people",))
    many = [m.actor for m in case.desk.view.matches(f"{word} states") if m.how == "name"]
    return case.desk.linker.phrase(f"{word} states") if len(many) == 1 else None


def _is_noun(case: Case) -> bool:
    """Whether a cue is a noun right behind the source: "Norlandic | support for"."""
    cue = case.one.cue[0] if case.one.cue else None
    first = cue.of(case.text).split(" ")[0] if cue else ""
    here = case.one.source[0].end
    return cue is not None and cue.start - here == 1 and bool(_SPEECH.fullmatch(first))
