"""What looks like an attribution and tells of nobody's words: purposes, lives claimed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from counterclaim.records import AttributionKind, MentionKind
from counterclaim.spans import Span, Spans
from counterclaim.understand.attributions.cues import infinitive, is_reporting
from counterclaim.understand.attributions.drafts import Draft, tidied
from counterclaim.understand.attributions.stance import UNTRUE, cue_sense
from counterclaim.understand.inflection import verb_forms
from counterclaim.understand.kinds import head_kind
from counterclaim.understand.words import Words, word_set


def _forms(verbs: str) -> frozenset[str]:
    """Every form of the verbs of a string."""
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb))


_ON = word_set("on in at by last late earlier yesterday")
_CLAIM = word_set("claim claims claimed claiming")
_LIVES = word_set("life lives")
_HELPING = _forms("support back aid arm fund train protect")
_BREAKING = _forms("sabotage violate breach undermine")
#: What a report is about, whom a state takes home, what is put under a paper.
_COVERING = _forms("cover")
_BE = word_set("is are was were be been has have had")
_TO_BLAME = frozenset({("to", "blame"), ("responsible", "for")})
_PRESSING = _forms("press")
_RECALLING = _forms("recall")
_TAKEN_HOME = word_set(
    "ambassador ambassadors envoy envoys negotiator negotiators delegation delegations diplomats"
    " troops forces team teams"
)
_SIGNING = _forms("sign")
_SIGNED = word_set(
    "agreement agreements accord accords deal deals treaty treaties truce ceasefire"
    " memorandum contract contracts pact"
)
_FIRST = 8  # words of a content in which what is signed or recalled is named
_HOMES = word_set("hospital hospitals clinic clinics school schools camp camps")
#: What a text is, before a colon of its title: "Weekly report: breaches of the truce".
_GENRES = word_set(
    "report bulletin update updates analysis video videos photo photos opinion news summary "
    "timeline factbox explainer interview watch listen related feature comment editorial"
)
_OF_GENRE = word_set("weekly daily monthly annual live exclusive special breaking latest press")

_NAMELESS = re.compile(
    r"(?:(?:not )?(?:to be|being|be) (?:named|identified|quoted by name)|(?:on )?(?:the )?"
    r"(?:condition of )?anonymity|(?:that )?(?:his|her|their) names? not (?:to )?be \w+)"
    r"(?: (?:for|because|due|out|as|since|given) .*)?"
)
#: Deeds that no word of is told: "imposed a curfew", "are excluded", "sentenced two men".
_IMPOSING = _forms("impose exclude sentence repel thwart foil")
_DENYING = _forms("deny refuse")
_ACCESS = word_set("access passage entry haven permission asylum visas bail aid food water care")
_GATHERING = _forms("call convene")
_GATHERED = word_set("meeting meetings session summit")
_MET = _GATHERED | _forms("meet gather convene assemble") | word_set("talks conference")
_ON_AGENDA = word_set("discuss debate consider address review")
_FAR = 12  # words between a gathering and what it is for
_DOUBTED = word_set("alleged reported suspected purported presumed")
_BEFORE_NOUN = word_set("a an the this its their for of over about in")
_CLAIMED = (["claim"], ["claims"], ["allegation"], ["allegations"], ["report"], ["reports"])
_CLAIMS = word_set(
    "claim claims allegation allegations accusation accusations report reports assertion "
    "assertions statement statements charge charges rumour rumours rumor rumors"
)
_AUXILIARIES = word_set("could can cannot were was are is have has had would will may might")
_NAMED = 6  # words of what a claim is called, with its marks
_SETTLED = word_set("agreed announced declared signed")
_WHETHER = word_set("whether if about how why what who")
_STOPS = frozenset(".!?")


def without_purposes(words: Words, drafts: Sequence[Draft], *, names: Spans = ()) -> list[Draft]:
    """The drafts but for those that tell of nobody's words or thoughts.

    "To address the problem" and "it has grown into a war" name no speaker and no speech;
    a blast that "claimed the lives of ten" makes no claim; "Weekly report:" says what a text is;
    "who asked not to be named" tells how a source is named, and "Who agreed it?" asks;
    "the extension announced on Monday" is a thing that somebody else announced; to support
    fighters, sabotage or sign a truce, recall envoys or deny them passage is a deed and no
    word, and so is what a report covers; "if confirmed" has no speaker.
    """
    told = [d for d in drafts if d.source or not d.cue or _tells(words, d)]
    told = [d for d in told if not _announced(words, d, names)]
    return [d for d in told if not any(rule(words, d) for rule in _SILENT)]


def _announced(words: Words, draft: Draft, names: Spans) -> bool:
    """Whether the source is a thing that somebody else announced: "the extension announced on"."""
    if len(draft.source) != 1 or len(draft.cue) != 1:
        return False
    source, cue = words.within(draft.source[0]), words.within(draft.cue[0])
    after = words.lower[cue.stop] if cue.stop < len(words) else ""
    reduced = len(cue) == 1 and cue.start == source.stop and words.lower[cue.start].endswith("ed")
    speaks = head_kind(words.lower[source.start : source.stop]) or any(
        n.overlaps(draft.source[0]) for n in names
    )
    return reduced and after in _ON and draft.content[0].start > draft.cue[0].end and not speaks


def _tells(words: Words, draft: Draft) -> bool:
    first, does = words.within(draft.cue[0]).start, infinitive(words, draft.cue[0])
    if does != draft.cue[0]:
        return cue_sense(words, (does,)).kind == AttributionKind.SPEECH
    if words.lower[first] == "to":
        return cue_sense(words, draft.cue).kind == AttributionKind.SPEECH and _reports(words, draft)
    return _reports(words, draft)


def _reports(words: Words, draft: Draft) -> bool:
    return any(is_reporting(words, cue) for cue in draft.cue)


def _of_genre(words: Words, draft: Draft) -> bool:
    """Whether what stands before a colon is a kind of text and nobody's name."""
    if [words.lower[i] for part in draft.cue for i in words.within(part)] != [":"]:
        return False
    source = [words.lower[i] for part in draft.source for i in words.within(part)]
    return bool(source) and source[-1] in _GENRES and set(source[:-1]) <= _OF_GENRE | _GENRES


