"""How light `stackkit` is, for scripts/bench: how long its first build takes, for debugging, with the dependencies already
fetched; how long `stackkit --version` takes, built for release, beside `curl --version`, in turn; and how large the program
is without symbols, with Swift's libraries inside and without them.
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

from goals import Goals

ROOT = Path(__file__).resolve().parents[3]
MB = 1_000_000
# Seconds of a first build on two quiet cores: 55 % of what it took with swift-crypto, Yams and FlyingFox.
FIRST_BUILD = 115
# Times curl's time, and megabytes of the program that is linked statically.
VERSION, SIZE = 1.5, 35


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


def version(stackkit: Path, runs: int) -> Version:
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


def report(goals: Goals, runs: int, whole: bool = True) -> None:
    """Prints all of it; the program that needs Swift's libraries on the machine only if `whole`: it takes another build."""
    build = first_build()
    goals.figure("first build", build.clock, "s", at_most=FIRST_BUILD, digits=0,
                 note=f"{build.processors:.0f} s of the processors")
    programs = {"statically linked": (release_build("--static-swift-stdlib"), SIZE)}
    if whole:
        programs["dynamically linked"] = (release_build(), None)
    for name, (program, size) in programs.items():
        measured = version(program, runs)
        goals.figure(f"stackkit --version, {name}", measured.ratio, "times curl --version", at_most=VERSION,
                     note=f"{measured.stackkit * 1000:.1f} ms beside {measured.curl * 1000:.1f} ms, medians of {runs}")
        goals.figure(f"stackkit without symbols, {name}", stripped_size(program) / MB, "MB", at_most=size, digits=1)
