"""The sheet of paper: where hits stand, how lines break, what is text and what is not."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QTextDocument
from pytestqt.qtbot import QtBot

from newsdesk.domain import Article, Author, Element, ElementHits, HitSpan, Role
from newsdesk.ui.desk import Landing, Opened
from newsdesk.ui.look import Look
from newsdesk.ui.reading_document import MEASURE, set_article, source_line
from newsdesk.ui.reading_view import ReadingView

BODY = (
    "本报讯（记者 陈望）渡口大桥昨日通车，两岸居民步行过江；市长、书记到场。桥长1,234.56米，“一桥飞架”，"
    "用时三年零四个月！好不好？好。工程师说：“水位下降，施工加快。”《渡口志》记载……此地自古以来没有桥——只有船。"
)
NEVER_FIRST = set("，。、；：？！）》”’…")


def article(*elements: tuple[Role, str]) -> Article:
    return Article(
        id=1,
        uid="u1",
        newspaper="渡口日报",
        date=date(1987, 5, 6),
        page="01",
        section="要闻",
        authors=(Author("陈望", "记者"),),
        elements=tuple(Element(role, text, ()) for role, text in elements),
        confidence=1.0,
        edition="e1",
        source_sha256="",
        source_name="",
    )


def hits_of(story: Article, word: str) -> tuple[ElementHits, ...]:
    found = []
    for number, element in enumerate(story.elements):
        starts = [at for at in range(len(element.text)) if element.text.startswith(word, at)]
        if starts:
            found.append(ElementHits(number, tuple(HitSpan(at, at + len(word), 0, False) for at in starts)))
    return tuple(found)


def text_at(document: QTextDocument, start: int, end: int) -> str:
    units = document.toRawText().encode("utf-16-le", "surrogatepass")
    return units[start * 2 : end * 2].decode("utf-16-le")


@pytest.mark.parametrize("before", ["", "𠮷", "😀😀", "甲𠮷乙😀", "\u3000", "a\u2029b\r\n", "\ufffc\u2028"])
def test_hits_stand_where_the_words_stand(look: Look, before: str) -> None:
    story = article(
        (Role.KICKER, f"{before}水务会"),
        (Role.HEADLINE, f"{before} 大水 {before}退水"),
        (Role.PARAGRAPH, f"{before}水深"),
    )
    document = QTextDocument()
    setting = set_article(document, story, hits_of(story, "水"), look, size=17, width=578)
    assert [text_at(document, mark.start, mark.end) for mark in setting.marks] == ["水"] * 4


def test_heads_come_first_then_the_source_then_the_rest(look: Look) -> None:
    story = article(
        (Role.KICKER, "引题"),
        (Role.HEADLINE, "主题"),
        (Role.DECK, "副题"),
        (Role.BYLINE, "本报记者"),
        (Role.PARAGRAPH, "正文"),
    )
    document = QTextDocument()
    setting = set_article(document, story, (), look, size=17, width=578)
    assert document.toPlainText().split("\n") == ["引题", "主题", "副题", source_line(story), "本报记者", "正文"]
    assert setting.source_block == 3
    assert source_line(story).split("\u2003") == ["渡口日报", "6 May 1987", "Page 01 要闻", "记者 陈望"]


def test_text_is_never_read_as_html(look: Look) -> None:
    harm = '<img src="file:///etc/passwd"><b>粗</b>&amp;{name}%s'
    document = QTextDocument()
    set_article(document, article((Role.HEADLINE, harm), (Role.PARAGRAPH, harm)), (), look, size=17, width=578)
    assert document.toPlainText().count(harm) == 2


def test_paragraphs_are_indented_by_two_ems_and_justified(look: Look) -> None:
    document = QTextDocument()
    set_article(document, article((Role.HEADLINE, "题"), (Role.PARAGRAPH, BODY)), (), look, size=20, width=578)
    form = document.lastBlock().blockFormat()
    assert (form.textIndent(), form.alignment()) == (40, Qt.AlignmentFlag.AlignJustify)


@pytest.mark.parametrize("size", [12, 17, 24, 40])
@pytest.mark.parametrize("width", range(300, 620, 20))
def test_no_line_begins_with_a_closing_mark(look: Look, size: int, width: int) -> None:
    document = QTextDocument()
    set_article(document, article((Role.PARAGRAPH, BODY * 2)), (), look, size=size, width=578)
    document.setTextWidth(width)
    document.size()
    block = document.lastBlock()
    lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
    firsts = {block.text()[line.textStart()] for line in lines[1:]}
    assert len(lines) > 1
    assert not firsts & NEVER_FIRST


def test_full_lines_reach_the_edge(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, article((Role.PARAGRAPH, "渡口大桥昨日通车两岸居民步行过江" * 12)))
    block = view.document().lastBlock()
    first = block.layout().lineAt(0)
    ends = first.cursorToX(first.textStart() + first.textLength())
    assert isinstance(ends, tuple)
    assert ends[0] == pytest.approx(MEASURE * 17, abs=2)


def shown(look: Look, qtbot: QtBot, story: Article, word: str = "", landing: Landing = Landing.TOP) -> ReadingView:
    view = ReadingView(look, 17)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.show_article(Opened(story, hits_of(story, word) if word else (), landing))
    return view


@pytest.mark.parametrize("width", [700, 1100, 1800])
def test_the_measure_is_the_same_however_wide_the_window(look: Look, qtbot: QtBot, width: int) -> None:
    view = shown(look, qtbot, article((Role.PARAGRAPH, BODY)))
    view.resize(width, 600)
    assert view.lineWrapColumnOrWidth() == MEASURE * 17
    margins = view.viewportMargins()
    assert abs(margins.left() - margins.right()) <= 1


def test_a_narrow_pane_narrows_the_measure(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, article((Role.PARAGRAPH, BODY)))
    view.resize(360, 600)
    assert view.lineWrapColumnOrWidth() < 360


def test_hits_one_after_another(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, article((Role.HEADLINE, "水"), (Role.PARAGRAPH, BODY), (Role.PARAGRAPH, "水与水")), "水")
    reached: list[tuple[int, int]] = []
    view.hit_reached.connect(lambda at, of: reached.append((at, of)))
    assert view.hits == 4
    assert [view.step_hit(1) for _ in range(5)] == [True, True, True, True, False]
    assert reached == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert view.step_hit(-1)
    assert view.hit == 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_hit_one_stands_at_is_marked_unlike_the_others(look: Look, qtbot: QtBot, theme: str) -> None:
    look.use_theme(theme)
    view = shown(look, qtbot, article((Role.PARAGRAPH, "水桥水")), "水")
    assert colours_on(view) & {look.colour(name).name() for name in ("hit", "hit_here", "accent")} == {
        look.colour("hit").name()
    }
    view.step_hit(1)
    assert {look.colour(name).name() for name in ("hit", "hit_here", "accent")} <= colours_on(view)


def colours_on(view: ReadingView) -> set[str]:
    image = view.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(min(120, image.height()))}


@pytest.mark.parametrize(("landing", "hit"), [(Landing.TOP, -1), (Landing.FIRST_HIT, 0), (Landing.LAST_HIT, 2)])
def test_where_reading_begins(look: Look, qtbot: QtBot, landing: Landing, hit: int) -> None:
    view = shown(look, qtbot, article((Role.PARAGRAPH, "水" + BODY * 20 + "水")), "水", landing)
    view.show_article(Opened(view_article(), hits_of(view_article(), "水"), landing))
    assert view.hit == hit


def view_article() -> Article:
    return article((Role.PARAGRAPH, "水" + "甲" * 4000 + "水"), (Role.PARAGRAPH, "末了水"))


def test_a_far_hit_is_brought_into_sight(look: Look, qtbot: QtBot) -> None:
    story = view_article()
    view = shown(look, qtbot, story, "水", Landing.LAST_HIT)
    assert view.verticalScrollBar().value() > 0


def test_an_article_set_anew_keeps_its_place_and_hit(look: Look, qtbot: QtBot) -> None:
    story = view_article()
    view = shown(look, qtbot, story, "水")
    view.step_hit(1)
    view.step_hit(1)
    value = view.verticalScrollBar().value()
    assert value > 0
    look.use_theme("dark")
    view.redraw()
    assert (view.hit, view.verticalScrollBar().value()) == (1, value)


def test_a_click_on_the_edge_goes_to_the_hit(look: Look, qtbot: QtBot) -> None:
    view = shown(look, qtbot, view_article(), "水")
    chosen: list[int] = []
    view.edge.mark_chosen.connect(chosen.append)
    part = view.edge._parts[1]
    qtbot.mouseClick(view.edge, Qt.MouseButton.LeftButton, pos=QPoint(6, round(view.edge._y(part)) + 1))
    assert chosen == [1]
    assert view.hit == 1


def test_a_text_keeps_its_forms_in_every_language_of_the_interface(look: Look) -> None:
    drawn = []
    for language in ("zh_CN", "zh_TW", "en"):
        look.use_language(language)
        picture = QImage(120, 40, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.setFont(look.serif(28, form="zh_CN"))
        painter.drawText(4, 32, "骨，直。")
        painter.end()
        drawn.append(picture)
    assert drawn[0] == drawn[1] == drawn[2]
