import gzip
import hashlib
import json
import tempfile
import unittest
from pathlib import Path

from layout import CONFIG, Layout, digest


class LayoutTests(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.layout = Layout(Path(directory.name) / "layout")

    def index(self):
        return json.loads((self.layout.folder / "index.json").read_text())["manifests"]

    def test_a_blob_is_found_by_its_descriptor(self):
        descriptor = self.layout.blob("text/plain", b"data")
        self.assertEqual((descriptor["digest"], descriptor["size"]), (digest(b"data"), 4))
        self.assertEqual(self.layout.path(descriptor).read_bytes(), b"data")

    def test_a_layout_that_is_there_keeps_its_blobs_and_gets_another_index(self):
        first = self.layout.image([], [])
        self.layout.finish(first)
        again = Layout(self.layout.folder)
        second = again.image([], [], "amd64")
        self.assertEqual(again.finish(again.index([first, second])), self.index()[0]["digest"])
        inner = json.loads(again.path(self.index()[0]).read_bytes())
        self.assertEqual([entry["platform"]["architecture"] for entry in inner["manifests"]], ["arm64", "amd64"])
        self.assertTrue(all(again.path(entry).exists() for entry in inner["manifests"]))

    def test_a_random_layer_is_what_its_digest_and_its_diff_id_say(self):
        layer, diff_id = self.layout.random_layer("file", 3000)
        packed = self.layout.path(layer).read_bytes()
        self.assertEqual((layer["digest"], layer["size"]), (digest(packed), len(packed)))
        self.assertEqual(diff_id, digest(gzip.decompress(packed)))
        self.assertNotEqual(diff_id, self.layout.random_layer("file", 3000)[1])

    def test_an_image_says_what_it_is_told(self):
        image = self.layout.image([], ["sha256:" + hashlib.sha256().hexdigest()], config={"User": "1"})
        config = json.loads(self.layout.path(image).read_bytes())["config"]
        self.assertEqual(config["mediaType"], CONFIG)
        said = json.loads(self.layout.path(config).read_bytes())
        self.assertEqual((said["config"], said["os"], len(said["rootfs"]["diff_ids"])), ({"User": "1"}, "linux", 1))


if __name__ == "__main__":
    unittest.main()
