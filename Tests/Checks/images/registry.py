"""What Tests/Checks/images/registry_check.py and scripts/bench push need: docker-registry on loopback over TLS, and images to push."""

import base64
import contextlib
import gzip
import hashlib
import http.server
import json
import os
import re
import ssl
import subprocess
import tarfile
import threading
import time
import urllib.parse
from pathlib import Path

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"
USER, PASSWORD = "robot", "correct horse"


def run(*command: str, **options) -> str:
    """Runs the command and returns what it prints; what it says about an error is in the exception."""
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr}{done.stdout}")
    return done.stdout.strip()


class Authority:
    """A certificate for 127.0.0.1 that is its own authority, and its key."""

    def __init__(self, folder: Path):
        self.certificate, self.key = str(folder / "certificate.pem"), str(folder / "key.pem")
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=loopback",
            "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", self.key, "-out", self.certificate)

    def sign(self, claims: dict) -> str:
        """A JSON web token (RS256), with the certificate in its head."""

        def encode(data: bytes) -> str:
            return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

        der = "".join(line for line in Path(self.certificate).read_text().splitlines() if not line.startswith("-"))
        head = {"typ": "JWT", "alg": "RS256", "x5c": [der]}
        text = ".".join(encode(json.dumps(part).encode()) for part in (head, claims))
        signature = subprocess.run(
            ("openssl", "dgst", "-sha256", "-sign", self.key), input=text.encode(), capture_output=True, check=True)
        return f"{text}.{encode(signature.stdout)}"


@contextlib.contextmanager
def token_service(authority: Authority):
    """Hands out tokens to whoever brings the login, for what was asked; yields its URL and the scopes it was asked for."""
    asked: list[list[str]] = []
    login = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
            allowed = self.headers["Authorization"] == login
            scopes = [scope for text in query.get("scope", []) for scope in text.split()]
            asked.append(scopes)
            access = [{"type": kind, "name": name, "actions": actions.split(",")}
                      for kind, name, actions in (scope.split(":") for scope in scopes)]
            now = int(time.time())
            claims = {"iss": "tokens", "aud": query.get("service", [""])[0], "sub": USER, "iat": now, "nbf": now - 5,
                      "exp": now + 300, "jti": str(len(asked)), "access": access}
            body = json.dumps({"token": authority.sign(claims)} if allowed else {}).encode()
            self.send_response(200 if allowed else 401)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority.certificate, authority.key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"https://127.0.0.1:{server.server_port}/token", asked
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def docker_registry(folder: Path, authority: Authority, auth: str = ""):
    """docker-registry, with its storage in the folder; yields host and port. `auth` is a section of its configuration."""
    folder.mkdir()
    log = folder / "log"
    (folder / "config.yml").write_text(f"""version: 0.1
log: {{level: info}}
storage: {{filesystem: {{rootdirectory: {folder / "storage"}}}, delete: {{enabled: true}}}}
http: {{addr: "127.0.0.1:0", tls: {{certificate: {authority.certificate}, key: {authority.key}}}}}
{auth}
""")
    with open(log, "wb") as output:
        process = subprocess.Popen(
            ("docker-registry", "serve", str(folder / "config.yml")), stdout=output, stderr=output,
            env=os.environ | {"OTEL_TRACES_EXPORTER": "none"})
    try:
        deadline = time.monotonic() + 20
        while not (port := re.search(r"listening on 127\.0\.0\.1:(\d+)", log.read_text())):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"docker-registry does not start:\n{log.read_text()}")
            time.sleep(0.02)
        yield f"127.0.0.1:{port[1]}"
    finally:
        process.terminate()
        process.wait()


class Layout:
    """An OCI layout that is being written."""

    def __init__(self, folder: Path):
        self.folder, self.blobs = folder, folder / "blobs" / "sha256"
        self.blobs.mkdir(parents=True)

    def blob(self, media_type: str, data: bytes) -> dict:
        digest = hashlib.sha256(data).hexdigest()
        (self.blobs / digest).write_bytes(data)
        return {"mediaType": media_type, "digest": f"sha256:{digest}", "size": len(data)}

    def document(self, media_type: str, document: dict) -> dict:
        return self.blob(media_type, json.dumps(document).encode())

    def layer(self, name: str, size: int) -> tuple[dict, str]:
        """A layer with one file of random bytes, which no compression makes smaller; in pieces, to stay small itself."""
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
        descriptor = {"mediaType": LAYER, "digest": f"sha256:{packed.hexdigest()}", "size": path.stat().st_size}
        path.rename(self.blobs / packed.hexdigest())
        return descriptor, f"sha256:{plain.hexdigest()}"

    def image(self, sizes: list[int], architecture: str = "arm64") -> dict:
        layers = [self.layer(f"{architecture}-{number}", size) for number, size in enumerate(sizes)]
        platform = {"architecture": architecture, "os": "linux"}
        config = platform | {
            "config": {"User": "1000"}, "rootfs": {"type": "layers", "diff_ids": [plain for _, plain in layers]}}
        manifest = {"schemaVersion": 2, "mediaType": MANIFEST, "config": self.document(CONFIG, config),
                    "layers": [descriptor for descriptor, _ in layers]}
        return self.document(MANIFEST, manifest) | {"platform": platform}

    def attestation(self, subject: dict) -> dict:
        """What BuildKit puts beside an image."""
        statement = self.blob("application/vnd.in-toto+json", b'{"_type":"https://in-toto.io/Statement/v0.1"}')
        config = self.document(CONFIG, {"architecture": "unknown", "os": "unknown", "rootfs": {
            "type": "layers", "diff_ids": [statement["digest"]]}})
        manifest = {"schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": [statement]}
        return self.document(MANIFEST, manifest) | {
            "platform": {"architecture": "unknown", "os": "unknown"},
            "annotations": {"vnd.docker.reference.type": "attestation-manifest",
                            "vnd.docker.reference.digest": subject["digest"]}}

    def index(self, manifests: list[dict]) -> dict:
        return self.document(INDEX, {"schemaVersion": 2, "mediaType": INDEX, "manifests": manifests})

    def finish(self, top: dict) -> str:
        """Writes what names `top`, and returns its digest."""
        (self.folder / "oci-layout").write_text('{"imageLayoutVersion":"1.0.0"}')
        (self.folder / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": [top]}))
        return top["digest"]
