#!/usr/bin/env python3
"""Usage: hostile.py

Runs `stackkit image --verify` with malicious images, which try to write elsewhere, to fill the disk or the memory, or to
never end, and `stackkit build` with malicious bases. Each must be refused with its message, within 5 seconds, in less than
200 MB of memory, and leave no files. The limit counts processor time, for other checks run at the same time; the limit for
the clock is a minute. Runs the built .build/debug/stackkit, or the one that STACKKIT names.
"""

import functools
import gzip
import json
import os
import resource
import shutil
import socket
import struct
import subprocess
import sys
import tarfile
import tempfile
import threading
from pathlib import Path
from typing import Callable

from layout import LAYER, MANIFEST, Layout, digest
from programs import STACKKIT

SECONDS, PATIENCE, MEMORY, ADDRESSES = 5, 60, 200 << 20, 2 << 30
GB = 1 << 30


def small(folder: Path) -> Path:
    layout = Layout(folder)
    layout.finish(layout.image([layout.blob(LAYER, b"layer")], [digest(b"layer")]))
    return folder


def header(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE, link: str = "") -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.type, info.linkname = size, kind, link
    return info.tobuf(tarfile.GNU_FORMAT)


def many(count: int) -> bytes:
    """Headers of empty members; tarfile would take a minute."""
    block = bytearray(header("0" * 9))
    total = bytearray()
    for number in range(count):
        block[:9] = b"%09d" % number
        block[148:156] = b" " * 8
        block[148:156] = b"%06o\0 " % sum(block)
        total += block
    return bytes(total)


def member(name: str, data: bytes, kind: bytes = tarfile.REGTYPE) -> bytes:
    return header(name, len(data), kind) + data + bytes(-len(data) % 512)


def archive(files: dict[str, bytes], *extra: bytes) -> bytes:
    return b"".join(extra) + b"".join(member(name, data) for name, data in files.items()) + bytes(1024)


def files(make: Callable[[Path], Path]) -> dict[str, bytes]:
    """What is in a layout, by the names in it: oci-layout, index.json, blobs."""
    with tempfile.TemporaryDirectory() as name:
        folder = make(Path(name))
        found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        return dict(sorted(found.items(), reverse=True))


def saved(layers: dict[str, bytes], extra: bytes = b"", names: list[str] | None = None) -> bytes:
    """What `docker save` wrote up to version 24."""
    names = list(layers) if names is None else names
    diff_ids = [digest(layers.get(name, b"")) for name in names]
    config = json.dumps({"os": "linux", "architecture": "arm64", "rootfs": {"diff_ids": diff_ids}}).encode()
    entry = {"Config": digest(config)[7:] + ".json", "RepoTags": ["x:1"], "Layers": names}
    return archive({entry["Config"]: config, "manifest.json": json.dumps([entry]).encode(), **layers}, extra)


