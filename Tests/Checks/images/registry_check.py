#!/usr/bin/env python3
"""Usage: registry_check.py

Pushes to the real docker-registry over TLS, with a login and with tokens, and reads the images back with skopeo: an OCI
layout, an OCI archive, a `docker save` file, a multi-platform index; a second time, to another repository of the same
registry, and from one registry to another. Every digest must be the same everywhere, also in `stackkit image`. Runs the built
.build/debug/stackkit, or the one that STACKKIT names.
"""

import base64
import contextlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from layout import Layout, digest
from programs import STACKKIT, output, run
from registry import PASSWORD, USER, Authority, docker_registry, token_service


class Check:
    def __init__(self, folder: Path, authority: Authority):
        self.folder = folder
        # The logins of `docker login`, which both programs read.
        self.docker = folder / "docker"
        self.docker.mkdir()
        self.environment = os.environ | {
            "AWS_CA_BUNDLE": authority.certificate, "SSL_CERT_FILE": authority.certificate,
            "DOCKER_CONFIG": str(self.docker), "REGISTRY_AUTH_FILE": str(self.docker / "config.json")}

    def log_in(self, *hosts: str) -> None:
        auth = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        config = {"auths": {host: {"auth": auth} for host in hosts}}
        (self.docker / "config.json").write_text(json.dumps(config))

    def push(self, source: Path | str, target: str, *options: str) -> tuple[str, str]:
        """Pushes, and returns the digest and what was told."""
        done = subprocess.run(
            (STACKKIT, "push", str(source), target, *options), capture_output=True, text=True, env=self.environment)
        if done.returncode != 0:
            raise RuntimeError(f"push {source} {target}: exit code {done.returncode}\n{done.stderr}")
        repository, pushed = done.stdout.strip().split("@")
        assert target.startswith(repository + ":"), done.stdout
        return pushed, done.stderr

    def shown(self, image: Path | str) -> list:
        """What is said to be in an image."""
        return json.loads(run(STACKKIT, "image", str(image), "--json", "--verify", env=self.environment))["images"]

    def skopeo(self, *arguments: str) -> bytes:
        return output("skopeo", "--insecure-policy", *arguments, env=self.environment)

    def found(self, reference: str) -> str:
        """The digest of what skopeo finds, whatever kind it is."""
        return digest(self.skopeo("inspect", "--raw", f"docker://{reference}"))

    def pull(self, reference: str, name: str, *options: str) -> Path:
        """Reads everything back; skopeo verifies each digest on the way."""
        self.skopeo("copy", "--quiet", *options, f"docker://{reference}", f"oci:{self.folder / name}")
        return self.folder / name


def expect(what: str, found: object, wanted: object) -> None:
    if found != wanted:
        sys.exit(f"error: {what}: expected {wanted}, found {found}")
    print(f"ok: {what} is {found}", flush=True)


def blobs(layout: Path) -> set[str]:
    return {path.name for path in (layout / "blobs" / "sha256").iterdir()}


