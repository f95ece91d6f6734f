"""How long an edit of a stack file takes to become templates, for scripts/bench.

In a user's own package with one stack, and in this repository: `stackkit synth`, built for debugging, after an edit of one
number. Beside it, after an edit of the same number: `swift build` of the product `stacks`, which is what `synth` would wait
for otherwise, and the bare compiler, which compiles and links the same files against the modules that SwiftPM has built.
In turns, so that other load of the machine affects all of them.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from goals import Goals

ROOT = Path(__file__).resolve().parents[3]
STACKKIT = ROOT / ".build" / "debug" / "stackkit"
GREETER = ROOT / "Tests" / "StackKitCLITests" / "Fixtures" / "Greeter"
PAGE = ROOT / "Sources" / "StackKit" / "StackKit.docc" / "YourOwnPackage.md"
# SwiftPM compares modification times, and misses an edit within a second of its last build.
PAUSE = 1.3


class Times(NamedTuple):
    """Of each run: seconds on the clock, and seconds of the processor in all its processes."""

    clock: list[float]
    processor: list[float]

    @property
    def median(self) -> float:
        return statistics.median(self.clock)

    def __str__(self) -> str:
        return (f"median {self.median:.2f} s of {len(self.clock)} ({min(self.clock):.2f} to {max(self.clock):.2f}; "
                f"{statistics.median(self.processor):.2f} s of the processor)")


class Edited(NamedTuple):
    """A package, and the number in one of its stack files that each run changes."""

    folder: Path
    file: Path
    number: re.Pattern[str]

    def edit(self, value: int) -> None:
        text, count = self.number.subn(lambda found: f"{found[1]}{value}", self.file.read_text(), count=1)
        if not count:
            sys.exit(f"error: {self.file} has no number to edit, such as {self.number.pattern}")
        self.file.write_text(text)


def in_a_package(runs: int) -> dict[str, Times]:
    """The times in a new package with one stack, which depends on this checkout by its path."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / "greeter"
        shutil.copytree(GREETER, folder)
        # The name of a folder is the name of the package in it, and a checkout may have any.
        (folder / ".stackkit").mkdir()
        (folder / ".stackkit" / "StackKit").symlink_to(ROOT)
        # The first two examples of the page for users are the manifest and the list of stacks.
        manifest, main = re.findall(r"^```swift\n(.*?)^```", PAGE.read_text(), re.DOTALL | re.MULTILINE)[:2]
        (folder / "Package.swift").write_text(manifest.replace("../StackKit", str(folder / ".stackkit" / "StackKit")))
        (folder / "stacks" / "Main.swift").write_text(main)
        return _measure(Edited(folder, folder / "stacks" / "Greeter.swift", re.compile(r"(tasks: 2\.\.\.)\d+")), runs)


def in_this_repository(runs: int) -> dict[str, Times]:
    """The times in this repository, with all its stacks; the edited file is put back."""
    with _put_back(ROOT / "stacks" / "Chatbot.swift") as file:
        return _measure(Edited(ROOT, file, re.compile(r"(\.cpu\()\d+")), runs)


@contextmanager
def _put_back(file: Path) -> Iterator[Path]:
    original = file.read_bytes()
    try:
        yield file
    finally:
        file.write_bytes(original)


def _measure(edited: Edited, runs: int) -> dict[str, Times]:
    with tempfile.TemporaryDirectory() as place:
        synth = (str(STACKKIT), "synth", "--out", f"{place}/templates")
        build = ("swift", "build", "--product", "stacks")
        # The first builds everything, the second what only stackkit needs.
        for command in (synth, build, synth):
            _run(edited.folder, command)
        compiler = _compiler(edited.folder, Path(place) / "stacks")
        commands: dict[str, Callable[[], tuple[str, ...]]] = {
            "stackkit synth": lambda: synth, "swift build": lambda: build, "swiftc": lambda: compiler}
        times = {name: Times([], []) for name in commands}
        value = 40
        for _ in range(runs):
            for name, command in commands.items():
                time.sleep(PAUSE)
                value += 1
                edited.edit(value)
                clock, processor = _run(edited.folder, command())
                times[name].clock.append(clock)
                times[name].processor.append(processor)
        return times


def _run(folder: Path, command: tuple[str, ...]) -> tuple[float, float]:
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    clock, after = time.perf_counter() - start, os.times()
    if done.returncode:
        sys.exit(f"error: {' '.join(command)} ended with {done.returncode}: {done.stderr}{done.stdout}")
    return clock, after.children_user + after.children_system - before.children_user - before.children_system


def _compiler(folder: Path, program: Path) -> tuple[str, ...]:
    """The command that compiles and links the product `stacks` as SwiftPM does, without SwiftPM."""
    debug = folder / ".build" / "debug"
    modules = json.loads((debug / "description.json").read_text())["swiftCommands"].values()
    stacks = next(module for module in modules if module["moduleName"] == "stacks")
    objects = (debug / "stacks.product" / "Objects.LinkFileList").read_text().split()
    others = [file for file in objects if file not in stacks["objects"] and not file.endswith(".swiftmodule.o")]
    settings = stacks["otherArguments"]
    kept = [settings[index + 1] for index, one in enumerate(settings) if one in ("-swift-version", "-package-name")]
    version, package = kept[0], kept[1]
    return (
        stacks["executable"], "-module-name", "stacks", "-swift-version", version, "-package-name", package, "-Onone",
        "-whole-module-optimization", "-I", stacks["importPath"], "-o", str(program), *stacks["sources"], *others)


def report(goals: Goals, runs: int) -> None:
    """Prints both, beside their peers."""
    for place, measure, goal in (
        ("a user's package with one stack", in_a_package, 1.0), ("this repository", in_this_repository, 1.3)
    ):
        times = measure(runs)
        ours = times.pop("stackkit synth")
        goals.figure(f"edit to templates, {place}", ours.median, "s", at_most=goal, note=str(ours))
        for name, peer in times.items():
            print(f"  {name} after the same edit: {peer}; stackkit synth takes {ours.median / peer.median:.2f} times as long")
        sys.stdout.flush()
