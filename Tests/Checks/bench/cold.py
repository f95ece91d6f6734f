"""How long an application's first answer takes, for scripts/bench: with the modules of its packages compiled, beside the same
without. Run by the Python of .build/python/apps, on Linux.

Counts the time of processors: a task with a quarter of a CPU takes four times as long by the clock, and what else this
machine does does not count. Each application is started as its image starts it. Until it is listening, and until the first
page is complete, for a client that speaks Streamlit's protocol.

Python's own modules are not compiled in either, as in the official images of Python.
"""

import asyncio
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "apps")]
sys.dont_write_bytecode = True

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from application import Server
from goals import Goals

RUNS = 5
# The part of the time that is left when modules are compiled.
GOALS = {"chatbot": 0.7, "data-explorer": 0.6}
PACKAGES = Path(websockets.__file__).resolve().parents[1]


def processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def first_page(host: str) -> None:
    """What a browser asks for and gets until the page is complete."""
    origin, protocols = f"http://{host}", ["streamlit"]
    async with websockets.connect(f"ws://{host}/_stcore/stream", origin=origin, subprotocols=protocols, max_size=None,
                                  open_timeout=60, proxy=None) as socket:
        question = BackMsg()
        question.rerun_script.query_string = ""
        await socket.send(question.SerializeToString())
        answer = ForwardMsg()
        while answer.WhichOneof("type") != "script_finished":
            answer.ParseFromString(await asyncio.wait_for(socket.recv(), 120))


def started(application: str, modules: Path, **environment: str) -> tuple[float, float]:
    """The processor's seconds until the application listens, and until its first page is complete."""
    server = Server(application, PYTHONPYCACHEPREFIX=str(modules), **environment)
    try:
        listening = processor_seconds(server.process.pid)
        asyncio.run(first_page(server.host))
        return listening, processor_seconds(server.process.pid)
    finally:
        server.close()


def compile_modules(application: str, folder: Path) -> None:
    """Lets Python keep what it compiles for a first page, and leaves the modules of packages only."""
    kept = folder.with_name("all")
    started(application, kept, PYTHONDONTWRITEBYTECODE="")
    packages = PACKAGES.relative_to("/")
    (folder / packages).parent.mkdir(parents=True)
    (kept / packages).rename(folder / packages)
    shutil.rmtree(kept)


def report(goals: Goals) -> None:
    for application, goal in GOALS.items():
        with tempfile.TemporaryDirectory(prefix="stackkit-bench.") as scratch:
            compiled, nothing = Path(scratch, "compiled"), Path(scratch, "nothing")
            compile_modules(application, compiled)
            # In turn.
            times = [(started(application, compiled), started(application, nothing)) for _ in range(RUNS)]
        for part, what in enumerate(("until it listens", "until its first page is complete")):
            with_them, without = (statistics.median(run[kind][part] for run in times) for kind in (0, 1))
            goals.figure(
                f"{application}, {what}: compiled beside not compiled", with_them / without, "", at_most=goal,
                note=f"{with_them * 4:.1f} s and {without * 4:.1f} s with a quarter of this machine's CPU")


if __name__ == "__main__":
    goals = Goals(generous=False)
    report(goals)
    goals.finish()