def _unnamed(words: Words, draft: Draft) -> bool:
    """Whether a content only tells that a source is not to be named."""
    told = [words.phrase(words.within(part)) for part in draft.content]
    return bool(told) and all(_NAMELESS.fullmatch(part) for part in told)


def _asks_who(words: Words, draft: Draft) -> bool:
    """Whether the source is the word of a question: "Who agreed to it?"."""
    at = words.within(draft.source[0]).start if len(draft.source) == 1 else len(words)
    if at >= len(words) or draft.source[0] != words.span(at, at):
        return False
    opens = at == 0 or words.lower[at - 1] in _STOPS
    if not opens or words.lower[at] not in ("who", "what", "which"):
        return False
    return next((word for word in words.lower[at:] if word in _STOPS), "") == "?"


def _acts(words: Words, draft: Draft) -> bool:
    """Whether a cue is a deed: "supports the rebels", "sabotage the truce"."""
    does = [words.lower[i] for part in draft.cue for i in words.within(part)]
    if not does or not draft.content:
        return False
    if not _BE.isdisjoint(does[:1]) and not _TO_BLAME.isdisjoint(pairwise(does)):
        return True  # "Norland is to blame for": Norland blames nobody
    told = words.within(draft.content[0])
    kind = head_kind(words.lower[told.start : told.stop])
    helped = kind is MentionKind.ARMED_GROUP or not _HOMES.isdisjoint(
        words.lower[told.start : told.stop]
    )
    first = set(words.lower[told.start : told.stop][:_FIRST])
    taken = (does[-1] in _RECALLING and first & _TAKEN_HOME) or (
        does[-1] in _SIGNING and first & _SIGNED
    )
    pressed = does[-1] in _PRESSING and {"to", "for"}.isdisjoint(
        words.lower[told.start : told.stop]
    )
    behind = words.within(draft.cue[-1]).stop
    barred = does[-1] in _DENYING and set(words.lower[behind : behind + 3]) & _ACCESS
    alone = bool(barred) or does[-1] in _BREAKING | _COVERING | _IMPOSING
    gathered = does[-1] in _GATHERING and set(words.lower[told.start : told.stop][:3]) & _GATHERED
    return (
        alone or bool(taken or gathered or barred) or (helped and (pressed or does[-1] in _HELPING))
    )


def _meets_to(words: Words, draft: Draft) -> bool:
    """Whether a cue is only what a gathering is for: "will hold a meeting | to discuss | it".

    Not where what is discussed has words of others in it, which are read inside. Of 36 times
    that PolNeAR's train texts have "to discuss" six are cues.
    """
    cue = [i for part in draft.cue for i in words.within(part)]
    if len(cue) != 2 or words.lower[cue[0]] != "to" or words.lower[cue[1]] not in _ON_AGENDA:
        return False
    before = words.lower[max(0, cue[0] - _FAR) : cue[0]]
    stop = max((n for n, word in enumerate(before) if word in _STOPS), default=-1)
    others = any(is_reporting(words, part) for part in draft.content)
    return not (others or _MET.isdisjoint(before[stop + 1 :]))


