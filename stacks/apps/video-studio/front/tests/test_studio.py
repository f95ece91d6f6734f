import http.server
import json
import re
import socket
import subprocess
import sys
import threading
import unittest
from pathlib import Path
from unittest.mock import patch

import studio
from studio import Studio, StudioError

API = Path(__file__).resolve().parent.parent.parent / "studio"
VIDEO = ("Hello", 1, "320x180", 7)


class RealStudio(unittest.TestCase):
    """Against the studio itself, as its image starts it, but on loopback and on a port that the system chooses."""

    @classmethod
    def setUpClass(cls):
        [command] = re.findall(r"^CMD (\[.*\])$", (API / "Dockerfile").read_text(), re.MULTILINE)
        arguments = [*json.loads(command), "--host=127.0.0.1", "--port=0"]
        server = subprocess.Popen(
            [sys.executable, "-m", *arguments], cwd=API, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env={"PYTHONDONTWRITEBYTECODE": "1"})
        cls.addClassCleanup(server.communicate)
        cls.addClassCleanup(server.kill)
        cls.url = next(found[1] for line in server.stderr if (found := re.search(r"running on (http://\S+)", line)))

    def test_a_video_comes_back(self):
        self.assertEqual(Studio(self.url + "/").render(*VIDEO)[:6], b"GIF89a")

    def test_what_the_studio_refuses_is_said_in_its_words(self):
        with self.assertRaises(StudioError) as refused:
            Studio(self.url).render("Ærø", 99, "320x180", 7)
        self.assertIn("title: ", str(refused.exception))
        self.assertIn("ASCII", str(refused.exception))
        self.assertIn("seconds: Input should be less than or equal to 5", str(refused.exception))

    def test_a_name_with_the_address_of_a_stopped_task_among_others_works(self):
        with socket.socket() as stopped:
            stopped.bind(("127.0.0.1", 0))  # and does not listen
            port = int(self.url.rsplit(":", 1)[1])
            addresses = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", number))
                         for number in (stopped.getsockname()[1], port)]
            with patch.object(socket, "getaddrinfo", return_value=addresses):
                video = Studio("http://studio.video.internal:8000").render(*VIDEO)
        self.assertEqual(video[:6], b"GIF89a")


class TroubledStudio(unittest.TestCase):
    """Against a server that answers each request with the next of `answers`: a status, or nothing at all."""

    def setUp(self):
        test, self.requests = self, []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                test.requests.append((self.path, json.loads(body), self.headers["Connection"]))
                answer = test.answers.pop(0)
                if answer is None:
                    return
                status, kind, body = answer
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.studio = Studio(f"http://127.0.0.1:{server.server_port}", pause=0.001)

    GIF, BUSY, GONE = (201, "image/gif", b"GIF89a"), (503, "application/json", b"{}"), None

    def test_it_asks_again_where_that_helps(self):
        for answers in [[self.GIF], [self.BUSY, self.GIF], [self.GONE, self.GIF], [self.BUSY] * 4 + [self.GONE, self.GIF]]:
            with self.subTest(answers=answers):
                self.answers = list(answers)
                self.requests.clear()
                self.assertEqual(self.studio.render(*VIDEO), b"GIF89a")
                asked = {"title": "Hello", "seconds": 1, "size": "320x180", "hue": 7}
                self.assertEqual(self.requests, [("/videos", asked, "close")] * len(answers))

    def test_what_stays_wrong_is_said(self):
        refusal = (422, "application/json", b"{}")
        for answers, word, requests in [
            ([self.BUSY] * 6, "busy", 6), ([self.GONE] * 2, "does not answer", 2),
            ([(500, "text/plain", b"")], "status 500", 1), ([(201, "text/html", b"<p>")], "something else", 1),
            ([refusal], "does not say why", 1), ([(302, "text/plain", b"")], "status 302", 1),
        ]:
            with self.subTest(word=word):
                self.answers = list(answers)
                self.requests.clear()
                with self.assertRaises(StudioError) as problem:
                    self.studio.render(*VIDEO)
                self.assertIn(word, str(problem.exception))
                self.assertEqual(len(self.requests), requests)

    def test_nobody_at_the_address_and_an_answer_that_never_comes(self):
        with socket.socket() as nobody:
            nobody.bind(("127.0.0.1", 0))
            silent = f"http://127.0.0.1:{nobody.getsockname()[1]}"
            with self.assertRaisesRegex(StudioError, "does not answer"):
                Studio(silent, pause=0.001).render(*VIDEO)
            nobody.listen()
            with patch.object(studio, "READ_SECONDS", 0.05), self.assertRaisesRegex(StudioError, "does not answer"):
                Studio(silent, pause=0.001).render(*VIDEO)


class Environment(unittest.TestCase):
    def test_the_address_comes_from_the_environment(self):
        for value in [None, "", "studio.video.internal:8000"]:
            environment = {} if value is None else {"BACKEND_URL": value}
            with self.subTest(value=value), patch.dict("os.environ", environment, clear=True):
                with self.assertRaisesRegex(StudioError, "BACKEND_URL"):
                    studio.from_environment()
        with patch.dict("os.environ", {"BACKEND_URL": "http://studio.video.internal:8000"}):
            self.assertIsInstance(studio.from_environment(), Studio)


if __name__ == "__main__":
    unittest.main()
