"""Usage: bench push [STACKKIT]

Pushes two images of random bytes, 3 layers of 200 MB and 12 layers of 600 MB together, to docker-registry on loopback over
TLS, in turn with StackKit and skopeo: cold, to an empty registry, and again. Medians, their ratios, StackKit's largest
resident set, and whether the digests are the same. STACKKIT is built for release into .build/bench unless it is given.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from layout import Layout
from programs import ROOT, run
from registry import Authority, docker_registry

COLD, WARM = 5, 15
MB = 1_000_000
IMAGES = {"3 layers, 200 MB": [120 * MB, 60 * MB, 20 * MB], "12 layers, 600 MB": [50 * MB] * 12}
GOALS = {"cold": 0.8, "warm": 0.5, "memory": 48}


class Runner:
    def __init__(self, stackkit: str, layout: Path, host: str, storage: Path, environment: dict):
        self.host, self.storage, self.environment = host, storage, environment
        target = f"{host}/bench/image:1"
        self.commands = {
            "stackkit": (stackkit, "push", str(layout), target),
            "skopeo": ("skopeo", "--insecure-policy", "copy", "--quiet", f"oci:{layout}", f"docker://{target}")}
        self.peak = 0

    def push(self, name: str) -> float:
        """Pushes once and returns how many seconds it took."""
        start = time.perf_counter()
        process = subprocess.Popen(
            self.commands[name], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.environment)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        took = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"error: {' '.join(self.commands[name])}: {errors.decode()}")
        if name == "stackkit":
            # A child that has not yet become another program counts with the memory of this one, which is less.
            self.peak = max(self.peak, usage.ru_maxrss)
        return took

    def cold(self, name: str) -> float:
        shutil.rmtree(self.storage, ignore_errors=True)
        # What the last push left to be written must not be this one's burden.
        os.sync()
        return self.push(name)

    def digest(self) -> str:
        return run("skopeo", "inspect", "--format", "{{.Digest}}", f"docker://{self.host}/bench/image:1",
                   env=self.environment)


def measure(what: str, sizes: list[int], stackkit: str, folder: Path) -> list[str]:
    """Prints what was found, and returns the goals that were missed."""
    authority = Authority(folder)
    layout = Layout(folder / "image")
    digest = layout.finish(layout.random_image(sizes))
    environment = os.environ | {"AWS_CA_BUNDLE": authority.certificate, "SSL_CERT_FILE": authority.certificate}
    times: dict[tuple[str, str], list[float]] = {(kind, name): [] for kind in ("cold", "warm") for name in ("stackkit", "skopeo")}
    with docker_registry(folder / "registry", authority) as host:
        runner = Runner(stackkit, folder / "image", host, folder / "registry" / "storage", environment)
        for number in range(COLD):
            # In turn, for neither to come always first.
            for name in ("stackkit", "skopeo") if number % 2 else ("skopeo", "stackkit"):
                times["cold", name].append(runner.cold(name))
                if (found := runner.digest()) != digest:
                    sys.exit(f"error: {name} pushed {found} instead of {digest}")
        for _ in range(WARM):
            for name in ("stackkit", "skopeo"):
                times["warm", name].append(runner.push(name))
    missed = []
    for kind in ("cold", "warm"):
        ours, theirs = (statistics.median(times[kind, name]) for name in ("stackkit", "skopeo"))
        spread = {name: f"{min(times[kind, name]):.3f} to {max(times[kind, name]):.3f}" for name in ("stackkit", "skopeo")}
        print(f"{what}, {kind}: stackkit {ours:.3f} s ({spread['stackkit']}), skopeo {theirs:.3f} s ({spread['skopeo']}), "
              f"ratio {ours / theirs:.2f}")
        if ours / theirs > GOALS[kind]:
            missed.append(f"{what}, {kind}: more than {GOALS[kind]} of skopeo's time")
    peak = runner.peak / 1000
    print(f"{what}: stackkit's memory {peak:.0f} MB at most; the same digest, {digest}")
    if peak >= GOALS["memory"]:
        missed.append(f"{what}: {GOALS['memory']} MB of memory or more")
    return missed


def built() -> str:
    # A folder of its own: a release build in .build would move the link to the debug build.
    subprocess.run(
        ("swift", "build", "--configuration", "release", "--scratch-path", ".build/bench", "--static-swift-stdlib",
         "--product", "stackkit"), cwd=ROOT, check=True, stdout=sys.stderr)
    return str(ROOT / ".build" / "bench" / "release" / "stackkit")


def main(arguments: list[str]) -> None:
    stackkit = arguments[0] if arguments else built()
    missed = []
    for what, sizes in IMAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            missed += measure(what, sizes, stackkit, Path(folder))
            sys.stdout.flush()
    if missed:
        sys.exit("\n".join(f"missed: {goal}" for goal in missed))
