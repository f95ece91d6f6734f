#!/usr/bin/env python3
"""Usage: STACKKIT_TOOLS=DIR Tests/Checks/templates/mutate.py [COUNT [EVERY [FIRST]]]

Measures how many wrong names `equivalence.py` notices. In a copy of the package, each name of a property in
Sources/StackKit/Resources, of either language, is broken in turn. The templates of the stacks, and of COUNT random ones
(100), must then be refused by Terraform's schema or by the comparison. Prints the names that were not noticed. EVERY takes a
sample: every fifth name, for example, from the FIRST on. Takes minutes; scripts/test does not run it.
"""
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from plans import Terraform, collect
from templates import ROOT

CALL = re.compile(r"(?:\bp|\$[01])\.(?:set|nest|each|wrap)\(")
HELPER = """import Foundation
private let broken = ProcessInfo.processInfo.environment["MUTANT"].flatMap { Int($0) }
func mutant(_ number: Int, _ name: String) -> String { number == broken ? name + "Broken" : name }
"""


def arguments(text, start):
    """Where each argument of the call whose parenthesis ends at `start` begins and ends."""
    depth, quoted, first, index = 0, False, start, start
    while index < len(text):
        letter = text[index]
        if quoted:
            if letter == "\\":
                index += 1
            quoted = letter != '"'
        elif letter == '"':
            quoted = True
        elif letter in "([{":
            depth += 1
        elif letter in ")]}" and depth == 0 or letter == "," and depth == 0:
            yield first, index
            if letter != ",":
                return
            first = index + 1
        elif letter in ")]}":
            depth -= 1
        index += 1


def break_names(text, mutants, place):
    """Puts `mutant(…)` around each literal that is a name; lists them."""
    edits = []
    for call in CALL.finditer(text):
        spans = list(arguments(text, call.end()))
        kind = call.group().rstrip("(").split(".")[-1]
        names = {"set": spans[:2], "nest": spans[:2], "each": spans[1:3], "wrap": spans[:1]}[kind]
        for side, (start, end) in zip(("CloudFormation", "Terraform"), names):
            literal = text[start:end].strip()
            if re.fullmatch(r'"[^"\\]+"', literal):
                at = text.index(literal, start)
                edits.append((at, at + len(literal), len(mutants)))
                mutants.append(f"{place}:{text.count(chr(10), 0, at) + 1} {side} {literal}")
    for start, end, number in reversed(edits):
        text = f"{text[:start]}mutant({number}, {text[start:end]}){text[end:]}"
    return text


def copy(folder):
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in files.rstrip("\0").split("\0"):
        if name.startswith(("Package.swift", "Sources/", "Tests/", "stacks/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    mutants = []
    for file in sorted((folder / "Sources/StackKit/Resources").glob("*.swift")):
        file.write_text(break_names(file.read_text(), mutants, file.name))
    (folder / "Sources/StackKit/Mutant.swift").write_text(HELPER)
    return mutants


def written(program, count, folder, number=None):
    """What the broken program writes: random stacks and ours, each below a folder of its own."""
    environment = dict(os.environ, MUTANT=str(number))
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([program, "generate", count, "1", folder], check=True, env=environment)
    return {file.relative_to(folder): file.read_text() for file in folder.rglob("*") if file.is_file()}


def main(count="100", every="1", first="0"):
    work = ROOT / ".build/mutate"
    mutants = copy(work)
    subprocess.run(["swift", "build", "-c", "release", "--product", "equivalence"], cwd=work, check=True)
    program = work / ".build/release/equivalence"
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        # Most names stand in the first few stacks, which are soon written.
        samples = {size: written(program, size, scratch / "written" / size) for size in sorted({"10", "40", count}, key=int)}

        def fate(number):
            """What becomes of a broken name."""
            folder = scratch / str(number)
            for size, whole in samples.items():
                texts = written(program, size, folder / "written", number)
                changed = {file.parts[:2] for file in whole if texts.get(file) != whole[file] and file.name != "deploy.json"}
                if changed:
                    break
            else:
                return "in no template"
            # The smallest stack that shows it is enough.
            smallest = min(changed, key=lambda stack: (sum(len(whole[f]) for f in whole if f.parts[:2] == stack), stack))
            plain = scratch / "plain" / "-".join((size, *smallest))
            with planning:
                if not plain.exists():
                    for found in collect(scratch / "written" / size / "/".join(smallest), plain):
                        if problem := terraform.plan(found):
                            raise SystemExit(problem)
            for found in collect(folder / "written" / "/".join(smallest), folder / "plans"):
                # Where only CloudFormation's name is broken, Terraform's plan is the one of before.
                before = plain / found.relative_to(folder / "plans")
                if (found / "main.tf").read_text() == (before / "main.tf").read_text():
                    shutil.copy(before / "plan.json", found)
                elif terraform.plan(found):
                    return "refused by Terraform's schema"
            compared = subprocess.run([program, "compare", folder / "plans"], stdout=subprocess.DEVNULL)
            shutil.rmtree(folder)
            return "noticed by the comparison" if compared.returncode else "noticed by nothing"

        fates, planning = collections.Counter(), threading.Lock()
        with Terraform(list(collect(scratch / "written" / count, scratch / "whole"))) as terraform:
            numbers = range(int(first), len(mutants), int(every))
            for number, result in zip(numbers, terraform.pool.map(fate, numbers)):
                fates[result] += 1
                if result in ("noticed by nothing", "in no template"):
                    print(f"{result}: {mutants[number]}", flush=True)
    print(f"{sum(fates.values())} of {len(mutants)} names broken: {dict(fates)}")


if __name__ == "__main__":
    if "STACKKIT_TOOLS" not in os.environ or len(sys.argv) > 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
