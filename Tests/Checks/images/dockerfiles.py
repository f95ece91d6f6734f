#!/usr/bin/env python3
"""Usage: dockerfiles.py

Builds the same Dockerfiles with `stackkit build` and with buildah, and compares the images: their files, with owners, modes and
links, and how they run. Needs root, buildah and Linux. Runs the built .build/debug/stackkit, or the one that STACKKIT names.
"""

import gzip
import hashlib
import io
import json
import os
import posixpath
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from programs import STACKKIT, run

FILES = {
    "one": "1", "a.py": "a", "b.py": "b", "folder/x": "x", "folder/y/z": "z", "real/to/file": "f", "a  b": "ab",
    "caf\u00e9": "1", "cafe\u0301": "2",
}
LINKS = {"way": "./real", "name": "way/to/../to/file", "folder/link": "../one", "folder/there": "y/z", "dangling": "nothing"}

BASE = """\
FROM scratch
COPY folder /usr/bin
COPY real /opt/real
COPY way /opt/linked
COPY name /etc/app.conf
WORKDIR /srv
ENV PATH=/usr/bin:$PATH MODE=base
LABEL one=1 two=2
EXPOSE 80
CMD ["base"]
"""

# What is built, in this order: what comes after `base` is built on it.
DOCKERFILES = {
    "places": """\
FROM scratch
WORKDIR /app
COPY one ./
COPY one two/
COPY one new
COPY folder .
COPY folder /deep/er
COPY *.py one ./py/
COPY --chown=7:8 --chmod=4755 one /owned/by/
COPY way/to/file /a/
COPY way/to /b
COPY name /c/
COPY way /d/
COPY name /e
COPY fold?r/x one /f/
COPY ["a  b", "/g h/"]
ENV A=one D=/h
COPY ["$A", "$D/"]
COPY $A ${D}/i
COPY folder/link /j/
COPY folder /k/
COPY caf? /l/
WORKDIR ../../x
WORKDIR y
COPY . /all
""",
    "configuration": """\
FROM scratch
ENV A="x  y" B=$A C=a\\
b \\
# between
   E=f
ENV G="$A and" H='$A' I=${Z:-none} J=${A:+yes} K=a\\ b PATH=/x:$PATH
LABEL one="1 2" two=$B
EXPOSE 80 53/udp
VOLUME ["/w", "/x $C"]
VOLUME /v /u
USER 5:6
CMD exec a  "$A" \\
  b\\
c
ENTRYPOINT ["/e", "$A"]
STOPSIGNAL SIGINT
""",
    "a shell": "FROM scratch\nENTRYPOINT exec \\\n   foo\nCMD [\"a\"]\nWORKDIR /q\n",
    "a user": "FROM scratch\nUSER 7:8\nWORKDIR /new/er\nCOPY one .\nUSER 9\nWORKDIR /other\n",
    ".dockerignore": "FROM scratch\nCOPY . /all\nCOPY fol* /fol/\nCOPY way /w\n",
    "base": BASE,
    "on a base": """\
FROM base
COPY a.py relative
COPY one /usr/bin/there
COPY a.py /usr/bin/
COPY one /opt/real/to
COPY folder /opt
COPY a.py /opt/new/
ENV MODE="$MODE and more"
LABEL two=3
EXPOSE 81
ENTRYPOINT ["/run"]
""",
    "on a base, keeping its command": "FROM base\nWORKDIR app\nCOPY --chown=5 . ./\nUSER 5\n",
}
IGNORE = "# all but\n*.py\n!b.py\nfolder/y\nreal\n!real/to\nDock*\n.dockerignore\n**/link\n"


