#!/usr/bin/env python3
"""Usage: .build/python/apps/bin/python Tests/Checks/apps/hashes.py [APP…]

Writes the digests of the wheels into each requirements.txt in stacks/apps: those that pip chooses for linux/arm64 and for
linux/amd64 with the Python of the images. Run it after a change of a pin. pip downloads the wheels, and compares them with the
index's digests.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

APPS = Path(__file__).resolve().parents[3] / "stacks" / "apps"
PYTHON = "3.13"
MACHINES = ("aarch64", "x86_64")
# The base image has a newer C library than each of these.
LIBRARIES = ("manylinux_2_34", "manylinux_2_31", "manylinux_2_28", "manylinux_2_26", "manylinux_2_17", "manylinux2014")


def pins(text: str) -> list[str]:
    """The pins of a requirements file, without comments and digests."""
    return [line.split(" ")[0] for line in text.splitlines() if line and not line.startswith("#")]


def digests(requirements: list[str], machine: str) -> dict[str, str]:
    """The digest of the wheel of each pin, by the pin in lower case."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "requirements.txt")
        file.write_text("\n".join(requirements))
        options = ["--dry-run", "--ignore-installed", "--no-deps", "--only-binary", ":all:", "--python-version", PYTHON]
        options += [f"--platform={library}_{machine}" for library in LIBRARIES]
        report = subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", *options, "--target", folder, "--report", "-", "-r", file],
            check=True, stdout=subprocess.PIPE).stdout
    found = {}
    for item in json.loads(report)["install"]:
        name = item["metadata"]["name"].lower().replace("_", "-")
        found[f"{name}=={item['metadata']['version']}"] = item["download_info"]["archive_info"]["hashes"]["sha256"]
    return found


def hashed(text: str) -> str:
    """The file with the digests of its wheels."""
    comments = [line for line in text.splitlines() if line.startswith("#")]
    names = pins(text)
    by_machine = [digests(names, machine) for machine in MACHINES]
    lines = []
    for pin in names:
        key = pin.lower().replace("_", "-")
        wheels = sorted({found[key] for found in by_machine})
        lines.append(" ".join([pin, *(f"--hash=sha256:{digest}" for digest in wheels)]))
    return "\n".join(comments + lines) + "\n"


if __name__ == "__main__":
    folders = [APPS / name for name in sys.argv[1:]] or sorted(file.parent for file in APPS.rglob("requirements.txt"))
    for folder in folders:
        file = folder / "requirements.txt"
        file.write_text(hashed(file.read_text()))
        print(f"wrote {file.relative_to(APPS.parent.parent)}")
