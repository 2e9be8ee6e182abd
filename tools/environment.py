"""Makes `.venv`: the locked dependencies, checked against their hashes, and the project itself in place.

What is done is noted in the environment, so that a second run starts at once. An environment whose making was broken
off is made again from nothing: half a package looks like a whole one.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import system_libraries
from say import Trouble, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
UNFINISHED = VENV / "newsdesk-unfinished"
BUILD_LOCK = "requirements-build.lock"
LOCKS = {"run": "requirements.lock", "tests": "requirements-dev.lock"}


def prepare(*, for_tests: bool) -> int:
    """Make everything ready, or find it so. Returns the exit status; what stood in the way is said on stderr."""
    try:
        purpose = "tests" if for_tests else "run"
        if not _is_ready(purpose):
            _make(purpose)
        system_libraries.check(VENV, PYTHON)
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("Interrupted; the next run takes it up again.")
        return 130
    return 0


def _make(purpose: str) -> None:
    if UNFINISHED.exists() or not _works():
        _create()
    UNFINISHED.touch()
    for stamp in map(_stamp, LOCKS):
        stamp.unlink(missing_ok=True)
    say(f"Installing the locked dependencies into {VENV.name} …")
    _install("--require-hashes", "-r", BUILD_LOCK)
    _install("--require-hashes", "--no-build-isolation", "-r", LOCKS[purpose])
    _install("--no-build-isolation", "--editable", ".")
    for done in {"run", purpose}:  # what the tests need contains what running needs
        _stamp(done).write_text(_fingerprint(done), encoding="ascii")
    UNFINISHED.unlink()


def _create() -> None:
    """Make the environment from nothing; an older one at its place goes."""
    version = ".".join(map(str, sys.version_info[:3]))
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        system_libraries.install_venv_module()
    say(f"Making {VENV.name} with Python {version} …")
    # An environment that is switched on in the terminal may be this very one, which cannot make itself.
    python = getattr(sys, "_base_executable", sys.executable)
    _run([python, "-m", "venv", "--clear", str(VENV)], f"Python could not make {VENV}")


def _install(*wanted: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    # --no-deps: the locks are complete, and old versions of pip look past them where a package is asked for with an
    # extra. --use-pep517: they would run a setup.py, too, which new versions of setuptools no longer allow.
    _run([*command, "--no-deps", "--use-pep517", *wanted], f"pip could not install what {wanted[-1]} asks for")


def _run(command: list[str], sentence: str) -> None:
    """Run a command, its output shown. Raises Trouble with the sentence."""
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise Trouble(f"{sentence} (see above).")


# ---------------------------------------------------------------- what is done already


def _is_ready(purpose: str) -> bool:
    if UNFINISHED.exists():
        return False
    try:
        return _stamp(purpose).read_text(encoding="ascii") == _fingerprint(purpose) and PYTHON.exists()
    except OSError:
        return False


def _works() -> bool:
    """Whether the environment is one of this very Python, at this very place, and has pip."""
    program = f"import pip, sys; sys.exit(sys.version_info[:3] != {sys.version_info[:3]})"
    if not PYTHON.exists() or not (VENV / "pyvenv.cfg").exists():
        return False
    return subprocess.run([str(PYTHON), "-c", program], capture_output=True, check=False).returncode == 0


def _stamp(purpose: str) -> Path:
    return VENV / f"newsdesk-ready-for-{purpose}"


def _fingerprint(purpose: str) -> str:
    """Changes with everything that decides what has to be installed, and where."""
    parts = [str(ROOT), sys.version]
    parts += [(ROOT / name).read_text(encoding="utf-8") for name in (BUILD_LOCK, LOCKS[purpose], "pyproject.toml")]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
