"""An OCI image layout that is being written: what the checks push, read and build on."""

import gzip
import hashlib
import json
import os
import tarfile
from pathlib import Path

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar"
STATEMENT = "application/vnd.in-toto+json"


def digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def compact(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


class Layout:
    """The layout in a folder. In one that is there already, it adds blobs and replaces the index."""

    def __init__(self, folder: Path):
        self.folder, self.blobs = folder, folder / "blobs" / "sha256"
        self.blobs.mkdir(parents=True, exist_ok=True)

    def path(self, descriptor: dict) -> Path:
        return self.blobs / descriptor["digest"].removeprefix("sha256:")

    def blob(self, media_type: str, data: bytes) -> dict:
        """The descriptor of a blob with this data."""
        descriptor = {"mediaType": media_type, "digest": digest(data), "size": len(data)}
        self.path(descriptor).write_bytes(data)
        return descriptor

    def document(self, media_type: str, value: object) -> dict:
        return self.blob(media_type, compact(value))

    def image(self, layers: list[dict], diff_ids: list[str], architecture: str = "arm64", **config: object) -> dict:
        """The manifest of an image; `config` is what its configuration says besides."""
        platform = {"architecture": architecture, "os": "linux"}
        config = platform | config | {"rootfs": {"type": "layers", "diff_ids": diff_ids}}
        return self._manifest(config, layers) | {"platform": platform}

    def attestation(self, subject: dict) -> dict:
        """What BuildKit puts beside an image."""
        platform = {"architecture": "unknown", "os": "unknown"}
        statement = self.blob(STATEMENT, b'{"_type":"https://in-toto.io/Statement/v0.1"}')
        config = platform | {"config": {}, "rootfs": {"type": "layers", "diff_ids": [statement["digest"]]}}
        return self._manifest(config, [statement]) | {
            "platform": platform,
            "annotations": {
                "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": subject["digest"]}}

    def _manifest(self, config: dict, layers: list[dict]) -> dict:
        described = {"mediaType": MANIFEST, "config": self.document(CONFIG, config), "layers": layers}
        return self.document(MANIFEST, {"schemaVersion": 2} | described)

    def index(self, manifests: list[dict]) -> dict:
        """An index as a blob, for an index in the index."""
        return self.document(INDEX, {"schemaVersion": 2, "mediaType": INDEX, "manifests": manifests})

    def finish(self, *manifests: dict) -> str:
        """Writes the index that names `manifests`; the digest of the first."""
        (self.folder / "oci-layout").write_text('{"imageLayoutVersion":"1.0.0"}')
        (self.folder / "index.json").write_bytes(compact({"schemaVersion": 2, "manifests": manifests}))
        return manifests[0]["digest"]

    def random_layer(self, name: str, size: int) -> tuple[dict, str]:
        """A layer with one file of random bytes, which no compression makes smaller, and its diff ID; written in pieces, so
        that this program stays small."""
        plain, packed = hashlib.sha256(), hashlib.sha256()
        path = self.blobs / "layer"
        with open(path, "wb") as file:
            stream = gzip.GzipFile(filename="", mode="wb", compresslevel=0, fileobj=file, mtime=0)

            def write(data: bytes) -> None:
                plain.update(data)
                stream.write(data)

            entry = tarfile.TarInfo(name)
            entry.size = size
            write(entry.tobuf(tarfile.USTAR_FORMAT))
            for offset in range(0, size, 1 << 20):
                write(os.urandom(min(1 << 20, size - offset)))
            write(bytes(-size % 512 + 1024))
            stream.close()
        with open(path, "rb") as file:
            while data := file.read(1 << 20):
                packed.update(data)
        descriptor = {
            "mediaType": LAYER + "+gzip", "digest": f"sha256:{packed.hexdigest()}", "size": path.stat().st_size}
        path.rename(self.path(descriptor))
        return descriptor, f"sha256:{plain.hexdigest()}"

    def random_image(self, sizes: list[int], architecture: str = "arm64") -> dict:
        layers = [self.random_layer(f"{architecture}-{number}", size) for number, size in enumerate(sizes)]
        descriptors, diff_ids = [layer for layer, _ in layers], [plain for _, plain in layers]
        return self.image(descriptors, diff_ids, architecture, config={"User": "1000"})
