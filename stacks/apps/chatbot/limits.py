"""Limits on questions: a model costs money for each, and keys are free."""

import threading
import time
from collections import deque

PER_CONVERSATION = 20
PER_TASK = 60
SECONDS = 60


class Limiter:
    """Counts the questions of the last minute, for each conversation and for the whole task."""

    def __init__(self, now=time.monotonic):
        self._now = now
        self._asked: deque[tuple[float, str]] = deque()
        self._lock = threading.Lock()

    def allows(self, conversation: str) -> bool:
        """Whether one more question is within the limits; counts it if so."""
        with self._lock:
            now = self._now()
            while self._asked and self._asked[0][0] <= now - SECONDS:
                self._asked.popleft()
            asked = sum(one == conversation for _, one in self._asked)
            if len(self._asked) >= PER_TASK or asked >= PER_CONVERSATION:
                return False
            self._asked.append((now, conversation))
            return True
