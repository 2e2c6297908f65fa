"""Which allegation a reply answers: within its article first, then across articles.

Within an article the accused side must speak, and share words with the allegation or
stand near it; across articles it must share words, with days near each other and one
best match. A reply that fits two allegations equally stays unlinked, unless the two lay
one act on one side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from counterclaim.compare.charges.acts import VIOLENT
from counterclaim.compare.kept import Kept
from counterclaim.compare.replies.answering import NEAR_FLAT, NEAR_SENTENCES, Statement
from counterclaim.compare.replies.words import shares_words, stems
from counterclaim.compare.sides import side
from counterclaim.protocols import View
from counterclaim.records import Allegation, Article, Interval, MentionKind, ReplyKind

#: Telling words from which on a denial says itself what it denies.
CLAUSE = 3
#: Days between the articles of an allegation and of an answer to it.
NEAR_DAYS = 14

#: The allegation that is answered, and why it is that one; None with why there is none.
Link = tuple[Allegation | None, tuple[str, ...]]


class AllAllegations(Kept):
    """The allegations of a corpus, by article, and by whom they accuse and when they came.

    Of their articles no more is held than the words of the allegations and the day.
    """

    def __init__(self, view: View) -> None:
        super().__init__()
        self._view = view
        self._by_article: dict[str, list[Allegation]] = defaultdict(list)
        self._days: dict[str, Interval] = {}
        self._words: dict[str, str] = {}
        self._sides: dict[str, frozenset[str]] = {}
        self._laid: dict[tuple[str, int], list[Allegation]] = defaultdict(list)

    def add(self, article: Article, allegations: Iterable[Allegation]) -> None:
        """Takes up the allegations that an article holds."""
        when = article.published.interval
        for allegation in allegations:
            self._by_article[article.id].append(allegation)
            self._days[article.id] = when
            self._words[allegation.id] = allegation.span.of(article.text)
            doer = allegation.perpetrator
            if doer is not None:
                self._sides.setdefault(doer, side(doer, self._view))
                for number in _fortnights(when, 0):
                    self._laid[doer, number].append(allegation)

    def of_article(self, article_id: str) -> list[Allegation]:
        """The allegations of one article."""
        return self._by_article.get(article_id, [])

    def near(self, actor: str | None, article: Article) -> Iterator[tuple[int, Allegation]]:
        """The allegations of other articles against an actor's side, with the days between."""
        own, when = side(actor, self._view), article.published.interval
        seen: set[str] = set()
        for doer in sorted(doer for doer, theirs in self._sides.items() if own & theirs):
            for number in _fortnights(when, NEAR_DAYS):
                for allegation in self._laid.get((doer, number), ()):
                    days = _days_apart(when, self._days[allegation.article_id])
                    if days is None or days > NEAR_DAYS or allegation.id in seen:
                        continue
                    seen.add(allegation.id)
                    if allegation.article_id != article.id:
                        yield days, allegation

    def stems_of(self, allegation: Allegation) -> frozenset[str]:
        """The stems of an allegation's words and of its act."""
        words = self._words[allegation.id]
        return self.once(("stems", allegation.id), lambda: stems(words) | stems(allegation.act))


def link(statement: Statement, kind: ReplyKind, every: AllAllegations) -> Link:
    """What a reply answers: by words, by what it points back at, by its side, elsewhere."""
    found = _by_words(statement, kind, every)
    if found[0] is None and kind is ReplyKind.DENY:
        found = _pointed_at(statement)
    if found[0] is None and statement.calls_itself_answer and statement.prior:
        found = statement.prior, ("it says that it answers what was said before",)
    if found[0] is None and kind is ReplyKind.DENY and _of_the_charge(statement):
        found = _last_against(statement)
    return found if found[0] is not None else _elsewhere(statement, every)


