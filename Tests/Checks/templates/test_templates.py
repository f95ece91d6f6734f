import tempfile
import unittest
from pathlib import Path
from unittest import mock

import templates


class TemplatesTests(unittest.TestCase):
    def test_every_committed_stack_is_found_by_its_manifest(self):
        self.assertIn("chatbot/prod", templates.labels())
        for label in templates.labels("prod"):
            stack, environment = label.split("/")
            self.assertEqual((environment, templates.manifest(label)["stack"]), ("prod", stack))

    def test_no_template_at_all_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(templates, "TEMPLATES", Path(folder)):
            with self.assertRaises(SystemExit):
                templates.labels()

    def test_each_service_of_each_manifest_gets_its_variable(self):
        one, other = ({"services": [{"imageVariable": name} for name in names]} for names in ("ab", "c"))
        self.assertEqual(
            templates.image_variables(one, other), {f"TF_VAR_{name}": templates.IMAGE for name in "abc"})


if __name__ == "__main__":
    unittest.main()
