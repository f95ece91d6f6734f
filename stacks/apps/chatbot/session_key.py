"""The key that ties a browser to its conversation, and the cookie that carries it.

Why a cookie: the key is the only proof that a conversation is yours. In a query parameter it would stand in the browser's
history, in access logs of the load balancer and the CDN, in Referer headers, and in every link that somebody shares; in
local storage any script on the page could read it. So the server sets it as an HttpOnly cookie with the page, and the
websocket that the page then opens carries it back, to whichever task the load balancer picks.

The server signs the keys that it hands out, so that nobody chooses one. Over HTTPS the name begins with `__Host-`: browsers
take such a cookie from this host only, so that a page on a sibling domain cannot plant one.
"""

import hashlib
import hmac
import os
import re
import secrets
from http.cookies import CookieError, SimpleCookie

MAX_AGE_SECONDS = 30 * 24 * 3600
NEW_CONVERSATION = "/new"

_NAME = "chatbot_session"
_SECURE_NAME = f"__Host-{_NAME}"
# 256 random bits. Lower-case hexadecimal: no separator, no dot, and one spelling on any file system.
_KEY = re.compile(r"[0-9a-f]{64}")
_COOKIE = re.compile(r"([0-9a-f]{64})\.([0-9a-f]{64})")
# Behind a CDN that speaks plain HTTP to the load balancer, the request does not show that the viewer came by HTTPS.
_ALWAYS_SECURE = os.environ.get("CHATBOT_COOKIE_SECURE") == "1"
# All tasks share Streamlit's secret. Without one, as on a developer's machine, keys live as long as the process.
_SECRET = (os.environ.get("STREAMLIT_SERVER_COOKIE_SECRET") or secrets.token_hex(32)).encode()


def new_key() -> str:
    return secrets.token_hex(32)


def is_key(text: object) -> bool:
    return isinstance(text, str) and _KEY.fullmatch(text) is not None


def signed(key: str) -> str:
    return f"{key}.{hmac.new(_SECRET, b'chatbot session ' + key.encode(), hashlib.sha256).hexdigest()}"


def key_in(cookies) -> str | None:
    """The key in a browser's cookies; nothing if the server did not sign it."""
    value = cookies.get(_SECURE_NAME) or (None if _ALWAYS_SECURE else cookies.get(_NAME))
    match = _COOKIE.fullmatch(value or "")
    return match[1] if match and hmac.compare_digest(value, signed(match[1])) else None


class SessionCookie:
    """ASGI middleware: every page load leaves with a key that the server signed; /new begins with another one."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or not _is_page_load(scope):
            return await self.app(scope, receive, send)
        begins_anew = scope["path"] == NEW_CONVERSATION
        key = None if begins_anew else key_in(_cookies(scope))
        cookie = _set_cookie(key or new_key(), secure=_ALWAYS_SECURE or _came_by_https(scope))
        # A page with a key in its head must be in no cache, or two browsers get one key.
        added = [(b"set-cookie", cookie), (b"cache-control", b"no-store")]
        if begins_anew:
            await send({"type": "http.response.start", "status": 303, "headers": [(b"location", b"/"), *added]})
            return await send({"type": "http.response.body", "body": b""})

        async def send_with_cookie(message):
            if message["type"] == "http.response.start":
                headers = [pair for pair in message.get("headers", []) if pair[0].lower() != b"cache-control"]
                message = {**message, "headers": headers + added}
            await send(message)

        await self.app(scope, receive, send_with_cookie)


def _headers(scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _is_page_load(scope) -> bool:
    # Browsers say so when they navigate; health checks, uploads and the page's own fetches do not.
    return scope["method"] == "GET" and any("text/html" in value for value in _headers(scope, b"accept"))


def _came_by_https(scope) -> bool:
    return scope.get("scheme") == "https" or _headers(scope, b"x-forwarded-proto") == ["https"]


def _cookies(scope) -> dict[str, str]:
    cookies = {}
    for header in _headers(scope, b"cookie"):
        try:
            cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        except CookieError:
            continue
    return cookies


def _set_cookie(key: str, secure: bool) -> bytes:
    name = _SECURE_NAME if secure else _NAME
    parts = [f"{name}={signed(key)}", "Path=/", f"Max-Age={MAX_AGE_SECONDS}", "HttpOnly", "SameSite=Lax"]
    if secure:
        parts.append("Secure")
    return "; ".join(parts).encode("ascii")