def shapes(check: Check, host: str, kind: str) -> None:
    """Every shape of image, to one registry."""
    check.log_in(host)
    layout = check.folder / f"{kind}-layout"
    building = Layout(layout)
    expected = building.finish(building.random_image([3_000_000, 20_000, 500]))
    target = f"{host}/team/chatbot:layout"
    expect(f"{kind}: a layout", check.push(layout, target)[0], expected)
    expect(f"{kind}: skopeo's digest", check.found(target), expected)
    expect(f"{kind}: pulled back", blobs(check.pull(target, f"{kind}-back")) == blobs(layout), True)
    again = check.push(layout, target)
    expect(f"{kind}: again", (again[0], "is already there" in again[1]), (expected, True))
    other = check.push(target, f"{host}/team/other:mounted")
    expect(f"{kind}: mounted", (other[0], " 0 blobs sent" in other[1]), (expected, True))
    expect(f"{kind}: pulled from there", blobs(check.pull(f"{host}/team/other:mounted", f"{kind}-other")) == blobs(layout), True)

    archive = check.folder / f"{kind}.tar"
    with tarfile.open(archive, "w") as tar:
        tar.add(layout, arcname=".")
    expect(f"{kind}: an archive", check.push(archive, f"{host}/team/chatbot:archive")[0], expected)

    saved = check.folder / f"{kind}-saved.tar"
    check.skopeo("copy", "--quiet", f"oci:{layout}", f"docker-archive:{saved}:chatbot:1")
    target = f"{host}/team/chatbot:saved"
    expect(f"{kind}: docker save", check.push(saved, target)[0], check.found(target))
    with tarfile.open(saved) as tar:
        config = json.load(tar.extractfile("manifest.json"))[0]["Config"].removesuffix(".json")
    manifest = json.loads(check.skopeo("inspect", "--raw", f"docker://{target}"))
    expect(f"{kind}: its configuration", manifest["config"]["digest"], f"sha256:{config}")
    check.pull(target, f"{kind}-saved-back")

    several = check.folder / f"{kind}-several"
    building = Layout(several)
    arm, amd = building.random_image([100_000, 5]), building.random_image([90_000], "amd64")
    expected = building.finish(building.index([arm, amd, building.attestation(arm)]))
    target = f"{host}/team/chatbot:several"
    expect(f"{kind}: several images", check.push(several, target, "--all-platforms")[0], expected)
    expect(f"{kind}: skopeo's digest", check.found(target), expected)
    expect(f"{kind}: pulled back", blobs(check.pull(target, f"{kind}-all", "--all")) == blobs(several), True)
    expect(f"{kind}: shown as the files are", check.shown(target) == check.shown(several), True)
    expect(f"{kind}: the usual one", check.push(several, f"{host}/team/chatbot:arm")[0], arm["digest"])
    one = check.push(target, f"{host}/team/chatbot:amd", "--platform", "linux/amd64")
    expect(f"{kind}: one platform", one[0], amd["digest"])


def copies(check: Check, source: str, target: str) -> None:
    """From one registry to another."""
    check.log_in(source, target)
    reference = f"{source}/team/chatbot:several"
    wanted = check.found(reference)
    copied = check.push(f"{reference}@{wanted}", f"{target}/mirror:1", "--all-platforms")[0]
    expect("copied", (copied, check.found(f"{target}/mirror:1")), (wanted, wanted))
    expect(
        "what both hold",
        blobs(check.pull(f"{target}/mirror:1", "copy", "--all")) == blobs(check.pull(reference, "original", "--all")), True)


def main() -> None:
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        authority = Authority(folder)
        (folder / "htpasswd").write_text(run("htpasswd", "-Bbn", USER, PASSWORD) + "\n")
        basic = stack.enter_context(docker_registry(
            folder / "basic", authority, f'auth: {{htpasswd: {{realm: "A registry", path: {folder / "htpasswd"}}}}}'))
        realm, asked = stack.enter_context(token_service(authority))
        bearer = stack.enter_context(docker_registry(
            folder / "bearer", authority,
            f"auth: {{token: {{realm: '{realm}', service: registry, issuer: tokens, rootcertbundle: {authority.certificate}}}}}"))
        check = Check(folder, authority)
        shapes(check, basic, "basic")
        shapes(check, bearer, "bearer")
        expect("a token for both repositories", ["repository:team/other:pull,push", "repository:team/chatbot:pull"] in asked, True)
        copies(check, bearer, basic)

        check.log_in()
        for host in (basic, bearer):
            done = subprocess.run(
                (STACKKIT, "push", str(folder / "basic-layout"), f"{host}/team/chatbot:none"), env=check.environment,
                capture_output=True, text=True)
            expect("the exit code without a login", done.returncode, 5)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(__doc__)
    try:
        main()
    except RuntimeError as error:
        sys.exit(f"error: {error}")
