#!/usr/bin/env python3
"""Usage: run_image.py

Builds the chatbot for linux/arm64 with `stackkit build`, as deployment.sh does: twice, from different folders and with
different versions of pip, which must give the same bytes. Runs the image with podman under emulation, the way a task runs it:
read-only, with a folder for temporary files, as user 1000. Checks its health, and that Python takes the compiled modules, if
this machine has a Python of the base's version, which compiles them. Also builds a static program on `scratch` and
runs it.

The base is an image of Debian's Python, made here from arm64 packages, in a docker-registry on loopback.
"""

import filecmp
import os
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from programs import ROOT, STACKKIT, run
from registry import Authority, docker_registry

CACHE = ROOT / ".build" / "run-image"
EMULATOR = Path("/proc/sys/fs/binfmt_misc")
# The environments of scripts/setup whose pip is used; the system's Python may have none.
PIPS = [ROOT / ".build/python/tools/bin", ROOT / ".build/python/pip/bin"]
PACKAGES = ["coreutils", "libstdc++6", "python3"]
COMPILED = (
    "import importlib.util as u, streamlit; data = open(u.cache_from_source(streamlit.__file__), 'rb').read(); "
    "print(data[:8] == u.MAGIC_NUMBER + bytes([1, 0, 0, 0]), streamlit.__cached__ == u.cache_from_source(streamlit.__file__))"
)
HEALTH = "import urllib.request as u; print(u.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=30).read().decode())"


def say(text: str) -> None:
    print(f"{time.monotonic() - STARTED:6.1f} s  {text}", flush=True)


def emulate() -> None:
    """Lets the kernel start arm64 programs through qemu, unless it does so already."""
    if os.uname().machine == "aarch64":
        return
    if not (EMULATOR / "register").exists():
        run("mount", "-t", "binfmt_misc", "binfmt_misc", str(EMULATOR))
    if not (EMULATOR / "qemu-aarch64").exists():
        (EMULATOR / "register").write_text(Path("/usr/lib/binfmt.d/qemu-aarch64.conf").read_text())


def fetch_packages(folder: Path) -> list[Path]:
    """Debian's Python for arm64 and all that it needs, kept for the next time; the system's own lists and packages are
    left alone."""
    fetched = folder / "fetched"
    if fetched.exists() and fetched.read_text() == f"{PACKAGES}":
        return sorted((folder / "archives").glob("*.deb"))
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("lists/partial", "archives/partial"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "status").touch()
    options = ["-qq", "-o", "APT::Architecture=arm64", "-o", "APT::Architectures::=arm64", "-o", "APT::Sandbox::User=root",
               "-o", f"Dir::State::lists={folder}/lists", "-o", f"Dir::State::status={folder}/status",
               "-o", f"Dir::Cache={folder}", "-o", "Acquire::Languages=none"]
    run("apt-get", *options, "update")
    run("apt-get", *options, "install", "-y", "--download-only", "--no-install-recommends", *PACKAGES)
    fetched.write_text(f"{PACKAGES}")
    return sorted((folder / "archives").glob("*.deb"))


def make_base(output: Path) -> None:
    """Unpacks the packages without running anything of them, and builds an image of what is there."""
    with tempfile.TemporaryDirectory(dir=CACHE) as name:
        context = Path(name)
        (root := context / "root").mkdir()
        for package in fetch_packages(CACHE / "apt"):
            run("dpkg-deb", "--extract", str(package), str(root))
        for folder in ("usr/share/doc", "usr/share/man", "usr/share/locale", "tmp", "dev", "proc", "run", "sys"):
            shutil.rmtree(root / folder, ignore_errors=True)
        for link in (path for path in root.rglob("*") if path.is_symlink() and os.readlink(path).startswith("/")):
            target = root / os.readlink(link)[1:]
            link.unlink()
            if target.exists():
                link.symlink_to(os.path.relpath(target, link.parent))
        (context / "empty").mkdir()
        (context / "Dockerfile").write_text("FROM scratch\nCOPY root /\nCOPY --chmod=1777 empty /tmp\n")
        build(context, output)


def build(folder: Path, output: Path, *options: str, **settings) -> str:
    """Returns the image's digest."""
    return run(STACKKIT, "build", str(folder), "--output", str(output), *options, **settings)


def podman(*arguments: str) -> str:
    settings = ["--root", str(CACHE / "podman"), "--runroot", str(CACHE / "podman-run"), "--runtime", "runc",
                "--cgroup-manager", "cgroupfs", "--events-backend", "file"]
    return run("podman", *settings, *arguments)


def load(archive: Path) -> str:
    """Returns the image's name in podman."""
    return podman("pull", "--quiet", f"oci-archive:{archive}")


def run_options(architecture: str) -> list[str]:
    # The limits are set, for podman would raise them, which not everybody may.
    return ["--platform", f"linux/{architecture}", "--network", "none", "--read-only", "--tmpfs", "/tmp:mode=1777",
            "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096"]


