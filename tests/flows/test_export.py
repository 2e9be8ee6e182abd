"""A reporter takes what was found along: one article, a selection, an edition, as files that say where it was."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdesk.domain import EVERYWHERE, Sort
from newsdesk.errors import Cancelled, ExportFailed, NotInArchive
from newsdesk.tasks import CancelToken

if TYPE_CHECKING:
    from tests.flows.conftest import Archive


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_a_search_becomes_a_file(archive: Archive, tmp_path: Path, kind: str) -> None:
    found = archive.library.searches.search("图书馆")
    out = tmp_path / f"图书馆.{kind}"
    written, sha256 = archive.library.export(found.ids, kind, out)
    assert written == found.total == 9
    assert sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    text = out.read_text(encoding="utf-8")
    places = []
    for number in found.ids:
        article = archive.library.article(number)
        places.append(text.index(article.headline))
        assert all(element.text in text for element in article.elements)
        assert f"文章编号：{article.uid}" in text.replace("編號", "编号").replace("<code>", "")
    assert places == sorted(places), "the articles stand in the order of the list"
    assert "《云棹晚报》 2024年6月14日 第1版：要闻" in text
    assert "《澄灣日報》 2024年6月13日 第3版：港聞" in text


def test_one_article_by_its_uid(archive: Archive, tmp_path: Path) -> None:
    article = archive.named("补纸记")
    assert archive.library.export([article.uid], "txt", tmp_path / "a.txt")[0] == 1
    lines = (tmp_path / "a.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "补纸记"
    assert "《云棹晚报》 2024年6月14日 第4版：副刊" in lines
    assert "来源文件：云棹晚报-20240614.txt" in lines
    assert f"SHA-256：{article.source_sha256}" in lines


def test_an_edition_as_a_whole(archive: Archive, tmp_path: Path) -> None:
    newspaper = next(each.place for each in archive.library.children() if each.name == "云棹晚报")
    ids = archive.library.article_ids(newspaper, Sort.DATE_ASC)
    assert archive.library.export(ids, "md", tmp_path / "云棹晚报.md")[0] == 22
    assert (tmp_path / "云棹晚报.md").read_text(encoding="utf-8").count("\n## ") >= 22


def test_everything_twice_gives_the_same_bytes(archive: Archive, tmp_path: Path) -> None:
    ids = archive.library.article_ids(EVERYWHERE)
    first = archive.library.export(ids, "html", tmp_path / "a.html")
    second = archive.library.export(ids, "html", tmp_path / "b.html")
    assert first == second
    assert first[0] == 32


def test_nothing_half_written_stays(archive: Archive, tmp_path: Path) -> None:
    ids = list(archive.library.article_ids())
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled):
        archive.library.export(ids, "txt", tmp_path / "a.txt", cancel=stopped)
    with pytest.raises(NotInArchive):
        archive.library.export([*ids, "no such uid"], "txt", tmp_path / "a.txt")
    with pytest.raises(ExportFailed):
        archive.library.export(ids, "txt", tmp_path / "missing" / "a.txt")
    assert list(tmp_path.iterdir()) == []
