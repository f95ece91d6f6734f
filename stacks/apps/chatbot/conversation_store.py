"""Conversations as JSON files, one for each session key, in a folder that every task mounts."""

import json
import os
import secrets
import stat
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from session_key import MAX_AGE_SECONDS, is_key

MAX_BYTES = 1_000_000
MAX_FILES = 50_000
SAVES_PER_SWEEP = 500
ROLES = ("user", "assistant")


@dataclass(frozen=True)
class Message:
    role: str
    text: str


class InvalidKey(ValueError):
    """The key is not one that this app hands out. The error does not show the key: it may be another person's secret."""


class ConversationStore:
    """Reads and writes conversations. The last writer wins: two tabs of one browser share a file."""

    def __init__(self, folder: str | Path | None = None):
        self.folder = Path(folder or os.environ.get("CHATBOT_SESSION_DIR", "/app/session_data"))

    def load(self, key: str) -> list[Message]:
        """The messages kept under `key`; none if there is no file, or if this store did not write it."""
        name = _file_name(key)
        with self._opened_folder() as folder:
            try:
                return _decode(_read(name, folder))
            except FileNotFoundError:
                return []
            except _Broken:
                # Kept for an investigation; the conversation starts again.
                os.rename(name, f"{name}.broken-{secrets.token_hex(4)}", src_dir_fd=folder, dst_dir_fd=folder)
                return []

    def save(self, key: str, messages: list[Message]) -> None:
        """Replaces what is kept under `key`: a reader sees the old file or the new one, never half of it."""
        name = _file_name(key)
        data = _encode(messages)
        if secrets.randbelow(SAVES_PER_SWEEP) == 0:
            self.sweep()
        with self._opened_folder() as folder:
            temporary = f".{name}.{secrets.token_hex(4)}"
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
            try:
                with open(os.open(temporary, flags, 0o600, dir_fd=folder), "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
            except BaseException:
                _remove(temporary, folder)
                raise
            os.fsync(folder)

    def sweep(self, now: float | None = None) -> None:
        """Removes files that no cookie can reach any more, and the oldest above MAX_FILES."""
        oldest = (time.time() if now is None else now) - MAX_AGE_SECONDS
        with self._opened_folder() as folder:
            files = []
            with os.scandir(folder) as entries:
                for entry in entries:
                    with suppress(FileNotFoundError):
                        files.append((entry.stat(follow_symlinks=False).st_mtime, entry.name))
            files.sort(reverse=True)
            for number, (changed, name) in enumerate(files):
                if number >= MAX_FILES or changed < oldest:
                    _remove(name, folder)

    @contextmanager
    def _opened_folder(self):
        # Everything below happens relative to this descriptor, so no component can be swapped for a link in between.
        folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            yield folder
        finally:
            os.close(folder)


class _Broken(Exception):
    pass


def _file_name(key: str) -> str:
    if not is_key(key):
        raise InvalidKey("the session key is not one of this app's")
    return f"{key}.json"


def _read(name: str, folder: int) -> bytes:
    # O_NONBLOCK: a pipe put in the file's place must not hang the app.
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(name, flags, dir_fd=folder)
    except FileNotFoundError:
        raise
    except OSError as error:
        # A link is refused with ELOOP; what cannot be looked at (EACCES, EIO, …) is not broken but out of reach.
        if stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            raise _Broken from error
        raise
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _Broken
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _Broken
    return data


def _decode(data: bytes) -> list[Message]:
    try:
        messages = [Message(**message) for message in json.loads(data)["messages"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _Broken from error
    if not all(message.role in ROLES and isinstance(message.text, str) for message in messages):
        raise _Broken
    return messages


def _encode(messages: list[Message]) -> bytes:
    """The conversation as JSON, without its oldest messages where it would pass MAX_BYTES."""
    kept = [json.dumps(asdict(message), ensure_ascii=False) for message in messages]
    size = sum(len(text.encode()) + 2 for text in kept) + 32
    while size > MAX_BYTES and kept:
        size -= len(kept.pop(0).encode()) + 2
    return ('{"messages": [' + ",\n".join(kept) + "]}\n").encode()


def _remove(name: str, folder: int) -> None:
    with suppress(FileNotFoundError, IsADirectoryError):
        os.unlink(name, dir_fd=folder)
