from __future__ import annotations

from datetime import date

import pytest

from counterclaim.knowledge import load_knowledge
from counterclaim.records import MentionKind
from counterclaim.resolve.actors.acronyms import acronyms_in
from counterclaim.resolve.actors.linking import Linker
from counterclaim.resolve.actors.naming import Known, Link, actor_id
from tests.resolve.page import Page

PERSON, BODY, GROUP = MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.ARMED_GROUP


def _linker(country: str | None = "SY", acronyms: tuple[tuple[str, str], ...] = ()) -> Linker:
    day = date(2016, 6, 15)
    return Linker(Known(load_knowledge(), day, day, acronyms, "page", country))


@pytest.mark.parametrize(
    ("phrase", "actor", "how"),
    [
        ("Jabhat Fateh al-Sham", "jabhat-al-nusra", "exact"),
        ("the so-called “Jaish al-Fat’h” coalition", "jaysh-al-fatah", "exact"),
        ("al-Qaeda’s branch in Syria", "jabhat-al-nusra", "description"),
        ("the Lebanon-based al-Mayadeen TV", "al-mayadeen", "exact"),
        ("the Iran-backed Houthis", "ansar-allah", "exact"),
        ("the Saudi-aligned Jaish al-Islam", "jaysh-al-islam", "exact"),
        ("Iran-backed militias", "iran-backed-militias", "exact"),
        ("the White Helmets rescue group", "white-helmets", "exact"),
        ("the Syrian Obervatory for Human Rights", "sohr", "variant"),
        ("the US Secretary of State John Kerry", "john-kerry", "exact"),
        ("the UN children's agency (UNICEF)", "unicef", "exact"),
        ("Washington", "united-states", "exact"),
        ("Turkey Russia", "turkey", "exact"),
        ("the United States ally Turkey", "turkey", "exact"),
        ("the U.S.-led coalition", "cjtf-oir", "exact"),
        ("the Saudi-led coalition fighting Houthi rebels", "saudi-led-coalition", "exact"),
    ],
)
def test_a_phrase_goes_to_the_known_actor_that_it_names(phrase: str, actor: str, how: str) -> None:
    link = _linker().phrase(phrase)
    assert (link.entity, link.how) == (actor, how), link.reasons


def test_an_unknown_name_is_made_without_whose_side_it_is_on() -> None:
    linker = _linker()
    named = linker.phrase("the Tarn National Army")
    assert linker.phrase("the Western-backed Tarn National Army").entity == named.entity


@pytest.mark.parametrize(
    "phrase",
    [
        "militants",
        "terrorist groups",
        "the terrorists",
        "Terrorist Groups",
        "Russians",
        "Muslims",
        "the senior member of the High Negotiations Committee",
        "Nusra Front commander",
        "a coalition",
        "We",
        "Khan Touman",
        "the militia fighting Hezbollah",
        "Russian and Syrian troops",
    ],
)
def test_a_crowd_a_people_or_a_place_is_no_actor_by_name(phrase: str) -> None:
    assert _linker().phrase(phrase).entity is None


@pytest.mark.parametrize(
    "phrase",
    [
        "the Burundi National Security Council",
        "the Sudan People's Liberation Army",
        "Syrian Revolution 2011",
    ],
)
def test_the_body_of_another_state_is_not_a_known_one(phrase: str) -> None:
    assert _linker().phrase(phrase).how in ("new", "none")


def test_an_unknown_group_is_not_forced_on_a_known_one() -> None:
    link = _linker().phrase("Ahrar al-Furat Brigade")
    assert link.how == "new"
    assert link.entity == actor_id("Ahrar al-Furat Brigade", person=False)


def test_what_two_known_actors_could_mean_stays_unresolved() -> None:
    link = _linker(country=None).phrase("the coalition")
    assert link.entity is None
    assert "cjtf-oir" in link.reasons[0]
    assert "syrian-national-coalition" in link.reasons[0]


def test_an_ambiguous_name_goes_to_the_bearer_that_the_article_names() -> None:
    linker = _linker()
    linker.phrase("the Syrian National Coalition")
    assert linker.phrase("the Coalition").entity == "syrian-national-coalition"


def test_an_acronym_that_the_article_spells_out_means_that_name() -> None:
    text = "The Hill Farmers Council (HFC) met. It is no part of the Sudan Defence Force (SDF)."
    acronyms = acronyms_in(text)
    assert acronyms == (("HFC", "Hill Farmers Council"), ("SDF", "Sudan Defence Force"))
    linker = _linker(acronyms=acronyms)
    linker.phrase("Sudan Defence Force")
    assert linker.phrase("SDF").entity == actor_id("Sudan Defence Force", person=False)


