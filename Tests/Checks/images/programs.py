"""The programs that the checks of images run."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
STACKKIT = str(ROOT / os.environ.get("STACKKIT", ".build/debug/stackkit"))


def output(*command: str, **options) -> bytes:
    """Runs the command and returns what it prints; what it says about an error is in the exception."""
    done = subprocess.run(command, capture_output=True, **options)
    if done.returncode != 0:
        said = (done.stderr + done.stdout).decode(errors="replace")
        raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}\n{said[-4000:]}")
    return done.stdout


def run(*command: str, **options) -> str:
    """The same, as text."""
    return output(*command, **options).decode().strip()
