import asyncio
import unittest

from guard import HEADERS, Guard


async def page(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"Referrer-Policy", b"unsafe-url")]})
    await send({"type": "http.response.body", "body": b""})


def answer(path, kind="http"):
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(Guard(page)({"type": kind, "path": path}, None, send))
    return sent[0]["status"], sent[0]["headers"]


class GuardTests(unittest.TestCase):
    def test_pages_have_the_headers_once(self):
        self.assertEqual(answer("/"), (200, HEADERS))

    def test_the_metrics_are_closed(self):
        for path in ["/_stcore/metrics", "/_stcore/metrics/"]:
            self.assertEqual(answer(path), (404, HEADERS))

    def test_websockets_pass(self):
        self.assertEqual(answer("/_stcore/stream", "websocket")[0], 200)


if __name__ == "__main__":
    unittest.main()
