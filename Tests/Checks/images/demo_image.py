#!/usr/bin/env python3
"""Usage: demo_image.py FOLDER VERSION

Writes a real, small linux/arm64 image as an OCI layout: one static program that prints VERSION and ends. It needs no
builder and no network, and the same VERSION always gives the same digest.
"""

import gzip
import io
import struct
import sys
import tarfile
from pathlib import Path

from layout import LAYER, Layout, digest


def program(text: bytes) -> bytes:
    """An ELF executable for aarch64 Linux: write(1, text), exit(0)."""
    code = [
        0xD2800020,  # mov x0, #1
        0x10000001 | (28 >> 2) << 5,  # adr x1, the text: 28 bytes on
        0xD2800002 | len(text) << 5,  # mov x2, #length
        0xD2800808,  # mov x8, #64, write
        0xD4000001,  # svc #0
        0xD2800000,  # mov x0, #0
        0xD2800BA8,  # mov x8, #93, exit
        0xD4000001,  # svc #0
    ]
    body = struct.pack(f"<{len(code)}I", *code) + text
    headers, base = 64 + 56, 0x400000
    size = headers + len(body)
    identity = b"\x7fELF" + bytes([2, 1, 1]) + bytes(9)
    elf = struct.pack("<16sHHIQQQIHHHHHH", identity, 2, 183, 1, base + headers, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    segment = struct.pack("<IIQQQQQQ", 1, 5, 0, base, base, size, size, 0x10000)
    return elf + segment + body


def layer(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(data), 0o755
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


def write(folder: Path, version: str) -> str:
    """Writes the layout and returns the digest of its manifest."""
    layout = Layout(folder)
    tar = layer({"app": program(f"stackkit demo {version}\n".encode())})
    image = layout.image(
        [layout.blob(LAYER + "+gzip", gzip.compress(tar, mtime=0))], [digest(tar)], created="1970-01-01T00:00:00Z",
        config={"Entrypoint": ["/app"], "User": "1000:1000", "Volumes": {"/tmp": {}}})
    return layout.finish(image)


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1].startswith("-") or len(sys.argv[2]) > 1000:
        sys.exit(__doc__)
    print(write(Path(sys.argv[1]), sys.argv[2]))
