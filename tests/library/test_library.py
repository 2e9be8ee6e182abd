"""The library as window and commands use it: side by side on several threads, searched, corrected, exported."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from newsdesk.db import articles as whole
from newsdesk.domain import EVERYWHERE, Evidence, ImportStatus, Place, Sort
from newsdesk.errors import Cancelled, NotInArchive, QueryError
from newsdesk.importing.reading import read_source
from newsdesk.importing.sources import SourceFile
from newsdesk.library import Library
from newsdesk.search.snippet import snippet
from newsdesk.tasks import CancelToken, Progress


def take_in(library: Library, folder: Path) -> list[ImportStatus]:
    return [outcome.status for outcome in library.import_paths([folder], jobs=0)]


# ---------------------------------------------------------------- side by side


def test_searching_while_importing(library: Library, issues: Path) -> None:
    """Every answer is that of one moment: as many articles found as editions held then, or a later one."""
    found: list[int] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            before = library.holdings().editions
            found.append(library.searches.search("试航").total)
            assert before <= found[-1] <= 12

    with ThreadPoolExecutor(2) as threads:
        searches = [threads.submit(search) for _ in range(2)]
        take_in(library, issues)
        done.set()
        for one in searches:
            one.result()
    assert library.searches.search("试航").total == 12
    assert found


def test_two_imports_at_once(library: Library, issues: Path) -> None:
    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(take_in, library, issues) for _ in range(2)]
        told = [status for one in both for status in one.result()]
    assert sorted(told) == [ImportStatus.DUPLICATE] * 12 + [ImportStatus.IMPORTED] * 12


def test_what_was_found_comes_with_hits_and_snippets(
    library: Library, issues: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(library, issues)
    ids = library.searches.search("试航").ids
    one_by_one = [library.article(number) for number in ids]
    wanted = [(each, hits := library.searches.hits("试航", each), snippet(each.elements, hits)) for each in one_by_one]
    monkeypatch.setattr(whole, "AT_ONCE", 5)  # twelve articles: two whole stretches and a rest
    assert list(library.searches.found("试航", ids)) == wanted
    assert [each.id for each, _hits, _snippet in library.searches.found("试航", [ids[0], 999, ids[1]])] == list(ids[:2])


def test_reading_what_was_found_is_broken_off(library: Library, issues: Path) -> None:
    take_in(library, issues)
    cancel = CancelToken()
    found = library.searches.found("试航", library.searches.search("试航").ids, cancel)
    next(found)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(found)


def test_a_search_is_broken_off(library: Library, issues: Path) -> None:
    take_in(library, issues)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        library.searches.search("试航", cancel=cancel)


def test_counting_what_other_readings_find_is_broken_off(library: Library, issues: Path) -> None:
    take_in(library, issues)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        library.searches.readings("试航河湾渡口", cancel)


# ---------------------------------------------------------------- browse, search, correct, export


def test_an_article_as_it_was_read(library: Library, issues: Path) -> None:
    (outcome,) = library.import_paths([issues / "03.txt"], jobs=0)
    read = read_source(SourceFile(issues / "03.txt")).edition
    whole = [library.article(number) for number in library.article_ids()]
    assert [one.elements for one in whole] == [one.elements for one in read.articles]
    assert [one.authors for one in whole] == [one.authors for one in read.articles]
    assert {(one.newspaper, one.edition) for one in whole} == {("河湾日报", outcome.edition)}
    assert library.original(outcome.edition or "") == (issues / "03.txt").read_bytes()


def test_a_correction_moves_an_edition_in_the_tree(library: Library, issues: Path) -> None:
    (outcome,) = library.import_paths([issues / "03.txt"], jobs=0)
    edition = outcome.edition or ""
    before = library.edition(edition)
    made = library.correct_editions([edition], newspaper="山前晚报", day=date(1999, 1, 2))
    assert [count.name for count in library.children()] == ["山前晚报"]
    assert library.editions(Place(None, 1999, 1, 2)) == [library.edition(edition)]
    assert library.edition(edition).newspaper_evidence is Evidence.CORRECTED
    take_in(library, issues)
    assert library.edition(edition).newspaper == "山前晚报"
    library.take_back_corrections(made)
    assert library.edition(edition) == before
    library.correct_editions([edition], newspaper="山前晚报")
    assert library.undo_edition_fields(edition, newspaper=True, day=True)
    assert library.edition(edition) == before
    with pytest.raises(NotInArchive):
        library.correct_editions(["nothing"], newspaper="山前晚报")


@pytest.mark.parametrize("query", ["试航", "树", "第1棵树", "不在", "记者:林晚舟", "报纸:河湾日报 -树"])
@pytest.mark.parametrize("sort", [Sort.DATE_DESC, Sort.DATE_ASC])
def test_the_index_finds_what_the_definition_finds(library: Library, issues: Path, query: str, sort: Sort) -> None:
    take_in(library, issues)
    found, defined = library.searches.search(query, sort=sort), library.searches.search(query, sort=sort, oracle=True)
    assert (found.total, found.ids) == (defined.total, defined.ids)
    assert library.searches.search(query, sort=sort, offset=2, limit=3).ids == found.ids[2:5]


def test_a_result_is_in_the_order_of_all_lists(library: Library, issues: Path) -> None:
    take_in(library, issues)
    wanted = set(library.searches.search("试航").ids)
    assert list(library.searches.search("试航").ids) == [one for one in library.article_ids() if one in wanted]


@pytest.fixture
def outdated(tmp_path: Path, issues: Path) -> Iterator[Library]:
    """A library whose index another version of the program made; it answers nothing."""
    path = tmp_path / "old.archive"
    with Library(path) as library:
        take_in(library, issues)
        with library._archive.writing() as connection:
            connection.exec_driver_sql("UPDATE article_index_made SET fingerprint = 'older'")
            connection.exec_driver_sql("INSERT INTO article_index (article_index) VALUES ('delete-all')")
    with Library(path) as library:
        yield library


def index_is_outdated(library: Library) -> bool:
    return "index_outdated" in {found.problem for found in library.verify(sources=False).damaged}


def test_an_index_of_other_rules_is_made_again_before_it_is_asked(outdated: Library) -> None:
    assert outdated.searches.search("试航").total == 12
    assert outdated.verify().damaged == ()


def test_an_index_of_other_rules_is_made_again_before_an_import(outdated: Library, issues: Path) -> None:
    told: list[Progress] = []
    list(outdated.import_paths([issues / "scan.jpg"], jobs=0, progress=told.append))
    assert told[0] == Progress(0, outdated.holdings().articles)
    assert not index_is_outdated(outdated)


def test_an_index_of_other_rules_is_made_again_with_progress(outdated: Library) -> None:
    told: list[Progress] = []
    assert outdated.searches.bring_index_up_to_date(progress=told.append)
    assert told[-1] == Progress(outdated.holdings().articles, outdated.holdings().articles)
    assert not outdated.searches.bring_index_up_to_date(progress=lambda _: pytest.fail("made once more"))
    assert outdated.searches.search("试航").total == 12


def test_making_the_index_again_is_broken_off(outdated: Library) -> None:
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        outdated.searches.bring_index_up_to_date(progress=lambda _: cancel.cancel(), cancel=cancel)
    assert index_is_outdated(outdated)
    assert outdated.searches.search("试航").total == 12


def test_what_needs_no_index_waits_for_none(outdated: Library) -> None:
    assert outdated.searches.search("试航", oracle=True).total == 12
    with pytest.raises(QueryError):
        outdated.searches.search("日期:昨天")
    assert index_is_outdated(outdated)


def test_a_search_that_waits_for_the_index_is_broken_off(outdated: Library) -> None:
    """Somebody types while another thread makes the index again."""
    begun, go_on = threading.Event(), threading.Event()

    def wait(_progress: Progress) -> None:
        begun.set()
        assert go_on.wait(60)

    with ThreadPoolExecutor(1) as threads:
        making = threads.submit(outdated.searches.bring_index_up_to_date, progress=wait)
        assert begun.wait(60)
        cancel = CancelToken()
        threading.Timer(0.05, cancel.cancel).start()
        with pytest.raises(Cancelled):
            outdated.searches.search("试航", cancel=cancel)
        go_on.set()
        assert making.result()
    assert outdated.searches.search("试航").total == 12


def test_who_waits_for_the_index_hears_how_far_it_is(outdated: Library) -> None:
    """A search makes it again without showing so; whoever shows it came second."""
    begun = threading.Event()
    told: list[Progress] = []

    def hold(_progress: Progress) -> None:
        begun.set()
        while len(outdated.searches._listening) < 2:
            time.sleep(0.001)

    def look() -> bool:
        return outdated.searches.bring_index_up_to_date(progress=told.append)

    with ThreadPoolExecutor(2) as threads:
        making = threads.submit(outdated.searches.bring_index_up_to_date, progress=hold)
        assert begun.wait(60)
        looking = threads.submit(look)
        assert making.result()
        assert not looking.result()
    assert told[-1] == Progress(24, 24)


def test_a_damaged_index_is_made_again(library: Library, issues: Path) -> None:
    take_in(library, issues)
    with library._archive.writing() as connection:
        connection.exec_driver_sql("INSERT INTO article_index (article_index) VALUES ('delete-all')")
    assert library.verify(sources=False).damaged
    library.searches.rebuild_index()
    assert library.verify().damaged == ()
    assert library.searches.search("试航").total == 12


def test_an_index_that_cannot_be_read_is_made_again(
    library: Library, issues: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is derived: nobody needs a backup copy for it."""
    take_in(library, issues / "01.txt")
    library.searches.rebuild_index()
    with library._archive.writing() as connection:
        connection.exec_driver_sql("UPDATE article_index_data SET block = x'a5a5a5a5' WHERE id > 10")
    assert library.searches.search("试航").total == 1
    assert library.verify().damaged == ()
    assert "made again" in caplog.text


def test_articles_are_written_to_a_file(library: Library, issues: Path, tmp_path: Path) -> None:
    take_in(library, issues)
    ids = library.article_ids(EVERYWHERE)
    written, _sha256 = library.export([library.article(ids[0]).uid, *ids[1:]], "txt", tmp_path / "all.txt")
    assert written == len(ids)
    assert "渡口第7次试航" in (tmp_path / "all.txt").read_text(encoding="utf-8-sig")
    with pytest.raises(NotInArchive):
        library.export(["nothing"], "txt", tmp_path / "nothing.txt")
    assert not (tmp_path / "nothing.txt").exists()


def test_a_closed_library_leaves_one_file(tmp_path: Path, issues: Path) -> None:
    with Library(tmp_path / "new.archive") as library:
        take_in(library, issues)
    assert [file.name for file in tmp_path.glob("new.archive*")] == ["new.archive"]
