"""Bytes become exactly the text they were made from, whatever encoding a newspaper came in."""

import codecs
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.importing.decode import NotText, decode

SIMPLIFIED = """云州日报 2021年8月6日 星期五 第02版：要闻

我市部署秋粮收购工作
要求各县区做到颗粒归仓

　　本报讯（记者 林小满）8月5日，全市秋粮收购工作会议召开。会议指出，今年雨水充足，粮食长势良好，各县区要提前检修仓库。
　　据介绍，全市共设收购点一百二十个，比去年增加十五个。“农民卖粮不出乡，”市粮食局有关负责人说。
"""
TRADITIONAL = """澄灣日報 中華民國一一三年六月十四日 星期五 第一版

港口擴建工程昨日動工
預計三年後完成　可停泊大型貨輪

【記者陳美玲／澄灣報導】港口擴建工程昨天上午動工，市長親自主持典禮。他表示，這項工程將帶動地方經濟發展，創造兩千個就業機會。
　　當地居民則關心施工期間的噪音與交通問題，要求市政府提出說明。
"""
OF_CHINA = ("gb2312", "gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
OF_TAIWAN = ("big5", "cp950", "big5hkscs", "gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-16-be")
CASES = [(SIMPLIFIED, name) for name in OF_CHINA] + [(TRADITIONAL, name) for name in OF_TAIWAN]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if len(line.strip()) >= 6]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_a_page(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert not decoded.doubtful


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_single_lines(text: str, encoding: str) -> None:
    assert [decode(line.encode(encoding)).text for line in lines(text)] == lines(text)


@pytest.mark.parametrize(
    ("content", "encoding", "reason"),
    [
        (codecs.BOM_UTF8 + "新闻".encode(), "utf-8", "mark"),
        ("新闻".encode(), "utf-8", "strict"),
        (b"news", "utf-8", "strict"),
        ("新闻".encode("utf-16"), "utf-16-le", "mark"),
        (codecs.BOM_UTF16_BE + "新闻".encode("utf-16-be"), "utf-16-be", "mark"),
        ("新闻".encode("utf-32"), "utf-32-le", "mark"),
        ("\ufeff新闻".encode("gb18030"), "gb18030", "mark"),
        (SIMPLIFIED.encode("gb2312"), "gb18030", "plausible"),
        (TRADITIONAL.encode("big5"), "big5hkscs", "plausible"),
        (SIMPLIFIED.encode("utf-16-be"), "utf-16-be", "plausible"),
        ("plain words\r\n".encode("utf-16-le"), "utf-16-le", "plausible"),
    ],
)
def test_how_it_was_decided(content: bytes, encoding: str, reason: str) -> None:
    decoded = decode(content)
    assert (decoded.encoding, decoded.reason) == (encoding, reason)


def test_nothing_but_one_mark_is_dropped() -> None:
    text = "\ufeff一\r\n二\r三\u2028四\x85五\ufeff "
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text
    assert decode(text.encode("utf-16")).text == text
    assert decode(text.encode()).text == text[1:]


def test_characters_of_hong_kong_and_of_the_supplementary_planes() -> None:
    assert decode(("係咁嘅，佢哋嚟咗香港，" * 3 + TRADITIONAL).encode("big5hkscs")).text.startswith(
        "係咁嘅，佢哋嚟咗香港"
    )
    assert decode(("𠮷田㐂" + SIMPLIFIED).encode("gb18030")).text == "𠮷田㐂" + SIMPLIFIED


# What may stand in a text: no surrogates, no control characters, no sign for what was lost before.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd") | st.sampled_from("\t\r\n"))


@given(TEXT)
def test_utf8_round_trip(text: str) -> None:
    assert decode(("新闻" + text).encode()).text == "新闻" + text


@given(TEXT, st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030"]))
def test_marked_round_trip(text: str, encoding: str) -> None:
    assert decode(("\ufeff新闻" + text).encode(encoding)).text == "新闻" + text


@given(st.sampled_from(CASES), st.integers(0, 150), st.integers(12, 200))
def test_any_cut_of_a_page(case: tuple[str, str], start: int, length: int) -> None:
    text, encoding = case
    cut = text[start : start + length]
    content = cut.encode(encoding)
    decoded = decode(content)
    assert decoded.text == cut or decoded.doubtful
    assert decoded.text == content.decode(decoded.encoding, "replace").removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        decoded = decode(content)
    except NotText:
        return
    assert decoded.text == content.decode(decoded.encoding, "replace").removeprefix("\ufeff")


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_a_damaged_page_is_still_read(text: str, encoding: str) -> None:
    content = bytearray(text.encode(encoding))
    content[40:42] = b"\xff\xff"
    decoded = decode(bytes(content))
    assert text[-40:] in decoded.text
    assert decoded.doubtful or encoding.startswith(("utf-16", "utf-32"))  # there these bytes are a character


def test_a_page_cut_in_the_middle_of_a_character() -> None:
    decoded = decode(SIMPLIFIED.encode()[:-2])
    assert decoded.doubtful
    assert decoded.text == SIMPLIFIED[:-2] + "\ufffd"


def test_a_large_page_begins_with_latin_letters() -> None:
    text = "x" * 300_000 + "\n" + TRADITIONAL
    assert decode(text.encode("big5")).text == text


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 8,
        random.Random(7).randbytes(4000),
        b"\x7fELF\x02\x01\x01" + b"\0" * 200 + b"\x03\0>\0" * 40,
        b"\0" * 100,
        b"\x01\x02\x03\x04" * 10,
    ],
)
def test_what_is_no_text(content: bytes) -> None:
    with pytest.raises(NotText):
        decode(content)


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_at_all(content: bytes) -> None:
    assert decode(content).text.strip() == ""


def test_the_measured_editions(shared: Path) -> None:
    editions = sorted((shared / "eval" / "dev").glob("*.txt"))
    wrong, doubtful = [], []
    for path in editions:
        truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
        content = path.read_bytes()
        decoded = decode(content)
        if decoded.text != content.decode(truth["encoding"]).removeprefix("\ufeff"):
            wrong.append(path.name)
        if decoded.doubtful:
            doubtful.append(path.name)
    assert editions
    assert (wrong, doubtful) == ([], [])
