import os
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path
from unittest.mock import PropertyMock, patch

import streamlit
from streamlit.testing.v1 import AppTest

from session_key import COOKIE, new_key

APP = Path(__file__).resolve().parent.parent


class Page(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Path(directory.name).resolve()
        environment = patch.dict(os.environ, {"CHATBOT_SESSION_DIR": str(self.folder), "CHATBOT_MODEL": "echo"})
        environment.start()
        self.addCleanup(environment.stop)

    def visit(self, cookie, question=None):
        """The texts on the page of a new session whose browser sends `cookie`, after it asked `question`."""
        cookies = {} if cookie is None else {COOKIE: cookie}
        with patch.object(type(streamlit.context), "cookies", new_callable=PropertyMock, return_value=cookies):
            page = AppTest.from_file(str(APP / "app.py"), default_timeout=30).run()
            if question:
                page.chat_input[0].set_value(question).run()
            self.assertEqual(list(page.exception), [])
            self.page = page
            return [block.value.strip() for message in page.chat_message for block in message.markdown]

    def test_a_conversation_survives_a_new_session_with_the_same_key(self):
        key = new_key()
        self.assertEqual(self.visit(key, "hello"), ["hello", "(1) hello"])
        self.assertEqual(self.visit(key), ["hello", "(1) hello"])
        self.assertEqual(self.visit(key, "more")[-2:], ["more", "(2) more"])

    def test_two_keys_do_not_see_each_other(self):
        mine, theirs = new_key(), new_key()
        self.visit(mine, "mine")
        self.assertEqual(self.visit(theirs), [])
        self.visit(theirs, "theirs")
        self.assertEqual(self.visit(mine), ["mine", "(1) mine"])

    def test_a_key_of_another_form_is_refused(self):
        for cookie in [None, "", "../secret", "/etc/passwd", "a" * 63]:
            with self.subTest(cookie=cookie):
                self.assertEqual(self.visit(cookie, "hello"), ["hello", "(1) hello"])
                self.assertIn("no valid session cookie", self.page.info[0].value)
                self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_new_conversation_forgets_the_old_one(self):
        key = new_key()
        self.visit(key, "hello")
        with patch.object(type(streamlit.context), "cookies", new_callable=PropertyMock, return_value={COOKIE: key}):
            self.page.sidebar.button[0].click().run()
        self.assertEqual(self.visit(key), [])

    def test_a_folder_that_cannot_be_read_is_said_and_nothing_is_overwritten(self):
        with patch.dict(os.environ, {"CHATBOT_SESSION_DIR": str(self.folder / "absent")}):
            self.assertEqual(self.visit(new_key()), [])
        self.assertIn("cannot be read", self.page.error[0].value)
        self.assertEqual(list(self.page.chat_input), [])


class Server(unittest.TestCase):
    def test_the_served_page_sets_the_cookie_and_the_health_check_does_not(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "streamlit", "run", "server.py", "--server.port", str(port)]
        server = subprocess.Popen(command, cwd=APP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            health = self.get(server, f"http://127.0.0.1:{port}/_stcore/health")
            self.assertEqual((health.status, health.read()), (200, b"ok"))
            self.assertNotIn(COOKIE, str(health.headers))
            page = self.get(server, f"http://127.0.0.1:{port}/")
            self.assertRegex(str(page.headers), rf"set-cookie: {COOKIE}=[0-9a-f]{{64}}; .*HttpOnly")
        finally:
            server.terminate()
            server.wait(10)

    def get(self, server, url, seconds=30):
        accept = "text/plain" if "health" in url else "text/html"
        deadline = time.monotonic() + seconds
        while True:
            try:
                return urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": accept}), timeout=5)
            except OSError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.1)


if __name__ == "__main__":
    unittest.main()
