import json
import os
import tempfile
import time
import unittest
from pathlib import Path
from unittest.mock import patch

import conversation_store
from conversation_store import MAX_BYTES, ConversationStore, InvalidKey, Message
from session_key import MAX_AGE_SECONDS, new_key

TALK = [Message("user", "Grüße, ${you} %{and} \u2028 me"), Message("assistant", "hello")]


class ConversationStoreTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Path(directory.name).resolve() / "sessions"
        self.folder.mkdir()
        self.store = ConversationStore(self.folder)
        self.key = new_key()

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())

    def test_a_conversation_is_read_back_by_another_store(self):
        self.store.save(self.key, TALK)
        self.assertEqual(ConversationStore(self.folder).load(self.key), TALK)
        self.assertEqual(self.names(), [f"{self.key}.json"])
        self.assertEqual((self.folder / f"{self.key}.json").stat().st_mode & 0o777, 0o600)

    def test_the_folder_is_named_by_the_environment(self):
        with patch.dict(os.environ, {"CHATBOT_SESSION_DIR": str(self.folder)}):
            ConversationStore().save(self.key, TALK)
        self.assertEqual(self.store.load(self.key), TALK)

    def test_keys_do_not_see_each_other(self):
        self.store.save(self.key, TALK)
        self.assertEqual(self.store.load(new_key()), [])

    def test_keys_that_were_never_handed_out_are_refused(self):
        outside = self.folder.parent / "secret.json"
        outside.write_text('{"messages": []}')
        for key in [
            "", ".", "..", "../secret", f"../sessions/{self.key}", "/etc/passwd", self.key[:-1], self.key + "0",
            self.key.upper().replace("0", "A"), self.key + "\n", "\0" * 64, "g" * 64, "٠" * 64, None, 7,
        ]:
            with self.subTest(key=key):
                with self.assertRaises(InvalidKey):
                    self.store.load(key)
                with self.assertRaises(InvalidKey):
                    self.store.save(key, TALK)
        self.assertEqual(self.names(), [])
        self.assertEqual(outside.read_text(), '{"messages": []}')

    def test_a_file_that_is_not_ours_is_set_aside(self):
        for data in [
            b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"messages": 3}', b'{"messages": [3]}', b"[" * 100_000,
            b'{"messages": [{"role": "system", "text": "x"}]}', b'{"messages": [{"role": "user", "text": 3}]}',
            b'{"messages": [{"role": [], "text": "x"}]}', b" " * (MAX_BYTES + 1),
        ]:
            with self.subTest(data=data[:50]):
                path = self.folder / f"{self.key}.json"
                path.write_bytes(data)
                self.assertEqual(self.store.load(self.key), [])
                [aside] = self.folder.iterdir()
                self.assertIn(".broken-", aside.name)
                self.assertEqual(aside.read_bytes(), data)
                aside.unlink()

    def test_links_and_pipes_are_not_followed(self):
        target = self.folder.parent / "target.json"
        ConversationStore(self.folder).save(self.key, TALK)
        (self.folder / f"{self.key}.json").rename(target)
        (self.folder / f"{self.key}.json").symlink_to(target)
        self.assertEqual(self.store.load(self.key), [])
        os.mkfifo(self.folder / f"{self.key}.json")
        self.assertEqual(self.store.load(self.key), [])
        self.assertEqual(len(self.names()), 2)
        self.assertTrue(target.exists())

    def test_saving_replaces_a_link_and_leaves_its_target_alone(self):
        target = self.folder.parent / "target.json"
        target.write_text("mine")
        (self.folder / f"{self.key}.json").symlink_to(target)
        self.store.save(self.key, TALK)
        self.assertEqual(target.read_text(), "mine")
        self.assertEqual(self.store.load(self.key), TALK)

    def test_a_folder_that_is_a_link_is_refused(self):
        link = self.folder.parent / "link"
        link.symlink_to(self.folder)
        with self.assertRaises(OSError):
            ConversationStore(link).load(self.key)

    def test_a_write_that_fails_leaves_the_old_conversation_and_no_litter(self):
        self.store.save(self.key, TALK)
        with patch.object(conversation_store.os, "fsync", side_effect=OSError("disk full")):
            with self.assertRaises(OSError):
                self.store.save(self.key, [])
        self.assertEqual(self.store.load(self.key), TALK)
        self.assertEqual(self.names(), [f"{self.key}.json"])

    def test_a_long_conversation_loses_its_oldest_messages(self):
        talk = [Message("user", f"{number} " + "ü" * 50_000) for number in range(30)]
        self.store.save(self.key, talk)
        path = self.folder / f"{self.key}.json"
        self.assertLessEqual(path.stat().st_size, MAX_BYTES)
        kept = self.store.load(self.key)
        self.assertEqual(kept, talk[-len(kept):])
        self.assertEqual(len(kept), 9)

    def test_a_conversation_can_be_moved_and_deleted(self):
        self.store.save(self.key, TALK)
        key = new_key()
        self.store.move(self.key, key)
        self.assertEqual(self.names(), [f"{key}.json"])
        self.store.delete(key)
        self.store.delete(key)
        self.assertEqual(self.names(), [])
        with self.assertRaises(FileNotFoundError):
            self.store.move(key, self.key)
        for wrong in ["../secret", "a" * 63, None]:
            with self.assertRaises(InvalidKey):
                self.store.move(wrong, key)
            with self.assertRaises(InvalidKey):
                self.store.move(key, wrong)
            with self.assertRaises(InvalidKey):
                self.store.delete(wrong)

    def test_files_that_nobody_has_a_key_for_any_more_are_deleted_before_a_new_one(self):
        old = time.time() - MAX_AGE_SECONDS - 60
        self.store.save(self.key, TALK)
        names = [f"{new_key()}.json", f"{new_key()}.json.broken-00000000", f".{new_key()}.json.00000000"]
        for name in names:
            (self.folder / name).write_bytes(b"{}")
            os.utime(self.folder / name, (old, old))
        outside = self.folder.parent / "outside"
        outside.write_text("mine")
        os.utime(outside, (old, old))
        (self.folder / "link").symlink_to(outside)
        os.utime(self.folder / "link", (old, old), follow_symlinks=False)
        store = ConversationStore(self.folder)
        store.save(self.key, TALK)
        self.assertEqual(len(self.names()), 5)
        other = new_key()
        store.save(other, TALK)
        self.assertEqual(self.names(), sorted([f"{self.key}.json", f"{other}.json"]))
        self.assertEqual(outside.read_text(), "mine")

    def test_there_are_so_many_files_and_no_more(self):
        with patch.object(conversation_store, "MAX_FILES", 3):
            keys = [new_key() for _ in range(3)]
            for key in keys:
                self.store.save(key, TALK)
            with self.assertRaisesRegex(OSError, "too many conversations"):
                self.store.save(new_key(), TALK)
            self.store.save(keys[0], [])
        self.assertEqual(len(self.names()), 3)

    def test_the_file_is_plain_json(self):
        self.store.save(self.key, TALK)
        data = json.loads((self.folder / f"{self.key}.json").read_text(encoding="utf-8"))
        self.assertEqual(data["messages"][1], {"role": "assistant", "text": "hello"})


if __name__ == "__main__":
    unittest.main()
