"""Files of a user's own, laid over the bundled packs, and their faults."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge import load_knowledge, validate_file

Write = Callable[..., Path]
VALLEY = """
[[actor]]
id = "valley-guard"
name = "Valley Guard"
kind = "armed_group"
type = "militia"
names = [
  { text = "River Guard", until = 2015-03-01 },
  { text = "Valley Guard", from = 2015-03-01 },
]
aliases = ["Guards of the Valley"]
descriptions = ["the militia that holds the valley"]
affiliations = ["syria"]
source = "written for a test"
"""
PERSON = """
[[actor]]
id = "jane-doe"
name = "Jane Doe"
kind = "person"
affiliations = ["valley-guard"]
roles = [{ role = "spokeswoman", of = "valley-guard", from = "2016-02", until = "2017" }]
source = "written for a test"
"""
STATE = """
[[state]]
id = "ruritania"
code = "RR"
iso3 = "RRR"
name = "Ruritania"
capital = "Strelsau"
adjectives = ["Ruritanian"]
people = ["Ruritanians"]
metonyms = ["Strelsau"]
source = "written for a test"
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def save(text: str, name: str = "own.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return save


def test_a_new_actor_is_found_by_all_its_names(write: Write) -> None:
    kb = load_knowledge((write(VALLEY + PERSON),))
    for text in ("Valley Guard", "guards of the valley", "River Guard"):
        assert [actor.id for actor in kb.actors_named(text)] == ["valley-guard"]
    (held,) = kb.holders("spokesperson", of="valley-guard", on=date(2016, 2, 1))
    assert held[0].id == "jane-doe"
    assert kb.holders("spokesperson", of="valley-guard", on=date(2017, 1, 1)) == ()


def test_the_bundled_packs_stay_as_they_are(write: Write) -> None:
    load_knowledge((write(VALLEY),))
    assert load_knowledge().actor("valley-guard") is None


def test_a_new_state_brings_its_ministries(write: Write) -> None:
    kb = load_knowledge((write(STATE),))
    assert [a.id for a in kb.actors_named("the Ruritanian foreign ministry")] == [
        "ruritania-foreign-ministry"
    ]
    found = kb.matches("Strelsau")
    assert [(match.actor.id, match.how) for match in found] == [("ruritania", "metonym")]
    assert kb.state_of_demonym("Ruritanians") == kb.state("RR")


def test_an_entry_with_an_id_that_exists_extends_it(write: Write) -> None:
    path = write('[[actor]]\nid = "jaysh-al-islam"\naliases = ["Host of Islam"]\n')
    actor = load_knowledge((path,)).actor("jaysh-al-islam")
    before = load_knowledge().actor("jaysh-al-islam")
    assert actor is not None
    assert before is not None
    assert {n.text for n in actor.names} == {n.text for n in before.names} | {"Host of Islam"}
    assert actor.designations == before.designations


def test_replace_drops_what_was_there(write: Write) -> None:
    text = VALLEY.replace("valley-guard", "jaysh-al-islam") + "replace = true\n"
    kb = load_knowledge((write(text),))
    assert kb.actors_named("Jaish al-Islam") == ()
    assert [a.id for a in kb.actors_named("Valley Guard")] == ["jaysh-al-islam"]


def test_later_files_go_over_earlier_ones(write: Write) -> None:
    first = write(VALLEY, "first.toml")
    second = write('[[actor]]\nid = "valley-guard"\nname = "Guard of the Valley"\n', "second.toml")
    actor = load_knowledge((first, second)).actor("valley-guard")
    assert actor is not None
    assert actor.name == "Guard of the Valley"
    assert actor.type == "militia"


def test_a_changed_file_is_read_again(write: Write) -> None:
    path = write(VALLEY)
    load_knowledge((path,))
    write(VALLEY.replace("Guards of the Valley", "Sentries of the Valley"))
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1_000_000))
    assert load_knowledge((path,)).actors_named("Sentries of the Valley")


FAULTS = [
    (VALLEY.replace('kind = "armed_group"', 'kind = "army"'), "actor 'valley-guard'", "use one of"),
    (VALLEY.replace('name = "Valley Guard"\n', ""), "field 'name'", 'add name = "…"'),
    (VALLEY.replace("aliases", "alias"), "field 'alias'", "did you mean 'aliases'?"),
    (
        VALLEY.replace('["Guards of the Valley"]', '"Guards"'),
        "field 'aliases'",
        "write aliases = [",
    ),
    (VALLEY.replace("from = 2015-03-01", 'from = "spring"'), "field 'from'", "write 2016-07-28"),
    (
        VALLEY.replace("from = 2015", "until = 2014-01-01, from = 2015"),
        "'until'",
        "swap or correct",
    ),
    (VALLEY.replace('["syria"]', '["syrai"]'), "field 'affiliations'", "did you mean 'syria'?"),
    (VALLEY + VALLEY, "field 'id'", "an id of its own"),
    (VALLEY.replace('source = "written for a test"\n', ""), "field 'source'", "is missing"),
    (VALLEY + 'country = "XX"\n', "field 'country'", "two capital letters"),
    (VALLEY + 'parents = ["valley-guard"]\n', "field 'parents'", "take one parent out"),
    ("[[actors]]\nid = 'x'\n", "field 'actors'", "did you mean 'actor'?"),
    ("[[actor]]\nid = \n", "own.toml", "correct that line"),
]


