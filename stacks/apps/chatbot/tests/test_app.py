import os
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path
from unittest.mock import PropertyMock, patch

import streamlit
from streamlit.testing.v1 import AppTest

from limits import PER_CONVERSATION, PER_TASK, SECONDS, Limiter
from session_key import new_key, signed

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
        cookies = {} if cookie is None else {"chatbot_session": cookie}
        with patch.object(type(streamlit.context), "cookies", new_callable=PropertyMock, return_value=cookies):
            page = AppTest.from_file(str(APP / "app.py"), default_timeout=30).run()
            if question:
                page.chat_input[0].set_value(question).run()
            self.assertEqual(list(page.exception), [])
            self.page = page
            return [block.value.strip() for message in page.chat_message for block in message.markdown]

    def test_a_conversation_survives_a_new_session_with_the_same_key(self):
        key = signed(new_key())
        self.assertEqual(self.visit(key, "hello"), ["hello", "(1) hello"])
        self.assertEqual(self.visit(key), ["hello", "(1) hello"])
        self.assertEqual(self.visit(key, "more")[-2:], ["more", "(2) more"])

    def test_two_keys_do_not_see_each_other(self):
        mine, theirs = signed(new_key()), signed(new_key())
        self.visit(mine, "mine")
        self.assertEqual(self.visit(theirs), [])
        self.visit(theirs, "theirs")
        self.assertEqual(self.visit(mine), ["mine", "(1) mine"])

    def test_a_key_of_another_form_is_refused(self):
        for cookie in [None, "", "../secret", "/etc/passwd", "a" * 63, new_key(), f"{new_key()}.{new_key()}"]:
            with self.subTest(cookie=cookie):
                self.assertEqual(self.visit(cookie, "hello"), ["hello", "(1) hello"])
                self.assertIn("no valid session cookie", self.page.info[0].value)
                self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_new_conversation_is_a_request_of_its_own(self):
        self.visit(signed(new_key()), "hello")
        self.assertIn('<a href="/new">', self.page.sidebar.get("html")[0].proto.body)

    def test_more_questions_than_the_limit_are_not_asked(self):
        cookie = signed(new_key())
        with patch("limits.PER_CONVERSATION", 1):
            self.visit(cookie, "one")
            self.visit(cookie, "two")
            self.assertIn("Too many questions", self.page.warning[0].value)
        self.assertEqual(self.visit(cookie), ["one", "(1) one"])

    def test_a_folder_that_cannot_be_read_is_said_and_nothing_is_overwritten(self):
        with patch.dict(os.environ, {"CHATBOT_SESSION_DIR": str(self.folder / "absent")}):
            self.assertEqual(self.visit(signed(new_key())), [])
        self.assertIn("cannot be read", self.page.error[0].value)
        self.assertEqual(list(self.page.chat_input), [])


class Limits(unittest.TestCase):
    def test_a_conversation_and_a_task_have_limits_that_pass_with_time(self):
        time = [0.0]
        limiter = Limiter(lambda: time[0])
        self.assertEqual([limiter.allows("a") for _ in range(PER_CONVERSATION + 1)].count(True), PER_CONVERSATION)
        self.assertTrue(limiter.allows("b"))
        others = [limiter.allows(f"{number}") for number in range(PER_TASK)]
        self.assertEqual(others.count(True), PER_TASK - PER_CONVERSATION - 1)
        time[0] = SECONDS
        self.assertTrue(limiter.allows("a"))


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
            self.assertNotIn("chatbot_session", str(health.headers))
            page = self.get(server, f"http://127.0.0.1:{port}/")
            self.assertRegex(str(page.headers), r"set-cookie: chatbot_session=[0-9a-f]{64}\.[0-9a-f]{64}; .*HttpOnly")
            self.assertIn("img-src 'self' data: blob:", page.headers["content-security-policy"])
            self.assertEqual(page.headers["x-content-type-options"], "nosniff")
            with self.assertRaises(urllib.error.HTTPError) as closed:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/metrics", timeout=5)
            self.assertEqual(closed.exception.code, 404)
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
