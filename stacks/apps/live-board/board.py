"""The board: the newest posts, kept in Valkey, and passed on to the sockets of this task by Valkey's pub/sub."""

import asyncio
import json
import logging
import random
import secrets
import time

from valkey.asyncio import Valkey
from valkey.exceptions import ValkeyError

KEPT = 100  # posts that a newcomer sees
WAITING = 200  # posts that a slow client may be behind
SILENCE = 10  # seconds without a message after which Valkey is asked whether it is still there
MAX_PAUSE = 5  # seconds between two attempts to reach it

POSTS, CHANNEL = "board:posts", "board:new"
log = logging.getLogger("uvicorn.error")


class BoardAway(Exception):
    """Valkey took no post."""


def connect(url: str, password: str | None) -> Valkey:
    # No retries of the client's own: its pub/sub would come back by itself, and nobody would fetch what it missed.
    options: dict = {"password": password, "decode_responses": True, "socket_timeout": 5, "socket_keepalive": True}
    if url.startswith(("rediss://", "valkeys://")):
        # The client checks who signed a certificate, but not whose it is unless told to.
        options |= {"ssl_cert_reqs": "required", "ssl_check_hostname": True}
    return Valkey.from_url(url, **options)


class Client:
    """What waits to be sent to one socket. A client that reads too slowly is let go, so that nobody waits for it."""

    def __init__(self, texts):
        self.texts: asyncio.Queue[str] = asyncio.Queue(KEPT + WAITING)
        self.too_slow = asyncio.Event()
        for text in texts:
            self.put(text)

    def put(self, text: str) -> None:
        try:
            self.texts.put_nowait(text)
        except asyncio.QueueFull:
            if not self.too_slow.is_set():
                log.warning("A client reads too slowly and is let go")
            self.too_slow.set()


class Board:
    def __init__(self, valkey: Valkey):
        self._valkey = valkey
        # A dict for its order and its speed: a post is its text, which no other has because of the id in it.
        self._newest: dict[str, None] = {}
        self._clients: set[Client] = set()
        self.reached = asyncio.Event()

    def join(self) -> Client:
        """A client that has the newest posts already: from this task's memory, so that a thousand that come back at once
        ask Valkey nothing, and without a gap between what was and what comes."""
        client = Client(self._newest)
        self._clients.add(client)
        return client

    def leave(self, client: Client) -> None:
        self._clients.discard(client)

    async def post(self, author: str, text: str) -> None:
        post = {"id": secrets.token_hex(8), "at": int(time.time()), "author": author, "text": text}
        data = json.dumps(post, ensure_ascii=False)
        for attempt in (1, 2):
            try:
                async with self._valkey.pipeline(transaction=True) as commands:
                    commands.rpush(POSTS, data).ltrim(POSTS, -KEPT, -1).publish(CHANNEL, data)
                    await commands.execute()
                return
            except (ValkeyError, OSError) as error:
                # After a failover the connection is dead, or leads to what is a replica now: once more, to the address
                # that the name has by then. Should both attempts have arrived, they are one post.
                await self._valkey.connection_pool.disconnect(inuse_connections=False)
                if attempt == 2:
                    raise BoardAway from error

    async def follow(self) -> None:
        """Delivers what all tasks post, for as long as this one lives."""
        failures = 0
        while True:
            try:
                async with self._valkey.pubsub() as channel:
                    await channel.subscribe(CHANNEL)
                    if await channel.get_message(timeout=SILENCE) is None:
                        raise TimeoutError(f"no answer for {SILENCE} s")
                    # Subscribed first, and read then: what came in between comes twice, and counts once.
                    for text in await self._valkey.lrange(POSTS, 0, -1):
                        self._deliver(text)
                    failures = 0
                    self.reached.set()
                    await self._listen(channel)
            except (ValkeyError, OSError) as error:
                failures += 1
                log.warning("Valkey is away: %s", error)
            # Not all tasks at the same moment.
            await asyncio.sleep(random.uniform(0, min(MAX_PAUSE, 0.2 * 2 ** min(failures, 5))))

    async def _listen(self, channel) -> None:
        asked = False
        while True:
            message = await channel.get_message(timeout=SILENCE)
            if message is None:
                # A connection that died without a word says nothing either.
                if asked:
                    raise TimeoutError(f"no answer for {SILENCE} s")
                await channel.ping()
            elif message["type"] == "message":
                self._deliver(message["data"])
                # Many posts may have come at once: the sockets get a turn between two of them.
                await asyncio.sleep(0)
            asked = message is None

    def _deliver(self, text: str) -> None:
        if text in self._newest:
            return
        self._newest[text] = None
        if len(self._newest) > KEPT:
            del self._newest[next(iter(self._newest))]
        for client in self._clients:
            client.put(text)
