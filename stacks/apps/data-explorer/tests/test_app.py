import json
import re
import socket
import subprocess
import sys
import time
import tomllib
import unittest
import urllib.request
from pathlib import Path

import streamlit
from streamlit.testing.v1 import AppTest

import data

APP = Path(__file__).resolve().parent.parent
CITIES = b"city,people,river\nCologne,1.1,Rhine\nBonn,0.3,Rhine\nBerlin,3.9,Spree\n"


class Page(unittest.TestCase):
    def setUp(self):
        streamlit.cache_resource.clear()

    def open(self, file=None, name="cities.csv") -> AppTest:
        page = AppTest.from_file(str(APP / "app.py"), default_timeout=30).run()
        if file is not None:
            page.sidebar.file_uploader[0].set_value((name, file, "text/csv")).run()
        self.check(page)
        return page

    def check(self, page):
        self.assertEqual(list(page.exception), [])

    def rows(self, page) -> tuple[int, int]:
        """How many rows are left, of how many."""
        [counts] = [re.match("(.*) of (.*) rows$", caption.value) for caption in page.caption if "of" in caption.value
                    and caption.value.endswith(" rows")]
        return tuple(int(count.replace(",", "")) for count in counts.groups())

    def test_the_sample_is_there_at_once(self):
        page = self.open()
        self.assertIn("sample", page.caption[0].value)
        self.assertEqual(self.rows(page), (1460, 1460))
        self.assertEqual(len(page.get("vega_lite_chart")), 1)
        self.assertEqual(page.selectbox[1].value, "temperature")

    def test_an_upload_is_shown_filtered_and_drawn_in_each_way(self):
        page = self.open(CITIES)
        self.assertEqual(self.rows(page), (3, 3))
        self.assertEqual(page.dataframe[0].value["city"].tolist(), ["Cologne", "Bonn", "Berlin"])
        page.sidebar.multiselect[0].set_value(["river", "people"]).run()
        page.sidebar.multiselect[1].set_value(["Rhine"]).run()
        self.assertEqual(self.rows(page), (2, 3))
        page.sidebar.slider[0].set_value((1.0, 3.0)).run()
        self.assertEqual(page.dataframe[0].value["city"].tolist(), ["Cologne"])
        for kind in ["Points", "Bars", "Line"]:
            page.selectbox[3].set_value(kind).run()
            page.selectbox[2].set_value("river").run()
            self.check(page)
            self.assertEqual(len(page.get("vega_lite_chart")), 1)
        page.sidebar.multiselect[1].set_value(["Spree"]).run()
        self.assertIn("No row is left", page.info[0].value)
        self.assertEqual(len(page.get("download_button")), 0)

    def test_a_file_that_is_no_table_is_said_and_the_page_goes_on(self):
        page = self.open(b"\xff\xfe")
        self.assertEqual(page.error[0].value, "cities.csv cannot be read: it is not text in UTF-8.")
        page.sidebar.file_uploader[0].set_value(("cities.csv", CITIES, "text/csv")).run()
        self.assertEqual((list(page.error), self.rows(page)), ([], (3, 3)))

    def test_odd_tables_make_no_exception(self):
        for file in [
            b"a\nx\n", b"a,a\n1,2\n", b"a\n1\n", b"a.b,c:d,e[0]\n1,2,x\n3,4,y\n", b",\n1,2\n3,4\n",
            b"a\ninf\n1\n2\n", b"a,b\ntrue,1\nfalse,2\n", b"<b>,$x$\n1,2\n2,3\n",
        ]:
            with self.subTest(file=file):
                page = self.open(file)
                page.sidebar.multiselect[0].set_value(page.sidebar.multiselect[0].options[:5]).run()
                self.check(page)

    def test_a_long_table_is_drawn_in_part_and_one_too_long_is_cut(self):
        page = self.open(b"n\n" + b"".join(b"%d\n" % number for number in range(data.MAX_ROWS + 1)))
        self.assertIn("200,000", page.warning[0].value)
        self.assertEqual(self.rows(page), (200_000, 200_000))
        self.assertEqual(len(page.dataframe[0].value), data.MAX_POINTS)

    def test_the_server_takes_no_larger_upload_than_the_reader(self):
        config = tomllib.loads((APP / ".streamlit/config.toml").read_text())
        self.assertEqual(config["server"]["maxUploadSize"] * 1_000_000, data.MAX_BYTES)


class Server(unittest.TestCase):
    def test_the_server_of_the_image_starts_and_is_well(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        [command] = re.findall(r"^CMD (\[.*\])$", (APP / "Dockerfile").read_text(), re.MULTILINE)
        arguments = [*json.loads(command), "--host=127.0.0.1", f"--port={port}"]
        server = subprocess.Popen(
            [sys.executable, "-m", *arguments], cwd=APP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self.assertEqual(self.get(server, f"http://127.0.0.1:{port}/_stcore/health"), b"ok")
            self.assertIn(b"<html", self.get(server, f"http://127.0.0.1:{port}/"))
        finally:
            server.terminate()
            server.wait(10)

    def get(self, server, url, seconds=30):
        deadline = time.monotonic() + seconds
        while True:
            try:
                with urllib.request.urlopen(url, timeout=5) as response:
                    return response.read()
            except OSError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.1)


if __name__ == "__main__":
    unittest.main()
