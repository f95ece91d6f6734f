import os
import unittest
from pathlib import Path
from unittest.mock import patch

import streamlit
from streamlit.testing.v1 import AppTest

from studio import Studio, StudioError

APP = Path(__file__).resolve().parent.parent


class Page(unittest.TestCase):
    def setUp(self):
        streamlit.cache_resource.clear()
        environment = patch.dict(os.environ, {"BACKEND_URL": "http://studio.video.internal:8000"})
        environment.start()
        self.addCleanup(environment.stop)

    def open(self) -> AppTest:
        page = AppTest.from_file(str(APP / "app.py"), default_timeout=30).run()
        self.assertEqual(list(page.exception), [])
        return page

    def render(self, page, **outcome):
        """Presses the button; the studio returns or raises as `outcome` says. The calls that it got."""
        with patch.object(Studio, "render", **outcome) as render:
            page.button[0].click().run()
        self.assertEqual(list(page.exception), [])
        return [call.args for call in render.call_args_list]

    def videos(self, page):
        return len(page.get("image")), len(page.get("download_button"))

    def test_what_is_asked_for_is_rendered_and_kept_for_the_session(self):
        page = self.open()
        self.assertEqual(self.videos(page), (0, 0))
        page.text_input[0].set_value(" My film ")
        page.slider[0].set_value(5)
        page.slider[1].set_value(9)
        page.get("button_group")[0].set_value("large")
        gif = (b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\4\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;")
        self.assertEqual(self.render(page, return_value=gif), [("My film", 5, "640x360", 9)])
        self.assertEqual(self.videos(page), (1, 1))
        self.assertEqual(self.render(page, side_effect=StudioError("the studio is busy")), [("My film", 5, "640x360", 9)])
        self.assertEqual(page.error[0].value, "Sorry, the studio is busy.")
        self.assertEqual(self.videos(page), (1, 1))
        self.assertEqual(self.videos(self.open()), (0, 0))

    def test_a_video_without_a_title_is_not_asked_for(self):
        page = self.open()
        page.text_input[0].set_value("  ")
        self.assertEqual(self.render(page, return_value=b""), [])
        self.assertIn("title", page.warning[0].value)

    def test_a_page_without_its_studio_says_so(self):
        with patch.dict(os.environ, {"BACKEND_URL": ""}):
            page = self.open()
        self.assertIn("BACKEND_URL", page.error[0].value)
        self.assertEqual(list(page.button), [])


if __name__ == "__main__":
    unittest.main()
