import json
import socket
import tempfile
import time
import unittest
import urllib.error
import uuid
from pathlib import Path

from websockets.exceptions import ConnectionClosed, InvalidStatus

from rig import TOKEN, Cache, Task
from session import MAX_AGE_SECONDS, RENEWAL_SECONDS, Sessions

SECRET = "the-cookies-are-signed-with-it"


def texts(websocket, count) -> list[str]:
    """The texts of the next posts."""
    return [json.loads(websocket.recv(30))["text"] for _ in range(count)]


class BoardTestCase(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        directory = tempfile.TemporaryDirectory()
        cls.addClassCleanup(directory.cleanup)
        cls.cache = Cache(Path(directory.name))
        cls.addClassCleanup(cls.cache.close)

    def setUp(self):
        self.cache.client.flushall()

    @classmethod
    def start(cls, add_cleanup, **environment) -> Task:
        defaults = {
            "VALKEY_URL": cls.cache.url, "VALKEY_AUTH_TOKEN": TOKEN, "BOARD_SESSION_SECRET": SECRET,
            "SSL_CERT_FILE": str(cls.cache.certificate),
        }
        task = Task(**defaults | environment)
        add_cleanup(task.close)
        return task


class TwoTasks(BoardTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.a, cls.b = (cls.start(cls.addClassCleanup) for _ in range(2))
        for task in (cls.a, cls.b):
            task.says("Application startup complete")

    def open(self, *tasks, cookie=None):
        """A websocket to each task, after what it gets of the tests before."""
        websockets = [self.enterContext(task.connect(cookie)) for task in tasks]
        mark = f"a mark, {uuid.uuid4()}"
        self.cache.client.publish("board:new", json.dumps({"text": mark}))
        for websocket in websockets:
            while texts(websocket, 1) != [mark]:
                pass
        return websockets

    def test_a_post_at_one_task_arrives_at_all_sockets_of_all_tasks(self):
        mine, beside, there = self.open(self.a, self.a, self.b)
        mine.send("  Grüße, <b>${you}</b> \u2028 ")
        posts = [json.loads(websocket.recv(30)) for websocket in (mine, beside, there)]
        self.assertEqual(posts[0]["text"], "Grüße, <b>${you}</b>")
        self.assertEqual(posts, [posts[0]] * 3)
        self.assertEqual(set(posts[0]), {"id", "at", "author", "text"})

    def test_an_author_is_a_browser_at_whichever_task(self):
        authors = []
        cookie = self.a.new_cookie()
        for task, cookie in [(self.a, cookie), (self.b, cookie), (self.b, self.b.new_cookie())]:
            [websocket] = self.open(task, cookie=cookie)
            websocket.send("it is me")
            authors.append(json.loads(websocket.recv(30))["author"])
        self.assertEqual(authors[0], authors[1])
        self.assertNotEqual(authors[0], authors[2])

    def test_a_newcomer_gets_the_newest_posts_in_their_order(self):
        [writer] = self.open(self.a)
        written = [f"post {number}" for number in range(5)]
        for text in written:
            writer.send(text)
        self.assertEqual(texts(writer, 5), written)
        for task in (self.a, self.b):
            with task.connect() as newcomer:
                while (text := texts(newcomer, 1)) != written[:1]:
                    self.assertNotIn(text[0], written)
                self.assertEqual(texts(newcomer, 4), written[1:])

    def test_posts_of_the_wrong_size_are_refused_and_the_socket_stays(self):
        [websocket] = self.open(self.a)
        for wrong in ["", "  \n", "x" * 501, b"bytes"]:
            websocket.send(wrong)
            self.assertIn("1 to 500 characters", json.loads(websocket.recv(30))["error"])
        websocket.send("😀" * 500)
        self.assertEqual(texts(websocket, 1), ["😀" * 500])
        websocket.send("x" * 5000)
        with self.assertRaises(ConnectionClosed) as closed:
            websocket.recv(30)
        self.assertEqual(closed.exception.rcvd.code, 1009)

    def test_a_page_of_another_site_may_not_open_a_socket(self):
        for origin in [None, "http://elsewhere.example", "http://{host}.elsewhere.example", "null", "http://127.0.0.1", ""]:
            with self.subTest(origin=origin), self.assertRaises(InvalidStatus) as refused:
                self.enterContext(self.a.connect(origin=origin))
            self.assertEqual(refused.exception.response.status_code, 403)

    def test_a_socket_without_a_session_is_sent_for_one(self):
        old = Sessions(SECRET, clock=lambda: time.time() - MAX_AGE_SECONDS).new()
        for cookie in ["", "x", self.a.new_cookie()[:-1], old, Sessions("another").new()]:
            with self.subTest(cookie=cookie), self.a.connect(cookie) as websocket:
                with self.assertRaises(ConnectionClosed) as closed:
                    websocket.recv(30)
                self.assertEqual(closed.exception.rcvd.code, 4401)

    def test_the_page_sets_a_cookie_that_scripts_cannot_read(self):
        with self.a.get("/") as page:
            value, *attributes = page.headers["Set-Cookie"].split("; ")
            self.assertRegex(value, r"^board_session=[0-9a-f]{32}\.[0-9]{10}\.[0-9a-f]{64}$")
            self.assertEqual(sorted(attributes), ["HttpOnly", "Max-Age=28800", "Path=/", "SameSite=lax"])
            self.assertEqual(page.headers["Cache-Control"], "no-store")
            self.assertIn("default-src 'none'", page.headers["Content-Security-Policy"])
        with self.b.get("/", **{"Cookie": f"__Host-{value}", "X-Forwarded-Proto": "https"}) as page:
            self.assertIn(f"__Host-{value}", page.headers["Set-Cookie"])
            self.assertIn("; Secure", page.headers["Set-Cookie"])
        with self.b.get("/", Cookie=value + "0") as page:
            self.assertNotIn(value, page.headers["Set-Cookie"])


    def test_a_session_is_replaced_after_an_hour(self):
        for age, stays in [(RENEWAL_SECONDS - 60, True), (RENEWAL_SECONDS + 1, False)]:
            value = Sessions(SECRET, clock=lambda: time.time() - age).new()
            with self.a.get("/", Cookie=f"board_session={value}") as page:
                self.assertEqual(value in page.headers["Set-Cookie"], stays)

    def test_a_browser_has_a_number_of_sockets_at_a_time(self):
        cookie = self.a.new_cookie()
        sockets = [self.a.connect(cookie) for _ in range(5)]
        for websocket in sockets:
            self.enterContext(websocket)
        with self.a.connect(cookie) as sixth, self.assertRaises(ConnectionClosed) as closed:
            sixth.recv(30)
        self.assertEqual(closed.exception.rcvd.code, 4429)
        self.open(self.a)
        sockets[0].close()
        # The server may notice a moment later.
        for attempt in range(100):
            with self.a.connect(cookie) as again:
                again.send("")
                try:
                    while "1 to 500" not in again.recv(30):
                        pass
                    break
                except ConnectionClosed:
                    time.sleep(0.05)
        self.assertLess(attempt, 99)

    def test_a_browser_has_a_number_of_posts_in_its_sockets_together(self):
        cookie = self.a.new_cookie()
        websockets = self.open(self.a, self.a, cookie=cookie)
        answers = []
        for websocket in websockets * 15:
            websocket.send("spam")
        while not answers or "error" not in answers[-1]:
            answers.append(json.loads(websockets[0].recv(30)))
        self.assertEqual([post["text"] for post in answers[:-1]], ["spam"] * 20)
        self.assertIn("too many posts", answers[-1]["error"])

    def test_the_page_has_all_that_it_names(self):
        with self.a.get("/") as page:
            html = page.read().decode()
        for path, kind in [("/static/board.js", "javascript"), ("/static/board.css", "css")]:
            self.assertIn(f'"{path}"', html)
            with self.a.get(path) as file:
                self.assertIn(kind, file.headers["Content-Type"])
                self.assertEqual(file.headers["X-Content-Type-Options"], "nosniff")
        # The policy of the page lets no inline script run.
        self.assertNotRegex(html, r"<script>|\son\w+=|style=")

    def test_what_was_posted_while_a_task_did_not_listen_comes_later(self):
        [websocket] = self.open(self.a)
        # Both of one transaction: nobody hears the post, and it is in the list.
        with self.cache.client.pipeline() as commands:
            commands.execute_command("CLIENT", "KILL", "TYPE", "pubsub").rpush("board:posts", '{"text": "missed"}')
            [killed, _] = commands.execute()
        self.assertEqual(killed, 2)
        self.assertEqual(texts(websocket, 1), ["missed"])
        websocket.send("then")
        self.assertEqual(texts(websocket, 1), ["then"])

    def test_a_burst_of_posts_arrives_whole(self):
        [reader] = self.open(self.a)
        sent = [str(number) for number in range(2000)]
        with self.cache.client.pipeline() as commands:
            for text in sent:
                commands.publish("board:new", json.dumps({"text": text}))
            commands.execute()
        self.assertEqual(texts(reader, len(sent)), sent)

    def test_a_client_that_does_not_read_is_let_go_and_holds_up_nobody(self):
        [reader] = self.open(self.a)
        slow = socket.create_connection(self.a.host.split(":"), 30)
        self.addCleanup(slow.close)
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        slow.sendall(
            f"GET /ws HTTP/1.1\r\nHost: {self.a.host}\r\nOrigin: http://{self.a.host}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            f"Cookie: board_session={self.a.new_cookie()}\r\n\r\n".encode())
        self.assertIn(b"101 Switching Protocols", slow.recv(1000))
        # As if the clients of other tasks wrote, until the system's buffers and the application's queue are full.
        batches = 0
        while not self.a.has_said("reads too slowly"):
            sent = [f"{batches} {number} " + "x" * 20_000 for number in range(50)]
            with self.cache.client.pipeline() as commands:
                for text in sent:
                    commands.publish("board:new", json.dumps({"text": text}))
                commands.execute()
            self.assertEqual(texts(reader, len(sent)), sent)
            batches += 1
            self.assertLess(batches, 200)
        # What was on the way comes, then the end; what waited in the application does not.
        received = 0
        while data := slow.recv(1_000_000):
            received += len(data)
        self.assertLess(received, (batches * 50 - 200) * 20_000)
        [newcomer] = self.open(self.a)
        newcomer.send("it works again")
        self.assertEqual(texts(newcomer, 1), ["it works again"])


class OneTask(BoardTestCase):
    def test_behind_a_distribution_a_cookie_that_another_host_could_plant_is_replaced(self):
        value = Sessions(SECRET).new()
        task = self.start(self.addCleanup)
        task.says("Application startup complete")
        proto = {"CloudFront-Forwarded-Proto": "https", "X-Forwarded-Proto": "http"}
        for name, stays in [("__Host-board_session", True), ("board_session", False)]:
            with task.get("/", Cookie=f"{name}={value}", **proto) as page:
                self.assertTrue(page.headers["Set-Cookie"].startswith("__Host-board_session="))
                self.assertIn("; Secure", page.headers["Set-Cookie"])
                self.assertNotIn("Domain", page.headers["Set-Cookie"])
                self.assertEqual(value in page.headers["Set-Cookie"], stays)
        with task.connect(value, origin="https://{host}") as planted, self.assertRaises(ConnectionClosed) as closed:
            planted.recv(30)
        self.assertEqual(closed.exception.rcvd.code, 4401)
        with task.connect(value, origin="https://{host}", name="__Host-board_session") as websocket:
            websocket.send("by HTTPS")
            self.assertEqual(texts(websocket, 1), ["by HTTPS"])

    def test_a_task_that_is_stopped_tells_its_clients_to_come_again(self):
        a, b = self.start(self.addCleanup), self.start(self.addCleanup)
        cookie = a.new_cookie()
        with a.connect(cookie) as websocket:
            websocket.send("before")
            self.assertEqual(texts(websocket, 1), ["before"])
            a.terminate()
            with self.assertRaises(ConnectionClosed) as closed:
                websocket.recv(30)
            self.assertEqual(closed.exception.rcvd.code, 1012)
        a.wait()
        with b.connect(cookie) as websocket:
            self.assertEqual(texts(websocket, 1), ["before"])

    def test_it_lives_through_a_cache_that_is_away(self):
        task = self.start(self.addCleanup)
        with task.connect() as websocket:
            websocket.send("before")
            self.assertEqual(texts(websocket, 1), ["before"])
            self.cache.stop()
            websocket.send("lost")
            self.assertIn("cannot be reached", json.loads(websocket.recv(30))["error"])
            task.says("Valkey is away")
            with task.get("/health") as health:
                self.assertEqual(health.read(), b'{"status":"ok"}')
            with task.connect() as newcomer:
                self.assertEqual(texts(newcomer, 1), ["before"])
            self.cache.start()
            websocket.send("after")
            # The task hears again by itself; which comes first, that or the post, is left open.
            self.assertEqual(texts(websocket, 1), ["after"])

    def test_a_task_that_cannot_reach_the_cache_is_not_well(self):
        by_address = self.cache.url.replace("localhost", "127.0.0.1")
        for environment, reason in [
            ({"VALKEY_AUTH_TOKEN": "wrong"}, "invalid username-password|WRONGPASS"),
            ({"VALKEY_AUTH_TOKEN": ""}, "Authentication required"),
            ({"SSL_CERT_FILE": "/dev/null"}, "certificate|CERTIFICATE"),
            # A certificate is for a name: another that is as good may be anybody's.
            ({"VALKEY_URL": by_address}, "certificate|CERTIFICATE"),
        ]:
            with self.subTest(environment=environment):
                task = self.start(self.addCleanup, **environment)
                task.says(f"Valkey is away: .*({reason})")
                with self.assertRaises(urllib.error.HTTPError) as unwell:
                    task.get("/health")
                with unwell.exception as answer:
                    self.assertEqual(answer.code, 503)

    def test_a_variable_that_is_missing_is_named(self):
        for variable in ["VALKEY_URL", "BOARD_SESSION_SECRET"]:
            with self.subTest(variable=variable), self.assertRaisesRegex(AssertionError, f"error: {variable} is not set"):
                self.start(self.addCleanup, **{variable: ""})


if __name__ == "__main__":
    unittest.main()
