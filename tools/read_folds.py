"""Reads measured editions, each with the tables that were fitted without it; prints what `newsdesk parse --json` would.

    python tools/fit_weights.py FOLDER --folds 5 --out DIR
    python tools/read_folds.py FOLDER DIR > parsed.jsonl
    python ../shared/eval/score.py FOLDER --parsed parsed.jsonl --by-style

That is how well pages are read that nothing was fitted to.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from newsdesk.cli import json_lines
from newsdesk.domain import ReadSource
from newsdesk.importing.decode import decode
from newsdesk.importing.parse import parse_text
from newsdesk.importing.weights import Weights, read_pairs, read_rows


def main(folder: Path, tables: Path) -> None:
    """Print one JSON object an edition, in the order of the names."""
    placed = json.loads((tables / "folds.json").read_text(encoding="utf-8"))
    weights = {fold: _weights(tables, fold) for fold in sorted(set(placed.values()))}
    for path in sorted(folder.glob("*.txt")):
        content = path.read_bytes()
        decoded = decode(content)
        edition = parse_text(decoded.text, weights=weights[placed[path.stem]])
        print(json_lines.parsed(ReadSource(str(path), content, "", decoded, edition)))


def _weights(tables: Path, fold: int) -> Weights:
    rows = (tables / f"fold-{fold}.tsv").read_text(encoding="utf-8")
    pairs = (tables / f"fold-{fold}-two-heads.tsv").read_text(encoding="utf-8")
    return Weights(read_rows(rows), read_pairs(pairs))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
