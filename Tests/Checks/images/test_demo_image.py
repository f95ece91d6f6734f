import hashlib
import json
import tarfile
import tempfile
import unittest
from pathlib import Path

import demo_image


class DemoImageTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.folder = Path(directory.name)

    def blob(self, descriptor, layout="a"):
        return (self.folder / layout / "blobs" / "sha256" / descriptor["digest"].removeprefix("sha256:")).read_bytes()

    def test_the_same_version_has_the_same_digest_and_another_has_another(self):
        digests = [demo_image.write(self.folder / name, version) for name, version in [("a", "1"), ("b", "1"), ("c", "2")]]
        self.assertEqual(digests[0], digests[1])
        self.assertNotEqual(digests[0], digests[2])

    def test_every_blob_is_what_its_digest_says(self):
        demo_image.write(self.folder / "a", "1")
        blobs = list((self.folder / "a" / "blobs" / "sha256").iterdir())
        self.assertEqual(len(blobs), 3)
        for blob in blobs:
            self.assertEqual(hashlib.sha256(blob.read_bytes()).hexdigest(), blob.name)

    def test_it_holds_one_static_program_for_arm64(self):
        demo_image.write(self.folder / "a", "version-1")
        [entry] = json.loads((self.folder / "a" / "index.json").read_text())["manifests"]
        manifest = json.loads(self.blob(entry))
        config = json.loads(self.blob(manifest["config"]))
        self.assertEqual((config["os"], config["architecture"]), ("linux", "arm64"))
        self.assertEqual(config["config"]["Volumes"], {"/tmp": {}}, "what the services that run it may write to")
        [layer] = manifest["layers"]
        self.assertEqual(layer["size"], len(self.blob(layer)))
        path = self.folder / "layer.tar.gz"
        path.write_bytes(self.blob(layer))
        with tarfile.open(path) as archive:
            self.assertEqual(archive.getnames(), ["app"])
            program = archive.extractfile("app").read()
        self.assertEqual(program[:4], b"\x7fELF")
        self.assertEqual(int.from_bytes(program[18:20], "little"), 183, "the machine is aarch64")
        self.assertTrue(program.endswith(b"version-1\n"))


if __name__ == "__main__":
    unittest.main()
