"""The cookie that names a browser: what the balancer binds to a task, and what a post's author is told from."""

import hashlib
import hmac
import re
import secrets
import time

COOKIE = "board_session"
MAX_AGE_SECONDS = 8 * 3600  # as long as the balancer keeps a client with its task
# Somebody could plant a cookie that was issued to them, and then be the same author: it does not serve for long.
RENEWAL_SECONDS = 3600

_GRAMMAR = re.compile(r"([0-9a-f]{32})\.([0-9]{10})\.([0-9a-f]{64})")


class Sessions:
    """Hands out sessions that every task believes, because all of them hold the same secret."""

    def __init__(self, secret: str, clock=time.time):
        self._secret = secret.encode()
        self._clock = clock

    def new(self) -> str:
        """The cookie's value for a new session."""
        text = f"{secrets.token_hex(16)}.{int(self._clock())}"
        return f"{text}.{self._signature(text)}"

    def verified(self, value: str | None, max_age: int = MAX_AGE_SECONDS) -> str | None:
        """The session in a cookie's value, or nothing if nobody with the secret signed it, or too long ago."""
        match = _GRAMMAR.fullmatch(value or "")
        if match is None or not hmac.compare_digest(match[3], self._signature(f"{match[1]}.{match[2]}")):
            return None
        return match[1] if self._clock() - int(match[2]) < max_age else None

    def _signature(self, text: str) -> str:
        return hmac.new(self._secret, text.encode(), hashlib.sha256).hexdigest()


def author(session: str) -> str:
    """What others see of a session: enough to tell people apart, and nothing to take their place with."""
    return "guest-" + hashlib.sha256(session.encode()).hexdigest()[:6]


def came_by_https(scheme: str, headers) -> bool:
    """Whether the viewer's own connection is encrypted. In a task it never is: HTTPS ends at the balancer or the CDN.

    CloudFront sets its header, whatever the viewer sent, and may itself speak plain HTTP to the balancer. Without CloudFront
    a viewer can invent the header, and gets a cookie that its own browser does not keep.
    """
    return "https" in (scheme, headers.get("cloudfront-forwarded-proto"), headers.get("x-forwarded-proto"))


def cookie_name(secure: bool) -> str:
    """The cookie's name. One with `__Host-` is taken by browsers only from the host itself, and by HTTPS."""
    return f"__Host-{COOKIE}" if secure else COOKIE


def cookie_in(headers: list[str], name: str) -> str | None:
    """The value of a cookie in the Cookie headers of a request; nothing if the name occurs twice.

    Only `;` separates cookies, as for browsers. Lenient parsers also take white space for a separator, and find a `__Host-`
    cookie in the value of another one, which a sibling domain can plant.
    """
    pairs = [part.strip(" \t").partition("=") for header in headers for part in header.split(";")]
    values = [value for one, _, value in pairs if one == name]
    return values[0] if len(values) == 1 else None
