import os
import shutil
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[3] / "deployment.sh"
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
                # What is saved to stdout is the image, which the stand-in for stackkit shows.
                self.stand_in(name, "[ $1 = save ] && [ $# = 2 ] && echo image of $2 || echo built by it")
                self.stand_in("stackkit", '[ ! -e "$6" ] || cat "$6"; echo deployed')
                result = self.deploy("prod", "--yes", "--count", "2")
                through_stdout = name in ("docker", "finch")
                shown = "image of localhost/chatbot:deployment\ndeployed\n" if through_stdout else "deployed\n"
                self.assertEqual((result.returncode, result.stdout), (0, shown), result.stderr)
                info, build, save, deploy = self.calls()
                self.assertEqual(info, f"{name} info")
                options = "--platform linux/arm64 --tag localhost/chatbot:deployment"
                if name == "buildah":
                    options += " --layers --force-rm"
                self.assertEqual(build, f"{name} build {options} stacks/apps/chatbot")
                archive = deploy.split()[6]
                self.assertRegex(archive, r"^TMP/\S+/image\.tar$")
                self.assertEqual(archive in save, not through_stdout)
                self.assertEqual(deploy, f"stackkit deploy chatbot --env prod --image {archive} --yes --count 2")
                self.assertEqual(list(self.scratch.iterdir()), [])
                (self.tools / name).unlink()

    def test_a_folder_that_has_no_name_of_a_service_is_refused_without_its_name(self):
        (self.project / "stacks/templates/several/prod").mkdir(parents=True)
        (self.project / "stacks/templates/several/prod/deploy.json").write_text("{}\n")
        for name in ["a\x1b[2K", "a\r\n::error::x", "x ##vso[task.complete]y", "\u202eb", "Bot", "$(x)", "a=b", "a b", "é"]:
            with self.subTest(repr(name)):
                folder = self.project / "stacks/apps/several" / name
                folder.mkdir(parents=True)
                (folder / "Dockerfile").write_text("FROM scratch\n")
                self.stand_in("docker", "")
                self.stand_in("stackkit", "")
                result = self.deploy("prod", STACK="several")
                self.assertEqual(result.returncode, 64, result.stderr)
                self.assertRegex(result.stderr, r"\Aerror: a folder in stacks/apps/several has a Dockerfile but [ -~]+\n\Z")
                self.assertEqual(self.calls(), [])
                shutil.rmtree(folder)

    def test_a_stack_with_several_services_gets_an_image_for_each(self):
        for service in ["studio", "front"]:
            folder = self.project / "stacks/apps/video-studio" / service
            (folder / "tests").mkdir(parents=True)
            (folder / "Dockerfile").write_text("FROM scratch\n")
        (self.project / "stacks/apps/video-studio/notes").mkdir()
        (self.project / "stacks/templates/video-studio/prod").mkdir(parents=True)
        (self.project / "stacks/templates/video-studio/prod/deploy.json").write_text("{}\n")
        self.stand_in("docker", "[ $1 != save ] || echo image of $2")
        self.stand_in("stackkit", 'cat "${6#*=}" "${8#*=}"')
        result = self.deploy("prod", "--yes", STACK="video-studio")
        images = [f"image of localhost/video-studio/{name}:deployment\n" for name in ("front", "studio")]
        self.assertEqual((result.returncode, result.stdout), (0, "".join(images)), result.stderr)
        calls = self.calls()
        folders = [call.split()[-1] for call in calls if call.startswith("docker build")]
        self.assertEqual(folders, ["stacks/apps/video-studio/front", "stacks/apps/video-studio/studio"])
        expected = r"stackkit deploy video-studio --env prod --image front=TMP/\S+/front.tar --image studio=TMP/\S+/studio.tar --yes"
        self.assertRegex(calls[-1], f"^{expected}$")
        self.assertEqual(list(self.scratch.iterdir()), [])

    def test_where_one_of_several_images_fails_nothing_is_deployed(self):
        (self.project / "stacks/apps/chatbot/Dockerfile").unlink()
        for service in ["front", "studio"]:
            (self.project / "stacks/apps/chatbot" / service).mkdir()
            (self.project / "stacks/apps/chatbot" / service / "Dockerfile").write_text("FROM scratch\n")
        self.stand_in("podman", "[ $1 != build ] || [ ${@: -1} != stacks/apps/chatbot/studio ] || exit 125")
        self.stand_in("stackkit", "")
        self.assertEqual(self.deploy("prod").returncode, 125)
        self.assertIn("podman save", " ".join(self.calls()))
        self.assertNotIn("stackkit", " ".join(self.calls()))

    def test_a_client_without_its_daemon_does_not_count(self):
        self.stand_in("docker", "[ $1 != info ]")
        self.stand_in("podman", "")
        self.stand_in("stackkit", "")
        self.assertEqual(self.deploy("prod").returncode, 0)
        self.assertEqual([call.split()[0] for call in self.calls()], ["docker", "podman", "podman", "podman", "stackkit"])

    def test_without_a_builder_stackkit_builds(self):
        self.stand_in("docker", "[ $1 != info ]")
        self.stand_in("stackkit", 'echo "$1 it"')
        result = self.deploy("prod", "--yes")
        self.assertEqual((result.returncode, result.stdout), (0, "deploy it\n"), result.stderr)
        info, build, deploy = self.calls()
        self.assertEqual(info, "docker info")
        archive = deploy.split()[6]
        self.assertEqual(build, f"stackkit build stacks/apps/chatbot --platform linux/arm64 --output {archive}")
        self.assertEqual(deploy, f"stackkit deploy chatbot --env prod --image {archive} --yes")
        self.stand_in("stackkit", "[ $1 != build ]")
        (self.root / "calls").unlink()
        self.assertEqual(self.deploy("prod").returncode, 1)
        self.assertNotIn("deploy", " ".join(self.calls()[1:]))

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

    def test_it_runs_from_a_folder_with_spaces_and_with_scratch_files_in_another(self):
        self.project = self.project.rename(self.root / "my project (1)")
        self.scratch = self.scratch.rename(self.root / "my tmp")
        self.stand_in("docker", "")
        self.stand_in("stackkit", 'pwd; [ -f "$6" ] && echo found')
        result = self.deploy("prod")
        self.assertEqual((result.returncode, result.stdout), (0, f"{self.project}\nfound\n"), result.stderr)
        self.assertEqual(list(self.scratch.iterdir()), [])

    def test_ctrl_c_during_the_build_deploys_nothing_and_leaves_nothing(self):
        # A builder may take the signal and end well all the same.
        self.stand_in("docker", "[ $1 = build ] || exit 0\ntrap 'exit 0' INT\necho building\nread -t 20")
        self.stand_in("stackkit", "")
        reader, writer = os.pipe()
        self.addCleanup(os.close, writer)
        process = subprocess.Popen(
            [self.project / "deployment.sh", "prod"], stdin=reader, stderr=subprocess.PIPE, text=True,
            env={"PATH": str(self.tools), "TMPDIR": str(self.scratch)}, start_new_session=True,
            # What runs in the background hears no Ctrl-C, and neither does what it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        os.close(reader)
        with process.stderr:
            for line in process.stderr:
                if line == "building\n":
                    os.killpg(process.pid, signal.SIGINT)
                    break
            self.assertEqual(process.wait(30), 130)
        self.assertNotIn("stackkit", " ".join(self.calls()))
        self.assertEqual(list(self.scratch.iterdir()), [])

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
