"""Limits for each client of one task, in its memory: two tasks allow twice as much. All applications have this file."""

import ipaddress
import os
import threading
import time
from collections import Counter, OrderedDict, deque
from contextlib import contextmanager

# The proxies of ours in front of a task: 2 for CloudFront and a load balancer, 1 for a load balancer alone.
PROXIES = int(os.environ.get("PROXIES", "2"))


def client(forwarded: list[str], peer: str = "") -> str:
    """The client's address, from the X-Forwarded-For headers of a request.

    Each proxy appends the address that called it. So only the last PROXIES entries can be trusted, and the first of them is
    the client's; whatever is before them, the client may have invented. An IPv6 address counts as its /64, which belongs to
    one client as a whole.
    """
    entries = ",".join(forwarded).split(",") if forwarded else [peer]
    try:
        address = ipaddress.ip_address(entries[-min(PROXIES, len(entries))].strip())
    except ValueError:
        return "unknown"
    if address.version == 6:
        address = address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False)
    return str(address)


class Limit:
    """Allows each client a number of events in a period."""

    def __init__(self, count: int, seconds: float, clients: int = 10_000, clock=time.monotonic):
        self._count, self._seconds, self._clients, self._clock = count, seconds, clients, clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def allows(self, client: str) -> bool:
        """Counts one event of the client; false, and not counted, if it has had its number of them."""
        with self._lock:
            now = self._clock()
            times = self._times.setdefault(client, deque())
            self._times.move_to_end(client)
            if len(self._times) > self._clients:  # the one that was away longest
                self._times.popitem(last=False)
            while times and times[0] <= now - self._seconds:
                times.popleft()
            if len(times) >= self._count:
                return False
            times.append(now)
            return True


class Places:
    """Allows each client a number of connections at a time."""

    def __init__(self, count: int):
        self._count = count
        self._taken: Counter[str] = Counter()

    @contextmanager
    def taken(self, client: str):
        """A place for as long as the block runs; the value is false if the client has none left."""
        if self._taken[client] >= self._count:
            yield False
            return
        self._taken[client] += 1
        try:
            yield True
        finally:
            self._taken[client] -= 1
            if not self._taken[client]:
                del self._taken[client]
