"""Gets a checkout ready to run: `python3 tools/prepare.py`, with `--tests` for the tests too.

Needs nothing but Python. This file stays readable for older Pythons, so that one of them can say what is wrong or hand
over to a newer one on the PATH; the work itself is in `environment.py` and `system_libraries.py`.
"""

import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWEST = (3, 14)


def another_python() -> str:
    """The path of a Python on the PATH that is neither too old nor too new; "" if there is none."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}") or ""
        # It may be there in name only, so it has to show that it starts.
        if found and subprocess.call([found, "-c", ""], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0:
            return found
    return ""


def main() -> int:
    """Prepare with this Python, or hand over to one that suits. Returns the exit status."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        from environment import prepare  # noqa: PLC0415 - an older Python could not read it

        return prepare(for_tests="--tests" in sys.argv[1:])
    other = another_python()
    if other:
        return subprocess.call([other, __file__, *sys.argv[1:]])
    wanted = "{}.{} to {}.{}".format(*OLDEST, *NEWEST)
    here = "{}.{}".format(*sys.version_info[:2])
    sys.stderr.write(f"Newsdesk needs Python {wanted}; this is {here}. Install one of them and try again.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
