#!/usr/bin/env python3
"""Usage: STACKKIT_TOOLS=DIR Tests/Checks/templates/terraform.py

Has DIR/terraform-aws/check format, validate and plan every committed main.tf; a warning is an error here.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from templates import TEMPLATES, image_variables, labels, manifest


def main(tools: Path) -> int:
    folders = sorted(path.parent for path in TEMPLATES.rglob("main.tf"))
    done = subprocess.run(
        [tools / "terraform-aws" / "check", *folders], env=os.environ | image_variables(*map(manifest, labels())),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(done.stdout, end="")
    return done.returncode or bool(not folders or re.search(r"warnings: [1-9]|Warning", done.stdout))


if __name__ == "__main__":
    if "STACKKIT_TOOLS" not in os.environ or len(sys.argv) > 1:
        sys.exit(__doc__)
    sys.exit(main(Path(os.environ["STACKKIT_TOOLS"])))
