"""How fast editions are read: characters a second on one core, and whether twice the text takes twice the time.

python tests/bench/bench_parse.py [FOLDER of text editions]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from newsdesk.importing.decode import NotText, decode
from newsdesk.importing.parse import parse_text

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
AT_LEAST = 400_000  # characters in the text that is made longer, so that the figures are steady


def texts_in(folder: Path) -> list[str]:
    """The decoded texts of a folder's editions."""
    texts = []
    for path in sorted(folder.rglob("*.txt")):
        try:
            texts.append(decode(path.read_bytes()).text)
        except NotText:
            print(f"{path} is no text", file=sys.stderr)
    return texts


def seconds(text: str) -> float:
    """How long one reading takes on one core, whatever else the machine does."""
    start = time.process_time()
    parse_text(text)
    return time.process_time() - start


def main() -> None:
    """Print the figures."""
    texts = texts_in(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
    parse_text(texts[0])
    characters = sum(map(len, texts))
    print(f"{len(texts)} editions, {characters} characters: {characters / sum(map(seconds, texts)):,.0f} characters/s")
    whole = "\n\n".join(texts)
    whole *= max(1, AT_LEAST // len(whole))
    base = 0.0
    for times in (1, 2, 4, 10):
        took = seconds(whole * times)
        base = base or took
        print(f"{times:>3}× {len(whole) * times:>10,} characters {took:8.2f} s, {took / base:5.1f} times as long")
    for name, text in (
        ("one line of 10 MB", "渡口大桥通车了，" * 1_250_000),
        ("200,000 short lines", "字\n" * 200_000),
    ):
        took = seconds(text)
        print(f"{name:<22} {took:8.2f} s, {len(text) / took:,.0f} characters/s")


if __name__ == "__main__":
    main()
