"""A live board: everybody on the page sees all posts, in whichever task their sockets are."""

import asyncio
import json
import os
import sys
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

import limits
from board import Board, BoardAway, Client, connect
from session import MAX_AGE_SECONDS, RENEWAL_SECONDS, Sessions, author, came_by_https, cookie_in, cookie_name

MAX_TEXT = 500  # characters
PAUSE = 0.1  # seconds between two posts of one socket; until then, nothing more is read from it
NO_SESSION = 4401  # tells the page to fetch a new cookie
TOO_MANY = 4429  # tells the page that there are too many of it
STATIC = Path(__file__).resolve().parent / "static"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
}
# At a time. Many people may share an address, such as an office.
browser_sockets, address_sockets, all_sockets = limits.Places(5), limits.Places(100), limits.Places(2000)
# In ten seconds: a browser may have several sockets.
browser_posts, address_posts = limits.Limit(20, 10), limits.Limit(100, 10)


def needed(variable: str) -> str:
    return os.environ.get(variable) or sys.exit(f"error: {variable} is not set")


sessions = Sessions(needed("BOARD_SESSION_SECRET"))
board = Board(connect(needed("VALKEY_URL"), os.environ.get("VALKEY_AUTH_TOKEN")))


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.following = asyncio.create_task(board.follow())
    yield
    app.state.following.cancel()
    await asyncio.gather(app.state.following, return_exceptions=True)


app = FastAPI(title="Live board", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
app.mount("/static", StaticFiles(directory=STATIC))


@app.get("/health")
async def health(response: Response) -> dict[str, str]:
    # A task that never reached Valkey is not well, so a deployment with a wrong password ends. One that lost it is: to
    # replace every task when the cache fails over would only make it worse.
    if board.reached.is_set() and not app.state.following.done():
        return {"status": "ok"}
    response.status_code = 503
    return {"status": "waiting for Valkey"}


@app.middleware("http")
async def protected(request: Request, call_next) -> Response:
    response = await call_next(request)
    response.headers.update(HEADERS)
    return response


@app.get("/")
async def page(request: Request) -> FileResponse:
    secure = came_by_https(request.url.scheme, request.headers)
    name = cookie_name(secure)  # the stack tells it to the balancer
    value = cookie_in(request.headers.getlist("cookie"), name)
    if sessions.verified(value, RENEWAL_SECONDS) is None:
        value = sessions.new()
    # A page with a session in its head must be in no cache, or two browsers are one.
    response = FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-store"})
    response.set_cookie(name, value, max_age=MAX_AGE_SECONDS, httponly=True, samesite="lax", secure=secure)
    return response


@app.websocket("/ws")
async def socket(websocket: WebSocket) -> None:
    # A browser lets any site open a websocket to any other, cookies included, and says only who asks.
    origin = urlsplit(websocket.headers.get("origin", ""))
    if not origin.netloc or origin.netloc.lower() != websocket.headers.get("host", "").lower():
        return await websocket.close()  # before it is accepted: the answer is 403
    await websocket.accept()
    name = cookie_name(origin.scheme == "https")
    session = sessions.verified(cookie_in(websocket.headers.getlist("cookie"), name))
    if session is None:
        return await websocket.close(NO_SESSION)
    address = limits.client(websocket.headers.getlist("x-forwarded-for"), websocket.client.host)
    with browser_sockets.taken(session) as a, address_sockets.taken(address) as b, all_sockets.taken("all") as c:
        if a and b and c:
            return await serve(websocket, session, address)
    await websocket.close(TOO_MANY)


async def serve(websocket: WebSocket, session: str, address: str) -> None:
    client = board.join()
    tasks = [
        asyncio.create_task(work)
        for work in (send(client, websocket), receive(client, websocket, session, address), client.too_slow.wait())
    ]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        board.leave(client)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if client.too_slow.is_set():
        # It comes back and gets the newest. One that does not read at all gets not even this, and is cut off.
        with suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
            await asyncio.wait_for(websocket.close(1013), 1)


async def send(client: Client, websocket: WebSocket) -> None:
    while True:
        await websocket.send_text(await client.texts.get())


async def receive(client: Client, websocket: WebSocket, session: str, address: str) -> None:
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return
        text = (message.get("text") or "").strip()
        try:
            if not 0 < len(text) <= MAX_TEXT:
                raise ValueError(f"A post has 1 to {MAX_TEXT} characters.")
            if not browser_posts.allows(session) or not address_posts.allows(address):
                raise ValueError("These are too many posts. Please wait some seconds.")
            await board.post(author(session), text)
        except ValueError as problem:
            client.put(json.dumps({"error": str(problem)}))
        except BoardAway:
            client.put(json.dumps({"error": "The board cannot be reached at the moment. Please post it again."}))
        await asyncio.sleep(PAUSE)
