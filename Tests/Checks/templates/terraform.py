#!/usr/bin/env python3
"""Usage: STACKKIT_TOOLS=DIR Tests/Checks/templates/terraform.py

Has DIR/terraform-aws/check format, validate and plan every committed main.tf; a warning is an error here.

The stand-in provider, which plans, lacks the types in LACKING. A main.tf with one of them is planned without it, and must be
valid as it is for the real provider.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from templates import TEMPLATES, image_variables, labels, manifest


LACKING = re.compile(r'^resource "aws_flow_log" .*?^}\n\n?', re.MULTILINE | re.DOTALL)


def check(tools: Path, folders: list[Path]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [tools / "terraform-aws" / "check", *folders], env=os.environ | image_variables(*map(manifest, labels())),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def main(tools: Path) -> int:
    folders = sorted(path.parent for path in TEMPLATES.rglob("main.tf"))
    lacking = [folder for folder in folders if LACKING.search((folder / "main.tf").read_text())]
    with tempfile.TemporaryDirectory() as scratch:
        copies = []
        for number, folder in enumerate(lacking):
            copy = Path(scratch) / str(number) / folder.relative_to(TEMPLATES)
            shutil.copytree(folder, copy)
            text, count = LACKING.subn("", (copy / "main.tf").read_text())
            (copy / "main.tf").write_text(text)
            print(f"{folder.relative_to(TEMPLATES)}: planned without {count} resources that the stand-in lacks")
            copies.append(copy)
        done = check(tools, [folder for folder in folders if folder not in lacking] + copies)
    print(done.stdout, end="")
    failed = done.returncode != 0 or not folders or re.search(r"warnings: [1-9]|Warning", done.stdout) is not None
    whole = check(tools, lacking).stdout if lacking else ""
    for folder in lacking:
        verdict = re.search(rf"^{re.escape(str(folder))}: real provider: (.*)$", whole, re.MULTILINE)
        print(verdict.group() if verdict else f"{folder}: the real provider said nothing")
        failed |= verdict is None or not verdict.group(1).endswith("The configuration is valid. warnings: 0")
    return int(failed)


if __name__ == "__main__":
    if "STACKKIT_TOOLS" not in os.environ or len(sys.argv) > 1:
        sys.exit(__doc__)
    sys.exit(main(Path(os.environ["STACKKIT_TOOLS"])))
