#!/usr/bin/env python3
"""Usage: demo-image FOLDER VERSION

Writes a real, small linux/arm64 image as an OCI layout: one static program that prints VERSION and ends. It needs no
builder and no network, and the same VERSION always gives the same digest.
"""

import gzip
import hashlib
import io
import json
import struct
import sys
import tarfile
from pathlib import Path

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"


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


def digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


class Layout:
    def __init__(self, folder: Path):
        self.folder = folder
        self.blobs = folder / "blobs" / "sha256"
        self.blobs.mkdir(parents=True, exist_ok=True)

    def add(self, media_type: str, data: bytes) -> dict:
        (self.blobs / hashlib.sha256(data).hexdigest()).write_bytes(data)
        return {"mediaType": media_type, "digest": digest(data), "size": len(data)}

    def add_json(self, media_type: str, document: dict) -> dict:
        return self.add(media_type, json.dumps(document, separators=(",", ":")).encode())

    def finish(self, manifest: dict) -> None:
        index = {"schemaVersion": 2, "manifests": [manifest]}
        (self.folder / "oci-layout").write_text('{"imageLayoutVersion":"1.0.0"}')
        (self.folder / "index.json").write_text(json.dumps(index, separators=(",", ":")))


def write(folder: Path, version: str) -> str:
    """Writes the layout and returns the digest of its manifest."""
    layout = Layout(folder)
    tar = layer({"app": program(f"stackkit demo {version}\n".encode())})
    platform = {"architecture": "arm64", "os": "linux"}
    config = platform | {
        "created": "1970-01-01T00:00:00Z",
        "config": {"Entrypoint": ["/app"], "User": "1000:1000", "Volumes": {"/tmp": {}}},
        "rootfs": {"type": "layers", "diff_ids": [digest(tar)]},
    }
    manifest = {
        "schemaVersion": 2,
        "mediaType": MANIFEST,
        "config": layout.add_json(CONFIG, config),
        "layers": [layout.add(LAYER, gzip.compress(tar, mtime=0))],
    }
    entry = layout.add_json(MANIFEST, manifest)
    layout.finish(entry | {"platform": platform})
    return entry["digest"]


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1].startswith("-") or len(sys.argv[2]) > 1000:
        sys.exit(__doc__)
    print(write(Path(sys.argv[1]), sys.argv[2]))
