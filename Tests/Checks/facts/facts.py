#!/usr/bin/env python3
"""Usage: Tests/Checks/facts/facts.py [--account [--write]]
Checks the facts about AWS in Sources/StackKit/Facts: each file has its source and its date, and Fargate's sizes are
those that cfn-lint knows. With --account, compares what an AWS account can tell with that account, through the aws
CLI: CloudFront's prefix list of each region. --write corrects the files. What no account can tell is listed, to be
read again at its source."""

import datetime
import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FACTS = ROOT / "Sources/StackKit/Facts"
PREFIX_LISTS = "CloudFrontPrefixLists.swift"
SIZES = "FargateSizes.swift"
AWS = ROOT / ".build/python/tools/bin/aws"
CFN_LINT = ".build/python/tools/lib/python3*/site-packages/cfnlint/data/schemas/extensions/aws_ecs_taskdefinition/fargate_cpu_memory.json"

HEAD = re.compile(r"// Source: .+?\n// As of: (\d{4}-\d{2}-\d{2})\.\n", re.S)
ENTRY = re.compile(r'^    "([a-z0-9-]+)": "(pl-[0-9a-f]+)",$', re.M)
CPUS = {
    "Quarter": 256,
    "Half": 512,
    "One": 1024,
    "Two": 2048,
    "Four": 4096,
    "Eight": 8192,
    "Sixteen": 16384,
    "ThirtyTwo": 32768,
}
LIST = "com.amazonaws.global.cloudfront.origin-facing"


class NoAccount(Exception):
    """Why no account can be asked."""


def aws(*arguments):
    """The JSON output of the aws CLI."""
    program = AWS if AWS.exists() else "aws"
    try:
        run = subprocess.run([program, *arguments, "--output", "json"], capture_output=True, text=True)
    except OSError as error:
        raise NoAccount(f"the aws CLI cannot be started: {error}") from error
    if run.returncode != 0:
        raise NoAccount(" ".join(run.stderr.split()) or f"aws {arguments[0]} failed with {run.returncode}")
    return json.loads(run.stdout or "null")


def heads(files):
    """The files without a source or a date."""
    for name, text in files.items():
        if not HEAD.match(text):
            yield f"{name}: does not begin with '// Source: …' and '// As of: YYYY-MM-DD.'"


def sizes(text):
    """Memory in MiB by CPU, as the file has it."""
    found = {}
    for name, cases in re.findall(r"public enum (\w+)CPUMemory: Int, Sendable \{(.*?)\}", text, re.S):
        found[CPUS[name]] = [int(number) for number in re.findall(r"= (\d+)", cases)]
    return found


def known_sizes(schema):
    """Memory in MiB by CPU, as cfn-lint has it."""
    found = {}
    for pair in schema["then"]["anyOf"]:
        cpu, memory = (pair["properties"][key]["then"] for key in ("Cpu", "Memory"))
        values = memory.get("enum") or range(memory["minimum"], memory["maximum"] + 1, memory["multipleOf"])
        found[int(cpu["enum"][0])] = [int(value) for value in values]
    return found


def different_sizes(text, schema):
    own, known = sizes(text), known_sizes(schema)
    for cpu in sorted(own.keys() | known.keys()):
        if own.get(cpu) != known.get(cpu):
            yield f"{SIZES}: with {cpu} CPU units {own.get(cpu)}, but cfn-lint knows {known.get(cpu)}"


def asked_prefix_lists(ask=aws):
    """The prefix list of each region that the account has enabled."""
    regions = ask("ec2", "describe-regions", "--region", "us-east-1", "--query", "Regions[].RegionName")
    found = {}
    for region in sorted(regions):
        filters = f"Name=prefix-list-name,Values={LIST}"
        ids = ask(
            "ec2", "describe-managed-prefix-lists", "--region", region, "--filters", filters, "--query",
            "PrefixLists[].PrefixListId")
        if len(ids) == 1:
            found[region] = ids[0]
    return found


def with_prefix_lists(text, found, today):
    """The file with the lists of an account, and the date of today. Regions that the account cannot see stay."""
    merged = {**dict(ENTRY.findall(text)), **found}
    rows = "".join(f'    "{region}": "{merged[region]}",\n' for region in sorted(merged))
    start, end = text.index("= [\n") + len("= [\n"), text.index("  ]\n")
    return re.sub(r"(// As of: )\S+\.", rf"\g<1>{today}.", text[:start] + rows + text[end:], count=1)


def compare_with_account(write, files, ask=aws):
    """Prints what an account says; the exit code."""
    try:
        found = asked_prefix_lists(ask)
    except NoAccount as reason:
        print(f"error: no AWS account is at hand, so nothing was compared: {reason}", file=sys.stderr)
        return 1
    own = dict(ENTRY.findall(files[PREFIX_LISTS]))
    wrong = {region: one for region, one in found.items() if own.get(region) != one}
    for region, one in wrong.items():
        print(f"{PREFIX_LISTS}: {region} has {own.get(region, 'no list')}, but the account says {one}")
    if write:
        (FACTS / PREFIX_LISTS).write_text(with_prefix_lists(files[PREFIX_LISTS], found, datetime.date.today()))
    print(f"{len(found)} regions compared, {len(own.keys() - found.keys())} not visible to this account")
    for name, text in files.items():
        if name != PREFIX_LISTS:
            source = text[len("// Source: ") : text.index("// As of: ")].replace("\n//", "").strip()
            print(f"{name}: no account can tell; read again: {source}")
    return 1 if wrong and not write else 0


def main(arguments):
    if not set(arguments) <= {"--account", "--write"} or arguments == ["--write"]:
        print(__doc__, file=sys.stderr)
        return 64
    files = {path.name: path.read_text() for path in sorted(FACTS.glob("*.swift"))}
    schema = next(iter(sorted(ROOT.glob(CFN_LINT))), None)
    if schema is None:
        print("error: cfn-lint is not installed; scripts/setup --test installs it", file=sys.stderr)
        return 1
    wrong = [*heads(files), *different_sizes(files[SIZES], json.loads(schema.read_text()))]
    for problem in wrong:
        print(problem)
    print(f"{len(files)} files of facts, {len(wrong)} problems")
    status = 1 if wrong else 0
    return compare_with_account("--write" in arguments, files) or status if arguments else status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
