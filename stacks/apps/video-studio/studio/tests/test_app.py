import asyncio
import http.client
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path
from unittest.mock import patch

from PIL import Image
from pydantic import ValidationError

import app
from rendering import Size, Video

APP = Path(__file__).resolve().parent.parent
LINGER_SECONDS = 2


class Rendering(unittest.TestCase):
    def test_a_video_is_a_gif_as_described(self):
        for video, pixels, frames in [
            (Video(title="Hello"), (320, 180), 20),
            (Video(title="Copenhagen, " * 3, seconds=1, size=Size.LARGE, hue=359), (640, 360), 10),
        ]:
            with self.subTest(video=video), Image.open(io.BytesIO(video.render())) as image:
                self.assertEqual((image.format, image.size, image.n_frames, image.info["loop"]), ("GIF", pixels, frames, 0))
                self.assertEqual(image.info["duration"], 100)

    def test_it_moves_and_every_part_of_the_description_shows(self):
        with Image.open(io.BytesIO(Video(title="Hello").render())) as image:
            first = image.convert("RGB").tobytes()
            image.seek(10)
            self.assertNotEqual(image.convert("RGB").tobytes(), first)
        videos = [Video(title="a"), Video(title="b"), Video(title="a", hue=0), Video(title="a", seconds=1)]
        self.assertEqual(len({video.render() for video in videos}), len(videos))

    def test_descriptions_outside_the_limits_are_refused(self):
        for wrong in [
            {}, {"title": ""}, {"title": "  "}, {"title": "x" * 41}, {"title": "a\nb"}, {"title": "Ærø"}, {"title": 3},
            {"title": "a", "seconds": 0}, {"title": "a", "seconds": 6}, {"title": "a", "seconds": 1.5},
            {"title": "a", "size": "9999x9999"}, {"title": "a", "hue": 360}, {"title": "a", "frames": 9},
        ]:
            with self.subTest(wrong=wrong), self.assertRaises(ValidationError):
                Video.model_validate(wrong)

    def test_an_id_is_the_description(self):
        for title in ["a", "ab", "abc", '"/\\~' * 10]:
            video = Video(title=title, seconds=3, size=Size.LARGE, hue=7)
            self.assertRegex(video.id, r"^[A-Za-z0-9_-]{1,300}$")
            self.assertEqual(Video.from_id(video.id), video)


class Busy(unittest.TestCase):
    def test_more_than_fits_is_refused_and_the_rest_is_made(self):
        room = app.RENDERING + app.WAITING
        go_on = threading.Event()

        async def ask() -> list:
            video = Video(title="a")
            waiting = [asyncio.ensure_future(app.create(video)) for _ in range(room)]
            await asyncio.sleep(0)
            try:
                with self.assertRaises(app.HTTPException) as refused:
                    await app.create(video)
                # The event loop is free while threads render.
                self.assertEqual(await app.health(), {"status": "ok"})
            finally:
                go_on.set()
            self.assertEqual(refused.exception.status_code, 503)
            answers = await asyncio.gather(*waiting)
            return [*answers, await app.create(video)]

        with patch.object(Video, "render", lambda self: go_on.wait(30) and b"gif"):
            answers = asyncio.run(ask())
        self.assertEqual([answer.body for answer in answers], [b"gif"] * (room + 1))


class Server(unittest.TestCase):
    """The application as the image starts it, but on loopback and on a port that the system chooses."""

    def setUp(self):
        [command] = re.findall(r"^CMD (\[.*\])$", (APP / "Dockerfile").read_text(), re.MULTILINE)
        arguments = [*json.loads(command), "--host=127.0.0.1", "--port=0"]
        self.server = subprocess.Popen(
            [sys.executable, "-m", *arguments], cwd=APP, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            env=os.environ | {"STUDIO_LINGER_SECONDS": f"{LINGER_SECONDS}"})
        self.addCleanup(self.server.communicate)
        self.addCleanup(self.server.kill)
        for line in self.server.stderr:
            if found := re.search(r"running on (http://127.0.0.1:\d+)", line):
                self.url = found[1]
                return
        self.fail("the server did not start")

    def ask(self, path, data=None):
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(self.url + path, body, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, response.headers, response.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read()

    def test_a_video_is_made_and_made_again(self):
        self.assertEqual(self.ask("/health")[::2], (200, b'{"status":"ok"}'))
        status, headers, video = self.ask("/videos", {"title": "Hello", "seconds": 1})
        self.assertEqual((status, headers["Content-Type"], video[:6]), (201, "image/gif", b"GIF89a"))
        self.assertEqual(self.ask(headers["Location"])[::2], (200, video))
        for path, data, expected in [
            ("/videos", {"title": "Hello", "seconds": 99}, 422), ("/videos", [], 422), ("/videos/abc", None, 404),
            ("/videos/" + "a" * 301, None, 422), ("/videos/%C3%BC", None, 404),
        ]:
            with self.subTest(path=path, data=data):
                self.assertEqual(self.ask(path, data)[0], expected)

    def test_a_task_that_is_stopped_answers_as_long_as_clients_have_its_address(self):
        self.assertEqual(app.LINGER_SECONDS, 10)
        stopped = time.monotonic()
        self.server.send_signal(signal.SIGTERM)
        time.sleep(LINGER_SECONDS / 2)
        # Each on a connection of its own, as the front asks.
        self.assertEqual(self.ask("/health")[0], 200)
        self.assertEqual(self.ask("/videos", {"title": "Late", "seconds": 1})[0], 201)
        self.server.wait(30)
        self.assertGreaterEqual(time.monotonic() - stopped, LINGER_SECONDS)
        with self.assertRaises(urllib.error.URLError):
            self.ask("/health")

    def test_a_task_that_is_stopped_finishes_what_it_renders(self):
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=60)
        self.addCleanup(connection.close)
        long = {"title": "Last words", "seconds": 5, "size": "640x360"}
        self.server.send_signal(signal.SIGTERM)
        # As late as it may come. It is rendered when no more are taken.
        time.sleep(LINGER_SECONDS / 2)
        connection.request("POST", "/videos", json.dumps(long), {"Content-Type": "application/json"})
        response = connection.getresponse()
        with Image.open(io.BytesIO(response.read())) as image:
            self.assertEqual((response.status, image.n_frames), (201, 50))
        self.server.wait(30)
        with self.assertRaises(urllib.error.URLError):
            self.ask("/health")


if __name__ == "__main__":
    unittest.main()
