from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from newsdesk.keywords.cutting import cut, cut_by_dictionary


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
