"""What stands at the edges of a source: words of time, credits, a second name."""

from __future__ import annotations

import re

from counterclaim.records import MentionKind
from counterclaim.resolve.actors.lostcommas import with_apostrophe
from counterclaim.resolve.actors.naming import Link
from counterclaim.resolve.actors.phrases import segments
from counterclaim.resolve.actors.tokens import is_capital, is_owner
from counterclaim.resolve.lexicon import entries_by_word, listed
from counterclaim.resolve.speakers.casework import Case
from counterclaim.spans import Span

# The credit of a picture that ran into the text: "REUTERS/Name Surname The council".
# Likewise a byline: "Orm Tarn MBC News, Norport Norland".
_RUN_IN = re.compile(
    r"^(?:REUTERS|Reuters|AFP|AP|EPA)\s*/\s*[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?\s+(?=[A-Z])"
    r"|^(?:[A-Z][\w'’-]+ ){2,3}[A-Z]{2,5} News ?, [A-Z][\w'’-]+ +(?=[A-Z])"
)
# "(c) Agency  Name Surname The council": the credit stands before what was read as a source.
_CREDIT = re.compile(r"(?:\([cC]\)|©) ?\w+(?: \w+)? {1,3}$")
_PICTURED = re.compile(r"(?:REUTERS|Reuters|AFP|AP Photo|EPA)\W{0,4}$")
# Words of time or place that a source was cut with: "regulators this month", "Saturday media".
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = re.compile(
    rf"^{_DAY} (?=\w)|^[Nn]eighbou?ring (?=[A-Z])"
    rf"| (?:with at least|as well as|(?:this|last) (?:week|month|year)|(?:on )?{_DAY}|yesterday)$"
)
# A caption that ran into a sentence: "Mr Tarn arrives | The detention of a minister".
_NEXT_SENTENCE = re.compile(
    r"^.*\w (?=(?:The|An?|(?:Unverified )?(?:Footage|Videos?|Images|Pictures|Activists)) [a-z])"
)
_SHARE = re.compile(
    r"^(?:(?:much|most|part|some|many|all) of (?=the\b)"
    r"|an? (?:[a-z]+ )?(?:number|handful|couple|majority) of (?!the\b))",
    re.IGNORECASE,
)
# Who a quotation set apart is of, run into the sentence behind it: "End Quote Orm Tarn A man".
_PULLED = re.compile(
    r"^(?:End )?Quote "
    r"(?:.*?\w (?=(?:The|An?|Mrs?|Ms) \w)|.* (?!of|the|in|al|and|for)[a-z]+ (?=[A-Z])"
    r"|.* (?=(?:Activists|Residents|Officials|Witnesses|Doctors|Rebels|Opposition)\b))"
)
# A number of the page before a sentence: "Get short URL 548 A rights group".
# The bracket of a split text before a sentence: "-RRB- | Voss".
_BRACKETED = re.compile(r"^-?[LR]RB-(?: .*[LR]RB-)? +(?=\w)")
# The name before a bracket of its other names.
_NAMED = re.compile(r"((?:[A-Z][\w'’-]+ )*[A-Z][\w'’-]+) {1,3}\([^()]{2,40}\)\s+$")
# What a group says it is called, where the source ends before it.
_CALLS_ITSELF = re.compile(
    r",? (?:which|that|who) calls? (?:itself|themselves) (?:the )?"
    r"((?:(?:of|the|al) )*(?:[A-Z]|al-)[\w'’-]+(?: (?:(?:of|the|al) )*(?:[A-Z]|al-)[\w'’-]+)*)"
)
_NUMBER = re.compile(r"^\d+ (?=(?:An?|The) )")
_IN = re.compile(r"(?:^|\s)[Ii]n $")
_GENITIVE = re.compile(
    r"((?:[A-Z][\w.-]+ )*?[A-Z][\w.-]+) ((?:[A-Z][\w.-]+ )?[A-Z][\w.-]+)'s? [a-z -]+"
)
_COUNTED = re.compile(r"(?:tens|dozens|scores|hundreds|thousands|at least|more than|some|\d+)\b")


