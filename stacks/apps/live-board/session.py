"""The cookie that names a browser: what the balancer binds to a task, and what a post's author is told from."""

import hashlib
import hmac
import re
import secrets
import time

MAX_AGE_SECONDS = 8 * 3600  # as long as the balancer keeps a client with its task

_COOKIE = re.compile(r"([0-9a-f]{32})\.([0-9]{1,12})\.([0-9a-f]{64})")


def cookie_name(secure: bool) -> str:
    """The cookie's name. With `__Host-`, browsers take it only from this host and over HTTPS: no sibling domain plants it."""
    return "__Host-board_session" if secure else "board_session"


class Sessions:
    """Hands out sessions that every task believes, because all of them hold the same secret."""

    def __init__(self, secret: str, now=time.time):
        self._secret = secret.encode()
        self._now = now

    def new(self) -> str:
        return secrets.token_hex(16)

    def signed(self, session: str) -> str:
        """The cookie's value, with its time: a value that somebody kept is worth nothing after MAX_AGE_SECONDS."""
        text = f"{session}.{int(self._now())}"
        return f"{text}.{self._signature(text)}"

    def verified(self, value: str | None) -> str | None:
        """The session in a cookie's value; nothing if nobody with the secret signed it, or if it is too old."""
        match = _COOKIE.fullmatch(value or "")
        if match and hmac.compare_digest(match[3], self._signature(f"{match[1]}.{match[2]}")):
            if self._now() - int(match[2]) <= MAX_AGE_SECONDS:
                return match[1]
        return None

    def _signature(self, text: str) -> str:
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()


def author(session: str) -> str:
    """What others see of a session: enough to tell people apart, and nothing to take their place with."""
    return "guest-" + hashlib.sha256(session.encode()).hexdigest()[:6]


def came_by_https(scheme: str, headers) -> bool:
    """Whether the viewer's own connection is encrypted. In a task it never is: HTTPS ends at the balancer or the CDN."""
    forwarded = headers.get("cloudfront-forwarded-proto") or headers.get("x-forwarded-proto")
    return scheme == "https" or forwarded == "https"
