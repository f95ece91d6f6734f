#!/usr/bin/env python3
"""Usage: Tests/Checks/templates/checkov.py [FOLDER]
Runs checkov, without the network, on the templates below FOLDER (default: stacks/templates) in both languages. Fails on
findings without a reason in checkov-exceptions.json, and on exceptions that no longer occur."""

import fnmatch
import json
import pathlib
import subprocess
import sys

from templates import ROOT, TEMPLATES

PROGRAM = ROOT / ".build/python/checkov/bin/checkov"
EXCEPTIONS = pathlib.Path(__file__).with_name("checkov-exceptions.json")


def findings(report):
    """The failed checks, as (id, file, resource, name); for one language, checkov does not report a list."""
    for part in report if isinstance(report, list) else [report]:
        results = part.get("results", {})
        if results.get("parsing_errors"):
            raise SystemExit("checkov cannot read " + ", ".join(results["parsing_errors"]))
        for finding in results.get("failed_checks", []):
            yield (finding["check_id"], finding["file_path"].lstrip("/"), finding["resource"], finding["check_name"])


def excuses(exception, finding):
    """Whether an exception covers a finding: its check, and its resource if it names resources."""
    check, file, resource, _ = finding
    patterns = exception.get("resources", ["*"])
    return check in exception["checks"] and any(fnmatch.fnmatchcase(f"{file}:{resource}", p) for p in patterns)


def problems(found, exceptions):
    """Findings without an exception, then exceptions without a finding."""
    found = list(found)
    for finding in found:
        if not any(excuses(exception, finding) for exception in exceptions):
            check, file, resource, name = finding
            yield f"{file}: {resource}: {check}, {name}"
    for exception in exceptions:
        for check in exception["checks"]:
            one = {**exception, "checks": [check]}
            if not any(excuses(one, finding) for finding in found):
                yield f"{EXCEPTIONS.name}: {check} is excused and does not occur; remove it"


def main(arguments):
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        print(__doc__, file=sys.stderr)
        return 64
    folder = pathlib.Path(arguments[0]) if arguments else TEMPLATES
    if not any(folder.rglob("main.tf")):
        print(f"error: there is no template below {folder}", file=sys.stderr)
        return 1
    command = [PROGRAM, "--directory", folder, "--framework", "cloudformation", "terraform"]
    command += ["--skip-download", "--compact", "--quiet", "--soft-fail", "--output", "json"]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        print(f"error: checkov failed with {run.returncode}: {run.stderr.strip()}", file=sys.stderr)
        return 1
    exceptions = json.loads(EXCEPTIONS.read_text())
    found = list(findings(json.loads(run.stdout)))
    wrong = list(problems(found, exceptions))
    for problem in wrong:
        print(problem)
    print(f"{len(found)} findings, {len(exceptions)} reasons, {len(wrong)} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
