"""Tips show a newspaper's name as it is printed, whatever stands in it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocumentFragment

from newsdesk.ui.widgets import tip


@pytest.mark.parametrize("text", ["太原日报", "<b>太原</b>日报", "A & B", "1 < 2", '<img src="file:///x.png">', "&lt;"])
def test_a_tip_shows_the_text_itself(qapp: object, text: str) -> None:
    if tip(text) == text:  # then Qt must not take it for markup
        assert not any(mark in text for mark in "<&")
    else:
        assert QTextDocumentFragment.fromHtml(tip(text)).toPlainText() == text
