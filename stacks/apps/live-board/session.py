"""The cookie that names a browser: what the balancer binds to a task, and what a post's author is told from."""

import hashlib
import hmac
import re
import secrets

COOKIE = "board_session"
MAX_AGE_SECONDS = 8 * 3600  # as long as the balancer keeps a client with its task

_GRAMMAR = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{64})")


class Sessions:
    """Hands out sessions that every task believes, because all of them hold the same secret."""

    def __init__(self, secret: str):
        self._secret = secret.encode()

    def new(self) -> str:
        return secrets.token_hex(16)

    def signed(self, session: str) -> str:
        return f"{session}.{self._signature(session)}"

    def verified(self, value: str | None) -> str | None:
        """The session in a cookie's value, or nothing if nobody with the secret signed it."""
        match = _GRAMMAR.fullmatch(value or "")
        if match and hmac.compare_digest(match[2], self._signature(match[1])):
            return match[1]
        return None

    def _signature(self, session: str) -> str:
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()


def author(session: str) -> str:
    """What others see of a session: enough to tell people apart, and nothing to take their place with."""
    return "guest-" + hashlib.sha256(session.encode()).hexdigest()[:6]


def came_by_https(scheme: str, headers) -> bool:
    """Whether the viewer's own connection is encrypted. In a task it never is: HTTPS ends at the balancer or the CDN."""
    forwarded = headers.get("cloudfront-forwarded-proto") or headers.get("x-forwarded-proto")
    return scheme == "https" or forwarded == "https"
