"""The key that ties a browser to its conversation, and the cookie that carries it.

Why a cookie: the key is the only proof that a conversation is yours. In a query parameter it would stand in the browser's
history, in access logs of the load balancer and the CDN, in Referer headers, and in every link that somebody shares; in
local storage any script on the page could read it. So the server sets it as an HttpOnly cookie with the page, and the
websocket that the page then opens carries it back, to whichever task the load balancer picks.

Why a signature: a key that somebody else invented and planted would show them what its owner writes. A cookie that the server
issued could be planted as well, so where there is TLS its name begins with `__Host-`: browsers take such a cookie from the
host itself only. And a key lasts a week: then the conversation gets another one, as a new conversation does.
"""

import asyncio
import hashlib
import hmac
import os
import re
import secrets
import time

COOKIE = "chatbot_session"
MAX_AGE_SECONDS = 30 * 24 * 3600
RENEWAL_SECONDS = 7 * 24 * 3600
NEW = "/new"

# 256 random bits. Lower-case hexadecimal: no separator, no dot, and one spelling on any file system.
_GRAMMAR = re.compile(r"[0-9a-f]{64}")
_VALUE = re.compile(r"([0-9a-f]{64})\.([0-9]{10})\.([0-9a-f]{64})")
# Every task has the same secret. Without one, cookies last as long as the process.
_SECRET = (os.environ.get("STREAMLIT_SERVER_COOKIE_SECRET") or secrets.token_hex(32)).encode()


def new_key() -> str:
    return secrets.token_hex(32)


def is_key(text: object) -> bool:
    return isinstance(text, str) and _GRAMMAR.fullmatch(text) is not None


def signed(key: str, issued: float | None = None) -> str:
    """The cookie's value for a key."""
    text = f"{key}.{int(time.time() if issued is None else issued)}"
    return f"{text}.{hmac.new(_SECRET, b'chatbot session ' + text.encode(), hashlib.sha256).hexdigest()}"


def verified(value: object) -> tuple[str, int] | None:
    """The key in a cookie's value and when it was issued; nothing if this app did not issue it, or too long ago."""
    match = _VALUE.fullmatch(value) if isinstance(value, str) else None
    if match is None or not hmac.compare_digest(value, signed(match[1], int(match[2]))):
        return None
    return (match[1], int(match[2])) if time.time() - int(match[2]) < MAX_AGE_SECONDS else None


def came_by_https(scheme: str, header) -> bool:
    """Whether the viewer's own connection is encrypted. `header` gives the value of a header of the request.

    CloudFront sets its header, whatever the viewer sent, and may itself speak plain HTTP to the balancer. Without CloudFront
    a viewer can invent the header, and gets a cookie that its own browser does not keep.
    """
    return "https" in (scheme, header("cloudfront-forwarded-proto"), header("x-forwarded-proto"))


def cookie_name(secure: bool) -> str:
    return f"__Host-{COOKIE}" if secure else COOKIE


def cookie_in(headers: list[str], name: str) -> str | None:
    """The value of a cookie in the Cookie headers of a request; nothing if the name occurs twice.

    Only `;` separates cookies, as for browsers. Lenient parsers also take white space for a separator, and find a `__Host-`
    cookie in the value of another one, which a sibling domain can plant.
    """
    pairs = [part.strip(" \t").partition("=") for header in headers for part in header.split(";")]
    values = [value for one, _, value in pairs if one == name]
    return values[0] if len(values) == 1 else None


class SessionCookie:
    """ASGI middleware: every page load leaves with a key of this app's. A key that is due is replaced, and `NEW` replaces it."""

    def __init__(self, app, store):
        self.app = app
        self.store = store
        # Two tabs may bring the same key at once: both get the same new one.
        self.renewals: dict[str, asyncio.Task[str | None]] = {}

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or not _is_page_load(scope):
            return await self.app(scope, receive, send)
        secure = came_by_https(scope.get("scheme"), lambda name: _header(scope, name.encode()))
        headers = [value.decode("latin-1") for header, value in scope["headers"] if header == b"cookie"]
        value = cookie_in(headers, cookie_name(secure))
        key, issued = verified(value) or (None, 0)
        app = self.app
        if scope["path"] == NEW:
            app = _to_the_page
            # Another site may link here, and may not end a conversation.
            if _header(scope, b"sec-fetch-site") in (None, "same-origin", "none"):
                await self._forget(key)
                key = None
        if key is None:
            value = signed(new_key())
        elif time.time() - issued > RENEWAL_SECONDS and (new := await self._renewed(key)):
            value = signed(new)
        cookie = _set_cookie(cookie_name(secure), value, secure)

        async def send_with_cookie(message):
            if message["type"] == "http.response.start":
                # A page with a key in its head must be in no cache, or two browsers get one key.
                headers = [pair for pair in message.get("headers", []) if pair[0].lower() != b"cache-control"]
                headers += [(b"set-cookie", cookie), (b"cache-control", b"no-store")]
                message = {**message, "headers": headers}
            await send(message)

        await app(scope, receive, send_with_cookie)

    async def _forget(self, key: str | None) -> None:
        try:
            if key:
                await asyncio.to_thread(self.store.delete, key)
        except OSError:
            pass  # Nobody has the key any more; the file is deleted for its age.

    async def _renewed(self, key: str) -> str | None:
        """A new key, under which the conversation is kept from now on; nothing if it cannot be moved now."""
        if key not in self.renewals:
            self.renewals[key] = asyncio.create_task(self._moved(key))
            asyncio.get_running_loop().call_later(60, self.renewals.pop, key, None)
        return await self.renewals[key]

    async def _moved(self, key: str) -> str | None:
        new = new_key()
        try:
            await asyncio.to_thread(self.store.move, key, new)
        except FileNotFoundError:
            pass  # It has written nothing yet.
        except OSError:
            return None
        return new


async def _to_the_page(scope, receive, send):
    headers = [(b"location", b"/"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _header(scope, name: bytes) -> str | None:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), None)


def _is_page_load(scope) -> bool:
    # Browsers say so when they navigate; health checks, uploads and the page's own fetches do not.
    return scope["method"] == "GET" and "text/html" in (_header(scope, b"accept") or "")


def _set_cookie(name: str, value: str, secure: bool) -> bytes:
    parts = [f"{name}={value}", "Path=/", f"Max-Age={MAX_AGE_SECONDS}", "HttpOnly", "SameSite=Lax"]
    if secure:
        parts.append("Secure")
    return "; ".join(parts).encode("ascii")
