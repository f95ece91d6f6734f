import unittest
from pathlib import Path

from emulate_terraform import Run

TWICE = "terraform apply: Error: creating Route: api error RouteAlreadyExists: already exists"


class Scripted(Run):
    """A run whose Terraform fails in `apply` with these errors, one after the other."""

    def __init__(self, *errors):
        super().__init__("shop/prod", "mirror", Path("work"))
        self.errors = list(errors)
        self.calls = []

    def terraform(self, *arguments, accept=(0,)):
        self.calls.append(arguments[0])
        if arguments[0] == "apply" and self.errors:
            raise RuntimeError(self.errors.pop(0))
        return ""


class ApplyTests(unittest.TestCase):
    def test_a_lost_response_is_followed_by_a_second_apply_from_nothing(self):
        run = Scripted(TWICE)
        run.apply()
        self.assertEqual(run.calls, ["apply", "state", "destroy", "apply"])
        self.assertEqual(len(run.lines), 1)

    def test_a_resource_that_is_there_twice_fails_again(self):
        run = Scripted(TWICE, TWICE)
        self.assertRaises(RuntimeError, run.apply)
        self.assertEqual(run.calls.count("apply"), 2)

    def test_another_error_is_not_tried_again(self):
        run = Scripted("terraform apply: Error: Unsupported argument")
        self.assertRaises(RuntimeError, run.apply)
        self.assertEqual(run.calls, ["apply"])


if __name__ == "__main__":
    unittest.main()
