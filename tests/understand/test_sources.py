from __future__ import annotations

import pytest

from counterclaim.spans import Span
from counterclaim.understand.attributions.drafts import Draft
from counterclaim.understand.attributions.purposes import weekday_back, without_purposes
from counterclaim.understand.attributions.sources import with_right_sources
from counterclaim.understand.words import Words, cut_words
from tests.understand.scripted import Said, occurrences

Part = tuple[str, str, str]


def draft(text: str, said: Part) -> Draft:
    source, cue, content = (
        tuple(occurrences(text, part)[0] for part in role.split(" | ") if part) for role in said
    )
    return Draft(source, cue, content, 0.9, "test")


def layout(text: str) -> tuple[Words, tuple[Span, ...]]:
    ends = [at + 1 for at, char in enumerate(text) if char == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    sentences = tuple(map(Span, starts, ends))
    return cut_words(text, sentences), sentences


def sources(text: str, *said: Part, names: tuple[str, ...] = ()) -> list[str]:
    words, sentences = layout(text)
    marked = tuple(span for name in names for span in occurrences(text, name))
    drafts = [draft(text, one) for one in said]
    found = with_right_sources(text, words, sentences, drafts, names=marked)
    return [" | ".join(span.of(text) for span in one.source) for one in found]


@pytest.mark.parametrize(
    ("text", "said", "names", "source"),
    [
        (
            "The Harbour Guard shelled the pier. It added that nobody was hurt.",
            ("The Harbour Guard", "added", "that nobody was hurt"),
            ("The Harbour Guard",),
            "It",
        ),
        (
            "Heavy fire was reported between the Harbour Guard and Voss.",
            ("the Harbour Guard", "was reported", "Heavy fire"),
            ("the Harbour Guard", "Voss"),
            "",
        ),
        (
            "The Harbour Guard Reportedly Leaves The Pier.",
            ("The Harbour Guard", "Reportedly", "Leaves The Pier"),
            ("The Harbour Guard",),
            "",
        ),
        (
            "The blast, which was claimed by the Harbour Guard, killed nine.",
            ("the Harbour Guard", "was claimed", "The blast | which"),
            ("the Harbour Guard",),
            "the Harbour Guard",
        ),
        (
            "The website Coast Now identified one of the wounded.",
            ("Coast", "Now identified", "one of the wounded"),
            ("Coast",),
            "Coast Now",
        ),
        (
            "Ravna told of the blast which opponents of Tarn said killed ten.",
            ("Ravna", "said", "which | killed ten"),
            ("Ravna", "Tarn"),
            "opponents of Tarn",
        ),
        (
            "Ravna denied it with an army source telling reporters of a fire.",
            ("Ravna", "telling", "of a fire"),
            ("Ravna",),
            "an army source",
        ),
        (
            "Ravna denied the raid with its foreign minister saying ten were safe.",
            ("Ravna", "saying", "ten were safe"),
            ("Ravna",),
            "its foreign minister",
        ),
        (
            "Ravna held a meeting in Kesh with the foreign minister saying ten were safe.",
            ("Ravna", "saying", "ten were safe"),
            ("Ravna",),
            "Ravna",
        ),
        (
            "Ravna met with a farmer telling reporters of a fire.",
            ("Ravna", "telling", "of a fire"),
            ("Ravna",),
            "Ravna",
        ),
        (
            "A farmers' force known as the Harbour Guard took the pier and announced a toll.",
            ("A farmers' force", "announced", "a toll"),
            ("Harbour Guard",),
            "A farmers' force known as the Harbour Guard",
        ),
        (
            "The Harbour Guard (HG) rescue group said ten were safe.",
            ("rescue group", "said", "ten were safe"),
            ("Harbour Guard",),
            "Harbour Guard (HG) rescue group",
        ),
        (
            "An informed source in Ravna told us of ten dead.",
            ("Ravna", "told", "of ten dead"),
            ("Ravna",),
            "An informed source in Ravna",
        ),
        (
            "The Harbour Guard in a statement posted on the network Wave said ten died.",
            ("the network Wave", "said", "ten died"),
            ("Harbour Guard", "Wave"),
            "Harbour Guard",
        ),
        (
            "The Harbour Guard in a statement denied that the network Wave said so.",
            ("the network Wave", "said", "so"),
            ("Harbour Guard", "Wave"),
            "the network Wave",
        ),
        (
            "Coast Now Identified In Photos said Voss.",
            ("Coast", "Now Identified", "In Photos"),
            ("Coast",),
            "Coast",
        ),
        (
            "Voss left the talks. Photos taken there show a burnt hall.",
            ("Voss", "show", "a burnt hall"),
            ("Voss",),
            "",
        ),
        (
            "Voss left. The road is closed and two bridges are down the mayor said.",
            ("Voss", "said", "The road is closed and two bridges are down the mayor"),
            ("Voss",),
            "the mayor",
        ),
        (
            "Voss left. Channels that support the guard claimed that a bomb went off.",
            ("that support the guard", "claimed", "that a bomb went off"),
            (),
            "Channels that support the guard",
        ),
        (
            "Voss said that drone footage showed a car.",
            ("that drone footage", "showed", "a car"),
            ("Voss",),
            "that drone footage",
        ),
        (
            "The founder Orm Tarn was quoted as saying the mails were dull.",
            ("", "was quoted as saying", "the mails were dull"),
            ("The founder Orm Tarn",),
            "The founder Orm Tarn",
        ),
        (
            "The founder Orm Tarn was quoted on Friday as saying the mails were dull.",
            ("", "saying", "the mails were dull"),
            ("The founder Orm Tarn",),
            "The founder Orm Tarn",
        ),
        (
            "Voss ruled on a motion filed by Orm Tarn, seeking a delay.",
            ("Voss", "seeking", "a delay"),
            ("Voss", "Orm Tarn"),
            "Orm Tarn",
        ),
        (
            "Voss said that it is discussed by Orm Tarn, adding that it is late.",
            ("Voss", "adding", "that it is late"),
            ("Voss", "Orm Tarn"),
            "Voss",
        ),
        (
            "Voss was answering to media reports from Norland and Dira claiming that ships sailed.",
            ("Voss", "claiming", "that ships sailed"),
            ("Voss", "Norland", "Dira"),
            "media reports from Norland and Dira",
        ),
        (
            "A group blamed for attacks targeting the Harbour Guard condemned the raid.",
            ("the Harbour Guard", "condemned", "the raid"),
            ("the Harbour Guard",),
            "A group",
        ),
        (
            "The envoy came as on Monday evening the Harbour Guard condemned the raid.",
            ("the Harbour Guard", "condemned", "the raid"),
            ("the Harbour Guard",),
            "the Harbour Guard",
        ),
        (
            "The law, which changed under Voss, forbids it by stipulating that one party rules.",
            ("Voss,", "stipulating", "that one party rules"),
            ("Voss",),
            "",
        ),
        (
            "The resolution, drafted by Norland, calls for calm.",
            ("Norland", "calls for", "calm"),
            ("Norland",),
            "The resolution",
        ),
        (
            "Some of the mails would show, Norland promises, how firms work.",
            ("Some of the mails", "promises", "how firms work"),
            ("Norland",),
            "Norland",
        ),
        (
            "Captain Orm Tarn is believed to be in the city.",
            ("Captain Orm Tarn", "is believed", "to be in the city"),
            ("Captain Orm Tarn",),
            "",
        ),
        (
            "The ministry has been asked whether its aircraft took part.",
            ("The ministry", "has been asked", "whether its aircraft took part"),
            (),
            "",
        ),
        (
            "The Lantern Front which is allied to Dira announced that it would fight on.",
            ("Dira", "announced", "that it would fight on"),
            ("The Lantern Front", "Dira"),
            "The Lantern Front which is allied to Dira",
        ),
        (
            "A report by the Coast Agency said the fleet had left.",
            ("A report", "said", "the fleet had left"),
            ("the Coast Agency",),
            "A report by the Coast Agency",
        ),
        (
            "Norland scolded Tarn for accusing its army of looting.",
            ("Norland", "accusing", "its army of looting"),
            ("Norland", "Tarn"),
            "Tarn",
        ),
        (
            "The pact that bans mines and Western nations signed it.",
            ("Western nations", "bans", "mines"),
            ("Western nations",),
            "that",
        ),
        (
            "The council highly praised the courage shown by members of the guard.",
            ("members of the guard", "highly praised", "The council | the courage shown by"),
            ("The council",),
            "The council",
        ),
        (
            'The front has been labelled "a gang" by many governments.',
            ("many governments", "has been labelled", 'The front | "a gang"'),
            ("The front",),
            "many governments",
        ),
        (
            "Norland won the war since it declared a republic.",
            ("", "declared", "a republic"),
            ("Norland",),
            "it",
        ),
        (
            "Fire seems to have spread.",
            ("", "seems", "to have spread"),
            ("Fire",),
            "",
        ),
    ],
)
def test_the_order_of_words_tells_whose_cue_it_is(
    text: str, said: Part, names: tuple[str, ...], source: str
) -> None:
    assert sources(text, said, names=names) == [source]


@pytest.mark.parametrize(
    ("text", "said", "earlier", "source"),
    [
        (
            "The council accused the army of looting, despite claiming to keep the truce.",
            ("The council", "claiming", "to keep the truce"),
            ("The council", "accused", "the army of looting"),
            "the army",
        ),
        (
            "Voss left on Sunday when the army came nearer, threatening to close the port.",
            ("Voss", "threatening", "to close the port"),
            None,
            "",
        ),
        (
            "Naming them moderates which are praised by Norland is wrong.",
            ("Norland", "Naming", "them moderates"),
            None,
            "",
        ),
        (
            "Naming them moderates, Norland was wrong.",
            ("Norland", "Naming", "them moderates"),
            None,
            "Norland",
        ),
    ],
)
def test_a_participle_is_not_of_the_subject_of_another_clause(
    text: str, said: Part, earlier: Part | None, source: str
) -> None:
    names = ("The council", "the army", "Voss", "Norland")
    drafts = (said, earlier) if earlier else (said,)
    assert sources(text, *drafts, names=names)[0] == source


def test_what_is_named_so_is_told_too() -> None:
    text = "Voss said that other groups listed as terrorist by Norland are left out."
    words, sentences = layout(text)
    given = draft(text, ("Norland", "listed", "as terrorist"))
    names = tuple(occurrences(text, "other groups")) + tuple(occurrences(text, "Norland"))
    found = with_right_sources(text, words, sentences, [given], names=tuple(sorted(names)))[0]
    assert [part.of(text) for part in found.content] == ["other groups", "as terrorist"]
    assert [part.of(text) for part in found.source] == ["Norland"]


def test_who_a_toll_is_confirmed_to_only_hears_it() -> None:
    text = "The toll was confirmed to a Herald reporter."
    said = ("a Herald reporter", "was confirmed to", "The toll")
    assert sources(text, said, names=("a Herald reporter",))[0] == ""


def test_who_is_told_does_not_go_on_speaking() -> None:
    text = "Voss told the Coast Agency adding that nine were caught."
    first, second = (
        ("Voss", "told", "nine"),
        ("the Coast Agency", "adding", "that nine were caught"),
    )
    assert sources(text, first, second, names=("Voss", "the Coast Agency"))[1] == "Voss"


def test_who_an_aside_is_about_speaks_behind_it() -> None:
    text = "Voss, who signed it with the chiefs of Norland and Orm, promised calm but warned them."
    said = (
        ("the chiefs of Norland and Orm,", "promised", "calm"),
        ("the chiefs of Norland and Orm,", "warned", "them"),
    )
    assert sources(text, *said, names=("Voss", "the chiefs")) == ["Voss", "Voss"]


def test_whom_a_preposition_governs_does_not_go_on_speaking() -> None:
    text = "Voss said the siege was laid by Norland warning that food was short."
    said = ("Voss", "said", "the siege was laid by Norland"), ("Norland", "warning", "that food")
    assert sources(text, *said, names=("Voss", "Norland"))[1] == "Voss"


def test_the_author_of_a_document_goes_on_speaking() -> None:
    text = "Voss quoted a letter from Norland warning that food was short."
    said = ("Voss", "quoted", "a letter"), ("Norland", "warning", "that food was short")
    assert sources(text, *said, names=("Voss", "Norland"))[1] == "Norland"


def test_a_content_gives_back_the_speaker_that_it_swallowed() -> None:
    text = "Two bridges are down and the road is closed Orm Tarn said."
    words, sentences = layout(text)
    given = draft(text, ("", "said", "Two bridges are down and the road is closed Orm Tarn"))
    names = tuple(occurrences(text, "Orm Tarn"))
    found = with_right_sources(text, words, sentences, [given], names=names)[0]
    assert [part.of(text) for part in found.content] == [
        "Two bridges are down and the road is closed"
    ]


@pytest.mark.parametrize(
    ("text", "said", "kept"),
    [
        ("There is time to address the problem.", ("", "to address", "the problem"), False),
        ("It grew into a war.", ("", "grew into", "a war"), False),
        (
            "The blast claimed the lives of ten.",
            ("The blast", "claimed", "the lives of ten"),
            False,
        ),
        ("Norland continues to support both.", ("", "continues to support", "both"), False),
        ("Norland continues to deny it.", ("", "continues to deny", "it"), True),
        ("Norland supports the rebels.", ("Norland", "supports", "the rebels"), False),
        ("Norland supports the motion.", ("Norland", "supports", "the motion"), True),
        ("Rebels sabotage the truce.", ("Rebels", "sabotage", "the truce"), False),
        ("This report covers the lull.", ("This report", "covers", "the lull"), False),
        ("Allies press the rebels.", ("Allies", "press", "the rebels"), False),
        ("Allies press the rebels to go.", ("Allies", "press", "the rebels to go"), True),
        ("Norland is to blame for it.", ("Norland", "is to blame for", "it"), False),
        ("Voss blamed it for that.", ("Voss", "blamed", "it for that"), True),
        ("Voss recalled his envoys.", ("Voss", "recalled", "his envoys"), False),
        ("Voss recalled that ten died.", ("Voss", "recalled", "that ten died"), True),
        ("They signed the grain accord.", ("They", "signed", "the grain accord"), False),
        ("If confirmed the raid is a crime.", ("If", "confirmed", "the raid"), False),
        ("Voss claimed that ten died.", ("Voss", "claimed", "that ten died"), True),
        ("Ten are reported dead.", ("", "are reported", "Ten"), True),
        ("Voss came to support the truce.", ("Voss", "to support", "the truce"), True),
        ('Voss called the claim "a lie".', ("", "claim", '"a lie"'), False),
        ("Norland imposed a curfew.", ("Norland", "imposed", "a curfew"), False),
        ("Guards repelled a raid.", ("Guards", "repelled", "a raid"), False),
        ("The court sentenced two men.", ("The court", "sentenced", "two men"), False),
        ("The guard refused it passage.", ("The guard", "refused", "it passage"), False),
        (
            "A man, who asked that his name not be used, left.",
            ("who", "asked", "that his name not be used"),
            False,
        ),
        ("He would leave by the day agreed.", ("", "agreed", "He would leave by the day"), False),
        ("A convoy was denied passage.", ("", "was denied", "A convoy"), False),
        ("Norland denied having fired.", ("Norland", "denied", "having fired"), True),
        ("Norland called a meeting.", ("Norland", "called", "a meeting"), False),
        ("An alleged raid hit it.", ("", "alleged", "raid hit it"), False),
        ("Nine are alleged to have died.", ("", "alleged", "to have died"), True),
        ("Norland will meet to discuss the raid.", ("Norland", "to discuss", "the raid"), False),
        ("It met. Voss was told to discuss the raid.", ("Voss", "to discuss", "the raid"), True),
        (
            "Norland will meet to discuss reports of a raid.",
            ("Norland", "to discuss", "reports of a raid"),
            True,
        ),
        ("Asked if it held, Voss left.", ("", "Asked", "if it held"), False),
        ("It breaks the truce agreed in May.", ("", "agreed", "the truce"), False),
        ("A raid, which nobody claimed.", ("which", "claimed", "which"), False),
        ("Weekly report: six breaches.", ("Weekly report", ":", "six breaches"), False),
        ("Harbour report: six breaches.", ("Harbour report", ":", "six breaches"), True),
        ("Two men, who asked not to be named, left.", ("who", "asked", "not to be named"), False),
        ("Voss asked not to be named king.", ("Voss", "asked", "not to be named king"), True),
        ("Who agreed to it? Norland and Soria.", ("Who", "agreed to", "it"), False),
        ("Those who agreed to it left.", ("who", "agreed to", "it"), True),
        (
            "He said the extension announced on Monday held and that ten died.",
            ("the extension", "announced", "that ten died"),
            False,
        ),
        (
            "The army announced on Monday that ten died.",
            ("The army", "announced", "that ten died"),
            True,
        ),
    ],
)
def test_what_nobody_says_is_no_attribution(text: str, said: Part, kept: bool) -> None:
    words, _ = layout(text)
    assert bool(without_purposes(words, [draft(text, said)])) is kept


def test_two_speakers_behind_a_lost_comma_both_speak() -> None:
    text = "Ten were hurt among them children the monitor and a medic said."
    part = ("a medic", "said", "Ten were hurt among them children the monitor and")
    words, whole = layout(text)
    (found,) = with_right_sources(text, words, whole, [draft(text, part)], names=())
    assert [s.of(text) for s in found.source] == ["the monitor and a medic"]
    assert [s.of(text) for s in found.content] == ["Ten were hurt among them children"]
    part = ("a medic", "said", "Ten were hurt among them children the monitor")
    assert sources(text, part) == ["the monitor and a medic"]
    part = ("a medic", "said", "Ten were hurt")
    assert sources(text, part) == ["a medic"]


@pytest.mark.parametrize(
    ("text", "said", "names", "source", "content"),
    [
        (
            "Six died on the pier a Norland-based Coast Monitor said.",
            ("Coast Monitor", "said", "Six died on the pier a Norland-based"),
            ("Coast Monitor",),
            "a Norland-based Coast Monitor",
            ["Six died on the pier"],
        ),
        (
            "Six died on the pier Norland's state-run news agency said.",
            ("news agency", "said", "Six died on the pier Norland's state-run"),
            ("news agency",),
            "Norland's state-run news agency",
            ["Six died on the pier"],
        ),
        (
            "The monitor - which asks many people - said six died.",
            ("which asks many people -", "said", "six died"),
            (),
            "The monitor - which asks many people -",
            ["six died"],
        ),
        (
            "It fell according to the Coast Monitor with at least nine raids.",
            ("the Coast Monitor with at least", "according to", "It fell"),
            ("the Coast Monitor",),
            "the Coast Monitor",
            ["It fell", "with at least nine raids"],
        ),
        (
            "It fell according to lawyers with the harbour bar.",
            ("lawyers with the harbour bar", "according to", "It fell"),
            ("lawyers",),
            "lawyers with the harbour bar",
            ["It fell"],
        ),
    ],
)
def test_a_source_has_all_of_its_phrase_and_no_more(
    text: str, said: Part, names: tuple[str, ...], source: str, content: list[str]
) -> None:
    words, whole = layout(text)
    marked = tuple(span for name in names for span in occurrences(text, name))
    (found,) = with_right_sources(text, words, whole, [draft(text, said)], names=marked)
    assert [part.of(text) for part in found.source] == [source]
    assert [part.of(text) for part in found.content] == content


def test_a_day_that_owns_the_content_is_given_back() -> None:
    text = "Voss said Sunday's talks had failed."
    words, _ = layout(text)
    given = draft(text, ("Voss", "said Sunday", "'s talks had failed"))
    found = weekday_back(text, words, given)
    assert [part.of(text) for part in (*found.cue, *found.content)] == [
        "said",
        "Sunday's talks had failed",
    ]


def test_a_quotation_of_another_sentence_is_not_what_the_next_one_blames() -> None:
    text = "Voss said little. It is a joke. The council blamed the Harbour Guard for the fire."
    words, sentences = layout(text)
    said = draft(text, ("The council", "blamed", "It is a joke | the Harbour Guard for the fire"))
    found = with_right_sources(text, words, sentences, [said], names=())
    assert [part.of(text) for part in found[0].content] == ["the Harbour Guard for the fire"]


def test_an_agency_has_its_name_and_media_speak_with_others() -> None:
    text = "Ten died in the port CNA regime news agency reported."
    said = ("news agency", "reported", "Ten died in the port CNA regime")
    assert sources(text, said, names=("CNA regime",)) == ["CNA regime news agency"]
    text = "Ten died in the city state media and activists said."
    said = ("activists", "said", "Ten died in the city state media")
    assert sources(text, said) == ["state media and activists"]


def test_a_noun_of_speech_nearer_to_what_is_told_is_its_cue() -> None:
    text = "The announcement by Tarn follows a proposal by Norland that it hand over its arms."
    said = ("Tarn", "The announcement", "that it hand over its arms")
    words, whole = layout(text)
    names = tuple(s for n in ("Tarn", "Norland") for s in occurrences(text, n))
    (found,) = with_right_sources(text, words, whole, [draft(text, said)], names=names)
    assert [s.of(text) for s in (*found.source, *found.cue)] == ["Norland", "proposal"]


def test_who_spoke_with_another_speaks_and_both_of_a_clause_do() -> None:
    text = "Tarn who spoke on Sunday with the head of the opposition Guard called it a crime."
    said = ("Guard", "called", "it a crime")
    (found,) = sources(text, said, names=("Tarn", "Guard"))
    assert found.startswith("Tarn who spoke")
    text = "Six bombs fell as Norland and Sorland called for a truce."
    said = ("Sorland", "called for", "a truce")
    assert sources(text, said, names=("Norland", "Sorland")) == ["Norland and Sorland"]
    text = "Six bombs fell on Norland and Sorland called for a truce."
    assert sources(text, said, names=("Norland", "Sorland")) == ["Sorland"]


@pytest.mark.parametrize(
    ("text", "said", "names", "source"),
    [
        (
            "Voss accused of freeing captives fled.",
            ("Voss", "accused of", "freeing captives"),
            ("Voss",),
            "",
        ),
        (
            "A page thought to belong to Voss said so.",
            ("Voss", "thought", "to belong to"),
            ("Voss",),
            "",
        ),
        (
            "Voss met the peaceful protests demanding free elections with force.",
            ("Voss", "demanding", "free elections"),
            ("Voss",),
            "protests",
        ),
        (
            "Norland vetoed a resolution drafted by Sorland calling for new talks.",
            ("Norland", "calling for", "new talks"),
            ("Norland", "Sorland"),
            "resolution drafted by Sorland",
        ),
    ],
)
def test_a_participle_is_not_of_the_name_before_it(
    text: str, said: Said, names: tuple[str, ...], source: str
) -> None:
    assert sources(text, said, names=names) == [source]


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        (
            "In the village, Mara, 34, said men had come.",
            ("", "said", "men had come"),
            "Mara",
        ),
        (
            "It was Sudria that refused to leave Kesh.",
            ("that", "refused", "to leave Kesh"),
            "Sudria",
        ),
    ],
)
def test_who_is_aged_or_picked_out_speaks(text: str, said: Said, source: str) -> None:
    assert sources(text, said) == [source]


