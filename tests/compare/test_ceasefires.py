from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.compare.truces.ceasefires import agreements_in_text, register
from counterclaim.compare.truces.told import merged
from counterclaim.records import Boilerplate, Ceasefire, CeasefireMention, Clutter
from counterclaim.spans import Span
from tests.compare.truce_world import AGREEMENTS, World, reading


def linked(text: str, published: str = "2016-05-11") -> list[tuple[str, str | None]]:
    """Each truce phrase of a text with the agreement it was linked to."""
    one = reading(text, published=published)
    mentions, _ = register([one], AGREEMENTS, view=World())
    return [(m.span.of(text), m.ceasefire) for m in mentions]


@pytest.mark.parametrize(
    ("text", "published", "agreement"),
    [
        ("The truce went into effect on February 27.", "2016-05-30", "february"),
        ("The accord of cessation of hostilities took effect on 27 February.",
         "2016-05-30", "february"),
        ("It rose to 40 since the truce came into effect on February 27th.",
         "2016-05-09", "february"),
        ("They observed the ceasefire agreed by Ostra and Kelia in February.",
         "2016-06-05", "february"),
        ("The latest seven-day truce, brokered by Ostra and Kelia, expired last Monday.",
         "2016-09-25", "september"),
        ("The truce ended on 19 September.", "2016-09-25", "september"),
        ("The truce in Aster was extended for three more days.", "2016-05-08", "aster-more"),
        ("An extension of a truce in Aster for three more days came.", "2016-05-08", "aster-more"),
        ("A ceasefire was still in place on 6 March.", "2016-09-25", "february"),
        ("On February 27 an Ostra-Kelia brokered ceasefire came into force.",
         "2016-07-24", "february"),
        ("A cessation of hostilities came into effect hours before.", "2016-02-28", "february"),
        ("The truce in Lakeside is fragile.", "2016-06-20", None),
    ],
)  # fmt: skip
def test_a_phrase_links_by_days_length_brokers_and_place(
    text: str, published: str, agreement: str | None
) -> None:
    assert [found for _, found in linked(text, published)] == [agreement]


@pytest.mark.parametrize(
    "text",
    [
        "Ostra called for a ceasefire.",
        "Such truces do not last.",
        "There is a need for a cessation of hostilities.",
        "The truce is fragile.",
        "The truce brokered by Marland is fragile.",
        "Without a truce nothing will change.",
    ],
)
def test_a_phrase_that_could_be_any_truce_stays_open_with_a_reason(text: str) -> None:
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    assert [m.ceasefire for m in mentions] == [None]
    assert mentions[0].reasons


def test_a_since_that_names_a_month_makes_no_day() -> None:
    one = reading("A truce in Borin has been in place since April.")
    mentions, new = register([one], AGREEMENTS, view=World())
    assert new == []
    assert [m.ceasefire for m in mentions] == [None]


def test_an_agreement_after_the_article_is_never_meant() -> None:
    text = "The seven-day truce brokered by Ostra and Kelia ended."
    assert linked(text, "2016-09-25")[0][1] == "september"
    assert linked(text, "2016-04-25")[0][1] is None


def test_the_truce_carries_on_within_an_article() -> None:
    text = (
        "The truce of Ostra and Kelia went into effect on February 27. The truce was broken at"
        " once.\n\nA spokesman praised the ceasefire."
    )
    assert [found for _, found in linked(text, "2016-04-01")] == ["february"] * 3


def test_two_truces_of_one_article_are_kept_apart() -> None:
    text = (
        "The latest seven-day truce brokered by Ostra and Kelia expired last Monday."
        "\n\nOn 6 March they breached a ceasefire that was still in place."
    )
    assert [found for _, found in linked(text, "2016-09-25")] == ["september", "february"]


@pytest.mark.parametrize(
    ("phrase", "agreement"),
    [
        ("The truce between Marland and rebel groups", "february"),
        ("The truce between Marland and Stone Brigade", "february"),
        ("An uneasy truce between Marland and Dornish militias", None),
        ("The truce between Marland and the Black Banner", None),
    ],
)
def test_a_truce_between_others_is_not_the_one_that_the_article_names(
    phrase: str, agreement: str | None
) -> None:
    others = dict.fromkeys(("rebel groups", "Dornish militias"))
    text = f"The truce took effect on February 27. {phrase} broke down in May."
    one = reading(text, published="2016-06-11", people=others)
    mentions, _ = register([one], AGREEMENTS, view=World())
    assert [m.ceasefire for m in mentions] == ["february", agreement]