def _doubted_noun(words: Words, draft: Draft) -> bool:
    """Whether a cue is only the adjective of what it tells: "an | alleged | raid hit the port"."""
    cue = [i for part in draft.cue for i in words.within(part)]
    if draft.source or len(cue) != 1 or words.lower[cue[0]] not in _DOUBTED or cue[0] == 0:
        return False
    told = words.within(draft.content[0])
    before = words.lower[cue[0] - 1] in _BEFORE_NOUN
    return before and told.start == cue[0] + 1 and words.lower[told.start] != "to"


def _asked(words: Words, draft: Draft) -> bool:
    """Whether a sentence only opens with what somebody was asked: "Asked whether it was so, he"."""
    cue = [i for part in draft.cue for i in words.within(part)]
    if draft.source or [words.lower[i] for i in cue] != ["asked"] or not draft.content:
        return False
    opens = cue[0] == 0 or not words.lower[cue[0] - 1].isalnum()
    told = words.within(draft.content[0])
    return opens and told.start == cue[0] + 1 and words.lower[told.start] in _WHETHER


def _of_claims(words: Words, draft: Draft) -> bool:
    """Whether it only tells what became of claims: "a raid, claims | that could not be checked"."""
    cue = [words.lower[i] for part in draft.cue for i in words.within(part)]
    told = words.within(draft.content[0]) if draft.content else range(0)
    relative = len(told) > 1 and words.lower[told.start] in ("that", "which")
    return (
        relative
        and cue[-1:] != []
        and cue[-1] in _CLAIMS
        and (words.lower[told.start + 1] in _AUXILIARIES)
    )


def _agreed_thing(words: Words, draft: Draft) -> bool:
    """Whether a participle only tells which thing is meant: "breaches of the truce | agreed in"."""
    cue = [i for part in draft.cue for i in words.within(part)]
    if draft.source or len(cue) != 1 or words.lower[cue[0]] not in _SETTLED or not draft.content:
        return False
    behind = words.lower[cue[0] + 1 : cue[0] + 2]
    ends = behind != () and behind[0] in _ON | _STOPS
    return words.within(draft.content[-1]).stop == cue[0] and ends


def _called_a_lie(words: Words, draft: Draft) -> bool:
    """Whether a claim is only called something: 'called the claim | "an absolute lie"'."""
    cue = [words.lower[i] for part in draft.cue for i in words.within(part)]
    told = {words.lower[i] for part in draft.content for i in words.within(part)}
    return not draft.source and cue in _CLAIMED and bool(told & UNTRUE) and len(told) <= _NAMED


def _of_itself(words: Words, draft: Draft) -> bool:
    """Whether a relative is both who says and what is said: "a raid, which nobody claimed"."""
    return draft.source == draft.content and all(len(words.within(p)) == 1 for p in draft.source)


def _supposes(words: Words, draft: Draft) -> bool:
    """Whether the source is the word of a condition: "if | confirmed"."""
    return [words.lower[i] for part in draft.source for i in words.within(part)] in (
        ["if"],
        ["unless"],
    )


def _takes_lives(words: Words, draft: Draft) -> bool:
    cue = [words.lower[i] for part in draft.cue for i in words.within(part)]
    told = words.within(draft.content[0])
    return bool(_CLAIM & set(cue)) and bool(_LIVES & set(words.lower[told.start : told.start + 6]))


_SILENT = (
    _takes_lives,
    _of_genre,
    _unnamed,
    _asks_who,
    _acts,
    _meets_to,
    _doubted_noun,
    _supposes,
    _asked,
    _of_claims,
    _agreed_thing,
    _called_a_lie,
    _of_itself,
)


def weekday_back(text: str, words: Words, draft: Draft) -> Draft:
    """The draft with a day that owns its content given back to it: "said Sunday's talks"."""
    if not draft.cue or not draft.content or len(words.within(draft.cue[-1])) < 2:
        return draft
    cue, first = draft.cue[-1], draft.content[0]
    if cue.end != first.start or text[first.start : first.start + 2] not in ("'s", "’s"):
        return draft
    last = words.within(cue).stop - 1
    kept = Span(cue.start, words.ends[last - 1])
    content = tidied(text, (Span(words.starts[last], first.end), *draft.content[1:]))
    return replace(draft, cue=(*draft.cue[:-1], kept), content=content)
