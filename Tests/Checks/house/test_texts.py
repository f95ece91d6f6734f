import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import texts
from swift_source import Source


class TextTests(unittest.TestCase):
    def test_messages_are_found_as_they_are_read(self):
        for text, expected in (
            ('let a = "there is no \\(name): \\(why)"', [(1, "there is no {…}: {…}")]),
            ('let a =\n  "one two "\n  + "three \\"four\\""', [(2, 'one two three "four"')]),
            ('let a = "one \\(b("two words")) three"', [(1, "one {…} three"), (1, "two words")]),
            ('let a = """\n  one \\\n  two\n  three\n  """', [(1, "one two three")]),
            ('let a = "Word", b = "AWS::S3::Bucket", c = "", d = "a-b", e = " "', []),
            ('a("one two", "three four") // "five six"', [(1, "one two"), (1, "three four")]),
        ):
            with self.subTest(text):
                self.assertEqual(sorted(texts.texts(Source(text))), sorted(expected))

    def test_texts_are_printed_by_file_and_generated_ones_are_not(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as printed:
            Path(folder, "A.swift").write_text('\nlet a = "one two"\n')
            Path(folder, "B.swift").write_text('// Written by b.py from x 1.0. Do not edit.\nlet b = "three four"\n')
            texts.main([Path(folder)])
        self.assertEqual(printed.getvalue(), f"{folder}/A.swift\n     2  one two\n\n1 texts\n")

    def test_a_folder_without_swift_files_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder, self.assertRaisesRegex(SystemExit, "no Swift file"):
            texts.main([Path(folder)])


if __name__ == "__main__":
    unittest.main()
