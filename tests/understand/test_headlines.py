from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand import understand
from counterclaim.understand.attributions.headlines import behind_date, headline_draft
from counterclaim.understand.sentences import find_sentences
from counterclaim.understand.words import cut_words
from tests.understand.scripted import ScriptedReader, article, occurrences


@pytest.mark.parametrize(
    ("headline", "names", "speaker"),
    [
        ("Truce holds in the north: Norland official", (), "Norland official"),
        ("Raid on market kills nine - monitor", (), "monitor"),
        ("Nobody left the city: Voss", ("Voss",), "Voss"),
        ("Nobody left the city: Voss", (), None),
        ("Government: Rebels broke truce nine times", (), "Government"),
        ("Health ministry: Raid on market kills nine", (), "Health ministry"),
        ("Ruwan Front: Nobody left the city of Kesh", ("Ruwan Front",), None),
        ("Norland: Truce on the brink of collapse", ("Norland",), None),
        ("The truce holds", (), None),
        ("Nine hurt in raid: what we know so far about the market attack", (), None),
    ],
)
def test_claim_and_speaker(headline: str, names: tuple[str, ...], speaker: str | None) -> None:
    whole = Span(0, len(headline))
    spans = tuple(occurrences(headline, name)[0] for name in names)
    found = headline_draft(headline, whole, cut_words(headline, (whole,)), spans)
    assert (found.source[0].of(headline) if found else None) == speaker
    if found:
        content, after = found.content[0], found.source[0].start > found.cue[0].start
        assert (content.start == 0) if after else (content.end == len(headline))
        assert found.cue[0].of(headline) in (":", "-")


@pytest.mark.parametrize(
    ("text", "names", "speaker"),
    [
        (
            "31 July 2014 10:59\n\nOstmark Council: The pier is shut for good. It rained.",
            (),
            "Ostmark Council",
        ),
        (
            "3 July 2014\n\nRaid on the market kills nine: monitor Ana Voss. It rained.",
            (),
            "monitor",
        ),
        ("3 July 2014\n\nNobody left the city today: NCs Voss. It rained.", ("NCs Voss",), "Voss"),
        (
            "3 July 2014\n\nVossan: The pier is shut for good now. Chair Ana al-Vossan said so.",
            ("Ana al-Vossan",),
            "Vossan",
        ),
        (
            "3 July 2014\n\nRavna: The pier is shut for good now. The mayor of Ravna said so.",
            ("Ravna",),
            None,
        ),
        ("Ostmark Council: The pier is shut for good. It rained.", (), None),
        (
            "31 July 2014 10:59\n\nThe pier is shut for good. Council: it rained hard today.",
            (),
            None,
        ),
    ],
)
def test_a_headline_behind_a_date_has_its_speaker(
    text: str, names: tuple[str, ...], speaker: str | None
) -> None:
    whole = Span(text.rfind("\n") + 1, len(text))
    words, sentences = cut_words(text, (whole,)), find_sentences(text, (whole,))
    spans = tuple(occurrences(text, name)[-1] for name in names)
    found = behind_date(text, whole, sentences, words, [], spans)
    assert [d.source[0].of(text) for d in found] == ([speaker] if speaker else [])


@pytest.mark.parametrize("mark", ["19:10 ", "7:05 pm GMT - ", "16:45 BREAKING: "])
def test_an_entry_of_a_digest_names_its_speaker_behind_the_time_of_day(mark: str) -> None:
    text = f"Digest of the evening\n\n{mark}Norland's defence ministry: nine raids were flown."
    (one,) = understand(article(text), reader=ScriptedReader()).attributions
    assert one.source[0].of(text) == "Norland's defence ministry"
    assert one.content[0].of(text) == "nine raids were flown"


def test_a_paragraph_behind_no_time_of_day_has_no_headline() -> None:
    text = "Digest of the evening\n\nNorland's defence ministry: nine raids were flown."
    assert understand(article(text), reader=ScriptedReader()).attributions == ()
