#!/usr/bin/env python3
"""Usage: Tests/Checks/templates/checkov.py [FOLDER]
Runs checkov, without the network, on the templates below FOLDER (default: stacks/templates) in both languages. Fails on
findings without a reason in checkov-exceptions.json, and on exceptions that no longer occur."""

import json
import pathlib
import subprocess
import sys

import exceptions
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
    return exceptions.report(findings(json.loads(run.stdout)), EXCEPTIONS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
