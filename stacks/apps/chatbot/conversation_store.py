"""Conversations as JSON files, one for each session key, in a folder that every task mounts."""

import errno
import functools
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
MAX_FILES = 10_000
CLEANING_SECONDS = 3600
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
        self._next_cleaning = 0.0

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
        with self._opened_folder() as folder:
            self._make_room(name, folder)
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

    def move(self, key: str, new_key: str) -> None:
        """Keeps under `new_key` what was kept under `key`."""
        with self._opened_folder() as folder:
            os.rename(_file_name(key), _file_name(new_key), src_dir_fd=folder, dst_dir_fd=folder)

    def delete(self, key: str) -> None:
        with self._opened_folder() as folder:
            _remove(_file_name(key), folder)

    def _make_room(self, name: str, folder: int) -> None:
        """Before a new file: deletes those that nobody has a key for any more, and refuses one too many."""
        with suppress(FileNotFoundError):
            os.stat(name, dir_fd=folder, follow_symlinks=False)
            return
        if time.monotonic() >= self._next_cleaning:
            self._next_cleaning = time.monotonic() + CLEANING_SECONDS
            for old in os.listdir(folder):
                with suppress(FileNotFoundError):
                    if os.stat(old, dir_fd=folder, follow_symlinks=False).st_mtime < time.time() - MAX_AGE_SECONDS:
                        os.unlink(old, dir_fd=folder)
        if len(os.listdir(folder)) >= MAX_FILES:
            raise OSError(errno.EDQUOT, "too many conversations are kept")

    @contextmanager
    def _opened_folder(self):
        # Everything below happens relative to this descriptor, so no component can be swapped for a link in between.
        folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            yield folder
        finally:
            os.close(folder)


@functools.cache
def store_in(folder: str | None) -> ConversationStore:
    """One store for each folder, because it remembers when it deleted old files."""
    return ConversationStore(folder)


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
    try:
        os.unlink(name, dir_fd=folder)
    except FileNotFoundError:
        pass
