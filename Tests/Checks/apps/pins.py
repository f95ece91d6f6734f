#!/usr/bin/env python3
"""Usage: .build/python/apps/bin/python Tests/Checks/apps/pins.py

Checks each requirements.txt in stacks/apps: it must pin the packages that its first line calls direct, and all packages that
these need on linux/arm64 with the Python of the images, and no others, each with the digests of its wheels. The application
must import pinned packages only.
The tests of all applications share one environment, so they would not notice a missing pin.
"""

import ast
import importlib.metadata
import re
import sys
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

APPS = Path(__file__).resolve().parents[3] / "stacks" / "apps"
IMAGE = {"python_version": "3.13", "python_full_version": "3.13.0", "platform_machine": "aarch64", "extra": ""}
IMAGE |= {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "implementation_name": "cpython"}

PIN = re.compile(r"[A-Za-z0-9._-]+==[0-9A-Za-z.]+( --hash=sha256:[0-9a-f]{64}){1,2}")


def needed(names: list[str]) -> dict[str, str]:
    """The packages named and all that they need, with the versions that are installed here."""
    found: dict[str, str] = {}
    while names:
        distribution = importlib.metadata.distribution(names.pop())
        name = canonicalize_name(distribution.metadata["Name"])
        if name not in found:
            found[name] = distribution.version
            requirements = map(Requirement, distribution.requires or [])
            names += [one.name for one in requirements if one.marker is None or one.marker.evaluate(IMAGE)]
    return found


def imported(folder: Path) -> set[str]:
    """The packages that the modules in a folder import."""
    modules = set()
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules.add(node.module.split(".")[0])
    modules -= sys.stdlib_module_names | {file.stem for file in folder.glob("*.py")}
    packages = importlib.metadata.packages_distributions()
    return {canonicalize_name(package) for module in modules for package in packages[module]}


def problems(file: Path) -> list[str]:
    first, *lines = file.read_text().splitlines()
    direct = re.fullmatch(r"# Direct: (.*?)\. The rest .*", first)
    if direct is None:
        return ["the first line does not say what is direct"]
    unpinned = [line.split(" ")[0] for line in lines if not PIN.fullmatch(line)]
    if unpinned:
        return [f"{name}: not NAME==VERSION with the digests of its wheels; run hashes.py" for name in unpinned]
    pins = {canonicalize_name(name): version for name, version in (line.split(" ")[0].split("==") for line in lines)}
    closure = needed(direct[1].split(", "))
    return (
        [f"lacks {name}=={closure[name]}" for name in sorted(closure.keys() - pins.keys())]
        + [f"pins {name}, which nothing needs" for name in sorted(pins.keys() - closure.keys())]
        + [f"imports {name}, which is not pinned" for name in sorted(imported(file.parent) - pins.keys())]
    )


if __name__ == "__main__":
    files = sorted([*APPS.glob("*/requirements.txt"), *APPS.glob("*/*/requirements.txt")])
    found = [f"{file.relative_to(APPS.parent.parent)}: {problem}" for file in files for problem in problems(file)]
    print("\n".join(found) or f"{len(files)} applications pin all that they need and nothing else")
    sys.exit(1 if found or not files else 0)
