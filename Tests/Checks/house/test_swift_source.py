import unittest

from swift_source import Source


class SourceTests(unittest.TestCase):
    def literals(self, text):
        return list(Source(text).literals.values())

    def test_texts_are_told_from_code(self):
        for text, literals in (
            ('let a = "x"; let b = ""', ["x", ""]),
            (r'let a = "say \"fatalError()\" \\"', [r"say \"fatalError()\" \\"]),
            (r'let a = "one \(b("two") + c) three"', ["two", r"one \(…) three"]),
            ('let a = #"a "quoted" \\(not) one"#', ['a "quoted" \\(not) one']),
            ('let a = #"\\#(b)"#', ["\\(…)"]),
            ('let a = """\n  one "two"\n  """', ['\n  one "two"\n  ']),
        ):
            with self.subTest(text):
                self.assertEqual(self.literals(text), literals)

    def test_what_is_in_texts_and_comments_is_no_code(self):
        source = Source('a() // public "x\n/* b /* c */ */ d("public", "\\(e)") // f\ng()')
        self.assertEqual("".join(source.code.split()), 'a()d("","(e)")g()')
        self.assertEqual(len(source.code), len(source.text))
        self.assertEqual(list(source.comments.values()), ['// public "x', "/* b /* c */ */", "// f"])
        self.assertEqual(source.line(source.code.index("g")), 3)

    def test_regular_expressions_are_no_code(self):
        for text, literals in (
            (r'a(of: /B\(\s*"([^"]+)"\//) + "x"', ["x"]), (r'let a = #/"\/b/# ; let c = "x"', ["x"]),
            ('let a = b / c + "x" / d', ["x"]), ('let a = [/"/, /public/] // "', []),
        ):
            with self.subTest(text):
                source = Source(text)
                self.assertEqual((list(source.literals.values()), "public" in source.code), (literals, False))

    def test_what_does_not_end_is_an_error_with_its_place(self):
        for text in ('\nlet a = "x\n', '\nlet a = """\n', "\n/* a", '\nlet a = "\\(b"'):
            with self.subTest(text), self.assertRaisesRegex(ValueError, "^a.swift:2: "):
                Source(text, "a.swift")

    def test_types_at_the_top_and_in_extensions_are_declared(self):
        source = Source("""
            public struct A: B { enum Inner { case x }; class func f() {} }
            extension C.D where E == F { actor G { struct Deep {} } }
            func h() { struct Local {} }
            typealias I = A
            protocol J {}
            """)
        self.assertEqual(source.declared_types(), [("A", ""), ("G", "C.D"), ("I", ""), ("J", "")])


if __name__ == "__main__":
    unittest.main()