@pytest.mark.parametrize(("text", "where", "remedy"), FAULTS)
def test_a_fault_is_named_with_its_remedy(write: Write, text: str, where: str, remedy: str) -> None:
    path = write(text)
    with pytest.raises(KnowledgeError, match=r"own\.toml") as caught:
        load_knowledge((path,))
    assert where in str(caught.value)
    assert remedy in str(caught.value)
    checked = validate_file(path)
    assert len(checked.faults) == 1
    assert where in checked.faults[0]


def test_files_that_are_no_packs_are_refused(write: Write, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"neither \.toml nor \.csv"):
        load_knowledge((write("", "own.yaml"),))
    with pytest.raises(KnowledgeError, match="check the path"):
        load_knowledge((tmp_path / "nothing.toml",))


def test_all_faults_of_a_file_are_listed(write: Write) -> None:
    text = VALLEY.replace("armed_group", "army") + PERSON.replace("person", "lady")
    assert len(validate_file(write(text)).faults) == 2


def test_a_sound_file_has_no_faults(write: Write) -> None:
    checked = validate_file(write(VALLEY + PERSON + STATE))
    assert (checked.kind, checked.entries) == ("pack", 3)
    assert checked.faults == checked.warnings == ()


def test_an_entry_that_only_extends_is_sound(write: Write) -> None:
    path = write('[[actor]]\nid = "jaysh-al-islam"\naliases = ["Host of Islam"]\n')
    assert validate_file(path).faults == ()


def test_a_name_of_another_actor_is_a_warning(write: Write) -> None:
    checked = validate_file(write(VALLEY.replace("Guards of the Valley", "Army of Islam")))
    assert checked.faults == ()
    (warning,) = checked.warnings
    assert "jaysh-al-islam, valley-guard" in warning


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ('[[label]]\nphrase = "brigand"\nclass = "delegitimising"\n', "own.toml", "lexicon"),
        (
            '[[ceasefire]]\nid = "a"\nname = "A"\nkind = "local_truce"\nsource = "test"\n',
            "own.toml",
            "register",
        ),
        (
            "id,name,kind,country,parent,lat,lon,uncertainty_km,variants,source\n"
            "sy-x,X,village,SY,SY,36,37,2,Y;Z,test\n",
            "own.csv",
            "places",
        ),
    ],
)
def test_each_kind_of_file_is_known(write: Write, text: str, name: str, kind: str) -> None:
    checked = validate_file(write(text, name))
    assert (checked.kind, checked.entries, checked.faults) == (kind, 1, ())


def test_a_register_is_warned_of_unknown_parties(write: Write) -> None:
    text = (
        '[[ceasefire]]\nid = "a"\nname = "A"\nkind = "local_truce"\nsource = "test"\n'
        'parties = [{ actor = "rusia", role = "sponsor" }]\nplaces = ["sy-nowhere"]\n'
    )
    warnings = validate_file(write(text)).warnings
    assert "did you mean 'russia'?" in warnings[0]
    assert "sy-nowhere" in warnings[1]


def test_kinds_are_not_mixed_in_one_file(write: Write) -> None:
    text = VALLEY + '[[label]]\nphrase = "brigand"\nclass = "delegitimising"\n'
    (fault,) = validate_file(write(text)).faults
    assert "a file each" in fault


def test_a_short_name_that_a_shipped_actor_bears_too_can_be_made_ones_own(write: Write) -> None:
    own = VALLEY.replace('["Guards of the Valley"]', '["RSF"]')
    other = '[[actor]]\nid = "reporters-without-borders"\nambiguous = ["RSF"]\n'
    (warning,) = validate_file(write(own)).warnings
    assert "'RSF' names reporters-without-borders, valley-guard" in warning
    assert "an entry of yours" in warning
    path = write(own + other)
    assert validate_file(path).warnings == ()
    assert [match.actor.id for match in load_knowledge([path]).matches("RSF")] == ["valley-guard"]


def test_a_file_keeps_its_kind_beside_one_with_a_fault(write: Write) -> None:
    bad = write(VALLEY.replace("2015-03-01", "2015"), "bad.toml")
    truce = (
        '[[ceasefire]]\nid = "valley"\nname = "Valley truce"\nkind = "local_truce"\n'
        'source = "written for a test"\n'
    )
    checked = validate_file(write(truce, "truce.toml"), beside=[bad])
    assert (checked.kind, checked.entries) == ("register", 1)
    (fault,) = checked.faults
    assert fault.startswith("bad.toml: actor 'valley-guard'")
