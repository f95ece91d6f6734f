"""Usage: peers.py PROGRAM [--check]   where PROGRAM is SynthBench, built for release. scripts/bench runs this.

Two hundred stacks of the same fifty resources, written by StackKit, AWS CDK and troposphere: whole processes from start to
end, medians of five, in turns; with --check, one of each, and bounds of twice the goals. StackKit writes CloudFormation and Terraform, the peers CloudFormation only. What CDK does
beyond a template is off: validation, metadata, stack traces, the tree file. With its validation CDK takes five times as
long.
"""

import json
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from cfn_flip import load_yaml
from goals import Goals

HERE = Path(__file__).resolve().parent
MODULES = Path(sys.prefix) / "node_modules"
PEERS = {"AWS CDK": "aws-cdk-lib", "troposphere": "troposphere"}
CONSTRUCTS = "StackKit, constructs"
COUNTS = (50, 100, 200)
RUNS = 5
# Seconds for the largest count, times the time of AWS CDK for the same, and times the growth of the stacks.
GOALS = {"seconds": 0.35, "AWS CDK": 12.0, "growth": 1.25}


class Measure(NamedTuple):
    """Of one process: seconds on the clock and of the processor, and the peak of memory in MB."""

    seconds: float
    processor: float
    memory: float


def unpack_javascript() -> None:
    """AWS CDK's own packages, from the archives inside its Python wheels, to where node finds them."""
    if MODULES.exists():
        return
    with tempfile.TemporaryDirectory(dir=sys.prefix) as folder:
        unpacked = Path(folder) / "node_modules"
        for archive in Path(sys.prefix).rglob("_jsii/*.tgz"):
            place = Path(folder) / archive.stem
            with tarfile.open(archive) as tar:
                tar.extractall(place, filter="data")
            package = place / "package"
            name = json.loads((package / "package.json").read_text())["name"]
            (unpacked / name).parent.mkdir(parents=True, exist_ok=True)
            package.rename(unpacked / name)
        unpacked.rename(MODULES)


def measure(command: list[str], output: Path) -> Measure:
    """One run, that prints into a file."""
    environment = os.environ | {"NODE_PATH": str(MODULES), "CDK_VALIDATION": "false"}
    with output.open("wb") as file:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"error: {' '.join(command)} ended with {process.returncode}")
    # Linux counts in KiB, macOS in bytes.
    memory = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    return Measure(seconds, usage.ru_utime + usage.ru_stime, memory)


def records(output: Path) -> dict[str, str]:
    """The CloudFormation templates in what `StackApp` prints, by their environments."""
    templates: dict[str, str] = {}
    rest = output.read_bytes()
    environment = path = ""
    while rest:
        header, rest = rest.split(b"\n", 1)
        kind, length = header.split()
        text, rest = rest[: int(length)].decode(), rest[int(length) + 1 :]
        if kind == b"environment":
            environment = text
        elif kind == b"path":
            path = text
        elif kind == b"text" and path == "template.yaml":
            templates[environment] = text
        elif kind == b"problem":
            sys.exit(f"error: SynthBench: {text}")
    return templates


def resources(template: str) -> dict:
    """The resources of a template in JSON or YAML, with what may be written in two ways written in one."""
    found = json.loads(json.dumps(load_yaml(template)["Resources"]))
    for resource in found.values():
        if isinstance(resource.get("DependsOn"), str):
            resource["DependsOn"] = [resource["DependsOn"]]
    return found


def compare(outputs: dict[str, Path]) -> int:
    """How many resources one copy has; an error if one of the three differs."""
    own = records(outputs["StackKit"])
    if len(own) != COUNTS[-1]:
        sys.exit(f"error: StackKit wrote {len(own)} templates, not {COUNTS[-1]}")
    for copy in (1, COUNTS[-1]):
        expected = resources(own[f"copy-{copy}"])
        for peer in PEERS:
            file = outputs[peer].with_suffix("") / f"fifty-copy-{copy}.template.json"
            found = resources(file.read_text())
            for name in expected.keys() | found.keys():
                if expected.get(name) != found.get(name):
                    sys.exit(f"error: '{name}': StackKit has {expected.get(name)}, {peer} has {found.get(name)}")
    return len(expected)


def run_all(program: str, folder: Path, runs: int) -> tuple[dict[tuple[str, int], list[Measure]], dict[str, Path]]:
    """Every program with every count, in turns, so that what else the machine does meets them all."""
    outputs = {name: folder / f"{name}.out" for name in ("StackKit", *PEERS, CONSTRUCTS)}

    def templates(name: str) -> str:
        return str(outputs[name].with_suffix(""))

    commands: dict[str, Callable[[str], list[str]]] = {
        "StackKit": lambda count: [program, count],
        "AWS CDK": lambda count: ["node", str(HERE / "fifty.js"), count, templates("AWS CDK")],
        "troposphere": lambda count: [sys.executable, str(HERE / "fifty.py"), count, templates("troposphere")],
        CONSTRUCTS: lambda count: [program, count, "constructs"],
    }
    measures: dict[tuple[str, int], list[Measure]] = {}
    for _ in range(runs):
        for count in COUNTS:
            for name, command in commands.items():
                measures.setdefault((name, count), []).append(measure(command(str(count)), outputs[name]))
    return measures, outputs


def main(program: str, check: bool) -> None:
    unpack_javascript()
    runs = 1 if check else RUNS
    with tempfile.TemporaryDirectory() as folder:
        measures, outputs = run_all(program, Path(folder), runs)
        size = compare(outputs)
        constructs_size = len(resources(records(outputs[CONSTRUCTS])["copy-1"]))

    median = {key: statistics.median(one.seconds for one in values) for key, values in measures.items()}
    first, last = COUNTS[0], COUNTS[-1]

    def times(name: str) -> str:
        peak = max(one.memory for one in measures[name, last])
        processor = statistics.median(one.processor for one in measures[name, last])
        clock = ", ".join(f"{count} stacks {median[name, count]:.2f} s" for count in COUNTS)
        return f"{clock} ({processor:.2f} s of the processor); peak {peak:.0f} MB"

    goals = Goals(check)
    print(f"{last} stacks of the same {size} resources (medians of {runs}, whole processes):")
    goals.figure("  StackKit, both languages", median["StackKit", last], "s", at_most=GOALS["seconds"],
                 note=times("StackKit"))
    for name, package in PEERS.items():
        ratio = median[name, last] / median["StackKit", last]
        goals.figure(f"  {name} {version(package)}, CloudFormation only", ratio, "times StackKit's time",
                     at_least=GOALS.get(name), digits=1, note=times(name))
    # By the processor's seconds: what else the machine does counts for nothing.
    own = {count: statistics.median(one.processor for one in measures["StackKit", count]) for count in (first, last)}
    goals.figure(f"  {last // first} times the stacks", own[last] / own[first], "times the time",
                 at_most=GOALS["growth"] * last / first, digits=1)
    print(f"{last} production stacks of constructs, {constructs_size} resources each: {times(CONSTRUCTS)}")
    goals.finish()


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--check"]):
        sys.exit(__doc__)
    main(sys.argv[1], check=sys.argv[2:] == ["--check"])