class Archive:
    """An OCI archive with one image: its files, all layers on each other, and its configuration."""

    def __init__(self, path: Path) -> None:
        self.tar = tarfile.open(path)
        index = json.loads(self.read("index.json"))
        manifest = json.loads(self.blob(index["manifests"][0]))
        self.configuration = self.cleaned(json.loads(self.blob(manifest["config"]))["config"])
        self.files: dict[str, tuple] = {}
        for layer in manifest["layers"]:
            data = self.blob(layer)
            self.apply(gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data)

    def read(self, name: str) -> bytes:
        return self.tar.extractfile(name).read()

    def blob(self, descriptor: dict) -> bytes:
        return self.read("blobs/sha256/" + descriptor["digest"].removeprefix("sha256:"))

    @staticmethod
    def cleaned(configuration: dict) -> dict:
        labels = {name: value for name, value in configuration.get("Labels", {}).items() if name != "io.buildah.version"}
        return {**configuration, "Labels": labels, "WorkingDir": posixpath.normpath(configuration.get("WorkingDir", "/"))}

    def apply(self, data: bytes) -> None:
        layer = tarfile.open(fileobj=io.BytesIO(data))
        for member in layer:
            name = member.name.rstrip("/")
            if not member.isdir():
                self.files = {path: file for path, file in self.files.items() if not path.startswith(name + "/")}
            content = hashlib.sha256(layer.extractfile(member).read()).hexdigest() if member.isreg() else ""
            self.files[name] = (
                member.type, oct(member.mode & 0o7777), member.uid, member.gid, member.linkname, member.size, content)


def write(context: Path, dockerfile: str, ignore: str) -> None:
    for name, text in {**FILES, "Dockerfile": dockerfile, ".dockerignore": ignore}.items():
        path = context / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        path.chmod(0o644)
    for name, target in LINKS.items():
        (context / name).symlink_to(target)
    for path in context.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def build(folder: Path, name: str, dockerfile: str, ignore: str = "") -> tuple[Path, Path]:
    """Builds with both; the archives of stackkit and of buildah."""
    context = folder / name.replace(" ", "-")
    write(context, dockerfile, ignore)
    ours, theirs = context.with_suffix(".ours.tar"), context.with_suffix(".theirs.tar")
    base = folder / "base.theirs.tar"
    on_base, from_base = ([], []) if not base.exists() else (["--base", str(base)], ["--from", f"oci-archive:{base}"])
    environment = {**os.environ, "TMPDIR": str(folder)}
    run(STACKKIT, "build", str(context), "--output", str(ours), *on_base, env=environment)
    buildah = ["buildah", "--root", f"{folder}/root", "--runroot", f"{folder}/run", "--storage-driver", "vfs"]
    run(
        *buildah, "bud", "--quiet", "--isolation", "chroot", "--platform", "linux/arm64", "--tag", "localhost/built:1",
        *from_base, str(context), env=environment)
    run(*buildah, "push", "--quiet", "localhost/built:1", f"oci-archive:{theirs}", env=environment)
    return ours, theirs


def differences(ours: Archive, theirs: Archive) -> list[str]:
    found = []
    for what, one, other in [
        ("file", ours.files, theirs.files), ("configuration", ours.configuration, theirs.configuration)
    ]:
        for key in sorted({*one, *other}):
            if one.get(key) != other.get(key):
                found.append(f"{what} {key!r}: {one.get(key)} from stackkit, {other.get(key)} from buildah")
    return found


def main() -> None:
    if len(sys.argv) > 1:
        sys.exit(__doc__)
    folder = Path(tempfile.mkdtemp(prefix="stackkit-dockerfiles-", dir="/var/tmp"))
    failures = 0
    try:
        for name, text in DOCKERFILES.items():
            ours, theirs = map(Archive, build(folder, name, text, IGNORE if name == ".dockerignore" else ""))
            found = differences(ours, theirs)
            failures += bool(found)
            print(f"{'FAILED' if found else 'ok'} {name}: {len(ours.files)} files")
            for line in found:
                print(f"  {line}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    try:
        main()
    except RuntimeError as error:
        sys.exit(f"error: {error}")