def without_brackets(words: str) -> str:
    """The words of a source as plain text writes them: no bracket before them, "Voss's" whole."""
    return _BRACKETED.sub("", words).replace(" 's ", "'s ")


def in_quote_apart(case: Case, span: Span) -> str:
    """The words of a source, with the mark of a quotation set apart that stands before them."""
    words = span.of(case.text)
    apart = case.text[max(0, span.start - 10) : span.start].endswith("End Quote ")
    return f"Quote {words}" if apart else words


def cleaned(case: Case, words: str, span: Span) -> str:
    """The words of a source without what ran in, and with what a page or a bracket took."""
    words = without_edges(_with_name_before(case, words, span))
    words = _without_place(case, words, span)
    named = _CALLS_ITSELF.match(case.text, span.end)
    words = f"{words} known as {named[1]}" if named else words
    words = _before_genitive(case, nearest_the_cue(case, without_credit(case, words, span), span))
    return _with_apostrophe(case, with_apostrophe(words, case.desk.view))


def in_credit(case: Case) -> bool:
    """Whether "said" is a photographer's name: "REUTERS/Rodi Said"."""
    source = case.one.source[0]
    before = f"{case.text[: source.start][-12:]}{source.of(case.text).rpartition('/')[0]}"
    cue = case.one.cue[0].of(case.text) if case.one.cue else ""
    return cue[:1].isupper() and _PICTURED.search(before) is not None


def without_run_in(words: str) -> str:
    """The words of a source without a credit, a number or a quotation's end that ran in."""
    return _NUMBER.sub("", _RUN_IN.sub("", _PULLED.sub("", words)))


def without_edges(words: str) -> str:
    """The words of a source without a credit, a number, a share or a time: "most of the groups"."""
    plain = without_run_in(words)
    return _WHEN.sub("", _SHARE.sub("", plain)) or words


def _with_name_before(case: Case, words: str, span: Span) -> str:
    """The words with the name that a bracket parts from them: "Free Guard (FG) | armed group"."""
    before = case.text[max(0, span.start - 100) : span.start]
    head = words.rpartition(" ")[2].lower()
    if not before.rstrip().endswith(")") or head not in listed("bodies") or not words[0].islower():
        return words
    named = _NAMED.search(before)
    return f"{named[1]} {words}" if named else words


def _without_place(case: Case, words: str, span: Span) -> str:
    """The words without the place that they happened in: "In | Norport state television"."""
    if not _IN.search(case.text, max(0, span.start - len(" in ")), span.start):
        return words
    found = words.split(" ")
    places = (n for n in (2, 1) if case.desk.view.places_named(" ".join(found[:n])))
    cut = next(places, len(found))
    told = " ".join(found[cut:])
    return told if told[:1].islower() or (told and _bearers(case, told)) else words


def _before_genitive(case: Case, words: str) -> str:
    """The state that a lost comma parts from what it is: "Norland | Sudria's former ruler"."""
    found = _GENITIVE.fullmatch(words.replace("’", "'"))
    view = case.desk.view
    states = found and all(
        any(match.actor.type == "government" for match in view.matches(name))
        for name in found.groups()
    )
    return found[1] if found and states else words


def without_credit(case: Case, words: str, span: Span) -> str:
    """The words of a source without the photographer's name that ran in before them."""
    found = words.split(" ")
    credited = len(found) > 2 and _CREDIT.search(case.text, max(0, span.start - 40), span.start)
    known = credited and _bearers(case, " ".join(found[2:]))
    return " ".join(found[2:]) if known else words


