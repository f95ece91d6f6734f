import unittest

import checkov

class CheckovTests(unittest.TestCase):
    def test_reports_of_one_language_and_of_two_are_read(self):
        failed = {"check_id": "CKV_1", "file_path": "/a/main.tf", "resource": "r", "check_name": "n"}
        report = {"results": {"failed_checks": [failed]}}
        self.assertEqual(list(checkov.findings(report)), [("CKV_1", "a/main.tf", "r", "n")])
        self.assertEqual(len(list(checkov.findings([report, report, {"passed": 0}]))), 2)

    def test_a_template_that_cannot_be_read_is_no_pass(self):
        with self.assertRaises(SystemExit):
            list(checkov.findings({"results": {"parsing_errors": ["/a/main.tf"]}}))


if __name__ == "__main__":
    unittest.main()
