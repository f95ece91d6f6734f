import json
import unittest

import checkov

OPEN = ("CKV_1", "app/staging/main.tf", "aws_lb.edge", "a balancer")
SHUT = ("CKV_1", "app/prod/main.tf", "aws_lb.edge", "a balancer")


class CheckovTests(unittest.TestCase):
    def problems(self, found, *exceptions):
        return list(checkov.problems(found, exceptions))

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
        self.assertEqual(problems, ["checkov-exceptions.json: CKV_2 is excused and does not occur; remove it"])

    def test_reports_of_one_language_and_of_two_are_read(self):
        failed = {"check_id": "CKV_1", "file_path": "/a/main.tf", "resource": "r", "check_name": "n"}
        report = {"results": {"failed_checks": [failed]}}
        self.assertEqual(list(checkov.findings(report)), [("CKV_1", "a/main.tf", "r", "n")])
        self.assertEqual(len(list(checkov.findings([report, report, {"passed": 0}]))), 2)

    def test_a_template_that_cannot_be_read_is_no_pass(self):
        with self.assertRaises(SystemExit):
            list(checkov.findings({"results": {"parsing_errors": ["/a/main.tf"]}}))

    def test_every_exception_has_a_reason(self):
        for exception in json.loads(checkov.EXCEPTIONS.read_text()):
            self.assertTrue(exception["checks"] and exception["reason"])
            self.assertLessEqual(set(exception), {"checks", "resources", "reason"})


if __name__ == "__main__":
    unittest.main()