def test_an_acronym_that_the_article_spells_out_otherwise_is_nobody_known() -> None:
    text = "Norland's Alder Farmers' Party (AFP) met. The Syrian Army (AFP) is no party."
    (acronym,) = acronyms_in(text)
    assert acronym == ("AFP", "Alder Farmers' Party")
    assert _linker().phrase("AFP").entity == "afp"
    assert _linker(acronyms=(acronym,)).phrase("AFP").entity == actor_id(acronym[1], person=False)
    known = (("AFP", "Armed Forces of the Philippines"),)
    assert _linker(acronyms=known).phrase("AFP").entity == "philippines-armed-forces"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Dornland People's Republic fell. The DPR said so.", "Dornland People's Republic"),
        ("Ministers of the Dornland People's Republic left the DPR.", "Dornland People's Republic"),
        ("The Dorn Party Rally and the Dale People's Republic left the DPR.", "DPR"),
        ("The party left the DPR.", "DPR"),
    ],
)
def test_an_unknown_acronym_is_the_one_name_that_its_letters_begin(text: str, name: str) -> None:
    linker = Linker(Known(load_knowledge(), article_id="page", text=text))
    made = linker.phrase("DPR").entity
    assert made == actor_id(name, person=False) == linker.phrase("the DPR").entity


def test_the_person_that_the_article_names_goes_before_a_known_bearer() -> None:
    linker = _linker()
    one = linker.phrase("Abu Omar al-Golani", person=True)
    assert linker.phrase("Golani", person=True).entity == one.entity


def test_two_persons_of_one_surname_keep_it_ambiguous() -> None:
    linker = _linker()
    linker.phrase("Karim Haddadin", person=True)
    linker.phrase("Lina Haddadin", person=True)
    link = linker.phrase("Haddadin", person=True)
    assert link.entity is None
    assert link.reasons[0].startswith("may be")


def test_a_person_of_one_name_is_of_its_article_alone() -> None:
    assert actor_id("Ziad", person=True, article_id="a") != actor_id(
        "Ziad", person=True, article_id="b"
    )
    assert actor_id("Ziad Omran", person=True, article_id="a") == actor_id(
        "Ziad Omran", person=True, article_id="b"
    )


@pytest.mark.parametrize(
    ("phrase", "body"),
    [
        ("Hezbollah militants", "hezbollah"),
        ("Islamic State fighters", "islamic-state"),
    ],
)
def test_a_crowd_called_by_its_group_is_the_group_s(phrase: str, body: str) -> None:
    page = Page(f"The road was taken by {phrase} on Monday.")
    page.names(GROUP, phrase)
    assert page.links()[phrase].entity == body


def test_a_body_word_alone_means_the_body_met_or_the_country_s() -> None:
    page = Page("Aleppo was quiet. The army said so, and the government too. Aleppo had rain.")
    page.names(MentionKind.PLACE, "Aleppo", literal=True)
    page.phrase("The army", MentionKind.STATE_BODY).phrase("the government", BODY)
    links = page.links()
    assert links["The army"].entity == "syria-armed-forces"
    assert links["the government"].entity == "syria"
    assert links["the government"].score < 0.8


def test_a_toponym_that_stands_for_a_government_is_an_actor() -> None:
    page = Page("Moscow agreed with Damascus on Aleppo.")
    page.names(MentionKind.PLACE, "Moscow", "Damascus", literal=False)
    page.names(MentionKind.PLACE, "Aleppo", literal=True)
    links = page.links()
    assert (links["Moscow"].entity_kind, links["Moscow"].entity) == ("actor", "russia")
    assert (links["Damascus"].entity_kind, links["Damascus"].entity) == ("actor", "syria")
    assert links["Aleppo"].entity_kind == "place"


def test_every_link_carries_its_reasons() -> None:
    page = Page("Karim Haddadin met the Nusra Front and the terrorists near Moscow.")
    page.names(PERSON, "Karim Haddadin").names(GROUP, "Nusra Front")
    page.phrase("the terrorists", GROUP)
    assert all(r.reasons for r in page.resolved().resolutions)
    assert Link(None).entity is None


@pytest.mark.parametrize(
    ("phrase", "name", "actor"),
    [
        ("The Assad regimes air force", "Assad", "syria-air-force"),
        ("the Assad regime's army", "Assad", "syria-armed-forces"),
        ("Assad's in-laws", "Assad's", None),
        ("the Assad camp", "Assad", None),
        ("the Democratic Union Party's military wing", "Democratic Union Party", None),
    ],
)
def test_what_is_a_persons_is_not_the_person(phrase: str, name: str, actor: str | None) -> None:
    page = Page(f"Bashar al-Assad spoke. On Monday {phrase} struck.")
    page.names(PERSON, "Bashar al-Assad").phrase(phrase, BODY, name=name)
    assert page.links()[phrase].entity == actor


def test_a_title_of_another_gender_is_another_of_the_name() -> None:
    for title, actor in (("Mr", "john-kerry"), ("Ms", None)):
        page = Page(f"John Kerry spoke. {title} Kerry left.")
        page.names(PERSON, "John Kerry").phrase(f"{title} Kerry", PERSON, name="Kerry")
        assert page.links()[f"{title} Kerry"].entity == actor
