"""What Qt needs of a Linux system: some shared libraries, and a font with Chinese characters.

Where the person may install packages (root, or sudo without a password) what is missing is installed; otherwise the
one exact line to type is shown. Windows and macOS bring everything along.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from package_managers import MANAGERS, PackageManager
from say import Trouble, say

# Without the first nothing works; without the second there is no window on an X display.
ALWAYS = ("QtWidgets.abi3.so", "QtSvg.abi3.so", "Qt/plugins/platforms/libqoffscreen.so")
ON_X = ("Qt/plugins/platforms/libqxcb.so",)
COUNT_CHINESE_FONTS = """
from PySide6.QtGui import QFontDatabase, QGuiApplication
application = QGuiApplication([])
print(len(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)))
"""


def check(venv: Path, python: Path) -> None:
    """Install what is missing or say how to. Raises Trouble where nothing can run without it."""
    checked = venv / "newsdesk-system-checked"
    if not sys.platform.startswith("linux") or checked.exists():
        return
    if all([_check_libraries(venv), _check_font(python)]):  # both are looked at, and both said
        checked.touch()


def install_venv_module() -> None:
    """Debian and its kin keep Python's own `venv` in a package of its own. Raises Trouble where it stays missing."""
    advice = _install("python{}.{}-venv".format(*sys.version_info)) if shutil.which("apt-get") else ""
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        raise Trouble(f"This Python cannot make environments: its modules venv and ensurepip are missing.{advice}")


def _check_libraries(venv: Path) -> bool:
    """Whether Qt finds all it needs of the system, if need be after an installation."""
    missing = _missing(venv, ALWAYS + ON_X)
    if not missing:
        return True
    say(f"Qt needs libraries that this system does not have: {', '.join(missing)}.")
    manager = _manager()
    advice = _install(manager.libraries) if manager else " Install them with the system's package manager."
    missing = _missing(venv, ALWAYS + ON_X)
    if not missing:
        return True
    sentence = f"Still missing: {', '.join(missing)}.{advice}"
    only_x = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if only_x or _missing(venv, ALWAYS):
        raise Trouble(sentence)
    say(sentence)
    return False


def _check_font(python: Path) -> bool:
    """Whether the system has a font with Chinese characters, if need be after an installation."""
    if _has_chinese_font(python):
        return True
    say("This system has no font with Chinese characters; until it has one Newsdesk uses the one it brings along.")
    manager = _manager()
    advice = _install(manager.font) if manager else ""
    if _has_chinese_font(python):
        return True
    say(advice.strip())
    return False


def _missing(venv: Path, wanted: tuple[str, ...]) -> list[str]:
    """Names of shared libraries that these files of Qt ask for and the system's loader does not find."""
    if shutil.which("ldd") is None:  # then Qt itself has to say it
        return []
    qt = next(venv.glob("lib*/python3*/site-packages/PySide6"))
    files = [str(qt / name) for name in wanted]
    told = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return sorted(set(re.findall(r"^\s*(\S+) => not found", told, re.MULTILINE)))


def _has_chinese_font(python: Path) -> bool:
    """Ask Qt itself. Where it cannot answer, that is no reason to install a font."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [str(python), "-c", COUNT_CHINESE_FONTS]
    return subprocess.run(command, env=environment, capture_output=True, check=False).stdout.strip() != b"0"


# ---------------------------------------------------------------- installing


def _manager() -> PackageManager | None:
    return next((manager for manager in MANAGERS if shutil.which(manager.program)), None)


def _install(names: str) -> str:
    """Install packages where that is allowed. Returns "" when it went well, else what the person can do."""
    manager = _manager()
    if manager is None:
        return ""
    advice = f" Type this and try again:\n    sudo {manager.install} {names}"
    allowed = _allowed()
    if allowed is None:
        return advice
    say(f"Installing with {manager.program}: {names}")
    for line in filter(None, (manager.refresh, f"{manager.install} {names}")):
        done = subprocess.run([*allowed, *line.split()], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode:
            say((done.stdout + done.stderr).decode(errors="replace"))
            return advice
    return ""


def _allowed() -> list[str] | None:
    """What to put before a command that installs packages; None where the person may not without a password."""
    unasked = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"]
    if os.geteuid() == 0:
        return unasked
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", *unasked]
    return None
