import asyncio
import unittest
from unittest.mock import patch

import limits
import questions
from guard import HEADERS, SOCKETS, Guard
from limits import Limit, Places, client


class ClientTests(unittest.TestCase):
    def test_the_address_is_the_one_that_our_own_proxies_wrote(self):
        for proxies, forwarded, peer, expected in [
            # CloudFront wrote the viewer's address, the balancer CloudFront's.
            (2, ["198.51.100.7, 10.0.0.9"], "10.0.0.5", "198.51.100.7"),
            (2, ["1.2.3.4, 5.6.7.8, 198.51.100.7, 10.0.0.9"], "10.0.0.5", "198.51.100.7"),
            (2, ["1.2.3.4", "198.51.100.7", "10.0.0.9"], "10.0.0.5", "198.51.100.7"),
            (2, ["x" * 1000 + ",198.51.100.7,10.0.0.9"], "", "198.51.100.7"),
            (1, ["1.2.3.4, 198.51.100.7"], "10.0.0.5", "198.51.100.7"),
            (2, ["198.51.100.7"], "10.0.0.5", "198.51.100.7"),
            (2, [], "127.0.0.1", "127.0.0.1"),
            # A client has a whole /64 of IPv6.
            (2, ["2001:db8:1:2:3:4:5:6, 10.0.0.9"], "", "2001:db8:1:2::/64"),
            (2, ["2001:db8:1:2:ffff::1, 10.0.0.9"], "", "2001:db8:1:2::/64"),
            (2, ["::ffff:198.51.100.7, 10.0.0.9"], "", "198.51.100.7"),
            (2, ["unknown, 10.0.0.9"], "", "unknown"),
            (2, [""], "", "unknown"),
            (2, [], "", "unknown"),
            (2, [", ,"], "", "unknown"),
        ]:
            with self.subTest(forwarded=forwarded), patch.object(limits, "PROXIES", proxies):
                self.assertEqual(client(forwarded, peer), expected)


class LimitTests(unittest.TestCase):
    def setUp(self):
        self.now = 0.0

    def limit(self, *arguments, **options):
        return Limit(*arguments, clock=lambda: self.now, **options)

    def test_each_client_has_its_number_of_events_in_a_period(self):
        limit = self.limit(2, 60)
        self.assertEqual([limit.allows("a") for _ in range(4)], [True, True, False, False])
        self.assertTrue(limit.allows("b"))
        self.now = 59
        self.assertFalse(limit.allows("a"))
        self.now = 60
        self.assertEqual([limit.allows("a") for _ in range(3)], [True, True, False])

    def test_it_remembers_a_bounded_number_of_clients_and_forgets_the_one_that_was_away_longest(self):
        limit = self.limit(1, 60, clients=3)
        for name in ("a", "b", "c"):
            self.assertTrue(limit.allows(name))
        self.assertFalse(limit.allows("a"))
        self.assertTrue(limit.allows("d"))
        self.assertEqual([limit.allows(name) for name in ("a", "c", "d", "b")], [False, False, False, True])
        for number in range(1000):
            limit.allows(f"{number}")
        self.assertEqual(len(limit._times), 3)

    def test_places_are_given_back_also_after_a_failure(self):
        places = Places(1)
        with self.assertRaises(KeyError), places.taken("a") as first, places.taken("a") as second, places.taken("b") as other:
            self.assertEqual((first, second, other), (True, False, True))
            raise KeyError
        with places.taken("a") as again:
            self.assertTrue(again)
        self.assertEqual(len(places._taken), 0)