def check_static(folder: Path) -> None:
    """A static program of this machine, on nothing."""
    (context := folder / "static").mkdir()
    (context / "hello.c").write_text('#include <stdio.h>\n#include <unistd.h>\n'
                                     'int main(void) { printf("hello from %d\\n", (int)getuid()); return 0; }\n')
    run("clang", "-static", "-Os", "-o", str(context / "hello"), str(context / "hello.c"))
    (context / "Dockerfile").write_text('FROM scratch\nCOPY hello /\nUSER 1000:1000\nENTRYPOINT ["/hello"]\n')
    machine = {"x86_64": "amd64", "aarch64": "arm64"}[os.uname().machine]
    build(context, folder / "static.tar", "--platform", f"linux/{machine}")
    said = podman("run", "--rm", *run_options(machine), load(folder / "static.tar"))
    if said != "hello from 1000":
        raise RuntimeError(f"the static program says: {said}")
    say("a static program runs")


def copies(folder: Path) -> list[Path]:
    """The application in two folders, with nothing the same that must not count."""
    one, other = folder / "one", folder / "another place"
    shutil.copytree(ROOT / "stacks/apps/chatbot", one)
    other.mkdir()
    for path in sorted(one.rglob("*"), reverse=True):
        target = other / path.relative_to(one)
        if path.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
            target.chmod(0o700 if os.access(path, os.X_OK) and path.stat().st_mode & 0o100 else 0o600)
            os.utime(target, (1, 1))
    return [one, other]


def wait_for_health(container: str) -> None:
    deadline = time.monotonic() + 180
    while True:
        try:
            answer = podman("exec", container, "python3", "-c", HEALTH)
            if answer == "ok":
                return
            raise RuntimeError(f"/_stcore/health answers: {answer}")
        except RuntimeError as error:
            running = podman("inspect", "--format", "{{.State.Running}}", container) == "true"
            if not running or time.monotonic() > deadline:
                raise RuntimeError(f"the chatbot is not healthy: {error}\n{podman('logs', container)}") from error
            time.sleep(1)


def check_chatbot(folder: Path, registry: str, base: str) -> None:
    run(STACKKIT, "push", base, f"{registry}/python:3.11-debian")
    archives = [folder / "chatbot-0.tar", folder / "chatbot-1.tar"]

    compiles = all(run(str(pip / "python3"), "-c", "import sys; print('%d.%d' % sys.version_info[:2])") == "3.11" for pip in PIPS)

    def build_copy(copy: Path, archive: Path, umask: int, pip: Path) -> str:
        options = ("--base", f"{registry}/python:3.11-debian", "--sbom", f"{archive}.spdx.json",
                   *(["--compile"] if compiles else []))
        return build(copy, archive, *options, umask=umask, env=os.environ | {"PATH": f"{pip}:{os.environ['PATH']}"})

    versions = [run(str(pip / "python3"), "-c", "import pip; print(pip.__version__)") for pip in PIPS]
    if len(set(versions)) != len(versions):
        raise RuntimeError(f"both builds would use pip {versions[0]}; change Tests/Checks/images/requirements-pip.txt")
    with ThreadPoolExecutor() as pool:
        digests = list(pool.map(build_copy, copies(folder), archives, (0o022, 0o077), PIPS))
    say(f"built {digests[0]} with pip {' and '.join(versions)}, {archives[0].stat().st_size >> 20} MB")
    if len(set(digests)) != 1 or not filecmp.cmp(*archives, shallow=False):
        raise RuntimeError(f"the same files made different images: {digests}")
    image = load(archives[0])
    say("podman has the image")
    started = time.monotonic()
    container = podman("run", "--detach", *run_options("arm64"), "--tmpfs", "/app/session_data:mode=1777",
                       "--env", "CHATBOT_MODEL=echo", image)
    try:
        wait_for_health(container)
        who = podman("exec", container, "python3", "-c", "import os; print(os.uname().machine, os.getuid(), os.getgid())")
        if who != "aarch64 1000 1000":
            raise RuntimeError(f"the chatbot runs as: {who}")
        say(f"the chatbot is healthy: {who}, after {time.monotonic() - started:.0f} s under emulation")
        if compiles and (found := podman("exec", container, "python3", "-c", COMPILED)) != "True True":
            raise RuntimeError(f"Python does not take the compiled modules: {found}")
    finally:
        podman("rm", "--force", "--time", "0", container)


def check_bill(path: Path) -> None:
    run("pyspdxtools", "--infile", str(path))
    say("the bill of materials is valid")


def main() -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    # Where pyspdxtools is, too.
    os.environ["PATH"] = f"{PIPS[0]}:{os.environ['PATH']}"
    emulate()
    with tempfile.TemporaryDirectory(dir=CACHE) as name:
        folder = Path(name)
        # Each time anew: it is stackkit that builds it.
        base = folder / "base.tar"
        make_base(base)
        say("made a base of Debian's packages")
        check_static(folder)
        authority = Authority(folder)
        os.environ["AWS_CA_BUNDLE"] = authority.certificate
        with docker_registry(folder / "registry", authority) as registry:
            check_chatbot(folder, registry, str(base))
        check_bill(folder / "chatbot-0.tar.spdx.json")
    podman("rmi", "--all", "--force")


STARTED = time.monotonic()
if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(__doc__)
    try:
        main()
    except RuntimeError as error:
        sys.exit(f"error: {error}")
