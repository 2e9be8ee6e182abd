"""Runs the program as a person would, and tells when its window was shown and when it could be used.

    python window_probe.py ARCHIVE [EDITIONS]

Nothing of the program is changed: only `QApplication.exec` is stepped into, to watch from inside the event loop. Prints
`shown` after the first painting of the list, `usable` once the archive is open, the list's first rows are painted with
their headlines and nothing is left to do. With EDITIONS it then imports that folder instead, and prints how long the
event loop was away, as JSON. Qt is loaded where the program loads it: processes that import load this module too.
"""

from __future__ import annotations

import sys
from pathlib import Path

LOOP = "exec"  # the method of QApplication that runs the event loop


def watch(editions: Path | None) -> None:
    """Let a watcher into the event loop before it starts."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - see above
    from watching import Heartbeat, Usable  # noqa: PLC0415 - see above

    from newsdesk.ui.window import MainWindow  # noqa: PLC0415 - see above

    run = QApplication.exec

    def watched(*_app: QApplication) -> int:
        (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        watcher = Heartbeat(window, editions) if editions else Usable(window)
        watcher.begin()
        return run()

    setattr(QApplication, LOOP, watched)


def main() -> int:
    """Run `newsdesk window` with an eye on its event loop."""
    archive = sys.argv[1]
    watch(Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    from newsdesk.app import main as newsdesk  # noqa: PLC0415 - see above

    sys.argv = ["newsdesk", "window", "--archive", archive, "--size", "1280x800", "--language", "zh_CN"]
    return newsdesk()


if __name__ == "__main__":
    sys.exit(main())