@pytest.mark.parametrize(
    ("phrase", "agreement"),
    [
        ("broke the calm in Aster", "aster-more"),
        ("broke the calm over Aster", "aster-more"),
        ("broke the calm over Borin", "february"),
        ("broke the calm", "february"),
    ],
)
def test_the_calm_of_a_place_is_the_one_that_stands_there(phrase: str, agreement: str) -> None:
    text = f"The truce took effect on February 27. The army {phrase}."
    assert linked(text, "2016-05-08")[1][1] == agreement


def test_says_holds_what_the_sentence_states_with_its_words() -> None:
    text = "The truce, brokered by Ostra and Kelia, went into effect on February 27."
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    assert {what: words.of(text) for what, words in mentions[0].says} == {
        "effective": "went into effect",
        "brokered": "brokered",
        "starts": "February 27",
    }


@pytest.mark.parametrize(
    ("tail", "says"),
    [("exempt from the truce", True), ("exempt from air strikes during the truce", False)],
)
def test_who_is_exempt_from_something_else_is_not_exempt_from_a_truce(
    tail: str, says: bool
) -> None:
    mentions, _ = register([reading(f"Black Banner is {tail}.")], AGREEMENTS, view=World())
    assert any(what == "exempt" for m in mentions for what, _ in m.says) is says


def test_an_agreement_that_only_texts_date_is_found_once() -> None:
    first = reading("The truce in Borin took effect on 3 April.", published="2016-05-11")
    second = reading("The truce in Borin went into force on 3 April.", published="2016-05-12")
    mentions, new = register([first, second], AGREEMENTS, view=World())
    assert [(c.effective, c.places, c.known) for c in new] == [
        (date(2016, 4, 3), ("borin",), False)
    ]
    assert {m.ceasefire for m in mentions} == {new[0].id}


def test_an_agreement_of_texts_is_completed_by_the_articles_other_phrases() -> None:
    text = (
        "A week-long truce brokered by Ostra and Kelia was due to take effect. "
        "The truce in Borin began on 3 April. The truce does not cover the Black Banner."
    )
    _, (one,) = register([reading(text)], AGREEMENTS, view=World())
    assert (one.effective, one.end) == (date(2016, 4, 3), date(2016, 4, 10))
    assert one.name == "Ceasefire in Borin of 3 April 2016, told of in reports"
    assert {(p.role, p.actor) for p in one.parties} == {
        ("mediator", "kelia"), ("mediator", "ostra"), ("excluded", "black-banner"),
    }  # fmt: skip


def test_a_truce_that_is_renewed_does_not_end_with_its_first_term() -> None:
    text = "A week-long truce in Borin took effect on 3 April. It was agreed to renew the truce."
    _, (one,) = register([reading(text)], AGREEMENTS, view=World())
    assert (one.effective, one.end) == (date(2016, 4, 3), None)


def test_what_is_reached_in_another_clause_makes_no_truce_general() -> None:
    text = (
        "The truce took effect on February 27. They kept it from reaching Aster, though the truce"
    )
    assert linked(f"{text} lets it in.", "2016-03-11")[1][1] == "february"


def test_the_day_of_agreement_and_the_first_day_are_of_one_truce() -> None:
    text = "A truce in Borin was agreed on 1 April. The truce in Borin took effect on 3 April."
    _, (one,) = register([reading(text)], AGREEMENTS, view=World())
    assert (one.announced, one.effective) == (date(2016, 4, 1), date(2016, 4, 3))


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on 4 April, one day after a truce in Borin had taken hold.",
        "Shells fell on 8 April, in the sixth day of a truce in Borin.",
    ],
)
def test_a_first_day_may_be_counted_from_another(text: str) -> None:
    _, (one,) = register([reading(text)], AGREEMENTS, view=World())
    assert one.effective == date(2016, 4, 3)


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("The truce in Borin, declared on 1 April, was broken.", date(2016, 4, 1)),
        ("On 1 April Ostra declared that the truce in Borin was broken.", None),
    ],
)
def test_a_truce_that_was_declared_was_agreed_that_day(text: str, announced: date | None) -> None:
    _, new = register([reading(text)], AGREEMENTS, view=World())
    assert [one.announced for one in new] == [announced] * bool(announced)


