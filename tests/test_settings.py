"""The person's settings: kept as they are, harmless when damaged, in folders of the person's own."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk import settings
from newsdesk.settings import Settings


def test_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    kept = Settings(language="zh_TW", theme="dark", panes=(200, 300, 500), query="“疫情防控”", reading_size=22)
    kept = replace(kept, name_patterns=("{newspaper}-{page}", "rb{year}{month}{day} = 云棹日报"))
    settings.save(kept, tmp_path / "new folder" / "settings.json")
    assert settings.load(tmp_path / "new folder" / "settings.json") == kept
    assert [path.name for path in (tmp_path / "new folder").iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'"text"'])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert settings.load(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize(
    "wrong",
    [
        {"reading_size": "22"},
        {"reading_size": True},
        {"panes": [1, "2"]},
        {"panes": "1"},
        {"theme": None},
        {"new": 1},
        {"name_patterns": [1]},
        {"name_patterns": "{page}"},
    ],
)
def test_a_value_of_the_wrong_kind_costs_only_itself(tmp_path: Path, wrong: dict[str, object]) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"language": "en", **wrong}), encoding="utf-8")
    assert settings.load(tmp_path / "settings.json") == Settings(language="en")


@pytest.mark.parametrize("folder", ["", "relative/folder"])
def test_a_folder_that_xdg_forbids_is_not_used(
    own_folders: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """Else the archive would lie wherever the program happens to be started."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, folder)
    monkeypatch.chdir(tmp_path)
    for path in (settings.default_archive(), settings.settings_file(), settings.log_file()):
        assert path.is_relative_to(own_folders)
        assert "newsdesk" in path.relative_to(own_folders).parts[:-1]


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders are those of Linux")
def test_a_folder_that_is_named_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert settings.default_archive() == tmp_path / "newsdesk" / "newsdesk.archive"
