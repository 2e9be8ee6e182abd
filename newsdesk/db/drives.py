"""Tells whether a folder lies on a drive of the network, where SQLite's locks and its log cannot be relied on.

What goes in is a path, what comes out is yes or no; where nobody can tell, no. Linux is asked by its table of mounts,
Windows by its own function; macOS would take another program to ask, and is not.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

# Kinds of file system as Linux names them; not those that only look remote from inside a virtual machine.
REMOTE = frozenset(
    ("afs", "ceph", "cifs", "davfs", "fuse.rclone", "fuse.sshfs", "glusterfs", "ncpfs", "nfs", "nfs4", "smb3", "smbfs")
)
_MOUNTS = Path("/proc/self/mountinfo")
_DRIVE_REMOTE = 4


def on_network(folder: Path) -> bool:
    """Whether this folder, which exists, lies on a drive of the network."""
    if sys.platform == "win32":
        root = folder.resolve().anchor
        return root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    return kind_of(PurePosixPath(folder.resolve()), mounts) in REMOTE


def kind_of(folder: PurePosixPath, mounts: Iterable[str]) -> str | None:
    """The kind of file system a folder lies on, by the lines of Linux's `mountinfo`; None where none of them fits."""
    around = [(mounted, kind) for mounted, kind in _mounted(mounts) if folder.is_relative_to(mounted)]
    deepest = max((len(mounted.parts) for mounted, _ in around), default=0)
    fitting = [kind for mounted, kind in around if len(mounted.parts) == deepest]
    return fitting[-1] if fitting else None  # of several at one place the last was mounted over the others


def _mounted(mounts: Iterable[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """Mount points and kinds: `36 35 98:0 / /mnt/a\\040b rw shared:1 - nfs4 server:/a rw`."""
    for line in mounts:
        before, found, after = line.partition(" - ")
        fields = before.split(" ")
        if found and len(fields) > 4:
            yield PurePosixPath(_unescaped(fields[4])), after.split(" ")[0]


def _unescaped(text: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, character)
    return text
