"""What strangers get: no numbers about the sessions, and pages that load nothing from elsewhere."""

CLOSED = "/_stcore/metrics"
HEADERS = [
    # Markdown may contain images. From another host, they would carry away what is in their address.
    (b"content-security-policy", b"img-src 'self' data: blob:; media-src 'self' data: blob:; object-src 'none'; "
     b"base-uri 'self'; form-action 'self'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
]


class Guard:
    """ASGI middleware: closes Streamlit's metrics, and adds the headers."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)

        async def send_guarded(message):
            if message["type"] == "http.response.start":
                names = {name for name, _ in HEADERS}
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in names]
                message = {**message, "headers": kept + HEADERS}
            await send(message)

        if scope["path"].rstrip("/") == CLOSED:
            await send_guarded({"type": "http.response.start", "status": 404, "headers": []})
            return await send_guarded({"type": "http.response.body", "body": b""})
        await self.app(scope, receive, send_guarded)
