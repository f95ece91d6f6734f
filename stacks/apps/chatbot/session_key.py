"""The key that ties a browser to its conversation, and the cookie that carries it.

Why a cookie: the key is the only proof that a conversation is yours. In a query parameter it would stand in the browser's
history, in access logs of the load balancer and the CDN, in Referer headers, and in every link that somebody shares; in
local storage any script on the page could read it. So the server sets it as an HttpOnly cookie with the page, and the
websocket that the page then opens carries it back, to whichever task the load balancer picks.
"""

import os
import re
import secrets
from http.cookies import CookieError, SimpleCookie

COOKIE = "chatbot_session"
MAX_AGE_SECONDS = 30 * 24 * 3600

# 256 random bits. Lower-case hexadecimal: no separator, no dot, and one spelling on any file system.
_GRAMMAR = re.compile(r"[0-9a-f]{64}")


def new_key() -> str:
    return secrets.token_hex(32)


def is_key(text: object) -> bool:
    return isinstance(text, str) and _GRAMMAR.fullmatch(text) is not None


class SessionCookie:
    """ASGI middleware: every page load leaves with a valid key; a valid one is kept, anything else is replaced."""

    def __init__(self, app):
        self.app = app
        # Behind a CDN that speaks plain HTTP to the load balancer, the request does not show that the viewer came by HTTPS.
        self.always_secure = os.environ.get("CHATBOT_COOKIE_SECURE") == "1"

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or not _is_page_load(scope):
            return await self.app(scope, receive, send)
        cookie = _set_cookie(_key_in(scope) or new_key(), secure=self.always_secure or _came_by_https(scope))

        async def send_with_cookie(message):
            if message["type"] == "http.response.start":
                # A page with a key in its head must be in no cache, or two browsers get one key.
                headers = [pair for pair in message.get("headers", []) if pair[0].lower() != b"cache-control"]
                headers += [(b"set-cookie", cookie), (b"cache-control", b"no-store")]
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def _headers(scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _is_page_load(scope) -> bool:
    # Browsers say so when they navigate; health checks, uploads and the page's own fetches do not.
    return scope["method"] == "GET" and any("text/html" in value for value in _headers(scope, b"accept"))


def _came_by_https(scope) -> bool:
    return scope.get("scheme") == "https" or _headers(scope, b"x-forwarded-proto") == ["https"]


def _key_in(scope) -> str | None:
    for header in _headers(scope, b"cookie"):
        try:
            morsel = SimpleCookie(header).get(COOKIE)
        except CookieError:
            continue
        if morsel and is_key(morsel.value):
            return morsel.value
    return None


def _set_cookie(key: str, secure: bool) -> bytes:
    parts = [f"{COOKIE}={key}", "Path=/", f"Max-Age={MAX_AGE_SECONDS}", "HttpOnly", "SameSite=Lax"]
    if secure:
        parts.append("Secure")
    return "; ".join(parts).encode("ascii")