def _by_words(statement: Statement, kind: ReplyKind, every: AllAllegations) -> Link:
    """The allegation against the speaker's side that shares most words or stands nearest.

    A single word ties a denial over no more than a few sentences; who accuses back was
    accused before.
    """
    said = stems(statement.said)
    reach = NEAR_FLAT if statement.is_flat else NEAR_SENTENCES
    far = NEAR_FLAT if kind is ReplyKind.DENY else len(statement.lookup.text)
    scored = []
    for allegation in filter(statement.is_against_speaker, statement.laid_on):
        shared = said & every.stems_of(allegation)
        gap = abs(statement.sentences_since(allegation))
        before = allegation.span.start < statement.at
        near = before and gap <= (far if shared else reach)
        if near or (len(shared) >= 2 and (before or kind is not ReplyKind.COUNTER_ACCUSE)):
            scored.append((len(shared), -gap, -allegation.span.start, allegation.id, allegation))
    if not scored:
        return None, ()
    best = max(scored)[-1]
    shared = said & every.stems_of(best)
    words = f"shared words: {', '.join(sorted(shared))}"
    after = f"{statement.sentences_since(best)} sentences after it"
    return best, ("the accused side speaks", words if shared else after)


def _pointed_at(statement: Statement) -> Link:
    """What "the claim", "it" or "both" points back at: the allegation just before."""
    if not statement.points_back:
        return None, ()
    near = [
        a
        for a in statement.own
        if a.span.start < statement.at
        and statement.sentences_since(a) <= 1
        and a.attribution != statement.attribution.id
        and not statement.made(a)
    ]
    if not near:
        return None, ()
    return max(near, key=lambda a: a.span), ("it denies the claim just before",)


def _of_the_charge(statement: Statement) -> bool:
    """Whether a denial may be of a charge at all, and not of something else that it names.

    "He denied that the visit had been a show" answers no allegation of shelling.
    """
    if statement.is_flat or len(stems(statement.said)) < CLAUSE:
        return True
    if any(shares_words(statement, a) for a in statement.own if a.span.start < statement.at):
        return True
    events = statement.lookup.reading.understanding.events
    return any(e.type in VIOLENT and statement.tells(e) for e in events)


def _last_against(statement: Statement) -> Link:
    """The last allegation against the side that denies, however far before it stands.

    Where an official denies whose side is not told, and one state alone is accused in the
    article, it is taken to be that one's if it speaks of it.
    """
    if statement.against:
        last = max(statement.against, key=lambda a: a.span)
        return last, ("the last allegation against that side",)
    view = statement.lookup.view
    states = [a for a in statement.own if a.span.start < statement.at and _is_state(a, view)]
    sides = {frozenset(side(a.perpetrator, view)) for a in states}
    shared = frozenset.intersection(*sides) if sides else frozenset()
    spoken_of = {
        actor
        for part in statement.attribution.content
        for mention in statement.lookup.mentions_in(part)
        if (actor := statement.lookup.actor(mention)) is not None
    }
    speaks_of_it = any(side(actor, view) & shared for actor in spoken_of)
    if statement.is_nameless_official and speaks_of_it:
        last = max(states, key=lambda a: a.span)
        return last, ("an official denies, and one state alone is accused before",)
    return None, ()


def _is_state(allegation: Allegation, view: View) -> bool:
    record = view.actor(allegation.perpetrator) if allegation.perpetrator else None
    return record is not None and record.kind is MentionKind.STATE_BODY


def _elsewhere(statement: Statement, every: AllAllegations) -> Link:
    """The one allegation of another article that an answer clearly meets."""
    said = stems(statement.said)
    scored = []
    for days, allegation in every.near(statement.replier, statement.lookup.article):
        shared = said & every.stems_of(allegation)
        if len(shared) >= 2:
            scored.append((-len(shared), days, allegation.id, allegation))
    if not scored:
        return None, ("no allegation found that it answers",)
    scored.sort(key=lambda row: row[:3])
    tied = [row[-1] for row in scored if row[:2] == scored[0][:2]]
    if len({(a.act, a.perpetrator) for a in tied}) > 1:
        return None, ("several allegations fit equally",)
    words = ", ".join(sorted(said & every.stems_of(tied[0])))
    return tied[0], (f"another article; shared words: {words}",)


def _fortnights(when: Interval, around: int) -> range:
    """The fortnights, counted from year 1, of an interval and the days around it.

    None for an open interval: how near such an article is, nobody knows.
    """
    if when.start is None or when.end is None:
        return range(0)
    first, last = when.start.toordinal() - around, when.end.toordinal() - 1 + around
    return range(first // NEAR_DAYS, last // NEAR_DAYS + 1)


def _days_apart(a: Interval, b: Interval) -> int | None:
    """Days between two publication intervals; None if either is unknown."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return None
    return max((a.start - b.end).days + 1, (b.start - a.end).days + 1, 0)
