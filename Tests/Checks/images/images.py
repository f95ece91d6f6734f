#!/usr/bin/env python3
"""Usage: images.py

Builds images with buildah, saves them in every format that builders and daemons write, and compares `stackkit image` with
skopeo: digests, configurations, layers. Needs root, buildah and skopeo. If podman is installed, archives of podman and images
behind its socket are also read. Runs the built .build/debug/stackkit, or the one that STACKKIT names.
"""

import ctypes
import ctypes.util
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

from layout import INDEX, MANIFEST, Layout, digest
from programs import STACKKIT, output

ARM, AMD = "linux/arm64", "linux/amd64"

DOCKERFILE = """\
FROM scratch
COPY base /usr
COPY app /srv/app
COPY base/library /srv/library
ENV MODE=production
LABEL org.opencontainers.image.title="images" team="a b"
USER 1000:1000
WORKDIR /srv
VOLUME /srv/data
EXPOSE 8501
ENTRYPOINT ["/srv/app/run", "--quiet"]
CMD ["--port", "8501"]
"""


class Rig:
    """A folder with buildah's storage in it, and the images saved from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stores = ["--root", str(folder / "root"), "--runroot", str(folder / "run"), "--storage-driver", "vfs"]
        self.environment = {**os.environ, "TMPDIR": str(folder)}
        self.checks = self.failures = 0

    def run(self, *command: str) -> bytes:
        return output(*command, env=self.environment, cwd=self.folder)

    def skopeo(self, *arguments: str) -> bytes:
        return self.run("skopeo", "--insecure-policy", *arguments)

    def build(self) -> None:
        context = self.folder / "context"
        for name, size in [("base/library", 3_000_000), ("app/run", 200_000)]:
            path = context / name
            path.parent.mkdir(parents=True)
            # Half of it shrinks.
            path.write_bytes(bytes(size // 2) + b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(size // 64)))
        (context / "app" / "link").symlink_to("run")
        (context / "Dockerfile").write_text(DOCKERFILE)
        for name, platform, kind in [("arm", ARM, "oci"), ("amd", AMD, "oci"), ("docker", ARM, "docker")]:
            self.run(
                "buildah", *self.stores, "bud", "--quiet", "--layers", "--no-cache", "--platform", platform, "--format", kind,
                "--tag", f"localhost/images:{name}", str(context))
        self.run("buildah", *self.stores, "manifest", "create", "images-all")
        for name in ["arm", "amd"]:
            self.run("buildah", *self.stores, "manifest", "add", "images-all", f"containers-storage:localhost/images:{name}")

    def stored(self, name: str) -> str:
        return f"containers-storage:[vfs@{self.folder}/root+{self.folder}/run]localhost/images:{name}"

    def copy(self, name: str, target: str, *options: str) -> None:
        self.skopeo("copy", "--quiet", *options, self.stored(name), target)

    def stackkit(self, image: str, *options: str, cache: str = "cache") -> dict:
        environment = {**self.environment, "XDG_CACHE_HOME": str(self.folder / cache)}
        done = subprocess.run(
            [STACKKIT, "image", image, "--json", *options], capture_output=True, env=environment, cwd=self.folder)
        if done.returncode:
            return {"images": [], "error": done.stderr.decode()}
        return json.loads(done.stdout)

    def check(self, what: str, found: object, expected: object) -> None:
        self.checks += 1
        if found != expected:
            self.failures += 1
            print(f"FAILED {what}: stackkit says {found!r}, not {expected!r}")

    def read(self, path: str, skopeo: str, platforms: list[str], names: list[str] | None = None) -> None:
        """Compares the images that both read out of `path`; of an OCI layout also the manifests."""
        report = self.stackkit(path, "--verify")
        self.check(f"{path}: platforms", sorted(image["platform"] for image in report["images"]), sorted(platforms))
        if "error" in report:
            print(report["error"])
        for image in report["images"]:
            architecture = image["platform"].split("/")[1]
            what = f"{path}, {architecture}"
            overridden = ["--override-os", "linux", "--override-arch", architecture]
            raw = self.skopeo(*overridden, "inspect", "--config", "--raw", skopeo)
            config = json.loads(raw)
            self.check(f"{what}: configuration", image["config"], {"digest": digest(raw), "size": len(raw)})
            self.check(f"{what}: diff IDs", [layer["diffID"] for layer in image["layers"]], config["rootfs"]["diff_ids"])
            runtime = config["config"]
            for key, expected in {
                "user": runtime["User"], "entryPoint": runtime["Entrypoint"], "command": runtime["Cmd"],
                "workingDirectory": runtime["WorkingDir"], "volumes": list(runtime["Volumes"]),
                "exposedPorts": list(runtime["ExposedPorts"]), "labels": runtime["Labels"], "created": config["created"],
            }.items():
                self.check(f"{what}: {key}", image[key], expected)
            if names is not None:
                self.check(f"{what}: names", image["names"], names)
            if skopeo.startswith("oci"):
                manifest = self.skopeo("inspect", "--raw", skopeo)
                if "manifests" in json.loads(manifest):
                    child = [
                        entry["digest"] for entry in json.loads(manifest)["manifests"]
                        if entry["platform"]["architecture"] == architecture]
                    self.check(f"{what}: digest", [image["digest"]], child)
                else:
                    self.check(f"{what}: digest", image["digest"], digest(manifest))
                    stored = [[layer[key] for key in ("digest", "size", "mediaType")] for layer in json.loads(manifest)["layers"]]
                    shown = [[layer[key] for key in ("digest", "size", "mediaType")] for layer in image["layers"]]
                    self.check(f"{what}: layers", shown, stored)

    def same(self, path: str, other: str) -> None:
        """Another form of the same image has the same digests."""
        digests = [[image["digest"] for image in self.stackkit(name)["images"]] for name in (path, other)]
        self.check(f"{other}: as {path}", digests[1], digests[0])
        self.check(f"{other}: read at all", bool(digests[1]), True)


def tar(folder: Path, target: Path) -> None:
    with tarfile.open(target, "w") as archive:
        for name in sorted(os.listdir(folder)):
            archive.add(folder / name, name)


def compress(path: Path) -> None:
    """`path`.gz and `path`.zst."""
    data = path.read_bytes()
    Path(f"{path}.gz").write_bytes(gzip.compress(data))
    zstd = ctypes.CDLL(ctypes.util.find_library("zstd"))
    zstd.ZSTD_compressBound.restype = zstd.ZSTD_compress.restype = ctypes.c_size_t
    zstd.ZSTD_compressBound.argtypes = [ctypes.c_size_t]
    zstd.ZSTD_compress.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
    output = ctypes.create_string_buffer(zstd.ZSTD_compressBound(len(data)))
    size = zstd.ZSTD_compress(output, len(output), data, len(data), 3)
    Path(f"{path}.zst").write_bytes(output.raw[:size])


def taken_apart(folder: Path) -> tuple[Layout, dict]:
    """A layout, and the document that its index names, which is no longer a blob of it."""
    layout = Layout(folder)
    [entry] = json.loads((folder / "index.json").read_text())["manifests"]
    document = json.loads(layout.path(entry).read_bytes())
    layout.path(entry).unlink()
    return layout, document


def as_docker25(folder: Path) -> None:
    """Turns a layout of plain layers into what Docker 25 and later save from their own store: two names, and manifest.json."""
    layout, manifest = taken_apart(folder)
    manifest["config"]["platform"] = {"architecture": "arm64", "os": "linux"}
    entry = layout.document(MANIFEST, manifest) | {"platform": manifest["config"]["platform"]}
    layout.finish(*(entry | {"annotations": {
        "io.containerd.image.name": f"docker.io/library/images:{tag}",
        "org.opencontainers.image.ref.name": tag}} for tag in ("1", "latest")))
    path = lambda descriptor: str(layout.path(descriptor).relative_to(folder))
    layers = [path(layer) for layer in manifest["layers"]]
    sources = {layer["digest"]: {key: layer[key] for key in ("mediaType", "size", "digest")} for layer in manifest["layers"]}
    (folder / "manifest.json").write_text(json.dumps([
        {"Config": path(manifest["config"]), "RepoTags": ["images:1", "images:latest"], "Layers": layers,
         "LayerSources": sources}]))
    (folder / "repositories").write_text(json.dumps({"images": {"1": layers[-1][13:]}}))


def as_containerd(folder: Path) -> None:
    """Turns a layout with an index into what Docker saves from containerd's store: an index in the index, attestations
    beside the images, one platform that was not pulled, and manifest.json."""
    layout, index = taken_apart(folder)
    not_pulled = {
        "mediaType": MANIFEST, "digest": digest(b"not pulled"), "size": 10,
        "platform": {"architecture": "s390x", "os": "linux"}}
    index["manifests"] += [*map(layout.attestation, index["manifests"]), not_pulled]
    layout.finish(layout.document(INDEX, index) | {"annotations": {
        "io.containerd.image.name": "docker.io/library/images:1", "org.opencontainers.image.ref.name": "1"}})
    (folder / "manifest.json").write_text("[]")


def saved_by_skopeo(rig: Rig) -> None:
    for name, options in {
        "gzip": [], "plain": ["--dest-decompress"], "zstd": ["--dest-compress-format", "zstd"],
        "v2s2": ["--format", "v2s2"],
    }.items():
        if name == "v2s2":
            rig.copy("docker", "dir:v2s2", *options)
            continue
        rig.copy("arm", f"oci:{name}:1", *options)
        rig.read(name, f"oci:{name}:1", [ARM], ["1"])
        rig.copy("arm", f"oci-archive:{name}.oci.tar:1", *options)
        rig.read(f"{name}.oci.tar", f"oci-archive:{name}.oci.tar:1", [ARM], ["1"])
    compress(rig.folder / "gzip.oci.tar")
    for ending in ("gz", "zst"):
        rig.same("gzip.oci.tar", f"gzip.oci.tar.{ending}")

    tags = ["docker.io/library/images:1", "docker.io/library/images:latest"]
    for name in ["arm", "docker"]:
        rig.copy(name, f"docker-archive:{name}.tar:images:1", "--additional-tag", "images:latest")
        rig.read(f"{name}.tar", f"docker-archive:{name}.tar:images:1", [ARM], tags)
    compress(rig.folder / "arm.tar")
    for ending in ("gz", "zst"):
        rig.same("arm.tar", f"arm.tar.{ending}")
    first, second = (rig.stackkit("arm.tar", cache=name)["images"][0]["digest"] for name in ("cache-1", "cache-2"))
    rig.check("arm.tar: compressed twice", second, first)


def saved_by_docker(rig: Rig) -> None:
    rig.copy("arm", "oci:docker25:1", "--dest-decompress")
    as_docker25(rig.folder / "docker25")
    tar(rig.folder / "docker25", rig.folder / "docker25.tar")
    names = ["docker.io/library/images:1", "docker.io/library/images:latest"]
    report = rig.stackkit("docker25.tar", "--verify")
    plain = rig.stackkit("plain")
    rig.check("docker25.tar: names", [image["names"] for image in report["images"]], [names])
    for key in ("config", "layers", "platform", "user"):
        rig.check(f"docker25.tar: {key}", *([image[key] for image in found["images"]] for found in (report, plain)))

    rig.run("buildah", *rig.stores, "manifest", "push", "--quiet", "--all", "images-all", f"oci:{rig.folder}/all:1")
    rig.read("all", "oci:all:1", [ARM, AMD])
    tar(rig.folder / "all", rig.folder / "all.tar")
    rig.read("all.tar", "oci:all:1", [ARM, AMD])
    shutil.copytree(rig.folder / "all", rig.folder / "containerd")
    as_containerd(rig.folder / "containerd")
    tar(rig.folder / "containerd", rig.folder / "containerd.tar")
    rig.same("all", "containerd.tar")
    missing = rig.stackkit("containerd.tar", "--platform", "linux/s390x")
    rig.check("containerd.tar: a platform that was not pulled", "but it is missing" in missing.get("error", ""), True)


def saved_by_podman(rig: Rig) -> None:
    podman = ["podman", *rig.stores, "--cgroup-manager", "cgroupfs", "--events-backend", "file"]
    for kind, name in [("docker-archive", "podman.tar"), ("oci-archive", "podman.oci.tar"), ("oci-dir", "podman")]:
        rig.run(*podman, "save", "--quiet", "--format", kind, "--output", name, "localhost/images:arm")
    rig.read("podman.tar", "docker-archive:podman.tar", [ARM], ["localhost/images:arm"])
    rig.read("podman.oci.tar", "oci-archive:podman.oci.tar", [ARM])
    rig.read("podman", "oci:podman", [ARM])
    rig.run(
        *podman, "save", "--quiet", "--multi-image-archive", "--output", "several.tar", "localhost/images:arm",
        "localhost/images:amd", "localhost/images:docker")
    several = rig.stackkit("several.tar")
    rig.check("several.tar: names", sorted(name for image in several["images"] for name in image["names"]),
              [f"localhost/images:{name}" for name in ("amd", "arm", "docker")])
    refused = rig.stackkit("several.tar", "--platform", ARM).get("error", "")
    rig.check("several.tar: two for one platform", "2 different images for linux/arm64" in refused, True)

    socket = f"{rig.folder}/podman.sock"
    rig.environment["DOCKER_HOST"] = f"unix://{socket}"
    with subprocess.Popen([*podman, "system", "service", "--time", "60", f"unix://{socket}"], env=rig.environment,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as service:
        try:
            for _ in range(200):
                if os.path.exists(socket):
                    break
                time.sleep(0.05)
            rig.same("podman.tar", "docker-daemon:localhost/images:arm")
            absent = rig.stackkit("docker-daemon:localhost/images:none").get("error", "")
            rig.check("docker-daemon: an image that is not there", absent.startswith(
                f"error: docker-daemon:localhost/images:none: {socket}: "), True)
        finally:
            service.terminate()


def main() -> None:
    if len(sys.argv) > 1:
        sys.exit(__doc__)
    folder = Path(tempfile.mkdtemp(prefix="stackkit-images-", dir="/var/tmp"))
    rig = Rig(folder)
    try:
        rig.build()
        saved_by_skopeo(rig)
        saved_by_docker(rig)
        if shutil.which("podman"):
            saved_by_podman(rig)
    finally:
        shutil.rmtree(folder)
    print(f"{rig.checks - rig.failures} of {rig.checks} comparisons hold")
    sys.exit(1 if rig.failures else 0)


if __name__ == "__main__":
    try:
        main()
    except RuntimeError as error:
        sys.exit(f"error: {error}")
