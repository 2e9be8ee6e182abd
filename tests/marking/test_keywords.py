"""What an article is about, weighed by the archive that holds it; the person's own words; what is kept meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.domain import Article, ListKind, NewTerm
from newsdesk.errors import Cancelled
from newsdesk.library import Library
from newsdesk.resources import resource
from newsdesk.tasks import CancelToken

MakeArticle = Callable[..., Article]
FERRY = ("渡口大桥建成", "本报讯(记者 林晚舟)雁门市气象局说，渡口大桥的桥塔昨日合龙。", "渡口大桥由王建国设计。")


@pytest.fixture
def samples(library: Library) -> Library:
    """A library that holds the sample editions."""
    for _ in library.import_paths([resource("samples")], jobs=0):
        pass
    return library


def test_names_are_told_by_what_they_are(library: Library, article_of: MakeArticle) -> None:
    found = library.marking.keywords(article_of(*FERRY))
    assert "桥塔" in [word.text for word in found.about]
    assert "雁门市气象局" in [word.text for word in found.organisations]
    assert "王建国" in [word.text for word in found.people]
    everything = {word.text for part in (found.about, found.people, found.places, found.organisations) for word in part}
    assert everything.isdisjoint({"本报讯", "记者", "昨日", "的", "说", "由"})


def test_numbers_are_those_of_a_search(samples: Library) -> None:
    searches = samples.searches
    article = samples.article(searches.search("渡口大桥").ids[0])
    found = samples.marking.keywords(article)
    words = [*found.about, *found.people, *found.places, *found.organisations]
    assert len({word.text for word in words}) == len(words) > 5
    for word in words:
        hits = searches.hits(f'"{word.text}"', article)
        assert word.articles == searches.search(f'"{word.text}"').total > 0
        assert word.occurrences == sum(len(one.spans) for one in hits) > 0


def test_of_two_words_the_rarer_weighs_more(samples: Library, article_of: MakeArticle) -> None:
    common, rare = "记者" if samples.searches.search("图书馆").total < 2 else "图书馆", "灯塔"
    assert samples.searches.search(common).total > 3
    assert samples.searches.search(rare).total == 0
    found = samples.marking.keywords(article_of("新闻", f"{common}与{rare}。", f"{rare}和{common}。"))
    weights = {word.text: word.weight for word in found.about}
    assert weights[rare] > weights[common]


def test_the_persons_own_words_are_words(library: Library, article_of: MakeArticle) -> None:
    article = article_of("新闻", "潮信灯又亮了，潮信灯在堤上。")
    assert "潮信灯" not in [word.text for word in library.marking.keywords(article).about]
    own = library.marking.make_list("器物", ListKind.TERM, in_dictionary=True)
    library.marking.add_terms(own.id, [NewTerm("潮信灯")])
    assert library.marking.keywords(article).about[0].text == "潮信灯"
    library.marking.delete_list(own.id)
    assert "潮信灯" not in [word.text for word in library.marking.keywords(article).about]


def test_a_word_is_what_its_list_says(library: Library, article_of: MakeArticle) -> None:
    article = article_of("新闻", "潮信灯又亮了，潮信灯在堤上。")
    people = library.marking.make_list("诨名", ListKind.PERSON, in_dictionary=True)
    library.marking.add_terms(people.id, [NewTerm("老船长", aliases=("潮信灯",))])
    assert [word.text for word in library.marking.keywords(article).people] == ["潮信灯"]


def test_what_was_counted_is_counted_again_after_an_import(
    library: Library, article_of: MakeArticle, tmp_path: Path
) -> None:
    article = article_of("灯塔", "灯塔又亮了。")
    assert {word.text: word.articles for word in library.marking.keywords(article).about}["灯塔"] == 0
    page = tmp_path / "page.txt"
    page.write_text(
        "河湾日报 2024年6月13日 星期四 第01版：要闻\n\n灯塔重新启用\n\n本报讯(记者 林晚舟)灯塔昨晚重新启用。\n", "utf-8"
    )
    for _ in library.import_paths([page], jobs=0):
        pass
    assert {word.text: word.articles for word in library.marking.keywords(article).about}["灯塔"] == 1


def test_it_can_be_broken_off(library: Library, article_of: MakeArticle) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        library.marking.keywords(article_of(*FERRY), cancel)
