"""docker-registry on loopback over TLS, with a login or with tokens."""

import base64
import contextlib
import http.server
import json
import os
import re
import ssl
import subprocess
import threading
import time
import urllib.parse
from pathlib import Path

from programs import run

USER, PASSWORD = "robot", "correct horse"


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
    """Gives tokens for the requested scopes to clients with the login; yields its URL and the requested scopes."""
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
