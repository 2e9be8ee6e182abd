"""Drives of the network are known by Linux's table of mounts, and an archive on one is refused."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from newsdesk.db import drives, opening
from newsdesk.db.drives import kind_of, on_network
from newsdesk.db.opening import open_archive
from newsdesk.errors import ArchiveUnusable
from newsdesk.wording import sentence

MOUNTS = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 21 0:40 / /home rw shared:2 - nfs4 server:/home rw,vers=4.2
41 40 8:2 / /home/lin/disk rw shared:3 - xfs /dev/sdb1 rw
42 21 0:41 / /mnt/back\040issues rw - cifs //server/issues rw
43 21 0:42 / /mnt/twice rw - nfs server:/a rw
44 43 8:3 / /mnt/twice rw - ext4 /dev/sdc1 rw
no line of this kind
""".splitlines()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/home", "nfs4"),
        ("/home/lin", "nfs4"),
        ("/home/lin/disk/archives", "xfs"),
        ("/homestead", "ext4"),
        ("/mnt/back issues/1963", "cifs"),
        ("/mnt/twice/a", "ext4"),
    ],
)
def test_the_nearest_mount_counts(folder: str, kind: str) -> None:
    assert kind_of(PurePosixPath(folder), MOUNTS) == kind


def test_without_a_table_nobody_can_tell(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert kind_of(PurePosixPath("/home"), []) is None
    monkeypatch.setattr(drives, "_MOUNTS", tmp_path / "nothing")
    assert not on_network(tmp_path)


def test_a_folder_on_the_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text("40 21 0:40 / / rw - nfs4 server:/home rw\n", encoding="utf-8")
    monkeypatch.setattr(drives, "_MOUNTS", table)
    assert on_network(tmp_path)


def test_an_archive_on_the_network_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opening, "on_network", lambda _folder: True)
    with pytest.raises(ArchiveUnusable) as refused:
        open_archive(tmp_path / "new.archive")
    assert "network drive" in sentence(refused.value.problem)
    assert list(tmp_path.iterdir()) == []
