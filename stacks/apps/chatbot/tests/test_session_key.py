import asyncio
import unittest
from unittest.mock import patch

import session_key
from session_key import SessionCookie, is_key, key_in, new_key, signed

PAGE = [(b"accept", b"text/html,application/xhtml+xml")]


async def _page(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"cache-control", b"no-cache")]})
    await send({"type": "http.response.body", "body": b""})


def headers_of(headers, scheme="http", method="GET", path="/"):
    """What the middleware answers to a request with these headers: {name: [values]}."""
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "scheme": scheme, "path": path, "headers": headers}
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
        self.assertTrue(is_key(key_in(dict([value.split("=")]))))
        self.assertEqual(attributes, ["Path=/", "Max-Age=2592000", "HttpOnly", "SameSite=Lax"])
        self.assertEqual(answer["cache-control"], ["no-store"])

    def test_a_key_that_the_server_signed_stays_and_any_other_is_replaced(self):
        key = new_key()
        value = signed(key)
        for sent, stays in [
            (f"chatbot_session={value}", True),
            (f"a=b; chatbot_session={value}; c=d", True),
            (f"__Host-chatbot_session={value}", True),
            (f"chatbot_session={key}", False),
            (f"chatbot_session={key}.{'0' * 64}", False),
            (f"chatbot_session={new_key()}.{value.split('.')[1]}", False),
            ("chatbot_session=../../etc/passwd", False),
            (f"chatbot_session={value}0", False),
            (f"chatbot_session_x={value}", False),
            ("\x01;;;=", False),
        ]:
            with self.subTest(sent=sent):
                [cookie] = headers_of([*PAGE, (b"cookie", sent.encode())])["set-cookie"]
                self.assertEqual(cookie.startswith(f"chatbot_session={value};"), stays)

    def test_a_key_of_another_secret_is_none(self):
        value = signed(new_key())
        with patch.object(session_key, "_SECRET", b"another"):
            self.assertIsNone(key_in({"chatbot_session": value}))

    def test_a_new_conversation_gets_another_key(self):
        cookie = signed(new_key())
        answer = headers_of([*PAGE, (b"cookie", f"chatbot_session={cookie}".encode())], path="/new")
        self.assertEqual((answer["location"], answer["cache-control"]), (["/"], ["no-store"]))
        value = answer["set-cookie"][0].split("; ")[0].split("=")[1]
        self.assertIsNotNone(key_in({"chatbot_session": value}))
        self.assertNotEqual(value, cookie)

    def test_only_page_loads_get_one(self):
        for headers, method in [([], "GET"), ([(b"accept", b"*/*")], "GET"), (PAGE, "PUT")]:
            with self.subTest(headers=headers, method=method):
                self.assertNotIn("set-cookie", headers_of(headers, method=method))

    def test_it_is_secure_where_the_viewer_came_by_https(self):
        forwarded = [*PAGE, (b"x-forwarded-proto", b"https")]
        for answer in [headers_of(PAGE, scheme="https"), headers_of(forwarded)]:
            self.assertTrue(answer["set-cookie"][0].startswith("__Host-chatbot_session="))
            self.assertTrue(answer["set-cookie"][0].endswith("; Secure"))
        with patch.object(session_key, "_ALWAYS_SECURE", True):
            self.assertTrue(headers_of(PAGE)["set-cookie"][0].endswith("; Secure"))
            # A sibling domain can plant a cookie without the prefix.
            self.assertIsNone(key_in({"chatbot_session": signed(new_key())}))


if __name__ == "__main__":
    unittest.main()
