"""A person's corrections: above what was read and given, never overwritten by an import, and undone one by one."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from newsdesk.db import corrections, index, layers, provenance
from newsdesk.db.engine import Archive
from newsdesk.db.layers import page_order
from newsdesk.db.schema import Article, Correction, Field, Source
from newsdesk.db.store import store
from newsdesk.domain import Edition, Evidence, Given, ImportStatus, Page, ReadSource
from newsdesk.errors import CorrectionRefused, NotInArchive
from newsdesk.wording import sentence

MakeSource = Callable[..., ReadSource]
JUNE_13, JUNE_14 = date(2024, 6, 13), date(2024, 6, 14)


@pytest.fixture
def uid(archive: Archive, make_source: MakeSource) -> str:
    """An edition of one page, of the 河湾日报 of June 13."""
    return store(archive, make_source()).edition or ""


def held(archive: Archive, uid: str) -> Edition:
    with archive.reading() as connection:
        return provenance.edition(connection, uid)


def correct(
    archive: Archive, uid: str, newspaper: str | None = None, day: date | None = None, page: str | None = None
) -> list[int]:
    with archive.writing() as connection:
        return corrections.correct(connection, [uid], newspaper=newspaper, day=day, page=page)


def undo(archive: Archive, uid: str, *fields: Field) -> bool:
    with archive.writing() as connection:
        return corrections.undo(connection, uid, fields)


def test_a_correction_counts(archive: Archive, uid: str) -> None:
    assert correct(archive, uid, " 山前晚报 ", JUNE_14, "A3")
    now = held(archive, uid)
    assert (now.newspaper, now.newspaper_evidence) == ("山前晚报", Evidence.CORRECTED)
    assert (now.date, now.date_evidence) == (JUNE_14, Evidence.CORRECTED)
    assert now.pages == (Page("A3", "第1版", Evidence.CORRECTED),)


@pytest.mark.parametrize("written", ["第3版", "第三版", "03", " ３版 "])
def test_a_page_is_kept_as_importing_keeps_it(archive: Archive, uid: str, written: str) -> None:
    assert correct(archive, uid, page=written)
    assert [page.number for page in held(archive, uid).pages] == ["3"]
    assert not correct(archive, uid, page="3")


def test_what_is_not_named_stays(archive: Archive, uid: str) -> None:
    before = held(archive, uid)
    correct(archive, uid, page="4")
    assert held(archive, uid) == replace(before, pages=(Page("4", "第1版", Evidence.CORRECTED),))


def test_a_correction_undone_leaves_what_was_read(archive: Archive, uid: str) -> None:
    before = held(archive, uid)
    correct(archive, uid, "山前晚报", JUNE_14, "A3")
    assert undo(archive, uid, Field.NEWSPAPER, Field.DAY, Field.PAGE)
    assert held(archive, uid) == before
    assert not undo(archive, uid, Field.NEWSPAPER, Field.DAY, Field.PAGE)


def test_corrections_are_undone_one_by_one(archive: Archive, uid: str) -> None:
    for name in ("甲报", "乙报", "丙报"):
        correct(archive, uid, name)
    names = []
    while undo(archive, uid, Field.NEWSPAPER):
        names.append(held(archive, uid).newspaper)
    assert names == ["乙报", "甲报", "河湾日报"]


def test_what_is_undone_stays_on_record(archive: Archive, uid: str) -> None:
    correct(archive, uid, "山前晚报")
    undo(archive, uid, Field.NEWSPAPER)
    with archive.reading() as connection:
        kept = connection.execute(select(Correction.value, Correction.made_at, Correction.undone_at)).one()
    assert kept.value == "山前晚报"
    assert kept.undone_at >= kept.made_at


def test_saying_what_counts_already_is_no_correction(archive: Archive, uid: str) -> None:
    assert not correct(archive, uid, "河湾日报", JUNE_13, "1")
    assert held(archive, uid).newspaper_evidence is Evidence.MASTHEAD


def test_an_import_does_not_overwrite_a_correction(archive: Archive, uid: str, make_source: MakeSource) -> None:
    correct(archive, uid, "山前晚报")
    assert store(archive, make_source()).status is ImportStatus.DUPLICATE
    updated = store(archive, make_source(), Given("别的日报"))
    assert (updated.status, updated.newspaper) == (ImportStatus.UPDATED, "山前晚报")
    assert held(archive, uid).newspaper == "山前晚报"
    undo(archive, uid, Field.NEWSPAPER)
    assert held(archive, uid).newspaper == "别的日报"


def test_what_was_given_is_undone_after_what_was_corrected(archive: Archive, make_source: MakeSource) -> None:
    """Down to what was read: somebody may have named the wrong newspaper for a thousand files."""
    uid = store(archive, make_source(), Given("甲报")).edition or ""
    store(archive, make_source(), Given("乙报"))
    correct(archive, uid, "丙报")
    names = []
    while undo(archive, uid, Field.NEWSPAPER):
        names.append(held(archive, uid).newspaper)
    assert names == ["乙报", "甲报", "河湾日报"]
    assert held(archive, uid).newspaper_evidence is Evidence.MASTHEAD


def test_corrections_are_taken_back_exactly(archive: Archive, make_source: MakeSource) -> None:
    """Of two editions one was corrected so before: taking the second correction back leaves the first alone."""
    one, other = (store(archive, make_source(name)).edition or "" for name in ("one.txt", "two.txt"))
    correct(archive, one, "山前晚报")
    with archive.writing() as connection:
        made = corrections.correct(connection, [one, other], newspaper="山前晚报", day=JUNE_14)
    assert [(held(archive, uid).newspaper, held(archive, uid).date) for uid in (one, other)] == [
        ("山前晚报", JUNE_14)
    ] * 2
    for _ in range(2):  # a second time there is nothing to take back
        with archive.writing() as connection:
            corrections.take_back(connection, made)
        now = [(held(archive, uid).newspaper, held(archive, uid).date) for uid in (one, other)]
        assert now == [("山前晚报", JUNE_13), ("河湾日报", JUNE_13)]


def test_editions_are_corrected_all_or_none(archive: Archive, make_source: MakeSource, uid: str) -> None:
    several = store(archive, make_source("two.txt", pages=("1", "2"))).edition or ""
    with pytest.raises(CorrectionRefused), archive.writing() as connection:
        corrections.correct(connection, [uid, several], page="3")
    assert held(archive, uid).pages[0].number == "1"


def test_a_correction_outlives_its_edition(archive: Archive, uid: str, make_source: MakeSource) -> None:
    """Taken out and imported again, or imported on another machine: the correction applies to the same edition."""
    correct(archive, uid, "山前晚报", page="A3")
    with archive.writing() as connection:
        index.remove(connection, connection.scalars(select(Article.id)).all())
        connection.execute(delete(Source))
    with archive.reading() as connection:
        assert connection.scalars(select(Article.id)).all() == []
    assert store(archive, make_source()).edition == uid
    assert held(archive, uid).newspaper == "山前晚报"
    assert held(archive, uid).pages[0].number == "A3"


def test_an_edition_without_a_page_gets_one_and_loses_it(archive: Archive, make_source: MakeSource) -> None:
    uid = store(archive, make_source(pages=(None, None))).edition or ""
    correct(archive, uid, page="2")
    assert held(archive, uid).pages == (Page("2", None, Evidence.CORRECTED),)
    with archive.reading() as connection:
        assert None not in connection.scalars(select(Article.page_id)).all()
    undo(archive, uid, Field.PAGE)
    assert held(archive, uid).pages == ()
    with archive.reading() as connection:
        assert connection.scalars(select(Article.page_id)).all() == [None, None]


def test_a_field_can_be_said_to_be_unknown(archive: Archive, uid: str) -> None:
    """What was read may be plainly wrong, and the right value known to nobody."""
    before = held(archive, uid)
    with archive.writing() as connection:
        for field in (Field.NEWSPAPER, Field.DAY, Field.PAGE):
            layers.decide(connection, uid, field, None)
        layers.settle(connection, provenance.edition_id(connection, uid))
    now = held(archive, uid)
    assert (now.newspaper, now.date, now.pages) == (None, None, ())
    undo(archive, uid, Field.NEWSPAPER, Field.DAY, Field.PAGE)
    assert held(archive, uid) == before


def test_a_day_no_calendar_has_is_kept_as_read_and_not_used(archive: Archive, make_source: MakeSource) -> None:
    uid = store(archive, make_source(day="2024-02-31")).edition or ""
    assert (held(archive, uid).date, held(archive, uid).date_evidence) == (None, None)
    with archive.reading() as connection:
        found = layers.standing(connection, provenance.edition_id(connection, uid))
    assert found[Field.DAY].value == "2024-02-31"


@pytest.mark.parametrize(
    ("newspaper", "page", "code"),
    [("　", None, "newspaper_blank"), (None, "", "page_blank"), (None, "要闻", "page_no_number")],
)
def test_a_correction_that_says_nothing_is_refused(
    archive: Archive, uid: str, newspaper: str | None, page: str | None, code: str
) -> None:
    with pytest.raises(CorrectionRefused) as refused:
        correct(archive, uid, newspaper, page=page)
    assert refused.value.problem.code == code
    assert sentence(refused.value.problem).endswith(".")


def test_one_page_number_for_several_pages_is_refused_whole(archive: Archive, make_source: MakeSource) -> None:
    uid = store(archive, make_source(pages=("1", "2"))).edition or ""
    with pytest.raises(CorrectionRefused) as refused:
        correct(archive, uid, "山前晚报", page="3")
    assert "2 pages" in sentence(refused.value.problem)
    assert held(archive, uid).newspaper == "河湾日报"
    assert correct(archive, uid, "山前晚报")
    assert [page.number for page in held(archive, uid).pages] == ["1", "2"]


def test_an_edition_that_is_not_held(archive: Archive) -> None:
    with pytest.raises(NotInArchive) as unknown:
        correct(archive, "0" * 16, "山前晚报")
    assert "0" * 16 in sentence(unknown.value.problem)
    with pytest.raises(NotInArchive):
        undo(archive, "0" * 16, Field.DAY)
    for ask in (provenance.edition, provenance.original):
        with archive.reading() as connection, pytest.raises(NotInArchive):
            ask(connection, "0" * 16)


fields = st.sampled_from([Field.NEWSPAPER, Field.DAY, Field.PAGE])
values = {
    Field.NEWSPAPER: st.sampled_from(["甲报", "乙报"]),
    Field.DAY: st.sampled_from(["2024-01-01", "2024-01-02"]),
    Field.PAGE: st.sampled_from(["1", "7"]),
}
steps = st.lists(fields.flatmap(lambda field: st.tuples(st.just(field), st.none() | values[field])), max_size=12)


numbers = itertools.count()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_undoing_everything_leads_back(
    archive: Archive, make_source: MakeSource, taken: list[tuple[Field, str | None]]
) -> None:
    """Whatever is corrected and undone in whatever order: what counts is a stack, and its bottom is what was read."""
    uid = store(archive, make_source(f"{next(numbers)}.txt")).edition or ""
    stacks = {Field.NEWSPAPER: ["河湾日报"], Field.DAY: ["2024-06-13"], Field.PAGE: ["1"]}
    before = held(archive, uid)
    for field, value in taken:
        with archive.writing() as connection:
            if value is None:
                assert corrections.undo(connection, uid, [field]) == (len(stacks[field]) > 1)
                stacks[field] = stacks[field][:1] + stacks[field][1:-1]
            else:
                layers.decide(connection, uid, field, value)
                layers.settle(connection, provenance.edition_id(connection, uid))
                stacks[field].append(value)
        now = held(archive, uid)
        shown = {Field.NEWSPAPER: now.newspaper, Field.DAY: str(now.date), Field.PAGE: now.pages[0].number}
        assert shown == {field: stack[-1] for field, stack in stacks.items()}
    for field in stacks:
        while undo(archive, uid, field):
            pass
    assert held(archive, uid) == before


# ---------------------------------------------------------------- the order of pages


def test_pages_in_order() -> None:
    pages: list[str | None] = ["1", "02", "3", "10", "A1", "A02", "A10", "B1", "特刊", None]
    assert sorted(set(pages), key=page_order) == pages


@given(st.none() | st.text())
def test_every_page_has_a_place(number: str | None) -> None:
    assert 0 <= page_order(number) <= page_order(None)
