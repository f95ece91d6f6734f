import asyncio
import tempfile
import time
import unittest
from pathlib import Path
from unittest.mock import patch

import session_key
from conversation_store import ConversationStore, Message
from session_key import COOKIE, NEW, RENEWAL_SECONDS, SessionCookie, cookie_in, is_key, new_key, signed, verified

PAGE = [(b"accept", b"text/html,application/xhtml+xml")]
HOST = f"__Host-{COOKIE}"
TALK = [Message("user", "hello")]


async def _page(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"no-cache")]})
    await send({"type": "http.response.body", "body": b""})


class SessionTestCase(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.store = ConversationStore(Path(directory.name).resolve())

    def ask(self, headers=PAGE, cookie=None, path="/", scheme="http", method="GET", times=1):
        """What the middleware answers to that many requests at once: a status and {name: [values]} for each."""
        headers = [*headers, *([(b"cookie", cookie.encode("latin-1"))] if cookie else [])]
        scope = {"type": "http", "method": method, "scheme": scheme, "path": path, "headers": headers}

        async def one(app):
            sent = []

            async def send(message):
                sent.append(message)

            await app(scope, None, send)
            answer = {}
            for name, value in sent[0]["headers"]:
                answer.setdefault(name.decode(), []).append(value.decode())
            return sent[0]["status"], answer

        async def all_of_them():
            app = SessionCookie(_page, self.store)
            return await asyncio.gather(*(one(app) for _ in range(times)))

        return asyncio.run(all_of_them())

    def value(self, name=COOKIE, **request):
        """The value of the cookie that one request gets."""
        [(_, answer)] = self.ask(**request)
        [cookie] = answer["set-cookie"]
        found, _, value = cookie.split("; ")[0].partition("=")
        self.assertEqual(found, name)
        self.assertIsNotNone(verified(value))
        return value


class SessionCookieTests(SessionTestCase):
    def test_a_cookie_in_the_value_of_another_is_none(self):
        for headers, expected in [
            (["name=good"], "good"), (["a=b; name=good;c=d"], "good"), (["a=b", "name=good"], "good"),
            (["x=a name=evil"], None), (["x=a\tname=evil"], None), (["x=\"a; name=evil\"; name=good"], None),
            (["name=good; x=a name=evil"], "good"), (["name=good; name=evil"], None), (["name=good", "name=evil"], None),
            (["\xa0name=evil"], None), (["\x85name=evil; name=good"], "good"), (["name\x0b=evil"], None), ([], None),
        ]:
            with self.subTest(headers=headers):
                self.assertEqual(cookie_in(headers, "name"), expected)

    def test_keys_are_long_and_never_the_same(self):
        keys = {new_key() for _ in range(100)}
        self.assertEqual(len(keys), 100)
        self.assertTrue(all(is_key(key) for key in keys))

    def test_a_new_browser_gets_a_key_that_scripts_cannot_read(self):
        [(status, answer)] = self.ask()
        [cookie] = answer["set-cookie"]
        value, *attributes = cookie.split("; ")
        self.assertEqual(status, 200)
        self.assertIsNotNone(verified(value.removeprefix(f"{COOKIE}=")))
        self.assertEqual(attributes, ["Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Lax"])
        self.assertEqual(answer["cache-control"], ["no-store"])

    def test_a_key_that_was_issued_stays_and_any_other_is_replaced(self):
        key, now = new_key(), int(time.time())
        value = signed(key)
        with patch.object(session_key, "_SECRET", b"another"):
            foreign = signed(key)
        for sent, stays in [
            (f"{COOKIE}={value}", True),
            (f"a=b; {COOKIE}={value}; c=d", True),
            # What a client invents, also in the form of old cookies: a known key is nobody's proof either.
            (f"{COOKIE}={'a' * 64}", False),
            (f"{COOKIE}={key}", False),
            (f"{COOKIE}={foreign}", False),
            (f"{COOKIE}={key}.{now}.{'0' * 64}", False),
            (f"{COOKIE}={value.replace(key, new_key())}", False),
            (f"{COOKIE}={value.replace(f'.{now // 10}', f'.{now // 10 + 1}')}", False),
            (f"{COOKIE}={signed(key, now - 31 * 24 * 3600)}", False),
            (f"{COOKIE}=../../etc/passwd", False),
            (f"{COOKIE}={value}0", False),
            (f"{COOKIE}_x={value}", False),
            # The name for HTTPS, which nobody came by.
            (f"{HOST}={value}", False),
            ("\x01;;;=", False),
        ]:
            with self.subTest(sent=sent):
                self.assertEqual(self.value(cookie=sent) == value, stays)

    def test_only_page_loads_get_one(self):
        for headers, method in [([], "GET"), ([(b"accept", b"*/*")], "GET"), (PAGE, "PUT")]:
            with self.subTest(headers=headers, method=method):
                [(_, answer)] = self.ask(headers=headers, method=method)
                self.assertNotIn("set-cookie", answer)

    def test_by_https_it_has_a_name_that_no_other_host_can_set(self):
        value = signed(new_key())
        for request in [
            {"scheme": "https"}, {"headers": [*PAGE, (b"x-forwarded-proto", b"https")]},
            # CloudFront speaks plain HTTP to the balancer.
            {"headers": [*PAGE, (b"cloudfront-forwarded-proto", b"https"), (b"x-forwarded-proto", b"http")]},
        ]:
            with self.subTest(request=request):
                [(_, answer)] = self.ask(**request)
                self.assertTrue(answer["set-cookie"][0].startswith(f"{HOST}="))
                self.assertTrue(answer["set-cookie"][0].endswith("; Secure"))
                self.assertNotIn("Domain", answer["set-cookie"][0])
                self.assertEqual(self.value(HOST, cookie=f"{HOST}={value}", **request), value)
                # Planted by a subdomain, or without TLS.
                planted = f"{COOKIE}={value}"
                self.assertNotEqual(self.value(HOST, cookie=planted, **request), value)
                self.assertEqual(self.value(HOST, cookie=f"{planted}; {HOST}={value}", **request), value)


class RenewalTests(SessionTestCase):
    def old_cookie(self):
        """A cookie that is due, and whose conversation is kept."""
        key = new_key()
        self.store.save(key, TALK)
        return key, f"{COOKIE}={signed(key, time.time() - RENEWAL_SECONDS - 1)}"

    def test_a_key_that_is_due_is_replaced_and_the_conversation_moves(self):
        old, cookie = self.old_cookie()
        key, _ = verified(self.value(cookie=cookie))
        self.assertNotEqual(key, old)
        self.assertEqual((self.store.load(key), self.store.load(old)), (TALK, []))
        # Another browser with the old cookie gets a conversation of its own.
        other, _ = verified(self.value(cookie=cookie))
        self.assertNotIn(other, (key, old))
        self.assertEqual(self.store.load(other), [])

    def test_two_tabs_that_load_at_once_get_one_key(self):
        _, cookie = self.old_cookie()
        cookies = {answer["set-cookie"][0] for _, answer in self.ask(cookie=cookie, times=5)}
        self.assertEqual(len(cookies), 1)
        key, _ = verified(cookies.pop().split(";")[0].partition("=")[2])
        self.assertEqual(self.store.load(key), TALK)

    def test_a_key_stays_while_its_conversation_cannot_be_moved(self):
        old, cookie = self.old_cookie()
        with patch.object(self.store, "move", side_effect=OSError("away")):
            self.assertEqual(self.value(cookie=cookie), cookie.partition("=")[2])
        self.assertEqual(self.store.load(old), TALK)

    def test_a_new_conversation_has_another_key_and_the_old_one_is_gone(self):
        for site in [None, b"same-origin", b"none"]:
            with self.subTest(site=site):
                key = new_key()
                self.store.save(key, TALK)
                headers = [*PAGE, *([(b"sec-fetch-site", site)] if site else [])]
                [(status, answer)] = self.ask(headers=headers, cookie=f"{COOKIE}={signed(key)}", path=NEW)
                self.assertEqual((status, answer["location"]), (303, ["/"]))
                self.assertNotIn(key, answer["set-cookie"][0])
                self.assertEqual(self.store.load(key), [])

    def test_another_site_ends_no_conversation(self):
        key = new_key()
        self.store.save(key, TALK)
        for site in [b"cross-site", b"same-site"]:
            cookie = f"{COOKIE}={signed(key)}"
            [(status, answer)] = self.ask(headers=[*PAGE, (b"sec-fetch-site", site)], cookie=cookie, path=NEW)
            self.assertEqual(status, 303)
            self.assertIn(cookie, answer["set-cookie"][0])
        self.assertEqual(self.store.load(key), TALK)

    def test_a_new_conversation_begins_even_if_the_old_one_cannot_be_deleted(self):
        key = new_key()
        with patch.object(self.store, "delete", side_effect=OSError("away")):
            [(status, answer)] = self.ask(cookie=f"{COOKIE}={signed(key)}", path=NEW)
        self.assertEqual(status, 303)
        self.assertNotIn(key, answer["set-cookie"][0])


if __name__ == "__main__":
    unittest.main()
