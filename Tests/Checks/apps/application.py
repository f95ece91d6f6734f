"""An application of the example stacks, started as its image starts it, for the checks and the benches."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

STACKS = Path(__file__).resolve().parents[3] / "stacks"
# A path of each that answers without a login, and without another server.
PATHS = {
    "chatbot": "/_stcore/health", "data-explorer": "/_stcore/health", "live-board": "/",
    "video-studio/front": "/_stcore/health", "video-studio/studio": "/health",
}
ENVIRONMENT = {"VALKEY_URL": "redis://127.0.0.1:1", "BOARD_SESSION_SECRET": "secret", "PYTHONDONTWRITEBYTECODE": "1"}


def command(application: str) -> list[str]:
    """The command of the application's image."""
    [line] = re.findall(r"^CMD (\[.*\])$", (STACKS / "apps" / application / "Dockerfile").read_text(), re.MULTILINE)
    return json.loads(line)


class Server:
    """The application on loopback, on a port that the system chooses, with the Python that runs this."""

    def __init__(self, application: str, *options: str, **environment: str):
        self.folder = tempfile.TemporaryDirectory()
        arguments = [*command(application), "--host=127.0.0.1", "--port=0", *options]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *arguments], cwd=STACKS / "apps" / application, text=True,
            env=os.environ | ENVIRONMENT | {"CHATBOT_SESSION_DIR": self.folder.name} | environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for line in self.process.stderr:
            if found := re.search(r"running on http://(\S+)", line):
                self.host = found[1]
                return
        self.close()
        raise RuntimeError(f"{application} does not start")

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()
        self.folder.cleanup()
