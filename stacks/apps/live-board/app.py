"""A live board: everybody on the page sees all posts, in whichever task their sockets are."""

import asyncio
import json
import os
import sys
from collections import Counter
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI, Request, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from board import Board, BoardAway, Client, connect
from session import MAX_AGE_SECONDS, Sessions, author, came_by_https, cookie_name

MAX_TEXT = 500  # characters
PAUSE = 0.1  # seconds between two posts of one socket; until then, nothing more is read from it
SOCKETS_PER_SESSION = 10  # tabs of one browser
SOCKETS_PER_TASK = 2000
NO_SESSION = 4401  # tells the page to fetch a new cookie
TOO_MANY = 1013  # the code for "try again later"
STATIC = Path(__file__).resolve().parent / "static"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'"


def needed(variable: str) -> str:
    return os.environ.get(variable) or sys.exit(f"error: {variable} is not set")


sessions = Sessions(needed("BOARD_SESSION_SECRET"))
# Behind a CDN that speaks plain HTTP to the balancer, no header tells that the viewer came by HTTPS.
always_secure = os.environ.get("BOARD_COOKIE_SECURE") == "1"
COOKIE = cookie_name(always_secure)
sockets: Counter[str] = Counter()  # of each session in this task
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


@app.get("/")
async def page(request: Request) -> FileResponse:
    session = sessions.verified(request.cookies.get(COOKIE)) or sessions.new()
    # A page with a session in its head must be in no cache, or two browsers are one.
    headers = {"Cache-Control": "no-store", "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff"}
    headers |= {"Referrer-Policy": "same-origin"}
    response = FileResponse(STATIC / "index.html", headers=headers)
    response.set_cookie(
        COOKIE, sessions.signed(session), max_age=MAX_AGE_SECONDS, httponly=True, samesite="lax",
        secure=always_secure or came_by_https(request.url.scheme, request.headers),
    )
    return response


@app.websocket("/ws")
async def socket(websocket: WebSocket) -> None:
    # A browser lets any site open a websocket to any other, cookies included, and says only who asks.
    origin = urlsplit(websocket.headers.get("origin", "")).netloc
    if not origin or origin.lower() != websocket.headers.get("host", "").lower():
        return await websocket.close()  # before it is accepted: the answer is 403
    await websocket.accept()
    session = sessions.verified(websocket.cookies.get(COOKIE))
    if session is None:
        return await websocket.close(NO_SESSION)
    if sockets[session] >= SOCKETS_PER_SESSION or sockets.total() >= SOCKETS_PER_TASK:
        return await websocket.close(TOO_MANY)
    sockets[session] += 1
    try:
        await serve(websocket, session)
    finally:
        sockets[session] -= 1
        if not sockets[session]:
            del sockets[session]


async def serve(websocket: WebSocket, session: str) -> None:
    client = board.join()
    tasks = [
        asyncio.create_task(work)
        for work in (send(client, websocket), receive(client, websocket, author(session)), client.too_slow.wait())
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
            await asyncio.wait_for(websocket.close(TOO_MANY), 1)


async def send(client: Client, websocket: WebSocket) -> None:
    while True:
        await websocket.send_text(await client.texts.get())


async def receive(client: Client, websocket: WebSocket, name: str) -> None:
    while True:
        message = await websocket.receive()
        if message["type"] == "websocket.disconnect":
            return
        text = (message.get("text") or "").strip()
        try:
            if not 0 < len(text) <= MAX_TEXT:
                raise ValueError(f"A post has 1 to {MAX_TEXT} characters.")
            await board.post(name, text)
        except ValueError as problem:
            client.put(json.dumps({"error": str(problem)}))
        except BoardAway:
            client.put(json.dumps({"error": "The board cannot be reached at the moment. Please post it again."}))
        await asyncio.sleep(PAUSE)
