"""Does the wheel hold everything? Installed into an empty environment and started from the root of the file system.

The environment has the locked dependencies and the wheel, nothing of the checkout. The machine's fonts are hidden, so
that Chinese can only come from the font that the wheel brings along. Leaves a picture of the window in `out/`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from command import ROOT, folders_in
from wheel import build

PROBE = Path(__file__).with_name("wheel_probe.py")
PICTURE = ROOT / "out" / "window-from-wheel.png"
NO_FONTS = '<?xml version="1.0"?>\n<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>\n'


def main() -> int:
    """Build, install, start, look. Returns the exit status; raises CalledProcessError where a step fails."""
    with tempfile.TemporaryDirectory() as folder:
        python = _installed(Path(folder))
        home = Path(folder) / "home"
        home.mkdir()
        fonts = home / "fonts.conf"
        fonts.write_text(NO_FONTS.format(folder=home / "no fonts"), encoding="utf-8")
        environment = os.environ | folders_in(home)
        environment |= {"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(fonts), "LC_ALL": "C.UTF-8"}
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.unlink(missing_ok=True)
        # -I: nothing of the folder it lies in is to be found by accident.
        subprocess.run([python, "-I", PROBE, PICTURE], cwd=Path(home.anchor), env=environment, check=True)
    print(f"The wheel is complete. Its window: {PICTURE.relative_to(ROOT)}")
    return 0


def _installed(folder: Path) -> Path:
    """Build the wheel and install it; returns the environment's Python."""
    wheel = build(folder)
    venv = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "-qq",
        "--no-input",
        "--disable-pip-version-check",
        "--no-deps",
        "--use-pep517",
    ]
    for wanted in (
        ("--require-hashes", "-r", ROOT / "requirements-build.lock"),
        ("--require-hashes", "--no-build-isolation", "-r", ROOT / "requirements.lock"),
        (wheel,),
    ):
        subprocess.run([*pip, *wanted], check=True)
    return python


if __name__ == "__main__":
    sys.exit(main())