@functools.cache
def gzip_bomb(size: int) -> bytes:
    """`size` zeros as many members of 64 MB."""
    piece = gzip.compress(bytes(64 << 20), mtime=0)
    return piece * (size // (64 << 20))


@functools.cache
def zstd_bomb(size: int) -> bytes:
    """`size` zeros as blocks of one byte that is repeated, in a window of 2 MB."""
    def block(last: int) -> bytes:
        return struct.pack("<I", (128 << 10) << 3 | 1 << 1 | last)[:3] + b"\0"

    return b"\x28\xb5\x2f\xfd\x00\x58" + block(0) * (size // (128 << 10) - 1) + block(1)


def layer(data: bytes, kind: str) -> Callable[[Path], Path]:
    """A layout with one layer, whose diff ID is that of nothing."""
    def write(folder: Path) -> Path:
        layout = Layout(folder / "layout")
        layout.finish(layout.image([layout.blob(LAYER + kind, data)], [digest(b"")]))
        return layout.folder

    return write


def nested_indexes(folder: Path) -> Path:
    layout = Layout(folder)
    inner = layout.image([], [])
    for _ in range(100):
        inner = layout.index([inner])
    layout.finish(inner)
    return folder


def digest_that_is_a_path(folder: Path) -> Path:
    Layout(folder).finish({"mediaType": MANIFEST, "digest": "sha256:../../../etc/passwd", "size": 10})
    return folder


def pax(records: dict[str, str]) -> bytes:
    data = b""
    for key, value in records.items():
        rest = f" {key}={value}\n".encode()
        length = len(rest) + 1
        while len(str(length)) + len(rest) != length:
            length += 1
        data += str(length).encode() + rest
    return member("PaxHeaders/x", data, tarfile.XHDTYPE)


def file(data: bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / "image.tar").write_bytes(data)
        return folder / "image.tar"

    return write


def sparse(head: bytes, size: int) -> Callable[[Path], Path]:
    """A file of `size` bytes that takes up only as much room as `head`."""
    def write(folder: Path) -> Path:
        with open(folder / "image.tar", "wb") as image:
            image.write(head)
            image.truncate(size)
        return folder / "image.tar"

    return write


def folder_with(change: Callable[[Path], object]) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        layout = small(folder / "layout")
        change(layout)
        return layout

    return write


def replaced(name: str, make: Callable[[Path], object]) -> Callable[[Path], Path]:
    def change(layout: Path) -> None:
        (layout / name).unlink()
        make(layout / name)

    return folder_with(change)


def long_index(path: Path) -> None:
    with open(path, "wb") as index:
        index.write(b'{"schemaVersion":2,"manifests":[')
        index.truncate(GB)


def fifo(folder: Path) -> Path:
    os.mkfifo(folder / "fifo")
    return folder / "fifo"


def listening(folder: Path) -> Path:
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(folder / "socket"))
    return folder / "socket"


def cases() -> dict[str, tuple[Callable[[Path], Path], str]]:
    """What is handed over, and what must be said about it."""
    plain = files(small)
    cut = archive(plain)
    cycle = header("a", kind=tarfile.SYMTYPE, link="b") + header("b", kind=tarfile.SYMTYPE, link="a")
    hard = header("a", kind=tarfile.LNKTYPE, link="b") + header("b", kind=tarfile.LNKTYPE, link="a")
    outside = header("a", kind=tarfile.SYMTYPE, link="../../../../etc/passwd")
    deep = b"[" * 100 + b"]" * 100
    return {
        "a name that leads out": (file(archive({}, member("../../etc/cron.d/x", b"x"))), "leads out of the archive"),
        "an absolute name": (file(archive({}, member("/etc/cron.d/x", b"x"))), "leads out of the archive"),
        "symbolic links in a circle": (file(saved({}, cycle, ["a"])), "is not a plain file in the archive"),
        "hard links in a circle": (file(saved({}, hard, ["a"])), "is not a plain file in the archive"),
        "a link out of the archive": (file(saved({}, outside, ["a"])), "is not a plain file in the archive"),
        "index.json twice": (file(archive(plain, member("index.json", b"{}"))), "in the archive twice"),
        "a device in the archive": (
            file(archive(plain, header("index.json/", kind=tarfile.CHRTYPE))), "in the archive twice"),
        "a digest that is a path": (file(archive(files(digest_that_is_a_path))), "digest 'sha256:../../"),
        "a size that pax exaggerates": (
            file(archive(plain, pax({"size": str(1 << 40)}), header("x"))), "longer than the rest of the archive"),
        "a sparse file": (file(archive(plain, pax({"GNU.sparse.major": "1"}), header("x"))), "sparse"),
        "headers without end": (sparse(pax({"mtime": "1" * 400_000}) * 200, GB), "pax headers"),
        "more members than any image": (file(many(10_001)), "more than 10000 members"),
        "a member of 1 GB that is not there": (file(cut[:-1024] + header("x", GB)), "longer than the rest of the archive"),
        "cut in a member": (file(cut[:530]), "longer than the rest of the archive"),
        "cut between members": (file(cut[:-1024]), "truncated: the end mark is missing"),
        "a gzip bomb of 10 GB": (file(gzip_bomb(10 * GB)), "more than 100 times their size"),
        "a zstd bomb of 10 GB": (file(zstd_bomb(10 * GB)), "more than 100 times their size"),
        "a zstd window of 3 GB": (file(b"\x28\xb5\x2f\xfd\x00\xac" + bytes(100)), "zstd data cannot be read"),
        "a layer that is a gzip bomb of 10 GB": (
            layer(gzip_bomb(10 * GB), "+gzip"), "more than 100 times"),
        "a layer that is a zstd bomb of 10 GB": (
            layer(zstd_bomb(10 * GB), "+zstd"), "more than 100 times"),
        "a cut gzip layer": (
            layer(gzip.compress(os.urandom(9000))[:-9], "+gzip"), "truncated"),
        "an index.json of 1 GB": (replaced("index.json", long_index), "the maximum is 4194304"),
        "an index.json of 1 GB in an archive": (
            sparse(archive({"oci-layout": plain["oci-layout"]})[:-1024] + header("index.json", GB), GB + 8192),
            "the maximum is 4194304"),
        "JSON 100 deep": (
            file(archive({**plain, "index.json": deep})), "nested more than 64 deep"),
        "indexes 100 deep": (file(archive(files(nested_indexes))), "nested more than 4 deep"),
        "a FIFO": (fifo, "not a regular file"),
        "a device": (lambda folder: Path("/dev/zero"), "not a regular file"),
        "a socket": (listening, "no such device or address"),
        "a FIFO in a layout": (replaced("index.json", os.mkfifo), "not a regular file"),
        "a device in a layout": (replaced("index.json", lambda path: path.symlink_to("/dev/zero")), "not a regular file"),
        "a link to itself in a layout": (
            replaced("index.json", lambda path: path.symlink_to(path)), "'index.json' is missing"),
        "a layout in itself": (
            folder_with(lambda layout: (layout / "blobs" / "sha256" / "x").symlink_to(layout)), ""),
    }


def base(*layers: bytes) -> Callable[[Path], Path]:
    """An image to build on."""
    def write(folder: Path) -> Path:
        layout = Layout(folder / "layout")
        packed = [layout.blob(LAYER + "+gzip", gzip.compress(layer + bytes(1024), 1, mtime=0)) for layer in layers]
        layout.finish(layout.image(packed, [digest(layer + bytes(1024)) for layer in layers]))
        return layout.folder

    return write


def bases() -> dict[str, tuple[Callable[[Path], Path], str]]:
    """Bases for a Dockerfile that copies to /a/b, and what must be said about them."""
    deep = "/".join(["d"] * 240)
    circle = header("a", kind=tarfile.SYMTYPE, link="a/b")
    return {
        "a base of 2,100 paths, each 240 folders deep": (
            base(b"".join(pax({"path": f"{number}/{deep}"}) + header("x") for number in range(2100))),
            "more than 500000 files"),
        "a base that removes deep folders again and again": (
            base(b"".join(pax({"path": f"{deep}/{name}"}) + header("x") for name in ("f", ".wh.f") * 500) + circle),
            "links at '/a/b' lead in a circle"),
        "a base of folders in folders": (
            base(pax({"path": "n/" * 2000 + "n"}) + header("x")), "folders nested more than 250 deep"),
        "a base with a path of 5,000 bytes": (base(pax({"path": "n/" * 2500 + "n"}) + header("x")), "more than 4096"),
        "a base with a name of 300 bytes": (base(pax({"path": "n" * 300}) + header("x")), "more than 255 bytes"),
        "a base with a link of 5,000 bytes": (
            base(pax({"linkpath": "n/" * 2500}) + header("a", kind=tarfile.SYMTYPE)), "more than 4096"),
        "a base whose links lead in a circle": (base(circle), "links at '/a/b' lead in a circle"),
        "a base with a file where a folder is wanted": (base(header("a")), "'/a' is a file in the image"),
        "a base whose layer is a gzip bomb of 10 GB": (
            layer(gzip_bomb(10 * GB), "+gzip"), "more than 100 times"),
    }


def limits() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def contents(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def command(image: Path, is_base: bool, home: Path) -> list[str]:
    if not is_base:
        return [STACKKIT, "image", str(image), "--verify"]
    (home / "context").mkdir()
    (home / "context" / "Dockerfile").write_text("FROM base\nCOPY Dockerfile /a/b\n")
    return [STACKKIT, "build", str(home / "context"), "--base", str(image), "--output", "/dev/null/image.tar"]


def complaint(image: Path, is_base: bool, expected: str, home: Path) -> tuple[str, float, int]:
    """What is wrong with what stackkit does, how long it took, and its memory."""
    arguments = command(image, is_base, home)
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home)}
    before = contents(home)
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(
            arguments, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=home,
            env=environment, preexec_fn=limits)
        patience = threading.Timer(PATIENCE, child.kill)
        patience.start()
        try:
            _, status, usage = os.wait4(child.pid, 0)
        except KeyboardInterrupt:
            child.kill()
            raise
        finally:
            patience.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        took = usage.ru_utime + usage.ru_stime
        output.seek(0)
        said = output.read().decode(errors="replace")
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    left = contents(home) - before - {".cache", ".cache/stackkit", ".cache/stackkit/layers"}
    if child.returncode != (1 if expected else 0):
        return f"ended with {child.returncode}: {said[:500]}", took, memory
    if expected not in said:
        return f"said {said[:500]!r}, not {expected!r}", took, memory
    if left:
        return f"left {sorted(left)[:3]}", took, memory
    if took > SECONDS:
        return f"took {took:.1f} s", took, memory
    if memory > MEMORY:
        return f"took {memory >> 20} MB", took, memory
    return "", took, memory


