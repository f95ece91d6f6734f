"""What surrounds a Streamlit page: headers, closed paths, limits for each client. All Streamlit applications have this file."""

from limits import Limit, Places, client

# A browser loads nothing from elsewhere, images above all: the address of an image in a model's answer could carry the
# conversation away. Streamlit styles its elements inline, and has one inline script, allowed by its digest. A page with
# `st.iframe` or components needs frame-src, one with `st.map` needs connect-src.
POLICY = (
    "default-src 'none'; script-src 'self' 'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    b"content-security-policy": POLICY.encode(), b"x-content-type-options": b"nosniff", b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin", b"cross-origin-opener-policy": b"same-origin",
}
# What the page and the health check need of Streamlit's own paths. The rest (metrics, the agents' API) is nobody's business.
OPEN = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
UPLOAD = "/_stcore/upload_file/"

SOCKETS = 50  # at a time, for each address: an office has one address


class Guard:
    """ASGI middleware. `uploads` are the uploads that an address may make; without it, none."""

    def __init__(self, app, uploads: Limit | None = None):
        self.app = app
        self.uploads = uploads
        self.sockets = Places(SOCKETS)

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            status = self._refusal(scope)
            answer = self.app if status is None else _empty(status)
            return await answer(scope, receive, _with_headers(send))
        if scope["type"] != "websocket":
            return await self.app(scope, receive, send)
        with self.sockets.taken(_client(scope)) as is_free:
            if is_free and scope["path"] in OPEN:
                return await self.app(scope, receive, send)
        await send({"type": "websocket.close"})  # before it is accepted: the answer is 403

    def _refusal(self, scope) -> int | None:
        path = scope["path"]
        if not path.lstrip("/").startswith("_stcore") or path in OPEN:
            return None
        if self.uploads is None or not path.startswith(UPLOAD):
            return 404
        if scope["method"] == "PUT" and not self.uploads.allows(_client(scope)):
            return 429
        return None


def _client(scope) -> str:
    forwarded = [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"]
    return client(forwarded, (scope.get("client") or ("", 0))[0])


def _with_headers(send):
    async def send_with_headers(message):
        if message["type"] == "http.response.start":
            others = [pair for pair in message.get("headers", []) if pair[0].lower() not in HEADERS]
            message = {**message, "headers": [*others, *HEADERS.items()]}
        await send(message)

    return send_with_headers


def _empty(status: int):
    async def answer(scope, receive, send):
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})

    return answer
