import unittest

import cdknag

HEAD = "Rule ID,Resource ID,Compliance,Exception Reason,Rule Level,Rule Info"


class CdkNagTests(unittest.TestCase):
    def found(self, *rows):
        return list(cdknag.findings([HEAD, *rows], "app/prod/template.yaml"))

    def test_what_a_rule_objects_to_is_a_finding(self):
        rows = (
            '"AwsSolutions-VPC7","T0/Template/Network","Non-Compliant","N/A","Error","no flow log, none"',
            '"AwsSolutions-EC23","T0/Template/Edge","Compliant","N/A","Error","open"',
            '"AwsSolutions-EC27","T0/Template/Edge","N/A","N/A","Error","open"',
        )
        expected = ("AwsSolutions-VPC7", "app/prod/template.yaml", "Network", "no flow log, none")
        self.assertEqual(self.found(*rows), [expected])

    def test_a_rule_that_fails_is_a_finding(self):
        row = '"AwsSolutions-EC23","T0/Template/Edge","UNKNOWN","N/A","Error","open"'
        self.assertEqual(self.found(row)[0][3], "the rule failed: open")

    def test_an_empty_report_is_no_pass(self):
        with self.assertRaises(SystemExit):
            self.found()


if __name__ == "__main__":
    unittest.main()
