#!/usr/bin/env python3
"""Usage: .build/python/apps/bin/python Tests/Checks/apps/pins.py

Checks each requirements.txt in stacks/apps: it must pin the packages that its first line calls direct, and all packages that
these need on linux/arm64 with the Python of the images, and no others. Each pin must have the hashes of its wheels, which
`hashes.py` writes, and the Dockerfile must require them. The application must import pinned packages only. The tests of all
applications share one environment, so they would not notice a missing pin.

Modules that several applications have must be the same in all of them: each image is built from the folder of its application.
"""

import ast
import importlib.metadata
import re
import sys
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

APPS = Path(__file__).resolve().parents[3] / "stacks" / "apps"
SHARED = ("guard", "limits")
IMAGE = {"python_version": "3.13", "python_full_version": "3.13.0", "platform_machine": "aarch64", "extra": ""}
IMAGE |= {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "implementation_name": "cpython"}


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


def is_pure(name: str) -> bool:
    """Whether one wheel of the package serves all platforms."""
    return "Root-Is-Purelib: true" in (importlib.metadata.distribution(name).read_text("WHEEL") or "")


def hash_problems(hashes: dict[str, list[str]]) -> list[str]:
    found = [f"{name}: {value} is not a SHA-256 hash" for name, values in hashes.items() for value in values
             if not re.fullmatch("--hash=sha256:[0-9a-f]{64}", value)]
    # At least one for each architecture.
    return found + [f"{name} has {len(values)} hashes; run hashes.py" for name, values in hashes.items()
                    if len(set(values)) < (1 if is_pure(name) else 2)]


def shared(folders: list[Path]) -> list[str]:
    """The modules that several applications have, and that differ."""
    texts: dict[str, set[str]] = {}
    for file in (file for folder in folders for file in folder.glob("*.py")):
        if file.stem in SHARED:
            texts.setdefault(file.name, set()).add(file.read_text())
    return [f"stacks/apps: {name} differs between applications" for name, copies in sorted(texts.items()) if len(copies) > 1]


def problems(file: Path) -> list[str]:
    first, *lines = re.sub(r" \\\n *", " ", file.read_text()).splitlines()
    direct = re.fullmatch(r"# Direct: (.*?)\. The rest .*", first)
    if direct is None:
        return ["the first line does not say what is direct"]
    pins, hashes = {}, {}
    for pin, *values in (line.split() for line in lines):
        name, version = pin.split("==")
        pins[canonicalize_name(name)], hashes[canonicalize_name(name)] = version, values
    closure = needed(direct[1].split(", "))
    if " --require-hashes " not in (file.parent / "Dockerfile").read_text():
        return ["the Dockerfile does not require hashes"]
    return (
        hash_problems(hashes)
        + [f"lacks {name}=={closure[name]}" for name in sorted(closure.keys() - pins.keys())]
        + [f"pins {name}, which nothing needs" for name in sorted(pins.keys() - closure.keys())]
        + [f"imports {name}, which is not pinned" for name in sorted(imported(file.parent) - pins.keys())]
    )


if __name__ == "__main__":
    files = sorted([*APPS.glob("*/requirements.txt"), *APPS.glob("*/*/requirements.txt")])
    found = [f"{file.relative_to(APPS.parent.parent)}: {problem}" for file in files for problem in problems(file)]
    found += shared([file.parent for file in files])
    print("\n".join(found) or f"{len(files)} applications pin all that they need and nothing else")
    sys.exit(1 if found or not files else 0)