def prepared(folder: Path) -> list[tuple[str, str, bool, str]]:
    """Makes the images, in a process of its own: a child's memory counts from what its parent had."""
    maker = os.fork()
    if maker == 0:
        made = []
        for is_base, name, (make, expected) in [
            (is_base, *case) for is_base, some in ((False, cases()), (True, bases())) for case in some.items()
        ]:
            place = folder / f"{len(made)}"
            place.mkdir()
            made.append((name, str(make(place)), is_base, expected))
        (folder / "made.json").write_text(json.dumps(made))
        os._exit(0)
    os.waitpid(maker, 0)
    return json.loads((folder / "made.json").read_text())


def main() -> None:
    if len(sys.argv) > 1:
        sys.exit(__doc__)
    folder = Path(tempfile.mkdtemp(prefix="stackkit-hostile-", dir="/var/tmp"))
    failures = 0
    try:
        for name, path, is_base, expected in prepared(folder):
            home = folder / "home"
            home.mkdir()
            wrong, took, memory = complaint(Path(path), is_base, expected, home)
            shutil.rmtree(home)
            failures += bool(wrong)
            print(f"{'FAILED' if wrong else 'ok'} {name} ({took:.1f} s, {memory >> 20} MB){': ' + wrong if wrong else ''}")
    finally:
        shutil.rmtree(folder)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
