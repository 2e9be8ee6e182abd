"""Places in code points as places in UTF-16."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.ui.utf16 import Utf16Places, utf16_length


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.text(alphabet=st.sampled_from("水a，𠮷😀\u3000"), max_size=40))
def test_every_place_is_where_utf16_has_it(text: str) -> None:
    places = Utf16Places(text)
    assert [places(at) for at in range(len(text) + 1)] == [units(text[:at]) for at in range(len(text) + 1)]


@pytest.mark.parametrize(("text", "length"), [("", 0), ("水", 1), ("𠮷", 2), ("😀水", 3)])
def test_length(text: str, length: int) -> None:
    assert utf16_length(text) == length
