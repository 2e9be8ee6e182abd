from __future__ import annotations

import io
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from newsdesk.keywords.cutting import Tagger, cut, cut_by_dictionary
from newsdesk.keywords.dictionary import Dictionary


@pytest.mark.parametrize("text", ["", "停航三年的河湾渡口昨日复航。", "GDP增长5.5％，𠮷野家 😀\n", "後發"])
def test_words_make_up_the_text(text: str) -> None:
    assert "".join(cut(text)) == text
    assert "".join(cut_by_dictionary(text)) == text


def test_words() -> None:
    assert cut("记者昨日从气象部门获悉") == ["记者", "昨日", "从", "气象部门", "获悉"]


def test_names_are_guessed_or_not() -> None:
    assert cut("沈砚舟获悉") == ["沈砚舟", "获悉"]
    assert cut_by_dictionary("沈砚舟获悉") == ["沈", "砚", "舟", "获悉"]


def test_it_leaves_no_file_and_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code = "from newsdesk.keywords.cutting import cut; cut('河湾渡口')"
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_jieba_is_loaded_only_when_needed() -> None:
    code = "import sys, newsdesk.keywords.cutting, newsdesk.library; assert not {'jieba', 'opencc'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_log_is_left_alone() -> None:
    cut("河湾")
    assert logging.getLogger("jieba").handlers == []


TEXTS = [
    "沈砚舟获悉，河湾渡口昨日复航，雁门市气象局发布大风预警。",
    "GDP增长5.5％，𠮷野家 😀\r\n共12.5万人次（记者 林晚舟）",
    "奥巴马、何汀到访汀洲，周　欢陪同；第3期A股C++课程",
    "",
    " \t\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_dictionary_kept_small_cuts_as_jiebas_own_does(text: str) -> None:
    """Compared in a process of its own: jieba's takes 100 MB, and keeps a copy in the folder for temporary files."""
    code = f"""
import io, warnings
warnings.simplefilter("ignore")
from newsdesk.keywords import cutting
tagged = [tuple(pair) for pair in cutting.Tagger().tag({text!r})]
ours = tagged, cutting.cut({text!r}), cutting.cut_by_dictionary({text!r})
import jieba, jieba.posseg
tokenizer = jieba.Tokenizer()
tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(jieba.get_module_res("dict.txt"))
tokenizer.initialized = True
tagged = [(pair.word, pair.flag) for pair in jieba.posseg.POSTokenizer(tokenizer).lcut({text!r})]
theirs = tagged, tokenizer.lcut({text!r}), tokenizer.lcut({text!r}, HMM=False)
assert ours == theirs, (ours, theirs)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_parts_of_speech() -> None:
    assert Tagger().tag("沈砚舟获悉") == [("沈砚舟", "nr"), ("获悉", "v")]


def test_a_persons_own_words_go_before_the_dictionarys() -> None:
    text = "记者到河湾渡口站看水位"
    assert ("河湾渡口站", "nt") in Tagger({"河湾渡口站": "nt"}).tag(text)
    assert "河湾渡口站" not in [word for word, _tag in Tagger().tag(text)]
    assert ("水位", "nz") in Tagger({"水位": "nz"}).tag(text)  # a word it knows as another kind
    assert ("水位", "n") in Tagger().tag(text)


def test_a_dictionary_of_a_few_words() -> None:
    words = Dictionary(io.BytesIO("渡口 7 n\n渡口站 2 ns\n𠮷野 3 nz\nB超 4 n\n".encode()))
    assert words.total == 16
    assert words.look_up("渡口") == (7, "n")
    assert words.look_up("渡") == words.look_up("B") == (0, "")
    assert [words.look_up(word) for word in ("渡船", "口", "站", "", "渡口 7", "\ud800")] == [None] * 6
    assert words.look_up("𠮷野") == (3, "nz")
