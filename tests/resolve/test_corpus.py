from __future__ import annotations

from counterclaim.knowledge import load_knowledge
from counterclaim.records import Actor, MentionKind, ResolvedArticle
from counterclaim.resolve import resolve_corpus
from counterclaim.resolve.actors.naming import actor_id


def _article(number: int, *names: str) -> ResolvedArticle:
    actors = tuple(
        Actor(
            actor_id(name, person=True),
            name,
            MentionKind.PERSON,
            source=f"article {number}",
            known=False,
        )
        for name in names
    )
    return ResolvedArticle(f"a{number}", actors=actors)


def test_one_name_in_many_articles_is_one_actor_with_its_spellings() -> None:
    articles = [
        _article(1, "Munir Haddadin"),
        _article(2, "Mounir Haddadin", "Lina Azizi"),
        _article(3, "Mounir Haddadin"),
    ]
    found = resolve_corpus(articles, view=load_knowledge())
    assert sorted(actor.name for actor in found) == ["Lina Azizi", "Mounir Haddadin"]
    spellings = next(a for a in found if a.name == "Mounir Haddadin").names
    assert [name.text for name in spellings] == ["Mounir Haddadin", "Munir Haddadin"]


def test_names_that_differ_stay_apart() -> None:
    found = resolve_corpus(
        [_article(1, "Hasan Azizi"), _article(2, "Hussein Azizi")], view=load_knowledge()
    )
    assert len(found) == 2


def test_an_article_more_changes_no_id() -> None:
    articles = [_article(1, "Munir Haddadin"), _article(2, "Lina Azizi")]
    before = {a.id for a in resolve_corpus(articles, view=load_knowledge())}
    more = [*articles, _article(3, "Mounir Haddadin", "Omar Salehi")]
    after = {a.id for a in resolve_corpus(more, view=load_knowledge())}
    assert before < after


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [_article(1, "Munir Haddadin"), _article(2, "Mounir Haddadin")]
    view = load_knowledge()
    assert resolve_corpus(articles, view=view) == resolve_corpus(articles[::-1], view=view)
