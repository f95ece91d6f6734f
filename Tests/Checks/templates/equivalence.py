#!/usr/bin/env python3
"""Usage: STACKKIT_TOOLS=DIR Tests/Checks/templates/equivalence.py [COUNT [SEED]]

Compares the CloudFormation and Terraform templates of every committed stack, and of COUNT random stacks (200) from SEED
(1). Each Terraform template is planned against the schema of hashicorp/aws 6.25.0 by a stand-in provider,
DIR/terraform-aws, which answers with the values that AWS would return, so that a plan knows every value. Prints each
difference; ends with 1 if there is any.
"""
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from plans import Terraform, collect
from templates import ROOT, TEMPLATES


def main(count="200", seed="1"):
    started = time.monotonic()
    subprocess.run(["swift", "build", "--product", "equivalence"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    program = ROOT / ".build/debug/equivalence"
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        print(f"{count} random stacks of seed {seed}", flush=True)
        subprocess.run([program, "generate", count, seed, scratch / "random"], check=True)
        folders = [
            *collect(TEMPLATES, scratch / "plans"), *collect(scratch / "random", scratch / "plans")]
        with Terraform(folders) as terraform:
            problems = terraform.plan_all(folders)
        for problem in problems:
            print(problem)
        status = subprocess.run([program, "compare", scratch / "plans"]).returncode
        print(f"{len(folders)} templates planned and compared in {time.monotonic() - started:.0f} s")
    return 1 if problems or status else 0


if __name__ == "__main__":
    if "STACKKIT_TOOLS" not in os.environ or len(sys.argv) > 3:
        sys.exit(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(*sys.argv[1:]))
