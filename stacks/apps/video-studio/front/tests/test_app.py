import json
import os
import re
import socket
import subprocess
import sys
import time
import unittest
import urllib.request
from pathlib import Path
from unittest.mock import patch

import streamlit
from streamlit.testing.v1 import AppTest

import studio
from limits import Limit
from studio import Studio, StudioError

APP = Path(__file__).resolve().parent.parent


class Page(unittest.TestCase):
    def setUp(self):
        streamlit.cache_resource.clear()
        environment = patch.dict(os.environ, {"BACKEND_URL": "http://studio.video.internal:8000"})
        environment.start()
        self.addCleanup(environment.stop)
        self.enterContext(patch.object(studio, "videos", Limit(100, 60)))

    def open(self) -> AppTest:
        page = AppTest.from_file(str(APP / "app.py"), default_timeout=30).run()
        self.assertEqual(list(page.exception), [])
        return page

    def render(self, page, **outcome):
        """Presses the button; the studio returns or raises as `outcome` says. The calls that it got."""
        with patch.object(Studio, "render", **outcome) as render:
            page.button[0].click().run()
        self.assertEqual(list(page.exception), [])
        return [call.args for call in render.call_args_list]

    def videos(self, page):
        return len(page.get("image")), len(page.get("download_button"))

    def test_what_is_asked_for_is_rendered_and_kept_for_the_session(self):
        page = self.open()
        self.assertEqual(self.videos(page), (0, 0))
        page.text_input[0].set_value(" My film ")
        page.slider[0].set_value(5)
        page.slider[1].set_value(9)
        page.get("button_group")[0].set_value("large")
        gif = (b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\4\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;")
        self.assertEqual(self.render(page, return_value=gif), [("My film", 5, "640x360", 9)])
        self.assertEqual(self.videos(page), (1, 1))
        self.assertEqual(self.render(page, side_effect=StudioError("the studio is busy")), [("My film", 5, "640x360", 9)])
        self.assertEqual(page.error[0].value, "Sorry, the studio is busy.")
        self.assertEqual(self.videos(page), (1, 1))
        self.assertEqual(self.videos(self.open()), (0, 0))

    def test_a_video_without_a_title_is_not_asked_for(self):
        page = self.open()
        page.text_input[0].set_value("  ")
        self.assertEqual(self.render(page, return_value=b""), [])
        self.assertIn("title", page.warning[0].value)

    def test_too_many_videos_are_not_asked_for(self):
        with patch.object(studio, "videos", Limit(1, 60)):
            page = self.open()
            self.assertEqual(len(self.render(page, side_effect=StudioError("no"))), 1)
            self.assertEqual(self.render(page, return_value=b""), [])
        self.assertIn("too many videos", page.warning[0].value)

    def test_a_page_without_its_studio_says_so(self):
        with patch.dict(os.environ, {"BACKEND_URL": ""}):
            page = self.open()
        self.assertIn("BACKEND_URL", page.error[0].value)
        self.assertEqual(list(page.button), [])


class Server(unittest.TestCase):
    def test_the_server_of_the_image_starts_and_is_well(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        [command] = re.findall(r"^CMD (\[.*\])$", (APP / "Dockerfile").read_text(), re.MULTILINE)
        arguments = [*json.loads(command), "--host=127.0.0.1", f"--port={port}"]
        server = subprocess.Popen(
            [sys.executable, "-m", *arguments], cwd=APP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self.assertEqual(self.get(server, f"http://127.0.0.1:{port}/_stcore/health"), b"ok")
            self.assertIn(b"<html", self.get(server, f"http://127.0.0.1:{port}/"))
        finally:
            server.terminate()
            server.wait(10)

    def get(self, server, url, seconds=30):
        deadline = time.monotonic() + seconds
        while True:
            try:
                with urllib.request.urlopen(url, timeout=5) as response:
                    return response.read()
            except OSError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.1)


if __name__ == "__main__":
    unittest.main()
