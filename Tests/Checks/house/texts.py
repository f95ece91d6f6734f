#!/usr/bin/env python3
"""Usage: Tests/Checks/house/texts.py [PATH…]

Prints every text in Swift files that a person may read, for a review: errors, problems, notes, help, progress. PATH is a file or
a folder (default: Sources). Each text is on one line after the number of its line in the file; `{…}` is an interpolated value.

A text is a string literal with two words, or several literals that `+` joins. Generated files are not read.
"""

import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from house import GENERATED, ROOT
from swift_source import Source

WORDS = re.compile(r"[A-Za-z}'’`)][,;:]? +\S*[A-Za-z{]")
PLUS = re.compile(r"\s*\+\s*")
ESCAPED = {"n": " ", "t": " ", "r": " ", "\n": "", '"': '"', "\\": "\\"}


def plain(literal: str) -> str:
    """The literal as a reader sees it, on one line."""
    shown = literal.replace("\\(…)", "{…}").replace("\\#(…)", "{…}")
    shown = re.sub(r"\\\s*\n", "\\\n", shown)
    shown = re.sub(r"\\([ntr\"\\\n])", lambda escape: ESCAPED[escape[1]], shown)
    return " ".join(shown.split()) if "\n" in shown else shown


def texts(source: Source) -> Iterator[tuple[int, str]]:
    """The line and the text of each message in a file, in its order."""
    joined: list[tuple[int, str, int]] = []
    for start in sorted(source.literals):
        text, end = plain(source.literals[start]), source.ends[start]
        if joined and PLUS.fullmatch(source.code[joined[-1][2] : start]):
            first, before, _ = joined.pop()
            joined.append((first, before + text, end))
        else:
            joined.append((start, text, end))
    for start, text, _ in joined:
        if WORDS.search(text):
            yield source.line(start), text


def main(paths: list[Path]) -> int:
    count = 0
    files = sorted(file for path in paths for file in ([path] if path.is_file() else path.rglob("*.swift")))
    if not files:
        sys.exit(f"error: no Swift file is in {', '.join(map(str, paths))}")
    for file in files:
        name = str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else str(file)
        source = Source.read(file, name)
        if GENERATED.search(source.text, 0, 400):
            continue
        found = list(texts(source))
        if found:
            print(f"{name}\n" + "".join(f"{line:6}  {text}\n" for line, text in found))
            count += len(found)
    print(f"{count} texts")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] in (["-h"], ["--help"]):
        sys.exit(__doc__)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main([Path(name).resolve() for name in sys.argv[1:]] or [ROOT / "Sources"]))
