#!/usr/bin/env python3
"""Usage: Tests/Checks/templates/cdknag.py [FOLDER]
Reads the CloudFormation templates below FOLDER (default: stacks/templates) with AWS CDK's own parser, and applies
cdk-nag's rules AwsSolutions to them. Fails on a template that CDK cannot read, on findings without a reason in
cdknag-exceptions.json, and on exceptions that no longer occur. Needs node."""

import csv
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import exceptions
from templates import ROOT, TEMPLATES

PYTHON = ROOT / ".build/python/cdknag/bin/python"
EXCEPTIONS = pathlib.Path(__file__).with_name("cdknag-exceptions.json")
FOLLOWED = {"Compliant", "N/A"}


def findings(lines, file):
    """The findings in the report of one template: (rule, file, resource, words). A rule that fails is a finding."""
    rows = list(csv.DictReader(lines))
    if not rows:
        raise SystemExit(f"error: cdk-nag applied no rule to {file}")
    for row in rows:
        if row["Compliance"] not in FOLLOWED:
            # STACK/INCLUDE/RESOURCE, as cdknag_app.py names them.
            resource = row["Resource ID"].split("/")[-1]
            words = row["Rule Info"] if row["Compliance"] == "Non-Compliant" else f"the rule failed: {row['Rule Info']}"
            yield (row["Rule ID"], file, resource, words)


def reports(files):
    """The findings in each template."""
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(__file__).with_name("cdknag_app.py")
        run = subprocess.run([PYTHON, program, folder, *files], capture_output=True, text=True)
        if run.returncode != 0:
            raise SystemExit(f"error: AWS CDK failed: {run.stderr.strip().splitlines()[-1:]}")
        for index, file in enumerate(files):
            found = list(pathlib.Path(folder).glob(f"AwsSolutions-*T{index}-NagReport.csv"))
            if len(found) != 1:
                raise SystemExit(f"error: cdk-nag wrote {len(found)} reports of {file}")
            with found[0].open(newline="") as lines:
                yield from findings(lines, str(file))


def main(arguments):
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        print(__doc__, file=sys.stderr)
        return 64
    folder = pathlib.Path(arguments[0]) if arguments else TEMPLATES
    files = sorted(path.relative_to(folder) for path in folder.rglob("*.yaml"))
    if not files:
        print(f"error: there is no template below {folder}", file=sys.stderr)
        return 1
    if not shutil.which("node"):
        print("error: AWS CDK needs node; scripts/setup --test installs it", file=sys.stderr)
        return 1
    os.chdir(folder)
    return exceptions.report(reports(files), EXCEPTIONS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