@pytest.mark.parametrize(
    ("text", "first_days"),
    [
        ("BORIN, 6 April (Aster News) - Guns fired on it since the truce took effect on 3 April.",
         [date(2016, 4, 3)]),
        ("The truce took effect on 3 April. Under the deal, they begin pulling back by 9 April.",
         [date(2016, 4, 3)]),
        ("On Sunday Ostra regretted what was done since the truce in Borin was agreed.", []),
        ("Sunday's raid was the worst since the truce in Borin was announced.", []),
        ("Forty died since a truce in Borin collapsed on 3 April.", []),
    ],
)  # fmt: skip
def test_a_dateline_and_what_is_begun_under_a_truce_are_no_first_day_of_it(
    text: str, first_days: list[date]
) -> None:
    found = agreements_in_text([reading(text)], AGREEMENTS, view=World())
    assert [one.effective or one.announced for one in found] == first_days


def test_reports_of_one_day_are_of_one_agreement_in_any_order() -> None:
    texts = (
        "The truce took effect on 3 April.",
        "The truce in Borin took effect on 3 April.",
        "A truce in Borin brokered by Ostra and Kelia took effect on 3 April.",
    )
    told = [agreements_in_text([reading(t)], AGREEMENTS, view=World()) for t in texts]
    found = [one for own in told for one in own]
    (merged_one,) = merged(found)
    assert merged(reversed(found)) == [merged_one]
    assert merged_one.places == ("borin",)
    assert {p.actor for p in merged_one.parties} == {"ostra", "kelia"}


def test_two_places_of_one_day_are_two_agreements_and_what_names_none_is_neither() -> None:
    texts = ("The truce took effect on 3 April.", "The truce in Borin took effect on 3 April.",
             "The truce in Old Mill took effect on 3 April.")  # fmt: skip
    found = agreements_in_text([reading(t) for t in texts], AGREEMENTS, view=World())
    assert [one.places for one in merged(found)] == [
        one.places for one in sorted(found, key=lambda a: a.id)
    ]


def test_the_register_does_not_depend_on_the_order_of_articles() -> None:
    texts = [
        "The truce went into effect on February 27.",
        "The truce in Borin took effect on 3 April.",
        "The truce in Aster was extended for three more days.",
    ]
    readings = [reading(t) for t in texts]
    assert register(readings, AGREEMENTS, view=World()) == register(
        readings[::-1], AGREEMENTS, view=World()
    )


def test_a_mention_carries_the_words_and_the_voice() -> None:
    text = "The truce went into effect on February 27."
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    (mention,) = mentions
    assert isinstance(mention, CeasefireMention)
    assert mention.span.of(text) == "The truce"
    assert mention.attribution is None
    assert 0 < mention.score <= 1


def test_boilerplate_names_no_truce() -> None:
    text = "The Aster truce expired on Monday.\nMore of this: the February truce"
    one = reading(text)
    links = Boilerplate(Span(text.index("More"), len(text)), Clutter.RELATED, "related")
    marked = replace(one, article=replace(one.article, boilerplate=(links,)))
    for told, found in ((one, 2), (marked, 1)):
        mentions, _ = register([told], AGREEMENTS, view=World())
        assert len(mentions) == found


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Aster truce on the brink of collapse", "in danger"),
        ("The Aster truce may collapse.", ""),
        ("The Aster truce collapsed on Monday.", "collapsed"),
        ("The Aster truce has failed.", "collapsed"),
        ("Ostra failed to keep the Aster truce.", ""),
        ("The Aster truce expired on Monday.", "expired"),
        ("The Aster truce has not expired.", ""),
    ],
)
def test_an_end_that_has_not_come_is_no_end(text: str, what: str) -> None:
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    said = {word for m in mentions for word, _ in m.says} & {"expired", "collapsed", "in danger"}
    assert said == ({what} if what else set())


def test_a_truce_extended_to_the_end_of_a_day_has_not_ended() -> None:
    text = "The truce in Aster is extended until the end of Wednesday."
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    assert [what for m in mentions for what, _ in m.says] == ["extended", "holds in"]


def test_a_truce_named_after_its_month_is_that_months() -> None:
    text = "Black Banner was left out of a February ceasefire."
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    assert [m.ceasefire for m in mentions] == ["february"]


def test_a_local_truce_of_years_is_not_the_one_of_the_article() -> None:
    text = (
        "A truce between the army and local elders kept Old Mill calm. "
        "The cessation of hostilities took effect on 27 February."
    )
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    assert [m.ceasefire for m in mentions] == [None, "february"]