def _with_apostrophe(case: Case, words: str) -> str:
    """The words with the genitive that a page lost: "Norlands foreign minister", "Voss's envoy"."""
    owner, _, rest = words.partition(" ")
    view, names = case.desk.view, case.desk.linker.names
    if not (owner.endswith("s") and is_capital(owner)) or is_owner(owner):
        return words
    if not rest:  # "Voss | claims": Voss's
        link = None if view.matches(owner) else names.surname(owner[:-1])
        return owner[:-1] if link and link.entity and " " in link.name else words
    if not rest[:1].islower():
        return words
    office = next(iter(segments(rest)), None)
    known = view.matches(owner) or view.state_of_demonym(owner)
    if office is None or office.head not in entries_by_word("roles") or office.name or known:
        return words
    states = [m for m in view.matches(owner[:-1]) if m.actor.type == "government"]
    return f"{owner[:-1]}'s {rest}" if states or names.surname(owner[:-1]) else words


def at_the_edge(case: Case, words: str) -> Link | None:
    """The known name that a phrase without commas ends with, or begins with before a number.

    "World War II Tarn said": the last word is a person whom the article names in full.
    "The UN tens of civilians": what follows the name belongs to another clause.
    """
    segment = next(iter(segments(words)), None)
    found = segment.words if segment else ()
    for size in range(len(found) - 1, 0, -1):
        name, rest = " ".join(found[:size]), " ".join(found[size:])
        if _COUNTED.match(rest) and _bearers(case, name):
            return case.desk.linker.names.exact(name, None)
    for cut in range(1, len(found) - 2):  # "in the town of Ravna | Harbour Watch for Rights"
        place, tail = " ".join(found[:cut]), " ".join(found[cut:])
        named = any(m.how == "name" for m in case.desk.view.matches(tail))
        if named and case.desk.view.places_named(place):
            return case.desk.linker.names.exact(tail, None)
    if segment is None or segment.head or segment.title or not all(map(is_capital, found)):
        return None
    for cut in range(1, len(found)):
        tail = " ".join(found[cut:])
        if cut == len(found) - 1 and cut > 1 and (link := case.desk.linker.names.surname(tail)):
            return link
        states = [m for m in case.desk.view.matches(tail) if m.actor.type == "government"]
        led = "-" in found[cut - 1] and found[cut - 1].rsplit("-", 1)[1].islower()
        if _bearers(case, tail) and cut > 1 and not states:
            return case.desk.linker.names.exact(tail, None)
        if states and led:  # "Rebel-backer Norland"
            return case.desk.linker.names.exact(tail, None)
    return None


def nearest_the_cue(case: Case, words: str, span: Span) -> str:
    """The last of two known names that stand side by side before the cue.

    On pages that lose their commas "of the FSA the Observatory said" gives both as the
    source; a description ("IRNA the state news agency") is no second name, and "Aid Watch Norland"
    is the watch's branch there.
    """
    if not case.one.cue or case.one.cue[0].start < span.end:
        return words
    words = _NEXT_SENTENCE.sub("", words)
    found = words.split()
    for cut in range(1, len(found)):
        head, tail = " ".join(found[:cut]).rstrip(" -–"), " ".join(found[cut:]).lstrip("-– ")
        sides = [_bearers(case, side) for side in (head, tail)]
        named = any(map(is_capital, tail.split()))
        if named and all(sides) and not sides[0] & sides[1] and not _bearers(case, words):
            return head if _is_branch(case, sides[0], tail) else tail
    return words


def _is_branch(case: Case, bodies: frozenset[str], country: str) -> bool:
    """Whether a country behind an organisation or medium tells which of its branches it is."""
    kinds = {actor.kind for body in bodies if (actor := case.desk.view.actor(body))}
    states = [m for m in case.desk.view.matches(country) if m.actor.type == "government"]
    named = any(m.how == "name" for m in states)
    return named and kinds <= {MentionKind.ORGANISATION, MentionKind.MEDIA}


def _bearers(case: Case, text: str) -> frozenset[str]:
    view = case.desk.view
    named = (*view.matches(text), *view.ambiguous_matches(text))
    return frozenset(m.actor.id for m in named if m.how in ("name", "ambiguous"))
