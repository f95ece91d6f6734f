"""Usage: bench start [STACKKIT]

How light `stackkit` is: how long its first build takes, for debugging, with the dependencies already fetched; how long
`stackkit --version` takes, built for release, against `curl --version`, in turn; and how large the program is without
symbols, linked with Swift's libraries and without them. STACKKIT is built for release into .build/bench unless it is given;
then nothing is built, and only its time and its size are told.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[3]
RUNS = 100
MB = 1_000_000
# The ratio of the medians, and the bytes of the program that is linked statically.
GOALS = {"version": 1.5, "size": 35 * MB}


class Build(NamedTuple):
    """How long a build took, by the clock and by all processors together, in seconds."""

    clock: float
    processors: float


class Version(NamedTuple):
    """How long `--version` takes, in seconds: medians of runs in turn."""

    stackkit: float
    curl: float

    @property
    def ratio(self) -> float:
        return self.stackkit / self.curl


def _run(*command: str) -> Build:
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"error: {' '.join(command)}: {done.stdout[-2000:]}")
    after = os.times()
    processors = after.children_user + after.children_system - before.children_user - before.children_system
    return Build(time.perf_counter() - start, processors)


def first_build() -> Build:
    """Builds `stackkit` for debugging where nothing is built yet; fetching what it depends on is not measured."""
    with tempfile.TemporaryDirectory(prefix="stackkit-bench.") as scratch:
        _run("swift", "package", "--scratch-path", scratch, "resolve")
        return _run("swift", "build", "--scratch-path", scratch, "--product", "stackkit")


def release_build(*options: str) -> Path:
    """The program built for release, in a folder of its own: a release build in .build would move the link to the debug
    build, and other options would build everything again."""
    scratch = ROOT / ".build" / "-".join(("bench", *(option.strip("-") for option in options)))
    _run("swift", "build", "-c", "release", "--scratch-path", str(scratch), "--product", "stackkit", *options)
    return scratch / "release" / "stackkit"


def version(stackkit: Path, runs: int = RUNS) -> Version:
    """How long `stackkit --version` and `curl --version` take, in turn."""
    curl = shutil.which("curl")
    if curl is None:
        sys.exit("error: there is no curl to compare with: install curl")
    times: dict[str, list[float]] = {str(stackkit): [], curl: []}
    # The first ones read the programs from the disk.
    for number in range(-3, runs):
        for program, taken in times.items():
            start = time.perf_counter()
            subprocess.run((program, "--version"), stdout=subprocess.DEVNULL, check=True)
            if number >= 0:
                taken.append(time.perf_counter() - start)
    return Version(*(statistics.median(taken) for taken in times.values()))


def stripped_size(program: Path) -> int:
    """The bytes of the program without its symbols."""
    with tempfile.TemporaryDirectory(prefix="stackkit-bench.") as folder:
        copy = Path(folder) / program.name
        subprocess.run(("strip", "-o", str(copy), str(program)), check=True)
        return copy.stat().st_size


def report_version(program: Path) -> None:
    measured = version(program)
    print(f"stackkit --version: {measured.stackkit * 1000:.1f} ms, curl --version: {measured.curl * 1000:.1f} ms, "
          f"{measured.ratio:.2f} times (goal {GOALS['version']}), medians of {RUNS}")


def report_size(name: str, program: Path, goal: int | None = None) -> None:
    wanted = f" (goal {goal // MB})" if goal else ""
    print(f"{name}: {stripped_size(program) / MB:.1f} MB without symbols{wanted}")


def main(arguments: list[str]) -> None:
    if arguments:
        report_version(Path(arguments[0]).resolve())
        return report_size(arguments[0], Path(arguments[0]))
    build = first_build()
    print(f"first build: {build.clock:.0f} s, {build.processors:.0f} s of processors")
    program = release_build()
    report_version(program)
    report_size("linked with Swift's libraries of the system", program)
    report_size("linked statically", release_build("--static-swift-stdlib"), GOALS["size"])


if __name__ == "__main__":
    main(sys.argv[1:])
