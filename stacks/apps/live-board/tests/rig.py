"""What the tests run against: a real Valkey (or Redis) with TLS and a password, and tasks as the image starts them."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from http.cookies import SimpleCookie
from pathlib import Path

import valkey
from websockets.sync.client import connect

APP = Path(__file__).resolve().parent.parent
TOKEN = "the-cache-has-a-password"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Cache:
    """A server on loopback with a certificate for `localhost`, which tests can trust."""

    def __init__(self, folder: Path):
        self.port = free_port()
        self.url = f"rediss://localhost:{self.port}"
        self.certificate = folder / "certificate.pem"
        program = shutil.which("valkey-server") or shutil.which("redis-server")
        if program is None:
            raise FileNotFoundError("neither valkey-server nor redis-server is here; scripts/setup --test installs one")
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
        files = ["-keyout", folder / "key.pem", "-out", self.certificate]
        subprocess.run(
            [*command, "-addext", "subjectAltName=DNS:localhost", *files], check=True, stderr=subprocess.DEVNULL)
        tls = ["--tls-cert-file", self.certificate, "--tls-ca-cert-file", self.certificate]
        self._command = [
            program, "--bind", "127.0.0.1", "--port", "0", "--tls-port", str(self.port), "--tls-auth-clients", "no",
            *tls, "--tls-key-file", folder / "key.pem", "--requirepass", TOKEN, "--save", "", "--dir", folder,
        ]
        self.client = valkey.Valkey(
            host="localhost", port=self.port, password=TOKEN, ssl=True, ssl_ca_certs=str(self.certificate))
        self.start()

    def start(self) -> None:
        self._process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        while True:
            try:
                return self.client.ping()
            except valkey.ConnectionError:
                if self._process.poll() is not None:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        self.client.close()
        self.stop()


class Task:
    """The application as the image starts it, but on loopback and on a port that the system chooses."""

    def __init__(self, **environment: str):
        [command] = re.findall(r"^CMD (\[.*\])$", (APP / "Dockerfile").read_text(), re.MULTILINE)
        arguments = [*json.loads(command), "--host=127.0.0.1", "--port=0"]
        defaults = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "WEB_CONCURRENCY": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", *arguments], cwd=APP, env=defaults | environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self._lines: list[str] = []
        self._ended = False
        self._said = threading.Condition()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        try:
            self.host = self.says(r"running on http://(\S+)")[1]
        except AssertionError:
            self.close()
            raise

    def _read(self) -> None:
        for line in self._process.stderr:
            with self._said:
                self._lines.append(line)
                self._said.notify_all()
        with self._said:
            self._ended = True
            self._said.notify_all()

    def has_said(self, pattern: str) -> re.Match | None:
        return next(filter(None, (re.search(pattern, line) for line in self._lines)), None)

    def says(self, pattern: str) -> re.Match:
        """What the log has said, or says within a minute."""
        with self._said:
            self._said.wait_for(lambda: self._ended or self.has_said(pattern), 60)
            if (match := self.has_said(pattern)) is None:
                raise AssertionError(f"nothing like {pattern!r} in:\n" + "".join(self._lines))
        return match

    def get(self, path: str, **headers: str):
        request = urllib.request.Request(f"http://{self.host}{path}", headers=headers)
        return urllib.request.urlopen(request, timeout=30)

    def new_cookie(self) -> str:
        with self.get("/") as page:
            return SimpleCookie(page.headers["Set-Cookie"])["board_session"].value

    def connect(
        self, cookie: str | None = None, origin: str | None = "http://{host}", name: str = "board_session", **options
    ):
        """A websocket, as a browser opens it from the page."""
        headers = {"Cookie": f"{name}={self.new_cookie() if cookie is None else cookie}"}
        origin = origin and origin.format(host=self.host)
        # Without a bound on what waits to be read, so that closing a socket waits for nobody.
        options = {"max_queue": None} | options
        return connect(f"ws://{self.host}/ws", origin=origin, additional_headers=headers, proxy=None, **options)

    def terminate(self) -> None:
        self._process.send_signal(signal.SIGTERM)

    def wait(self) -> int:
        return self._process.wait(30)

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        self._process.stderr.close()