@pytest.mark.parametrize(
    ("text", "names", "source"),
    [
        ("It would counter rebel allegations that the army used gas.", (), "rebel"),
        (
            "It would counter Norlandic allegations that the army used gas.",
            ("Norlandic",),
            "Norlandic",
        ),
        ("It would counter new allegations that the army used gas.", (), ""),
    ],
)
def test_a_noun_of_claiming_is_of_the_body_before_it(
    text: str, names: tuple[str, ...], source: str
) -> None:
    said = ("", "allegations", "that the army used gas")
    assert sources(text, said, names=names) == [source]


@pytest.mark.parametrize(
    ("text", "said", "names", "source"),
    [
        # Another sentence's speaker gives way to who stands behind the verb.
        (
            "Harbour Watch spoke. Shells hit the pier said the local monitor which counts.",
            ("Harbour Watch", "said", "Shells hit the pier | the local monitor"),
            ("Harbour Watch",),
            "the local monitor",
        ),
        (
            "Harbour Watch spoke. Shells hit the pier overnight said the road to the pier.",
            ("Harbour Watch", "said", "Shells hit the pier overnight | the road to the pier"),
            ("Harbour Watch",),
            "",
        ),
        # Where deaths are told of is nobody who tells.
        (
            "Nine deaths were reported around the country.",
            ("around the country", "were reported", "Nine deaths"),
            (),
            "",
        ),
        (
            "Nine deaths were reported by residents.",
            ("residents", "were reported", "Nine deaths"),
            (),
            "residents",
        ),
        # A surname that ran into the place before it is of who bears it elsewhere.
        (
            "Orm Tarn leads it. Five workers died in Kesh Tarn said.",
            ("", "said", "Five workers died in Kesh Tarn"),
            ("Orm Tarn",),
            "Tarn",
        ),
        (
            "Orm Voss leads it. Five workers died in Kesh Tarn said.",
            ("", "said", "Five workers died in Kesh Tarn"),
            ("Orm Voss",),
            "",
        ),
        # A passive is of who stands right behind it, not of whom another one tells.
        (
            "Kesh is backed by Norland, a land called hostile by Sorland.",
            ("Sorland", "is backed", "Kesh"),
            ("Norland", "Sorland"),
            "Norland",
        ),
        (
            "Kesh is backed in the war by Sorland.",
            ("Sorland", "is backed", "Kesh"),
            ("Sorland",),
            "Sorland",
        ),
        # Claims are of who is named behind them.
        (
            "There are claims from Norland that guards crossed the river.",
            ("", "are claims", "that guards crossed the river"),
            ("Norland",),
            "Norland",
        ),
        (
            "There are claims from nobody known that guards crossed the river.",
            ("", "are claims", "that guards crossed the river"),
            (),
            "",
        ),
        # Who ends a title behind the verb has no article.
        (
            "Rebels held the port says army.",
            ("", "says", "Rebels held the port"),
            (),
            "army",
        ),
        (
            "Norland together with Sorland rejected the draft.",
            ("Sorland", "rejected", "the draft"),
            ("Norland", "Sorland"),
            "Norland together with Sorland",
        ),
        # An aim is of what somebody founded, not of the founder.
        (
            "Harbour League was asked by Orm Tarn to demand a bridge.",
            ("Orm Tarn", "to demand", "a bridge"),
            ("Harbour League", "Orm Tarn"),
            "Orm Tarn",
        ),
    ],
)
def test_a_source_is_who_tells_and_not_what_stands_near(
    text: str, said: Part, names: tuple[str, ...], source: str
) -> None:
    assert sources(text, said, names=names) == [source]
