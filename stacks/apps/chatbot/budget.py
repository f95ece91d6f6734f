"""How many tokens the model may spend: each costs money. A module is imported once, while the page runs again and again.

The tokens of a reply are known only afterwards. So the most that it may take is reserved, and replaced by what the model
reports; a reply that is broken off keeps its reservation.
"""

import threading
import time
from collections import OrderedDict, deque
from dataclasses import dataclass

HOUR, DAY = 3600, 24 * 3600


@dataclass
class Entry:
    at: float
    tokens: int


class Budget:
    """Allows each client a number of tokens in a period."""

    def __init__(self, tokens: int, seconds: float, clients: int = 10_000, clock=time.monotonic):
        self.tokens, self.seconds = tokens, seconds
        self._clients, self._clock = clients, clock
        self._entries: OrderedDict[str, deque[Entry]] = OrderedDict()

    def left(self, client: str) -> int:
        entries = self._entries.get(client, deque())
        while entries and entries[0].at <= self._clock() - self.seconds:
            entries.popleft()
        return self.tokens - sum(entry.tokens for entry in entries)

    def reserve(self, client: str, tokens: int) -> Entry:
        entries = self._entries.setdefault(client, deque())
        self._entries.move_to_end(client)
        if len(self._entries) > self._clients:  # the one that was away longest
            self._entries.popitem(last=False)
        entries.append(Entry(self._clock(), tokens))
        return entries[-1]


class Spent(Exception):
    """There are not enough tokens left; the text is for the person who asked."""


class Reservation:
    def __init__(self, entries: list[Entry]):
        self._entries = entries

    def settle(self, tokens: int) -> None:
        """Replaces what was reserved by what was spent."""
        for entry in self._entries:
            entry.tokens = tokens


# Long conversations cost the most: each question sends all that was said before.
of_session = Budget(200_000, DAY)
# Many people may share an address, such as an office.
of_address = Budget(1_000_000, DAY)
# All clients of this task: with the most tasks that the stack allows, the most that the model costs in an hour.
of_task = Budget(1_000_000, HOUR)
_lock = threading.Lock()


def reserve(tokens: int, address: str, key: str | None) -> Reservation:
    """Reserves tokens for a reply, or raises `Spent`, and reserves nothing."""
    limits = [(of_session, key, SESSION)] if key else []
    limits += [(of_address, address, ADDRESS), (of_task, "everyone", TASK)]
    with _lock:
        for budget, client, text in limits:
            if budget.left(client) < tokens:
                raise Spent(text)
        return Reservation([budget.reserve(client, tokens) for budget, client, _ in limits])


SESSION = (
    "This conversation has used its share of the model for today. A new conversation starts small and costs less; "
    "this one can be continued tomorrow."
)
ADDRESS = "Your network has used its share of the model for today. Please come back tomorrow."
TASK = "So many people are asking that the model's share for this hour is used up. Please come back in an hour."