DEAL = "A truce in Borin began on 3 April. "


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (DEAL + "The deal does not cover the Black Banner.", ["A truce", "The deal"]),
        (DEAL + "Both sides broke the accord.", ["A truce", "the accord"]),
        (DEAL + "A prisoner swap failed. The deal was off.", ["A truce"]),
        (DEAL + "They signed the agreement on grain.", ["A truce"]),
        (DEAL + "They were told to cease fire.", ["A truce"]),
        (DEAL + "Both sides broke the calm over Borin.", ["A truce", "the calm"]),
        (DEAL + "Kelia called for calm.", ["A truce"]),
        ("Ostra praised the calm.", []),
        ("Ostra praised the deal.", []),
    ],
)
def test_the_deal_behind_a_truce_is_that_truce(text: str, phrases: list[str]) -> None:
    mentions, (one,) = (
        register([reading(text)], AGREEMENTS, view=World()) if phrases else ((), (0,))
    )
    assert [m.span.of(text) for m in mentions] == phrases
    assert {m.ceasefire for m in mentions} <= {getattr(one, "id", None)}


@pytest.mark.parametrize(
    ("brokers", "actors"),
    [
        ("mediated by Ostra and Kelia, Marland has to leave", {"ostra", "kelia"}),
        ("mediated by the hillside state Ostra, began", {"ostra"}),
        ("brokered by Ostra, Kelia said, began", {"ostra"}),
    ],
)
def test_a_list_of_brokers_ends_where_the_clause_goes_on(brokers: str, actors: set[str]) -> None:
    text = f"A truce in Borin began on 3 April. Under the truce {brokers}."
    _, (one,) = register([reading(text)], AGREEMENTS, view=World())
    assert {p.actor for p in one.parties} == actors


def test_a_battle_that_ended_before_is_no_end_of_a_truce() -> None:
    text = "The battle ended hours before the truce of 27 February was to be extended."
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    assert [what for what, _ in mentions[0].says] == ["extended"]


def test_who_is_held_responsible_says_nothing_of_a_truce_that_holds() -> None:
    text = "Ostra held Kelia responsible for the collapse of the truce of 27 February."
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    assert [what for what, _ in mentions[0].says] == ["collapsed"]


def test_an_agreement_of_a_country_that_is_not_spoken_of_is_not_meant() -> None:
    text = "In Lakeside the ceasefire was in force on 3 April 2016."
    assert [found for _, found in linked(text, "2016-04-04")] == [None]
    assert [found for _, found in linked(text.replace("Lakeside", "Aster"), "2016-04-04")] == [
        "february"
    ]


def test_a_truce_that_was_announced_on_a_day_was_agreed_on_it() -> None:
    text = "Marland announced on Sunday a truce in Borin."
    _, (one,) = register([reading(text, published="2016-04-04")], AGREEMENTS, view=World())
    assert one.announced == date(2016, 4, 3)


#: An agreement that reports call after its maker, declared on 2 and in force from 12 May.
VARGA = Ceasefire(
    "varga-plan", "Truce under the Varga plan", "ceasefire", date(2016, 5, 2), date(2016, 5, 12),
    places=("ML",), phrases=("Varga plan", "six-point plan"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        ("Ivo Varga 's peace plan asks that the ceasefire begin on 10 May.", "varga-plan"),
        ("The Varga plan is late. The ceasefire has collapsed.", "varga-plan"),
        ("Ivo Varga said the ceasefire took effect on 10 May.", "new"),
        ("The Varga plan is old. The ceasefire took effect on 10 April.", "new"),
    ],
)
def test_a_truce_called_after_its_maker_may_be_of_a_day_near_its_own(
    text: str, agreement: str
) -> None:
    one = reading(text, published="2016-05-11", people={"Ivo Varga": "varga", "Varga": "varga"})
    mentions, new = register([one], (VARGA,), view=World())
    expected = new[0].id if agreement == "new" and new else agreement
    assert [m.ceasefire for m in mentions if "ceasefire" in m.span.of(text)] == [expected]
    assert bool(new) == (agreement == "new")


def test_a_truce_that_is_announced_and_not_yet_there_is_spoken_of() -> None:
    text = "The Varga plan is at risk as the ceasefire draws near."
    people: dict[str, str | None] = {"Varga": "varga"}
    for published, agreement in (("2016-05-05", "varga-plan"), ("2016-05-01", None)):
        one = reading(text, published=published, people=people)
        (mention,) = register([one], (VARGA,), view=World())[0]
        assert mention.ceasefire == agreement


@pytest.mark.parametrize(
    ("lead", "holds"), [("to make sure that ", False), ("and said that ", True)]
)
def test_a_truce_that_is_wished_to_hold_is_not_said_to(lead: str, holds: bool) -> None:
    text = f"Ostra went to Aster {lead}the truce holds."
    mentions, _ = register([reading(text)], AGREEMENTS, view=World())
    assert any(what == "in force" for m in mentions for what, _ in m.says) is holds