class QuestionTests(unittest.TestCase):
    def setUp(self):
        self.now = 0.0
        for name in ("of_session", "of_address", "of_everyone"):
            replaced = [Limit(one._count, one._seconds, clock=lambda: self.now) for one in getattr(questions, name)]
            self.enterContext(patch.object(questions, name, replaced))
        new = Limit(questions.new_conversations._count, questions.DAY, clock=lambda: self.now)
        self.enterContext(patch.object(questions, "new_conversations", new))

    def asked(self, count, address="198.51.100.7", key="a" * 64, is_first=False):
        """How many of so many questions are asked."""
        return sum(questions.problem("why?", address, key, is_first) is None for _ in range(count))

    def test_a_session_an_address_and_everyone_have_a_number_of_questions_a_minute(self):
        self.assertEqual(self.asked(100), 10)
        # Another cookie is quickly had, another address is not.
        self.assertEqual([self.asked(100, key=f"{number}") for number in range(5)], [10, 10, 0, 0, 0])
        self.assertEqual(self.asked(100, key=None), 0)
        self.assertEqual([self.asked(100, address=f"{number}", key=None) for number in range(5)], [30, 30, 30, 0, 0])
        self.now = 61
        self.assertEqual(self.asked(100), 10)

    def test_a_session_has_a_number_of_questions_a_day(self):
        total = 0
        for minute in range(100):
            self.now = minute * 61
            total += self.asked(20)
        self.assertEqual(total, 200)

    def test_an_address_begins_a_number_of_conversations_a_day(self):
        total = 0
        for minute in range(100):
            self.now = minute * 61
            total += self.asked(1, key=f"{minute}", is_first=True)
        self.assertEqual(total, 50)

    def test_the_length_is_checked_here_too(self):
        self.assertIsNone(questions.problem("x" * 4000, "a", None, False))
        self.assertIn("4,000", questions.problem("x" * 4001, "a", None, False))


class GuardTests(unittest.TestCase):
    async def _app(self, scope, receive, send):
        if scope["type"] == "http":
            headers = [(b"X-Frame-Options", b"ALLOWALL"), (b"content-type", b"text/plain")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": b"secret"})
        else:
            await send({"type": "websocket.accept"})
            await receive()

    def ask(self, guard, path, method="GET", address="198.51.100.7"):
        sent = []

        async def send(message):
            sent.append(message)

        headers = [(b"x-forwarded-for", f"{address}, 10.0.0.9".encode())]
        scope = {"type": "http", "method": method, "path": path, "headers": headers, "client": ("10.0.0.5", 1)}
        asyncio.run(guard(scope, None, send))
        return sent[0]["status"], sent[0]["headers"], sent[1]["body"]

    def test_only_the_paths_that_a_page_needs_are_open(self):
        for path, expected in [
            ("/", 200), ("/static/js/index.js", 200), ("/media/a.gif", 200), ("/_stcore/health", 200),
            ("/_stcore/host-config", 200), ("/_stcore/stream", 200), ("/_stcore/metrics", 404), ("/_stcore/metrics/", 404),
            ("//_stcore/metrics", 404), ("/_stcore", 404), ("/_stcore/", 404), ("/_stcore/health/../metrics", 404),
            ("/_stcore/healthx", 404), ("/_stcore/agent/interact", 404), ("/_stcore/script-health-check", 404),
            ("/_stcore/upload_file/a/b", 404), ("/_stcore/bidi-components/x", 404), ("/_stcorex", 404),
        ]:
            with self.subTest(path=path):
                status, headers, body = self.ask(Guard(self._app), path)
                self.assertEqual((status, body), (expected, b"secret" if expected == 200 else b""))
                self.assertEqual([pair for pair in headers if pair[0].lower() in HEADERS], list(HEADERS.items()))

    def test_an_address_has_a_number_of_uploads(self):
        guard = Guard(self._app, uploads=Limit(2, 600))
        path = "/_stcore/upload_file/session/file"
        self.assertEqual([self.ask(guard, path, "PUT")[0] for _ in range(3)], [200, 200, 429])
        self.assertEqual(self.ask(guard, path, "DELETE")[0], 200)
        self.assertEqual(self.ask(guard, path, "PUT", address="198.51.100.8")[0], 200)

    def test_an_address_has_a_number_of_sockets_and_gets_its_places_back(self):
        async def visit():
            guard, ends, sent = Guard(self._app), asyncio.Event(), []

            async def send(message):
                sent.append(message["type"])

            def open(path="/_stcore/stream", address=b"198.51.100.7"):
                scope = {"type": "websocket", "path": path, "headers": [(b"x-forwarded-for", address + b", 10.0.0.9")]}
                return asyncio.create_task(guard(scope, ends.wait, send))

            sockets = [open() for _ in range(SOCKETS + 2)] + [open(address=b"198.51.100.8"), open("/_stcore/other")]
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            self.assertEqual(sent.count("websocket.accept"), SOCKETS + 1)
            self.assertEqual(sent.count("websocket.close"), 3)
            ends.set()
            await asyncio.gather(*sockets)
            self.assertEqual(len(guard.sockets._taken), 0)

        asyncio.run(visit())


if __name__ == "__main__":
    unittest.main()
