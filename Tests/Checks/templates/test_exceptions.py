import contextlib
import io
import json
import pathlib
import tempfile
import unittest

import cdknag
import checkov
import exceptions

OPEN = ("CKV_1", "app/staging/main.tf", "aws_lb.edge", "a balancer")
SHUT = ("CKV_1", "app/prod/main.tf", "aws_lb.edge", "a balancer")


class ExceptionsTests(unittest.TestCase):
    def problems(self, found, *excused):
        return list(exceptions.problems(found, excused, "exceptions.json"))

    def test_a_finding_needs_a_reason(self):
        self.assertEqual(self.problems([OPEN]), ["app/staging/main.tf: aws_lb.edge: CKV_1, a balancer"])
        self.assertEqual(self.problems([OPEN, SHUT], {"checks": ["CKV_1"], "reason": "x"}), [])
        self.assertEqual(len(self.problems([OPEN], {"checks": ["CKV_2"], "reason": "x"})), 2)

    def test_a_reason_may_be_for_some_resources_only(self):
        exception = {"checks": ["CKV_1"], "resources": ["*/staging/*:aws_lb.edge"], "reason": "x"}
        self.assertEqual(self.problems([OPEN], exception), [])
        self.assertEqual(self.problems([OPEN, SHUT], exception), ["app/prod/main.tf: aws_lb.edge: CKV_1, a balancer"])

    def test_a_reason_for_what_does_not_occur_is_a_problem_for_each_check(self):
        problems = self.problems([OPEN], {"checks": ["CKV_1", "CKV_2"], "reason": "x"})
        self.assertEqual(problems, ["exceptions.json: CKV_2 is excused and does not occur; remove it"])

    def test_a_report_fails_on_problems_only(self):
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
            file = pathlib.Path(folder) / "exceptions.json"
            file.write_text(json.dumps([{"checks": ["CKV_1"], "reason": "x"}]))
            self.assertEqual(exceptions.report([OPEN], file), 0)
            self.assertEqual(exceptions.report([], file), 1)

    def test_every_exception_has_a_reason(self):
        for file in (checkov.EXCEPTIONS, cdknag.EXCEPTIONS):
            for exception in json.loads(file.read_text()):
                self.assertTrue(exception["checks"] and exception["reason"])
                self.assertLessEqual(set(exception), {"checks", "resources", "reason"})


if __name__ == "__main__":
    unittest.main()
