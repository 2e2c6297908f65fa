"""A user's own files: kept on the shelf whole or not at all, checked where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.errors import KnowledgeError
from counterclaim.knowledge import Shelf, kind_of, load_ceasefires, load_knowledge, open_file
from counterclaim.records import KnowledgeFile

EXAMPLES = Path(__file__).parents[2] / "examples" / "knowledge"
PACK = EXAMPLES / "donbas.toml"
REGISTER = EXAMPLES / "donbas-agreements.toml"
PLACES = EXAMPLES / "donbas-places.csv"
EXTENSION = '[[actor]]\nid = "azov-ukraine"\naliases = ["Azov"]\n'


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "not" / "yet" / "there")


def _save(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_shelf_has_no_files_and_no_folder(shelf: Shelf) -> None:
    assert shelf.files() == ()
    assert not shelf.folder.exists()


def test_the_example_of_another_conflict_is_sound_beside_itself(shelf: Shelf) -> None:
    kinds = []
    for path in (PACK, PLACES, REGISTER):
        found = shelf.add(path)
        assert found.faults == found.warnings == ()
        kinds.append(found.kind)
    assert kinds == ["pack", "places", "register"]
    files = shelf.files()
    assert [file.name for file in files] == sorted(path.name for path in (PACK, PLACES, REGISTER))
    view = load_knowledge([file for file in files if kind_of(file) != "register"])
    assert [a.id for a in view.actors_named("Lugansk People\u2019s Republic")] == [
        "luhansk-peoples-republic"
    ]
    assert [p.id for p in view.places_named("Shirokino")][:1] == ["ua-shyrokyne"]
    agreements = load_ceasefires([file for file in files if kind_of(file) == "register"])
    assert "ukraine-2015-02-minsk-package" in {agreement.id for agreement in agreements}


def test_a_file_with_faults_leaves_the_shelf_as_it_was(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(PACK)
    before = shelf.files()
    bad = _save(tmp_path / "donbas.toml", '[[actor]]\nid = "x"\nkind = "army"\n')
    with pytest.raises(KnowledgeError, match=r"actor 'x'"):
        shelf.add(bad)
    assert shelf.files() == before
    assert [p.name for p in shelf.folder.iterdir()] == [PACK.name]


def test_a_file_of_the_same_name_takes_the_place_of_the_former(
    shelf: Shelf, tmp_path: Path
) -> None:
    shelf.add(PACK)
    text = PACK.read_text(encoding="utf-8")
    shelf.add(_save(tmp_path / PACK.name, text.replace("Azov Batallion", "Azov Bataljon")))
    (file,) = shelf.files()
    assert load_knowledge((file,)).actors_named("Azov Bataljon")


def test_the_same_bytes_under_another_name_are_refused(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(PACK)
    copy = _save(tmp_path / "copy.toml", PACK.read_text(encoding="utf-8"))
    with pytest.raises(KnowledgeError, match=r"is there already, as donbas\.toml"):
        shelf.add(copy)


def test_only_the_kinds_that_are_asked_for_may_be_added(shelf: Shelf) -> None:
    with pytest.raises(KnowledgeError, match="is a pack, not a register"):
        shelf.add(PACK, kinds=("register",))
    assert shelf.add(REGISTER, kinds=("register",)).entries == 3


@pytest.mark.parametrize("name", ["a-azov.toml", "e-azov.toml"])
def test_a_file_may_extend_another_whichever_lies_above(
    shelf: Shelf, tmp_path: Path, name: str
) -> None:
    shelf.add(PACK)
    shelf.add(_save(tmp_path / name, EXTENSION))
    (actor,) = load_knowledge(shelf.files()).actors_named("Azov")
    assert actor.name == "Azov Regiment"


def test_what_others_need_is_not_removed(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add(PACK)
    shelf.add(_save(tmp_path / "e-azov.toml", EXTENSION))
    with pytest.raises(KnowledgeError, match="is needed by another file"):
        shelf.remove(PACK.name)
    shelf.remove("e-azov.toml")
    shelf.remove(PACK.name)
    assert shelf.files() == ()
    with pytest.raises(KnowledgeError, match="no file of that name"):
        shelf.remove("../../etc/passwd")


def test_the_hash_is_of_the_bytes() -> None:
    file = open_file(PLACES)
    assert file == KnowledgeFile(PLACES.name, PLACES.read_bytes())
    assert len(file.sha256) == 64
