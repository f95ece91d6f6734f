import contextlib
import io
import unittest

import facts

HEAD = '// Source: a page,\n// in two lines.\n// As of: 2026-01-02.\n'
LISTS = HEAD + '  static let lists = [\n    "eu-west-1": "pl-1",\n    "us-east-1": "pl-2",\n  ]\n'


class FactsTests(unittest.TestCase):
    def ask(self, *arguments):
        if arguments[1] == "describe-regions":
            return ["us-east-1", "eu-south-1", "ap-east-1"]
        region = arguments[arguments.index("--region") + 1]
        return {"us-east-1": ["pl-2"], "eu-south-1": ["pl-3"], "ap-east-1": []}[region]

    def compared(self, text, ask):
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = facts.compare_with_account(False, {facts.PREFIX_LISTS: text, "Other.swift": HEAD}, ask)
        return code, output.getvalue()

    def test_a_file_has_a_source_and_a_date(self):
        self.assertEqual(list(facts.heads({"A.swift": HEAD})), [])
        for text in ("", HEAD.replace("Source", "From"), HEAD.replace("2026-01-02", "lately")):
            self.assertEqual(len(list(facts.heads({"A.swift": text}))), 1)

    def test_sizes_are_compared_with_those_of_cfn_lint(self):
        text = "public enum HalfCPUMemory: Int, Sendable { case gb1 = 1024, gb2 = 2048 }"
        pair = {"properties": {"Cpu": {"then": {"enum": ["512"]}}, "Memory": {"then": {"enum": [1024, 2048]}}}}
        step = {"minimum": 1024, "maximum": 2048, "multipleOf": 512}
        finer = {"properties": {**pair["properties"], "Memory": {"then": step}}}
        self.assertEqual(list(facts.different_sizes(text, {"then": {"anyOf": [pair]}})), [])
        self.assertEqual(len(list(facts.different_sizes(text, {"then": {"anyOf": [finer]}}))), 1)
        self.assertEqual(len(list(facts.different_sizes("", {"then": {"anyOf": [pair]}}))), 1)

    def test_a_list_that_an_account_knows_better_is_told(self):
        code, output = self.compared(LISTS, self.ask)
        self.assertEqual(code, 1)
        self.assertIn("eu-south-1 has no list, but the account says pl-3", output)
        self.assertIn("2 regions compared, 1 not visible", output)
        self.assertIn("Other.swift: no account can tell; read again: a page, in two lines.", output)
        self.assertEqual(self.compared(LISTS.replace("eu-west-1", "eu-south-1").replace("pl-1", "pl-3"), self.ask)[0], 0)

    def test_without_an_account_nothing_is_compared_and_the_reason_is_told(self):
        def ask(*_):
            raise facts.NoAccount("Unable to locate credentials")

        code, output = self.compared(LISTS, ask)
        self.assertEqual(code, 1)
        self.assertIn("no AWS account is at hand, so nothing was compared: Unable to locate credentials", output)

    def test_a_corrected_file_keeps_what_the_account_cannot_see(self):
        written = facts.with_prefix_lists(LISTS, {"us-east-1": "pl-9", "eu-south-1": "pl-3"}, "2026-05-06")
        rows = facts.ENTRY.findall(written)
        self.assertEqual(rows, [("eu-south-1", "pl-3"), ("eu-west-1", "pl-1"), ("us-east-1", "pl-9")])
        self.assertIn("// As of: 2026-05-06.", written)
        self.assertEqual(facts.with_prefix_lists(LISTS, {}, "2026-01-02"), LISTS)


if __name__ == "__main__":
    unittest.main()
