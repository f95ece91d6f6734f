#!/usr/bin/env python3
"""Usage: .build/python/pip/bin/python Tests/Checks/apps/hashes.py [--check]

Writes the hashes of the wheels into each requirements.txt in stacks/apps: those that pip chooses from PyPI for Linux on arm64 and
on amd64. Run it after changing a version. With --check, it writes nothing, and fails if a file would change. pip downloads no
package for this, only what the index says of it. `pins.py` checks without a network that no hash is missing.
"""

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

APPS = Path(__file__).resolve().parents[3] / "stacks" / "apps"
# That of the images; and that of Debian 12, on which Tests/Checks/images/run_image.py builds.
PYTHONS = ["3.13", "3.11"]
# As `stackkit build` asks for wheels. The pip of an image may prefer others, but takes those that have a hash.
PLATFORMS = {
    "aarch64": [f"manylinux_2_{minor}_aarch64" for minor in range(28, 16, -1)] + ["manylinux2014_aarch64"],
    "x86_64": [f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)]
    + [f"{name}_x86_64" for name in ("manylinux2014", "manylinux2010", "manylinux1")],
}


def pins(text: str) -> list[str]:
    """The lines `NAME==VERSION`."""
    lines = [line.removesuffix("\\").strip() for line in text.splitlines()]
    return [line for line in lines if line and not line.startswith(("#", "--hash="))]


def chosen(pinned: list[str], python: str, platforms: list[str]) -> list[tuple[str, str]]:
    """The names and SHA-256 hashes of the wheels that pip chooses, in the order of the pins."""
    with tempfile.TemporaryDirectory() as folder:
        requirements, report = Path(folder) / "requirements.txt", Path(folder) / "report.json"
        requirements.write_text("\n".join(pinned))
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--no-deps",
                   "--no-cache-dir", "--only-binary=:all:", "--implementation=cp", f"--python-version={python}",
                   f"--target={folder}/none", f"--report={report}", "-r", str(requirements)]
        subprocess.run([*command, *(f"--platform={platform}" for platform in platforms)], check=True)
        installed = json.loads(report.read_text())["install"]
    hashes = {item["metadata"]["name"].lower().replace("_", "-"): item["download_info"]["archive_info"]["hashes"]["sha256"]
              for item in installed}
    return [(pin, hashes[pin.split("==")[0].lower().replace("_", "-")]) for pin in pinned]


def with_hashes(text: str) -> str:
    pinned = pins(text)
    found: dict[str, set[str]] = {pin: set() for pin in pinned}
    targets = [(python, platforms) for python in PYTHONS for platforms in PLATFORMS.values()]
    with ThreadPoolExecutor() as pool:
        for wheels in pool.map(lambda target: chosen(pinned, *target), targets):
            for pin, value in wheels:
                found[pin].add(value)
    lines = text.splitlines()[:1]
    for pin in pinned:
        lines.append(" \\\n".join([pin, *(f"    --hash=sha256:{value}" for value in sorted(found[pin]))]))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    files = sorted([*APPS.glob("*/requirements.txt"), *APPS.glob("*/*/requirements.txt")])
    changed = []
    for file in files:
        text = file.read_text()
        if (new := with_hashes(text)) != text:
            changed.append(file)
            if not sys.argv[1:]:
                file.write_text(new)
    names = ", ".join(str(file.relative_to(APPS)) for file in changed)
    print(f"{'would change' if sys.argv[1:] else 'wrote'}: {names}" if changed else f"{len(files)} files have all hashes")
    sys.exit(1 if changed and sys.argv[1:] else 0)
