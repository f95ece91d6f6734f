"""Tests of the checks that scripts/docs makes itself. Run by scripts/test."""

import importlib.machinery
import importlib.util
import tempfile
import unittest
from pathlib import Path
from unittest import mock

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "docs"
LOADER = importlib.machinery.SourceFileLoader("docs", str(SCRIPT))
docs = importlib.util.module_from_spec(importlib.util.spec_from_loader("docs", LOADER))
LOADER.exec_module(docs)

PAGE = """# ``Network``

| option | default | cost | security |
| --- | --- | --- | --- |
| `cidr` | must be given | nothing | nothing |
"""


def graph(*labels: str) -> dict:
    """Symbols of a construct whose initializer has these parameters."""
    title = f"init(_:{''.join(label + ':' for label in labels)})"
    return {
        "symbols": [
            {"pathComponents": ["Construct"], "identifier": {"precise": "p"}, "kind": {"identifier": "swift.protocol"}},
            {"pathComponents": ["Network"], "identifier": {"precise": "n"}, "kind": {"identifier": "swift.struct"}},
            {
                "pathComponents": ["Network", title],
                "identifier": {"precise": "i"},
                "kind": {"identifier": "swift.init"},
                "names": {"title": title},
            },
        ],
        "relationships": [{"kind": "conformsTo", "source": "n", "target": "p"}],
    }


class PageTests(unittest.TestCase):
    def problems(self, page: str, *labels: str) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "Network.md").write_text(page)
            with mock.patch.object(docs, "CATALOG", Path(folder)), mock.patch.object(docs, "ROOT", Path(folder)):
                return docs.check_pages(graph(*labels))

    def test_a_page_with_every_option_is_good(self):
        self.assertEqual(self.problems(PAGE, "cidr"), [])

    def test_faults_of_a_page_are_reported(self):
        for page, labels, expected in (
            (PAGE, ("cidr", "nat"), "lacks its option `nat`"),
            (PAGE, ("nat",), "has no option `cidr`"),
            (PAGE.replace("cost", "price"), ("cidr",), "columns cost and security"),
            (PAGE.replace("``Network``", "Network"), ("cidr",), "has no page"),
        ):
            with self.subTest(expected):
                self.assertIn(expected, "\n".join(self.problems(page, *labels)))


class LinkTests(unittest.TestCase):
    def problems(self, text: str) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "README.md").write_text(text)
            with mock.patch.object(docs, "ROOT", Path(folder).resolve()):
                with mock.patch.object(docs, "output_of", return_value="README.md"):
                    return docs.check_links()

    def test_links_lead_to_files_and_headings(self):
        heading = "## `stackkit deploy [STACK]`, and more\n"
        for text, problems in (
            (heading + "[here](#stackkit-deploy-stack-and-more) [there](README.md)", 0),
            ("[there](https://example.com/none) `[code](none.md)`\n```\n[code](none.md)\n```\n", 0),
            ("[there](none.md)", 1),
            (heading + "[here](#stackkit)", 1),
            ("[there](README.md#none)", 1),
        ):
            with self.subTest(text):
                self.assertEqual(len(self.problems(text)), problems)


if __name__ == "__main__":
    unittest.main()
