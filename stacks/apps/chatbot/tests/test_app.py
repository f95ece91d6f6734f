import base64
import hashlib
import json
import os
import re
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
from streamlit.runtime.context import StreamlitHeaders
from streamlit.testing.v1 import AppTest

import budget
import questions
from guard import POLICY
from limits import Limit
from models import Echo
from session_key import COOKIE, new_key, signed

APP = Path(__file__).resolve().parent.parent


class Page(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Path(directory.name).resolve()
        environment = patch.dict(os.environ, {"CHATBOT_SESSION_DIR": str(self.folder), "CHATBOT_MODEL": "echo"})
        environment.start()
        self.addCleanup(environment.stop)
        for name in ("of_session", "of_address", "of_everyone"):
            self.enterContext(patch.object(questions, name, [Limit(100, 60)]))

    def visit(self, cookie, question=None):
        """The texts on the page of a new session whose browser sends `cookie`, after it asked `question`."""
        value = signed(cookie) if re.fullmatch("[0-9a-f]{64}", cookie or "") else cookie
        headers = StreamlitHeaders([] if cookie is None else [("Cookie", f"{COOKIE}={value}")])
        with patch.object(type(streamlit.context), "headers", new_callable=PropertyMock, return_value=headers):
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

    def test_a_key_that_the_server_did_not_issue_is_refused(self):
        foreign = signed(new_key())[:-64] + "0" * 64
        for cookie in [None, "", "../secret", "/etc/passwd", "a" * 63, "a" * 64 + ".", foreign]:
            with self.subTest(cookie=cookie):
                self.assertEqual(self.visit(cookie, "hello"), ["hello", "(1) hello"])
                self.assertIn("no valid session cookie", self.page.info[0].value)
                self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_new_conversation_is_a_link_to_another_cookie(self):
        self.visit(new_key())
        self.assertEqual([link.proto.body for link in self.page.sidebar.get("html")], ['<a href="./new">New conversation</a>'])

    def test_too_many_questions_are_neither_asked_nor_kept(self):
        key = new_key()
        with patch.object(questions, "of_session", [Limit(1, 60)]):
            self.assertEqual(self.visit(key, "one"), ["one", "(1) one"])
            self.assertEqual(self.visit(key, "two"), ["one", "(1) one"])
        self.assertIn("too many questions", self.page.warning[0].value)
        self.assertEqual(self.visit(key), ["one", "(1) one"])

    def test_a_question_beyond_the_budget_is_neither_asked_nor_kept(self):
        key = new_key()
        with patch.object(budget, "of_session", budget.Budget(100, 60)), patch.object(Echo, "most_tokens", return_value=60):
            self.assertEqual(self.visit(key, "one"), ["one", "(1) one"])
            self.assertEqual(self.visit(key, "two"), ["one", "(1) one"])
        self.assertEqual([warning.value for warning in self.page.warning], [budget.SESSION])
        self.assertEqual(self.visit(key), ["one", "(1) one"])

    def test_a_folder_that_cannot_be_read_is_said_and_nothing_is_overwritten(self):
        with patch.dict(os.environ, {"CHATBOT_SESSION_DIR": str(self.folder / "absent")}):
            self.assertEqual(self.visit(new_key()), [])
        self.assertIn("cannot be read", self.page.error[0].value)
        self.assertEqual(list(self.page.chat_input), [])


class Server(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        [command] = re.findall(r"^CMD (\[.*\])$", (APP / "Dockerfile").read_text(), re.MULTILINE)
        cls.url = f"http://127.0.0.1:{port}"
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.server = subprocess.Popen(
            [sys.executable, "-m", *json.loads(command), "--host=127.0.0.1", f"--port={port}"], cwd=APP,
            env=os.environ | {"CHATBOT_SESSION_DIR": directory.name}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.addClassCleanup(lambda: (cls.server.terminate(), cls.server.wait(10)))
        deadline = time.monotonic() + 30
        while cls.get("/_stcore/health", "text/plain")[0] != 200:
            if cls.server.poll() is not None or time.monotonic() > deadline:
                raise AssertionError("the server does not start")
            time.sleep(0.1)

    @classmethod
    def get(cls, path, accept="text/html"):
        """Status, headers and body of an answer; no redirect is followed."""
        try:
            with opener.open(urllib.request.Request(cls.url + path, headers={"Accept": accept}), timeout=5) as answer:
                return answer.status, answer.headers, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.headers, error.read().decode(errors="replace")
        except OSError:
            return 0, {}, ""

    def test_the_served_page_sets_the_cookie_and_the_health_check_does_not(self):
        status, headers, body = self.get("/_stcore/health", "text/plain")
        self.assertEqual((status, body), (200, "ok"))
        self.assertNotIn(COOKIE, str(headers))
        _, headers, _ = self.get("/")
        self.assertRegex(str(headers), rf"set-cookie: {COOKIE}=[0-9a-f]{{64}}\.\d{{10}}\.[0-9a-f]{{64}}; .*HttpOnly")
        status, headers, _ = self.get("/new")
        self.assertEqual((status, headers["location"]), (303, "/"))

    def test_every_answer_has_the_headers_and_the_page_keeps_to_its_policy(self):
        for path in ["/", "/new", "/_stcore/health", "/_stcore/metrics", "/favicon.png", "/nothing"]:
            with self.subTest(path=path):
                _, headers, _ = self.get(path)
                self.assertEqual(headers.get_all("content-security-policy"), [POLICY])
                self.assertEqual(headers.get_all("x-content-type-options"), ["nosniff"])
        _, _, page = self.get("/")
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        self.assertTrue(scripts)
        for script in scripts:  # If Streamlit changes one, the policy needs its new digest.
            self.assertIn(f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'", POLICY)
        self.assertNotRegex(page, r"""(src|href)=["']?(https?:|//)""")

    def test_the_metrics_and_the_api_for_agents_are_closed_however_they_are_spelled(self):
        for path in [
            "/_stcore/metrics", "/_stcore/metrics/", "//_stcore/metrics", "/_stcore//metrics", "/./_stcore/metrics",
            "/x/../_stcore/metrics", "/_stcore/%6detrics", "/%5fstcore/metrics", "/_stcore%2fmetrics", "/_STCORE/metrics",
            "/_stcore/health/../metrics", "/_stcore/metrics?families=x", "/_stcore/metrics;x", "/_stcore/agent/openapi.json",
            "/_stcore/agent/interact",
        ]:
            with self.subTest(path=path):
                _, _, body = self.get(path, "text/plain")
                self.assertNotRegex(body, 'session_events|# EOF|"openapi"')
        self.assertEqual(self.get("/_stcore/metrics")[0], 404)
        # The page asks for it, and does not work without it.
        self.assertEqual(self.get("/_stcore/host-config")[0], 200)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


opener = urllib.request.build_opener(_NoRedirects)


if __name__ == "__main__":
    unittest.main()
