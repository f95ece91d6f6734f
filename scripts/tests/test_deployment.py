import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent.parent / "deployment.sh"
BUILDERS = ["docker", "podman", "buildah", "finch"]


class DeploymentTests(unittest.TestCase):
    """deployment.sh in a project of its own, with stand-ins for the builders and for stackkit on PATH."""

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.root = Path(directory.name).resolve()
        self.project, self.tools, self.scratch = (self.root / name for name in ("project", "bin", "tmp"))
        for folder in [
            self.project / "stacks/apps/chatbot", self.project / "stacks/templates/chatbot/prod", self.tools, self.scratch,
        ]:
            folder.mkdir(parents=True)
        (self.project / "stacks/apps/chatbot/Dockerfile").write_text("FROM scratch\n")
        (self.project / "stacks/templates/chatbot/prod/deploy.json").write_text("{}\n")
        shutil.copy(SCRIPT, self.project)
        for name in ["bash", "cat", "dirname", "mktemp", "rm"]:
            (self.tools / name).symlink_to(shutil.which(name))

    def stand_in(self, name, script):
        path = self.tools / name
        path.write_text(f'#!/bin/bash\necho "{name} $*" >> "{self.root}/calls"\n{script}\n')
        path.chmod(0o755)

    def deploy(self, *arguments, **environment):
        return subprocess.run(
            [self.project / "deployment.sh", *arguments], cwd=self.root, capture_output=True, text=True,
            env={"PATH": str(self.tools), "TMPDIR": str(self.scratch)} | environment,
        )

    def calls(self):
        path = self.root / "calls"
        return path.read_text().replace(str(self.scratch), "TMP").splitlines() if path.exists() else []

    def test_each_builder_builds_saves_and_deploys(self):
        for name in BUILDERS:
            with self.subTest(builder=name):
                (self.root / "calls").unlink(missing_ok=True)
                self.stand_in(name, "echo built by it")
                self.stand_in("stackkit", "echo deployed")
                result = self.deploy("prod", "--yes", "--count", "2")
                self.assertEqual((result.returncode, result.stdout), (0, "deployed\n"), result.stderr)
                info, build, save, deploy = self.calls()
                self.assertEqual(info, f"{name} info")
                self.assertEqual(
                    build, f"{name} build --platform linux/arm64 --tag localhost/chatbot:deployment stacks/apps/chatbot")
                archive = deploy.split()[6]
                self.assertRegex(archive, r"^TMP/\S+/image\.tar$")
                self.assertIn(archive, save)
                self.assertEqual(deploy, f"stackkit deploy chatbot --env prod --image {archive} --yes --count 2")
                self.assertEqual(list(self.scratch.iterdir()), [])
                (self.tools / name).unlink()

    def test_a_client_without_its_daemon_does_not_count(self):
        self.stand_in("docker", "[ $1 != info ]")
        self.stand_in("podman", "")
        self.stand_in("stackkit", "")
        self.assertEqual(self.deploy("prod").returncode, 0)
        self.assertEqual([call.split()[0] for call in self.calls()], ["docker", "podman", "podman", "podman", "stackkit"])

    def test_no_builder_is_said(self):
        self.stand_in("stackkit", "")
        self.stand_in("docker", "[ $1 != info ]")
        result = self.deploy("prod")
        self.assertEqual(result.returncode, 1)
        self.assertIn("docker, podman, buildah or finch", result.stderr)
        self.assertEqual(self.calls(), ["docker info"])

    def test_the_exit_codes_of_deploy_and_of_the_build_are_kept(self):
        self.stand_in("podman", "")
        for code in [1, 2, 3, 7, 130]:
            self.stand_in("stackkit", f"exit {code}")
            self.assertEqual(self.deploy("prod").returncode, code)
            self.assertEqual(list(self.scratch.iterdir()), [])
        (self.root / "calls").unlink()
        self.stand_in("podman", "[ $1 != build ] || exit 125")
        self.assertEqual(self.deploy("prod").returncode, 125)
        self.assertNotIn("stackkit", " ".join(self.calls()))

    def test_wrong_usage_is_refused_before_anything_runs(self):
        self.stand_in("docker", "")
        for arguments, environment, word in [
            ([], {}, "Usage"),
            (["--yes"], {}, "Usage"),
            (["qa"], {}, "no environment 'qa'"),
            (["../prod"], {}, "no environment"),
            (["prod"], {"STACK": "absent"}, "stacks/apps/absent/Dockerfile"),
        ]:
            with self.subTest(arguments=arguments):
                result = self.deploy(*arguments, **environment)
                self.assertEqual((result.returncode, result.stdout), (64, ""))
                self.assertIn(word, result.stderr)
        self.assertEqual(self.calls(), [])

    def test_help_goes_to_stdout(self):
        result = self.deploy("--help")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertIn("Usage: deployment.sh ENV", result.stdout)

    def test_the_built_command_is_preferred(self):
        self.stand_in("podman", "")
        self.stand_in("stackkit", "exit 9")
        built = self.project / ".build/debug/stackkit"
        built.parent.mkdir(parents=True)
        built.write_text("#!/bin/bash\nexit 4\n")
        built.chmod(0o755)
        self.assertEqual(self.deploy("prod").returncode, 4)


if __name__ == "__main__":
    unittest.main()
