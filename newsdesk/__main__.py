"""`python -m newsdesk` does what `newsdesk` does."""

import sys

from newsdesk.app import main

if __name__ == "__main__":  # worker processes load this module as well, and must not start over
    sys.exit(main())
