import asyncio
import os
import unittest
from unittest.mock import patch

from session_key import COOKIE, SessionCookie, is_key, new_key

PAGE = [(b"accept", b"text/html,application/xhtml+xml")]


async def _page(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"no-cache")]})
    await send({"type": "http.response.body", "body": b""})


def headers_of(headers, scheme="http", method="GET"):
    """What the middleware answers to a request with these headers: {name: [values]}."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "scheme": scheme, "path": "/", "headers": headers}
    asyncio.run(SessionCookie(_page)(scope, None, send))
    answer = {}
    for name, value in sent[0]["headers"]:
        answer.setdefault(name.decode(), []).append(value.decode())
    return answer


class SessionCookieTests(unittest.TestCase):
    def test_keys_are_long_and_never_the_same(self):
        keys = {new_key() for _ in range(100)}
        self.assertEqual(len(keys), 100)
        self.assertTrue(all(is_key(key) for key in keys))

    def test_a_new_browser_gets_a_key_that_scripts_cannot_read(self):
        answer = headers_of(PAGE)
        [cookie] = answer["set-cookie"]
        value, *attributes = cookie.split("; ")
        self.assertTrue(is_key(value.removeprefix(f"{COOKIE}=")))
        self.assertEqual(attributes, ["Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Lax"])
        self.assertEqual(answer["cache-control"], ["no-store"])

    def test_a_valid_key_stays_and_any_other_is_replaced(self):
        key = new_key()
        for sent, stays in [
            (f"{COOKIE}={key}", True),
            (f"a=b; {COOKIE}={key}; c=d", True),
            (f"{COOKIE}=../../etc/passwd", False),
            (f"{COOKIE}={key}0", False),
            (f"{COOKIE}_x={key}", False),
            ("\x01;;;=", False),
        ]:
            with self.subTest(sent=sent):
                [cookie] = headers_of([*PAGE, (b"cookie", sent.encode())])["set-cookie"]
                self.assertEqual(cookie.startswith(f"{COOKIE}={key};"), stays)

    def test_only_page_loads_get_one(self):
        for headers, method in [([], "GET"), ([(b"accept", b"*/*")], "GET"), (PAGE, "PUT")]:
            with self.subTest(headers=headers, method=method):
                self.assertNotIn("set-cookie", headers_of(headers, method=method))

    def test_it_is_secure_where_the_viewer_came_by_https(self):
        forwarded = [*PAGE, (b"x-forwarded-proto", b"https")]
        for answer in [headers_of(PAGE, scheme="https"), headers_of(forwarded)]:
            self.assertTrue(answer["set-cookie"][0].endswith("; Secure"))
        with patch.dict(os.environ, {"CHATBOT_COOKIE_SECURE": "1"}):
            self.assertTrue(headers_of(PAGE)["set-cookie"][0].endswith("; Secure"))


if __name__ == "__main__":
    unittest.main()
