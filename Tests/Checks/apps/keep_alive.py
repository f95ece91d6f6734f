#!/usr/bin/env python3
"""Usage: .build/python/apps/bin/python Tests/Checks/apps/keep_alive.py [--whole]

Checks that each application keeps an idle connection longer than the balancers in the templates of its stack do. Otherwise a
balancer sends a request into a connection that is being closed, and answers 502, now and then.

Compares the option in the command of the image with the templates. Then starts each application with this command, on
loopback, with a keep-alive of seven seconds instead: a connection must live after six idle seconds, which is longer than
Uvicorn's default, and be closed after nine, which shows that it is this option that decides.

--whole: with the keep-alive of the image, a connection must live after the idle timeout of the balancer and five seconds
more. Takes five minutes.
"""

import http.client
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from application import PATHS, STACKS, Server, command

OPTION = "--timeout-keep-alive="


def idle_timeouts(stack: str) -> list[int]:
    """The idle timeouts of the balancers in the templates of a stack."""
    texts = [file.read_text() for file in sorted((STACKS / "templates" / stack).glob("*/template.yaml"))]
    pattern = r"idle_timeout\.timeout_seconds['\"]?\n\s+Value: ['\"]?(\d+)"
    return [int(seconds) for text in texts for seconds in re.findall(pattern, text)]


def keep_alive(command: list[str]) -> int:
    """The seconds that the command keeps an idle connection; Uvicorn's default if it does not say so."""
    return next((int(word.removeprefix(OPTION)) for word in command if word.startswith(OPTION)), 5)


def lives(host: str, path: str, seconds: float) -> bool:
    """Whether a connection still takes a request after it was idle for so many seconds."""
    connection = http.client.HTTPConnection(host, timeout=30)
    try:
        connection.request("GET", path)
        connection.getresponse().read()
        time.sleep(seconds)
        # http.client would open another one.
        connection.auto_open = False
        connection.request("GET", path)
        connection.getresponse().read()
        return True
    except (http.client.HTTPException, OSError):
        return False
    finally:
        connection.close()


def problems(application: str, whole: bool) -> list[str]:
    timeouts, kept = idle_timeouts(application.split("/")[0]), keep_alive(command(application))
    if not timeouts:
        return ["no template has an idle timeout"]
    if kept <= max(timeouts):
        return [f"its image keeps idle connections for {kept} s, but the balancer for {max(timeouts)} s; use {OPTION}"]
    server = Server(application, *([] if whole else [f"{OPTION}7"]))
    idle = {max(timeouts) + 5: True} if whole else {6: True, 9: False}
    try:
        with ThreadPoolExecutor() as pool:
            living = list(pool.map(lambda seconds: lives(server.host, PATHS[application], seconds), idle))
    finally:
        server.close()
    return [f"a connection that was idle for {seconds} s is {'open' if is_open else 'closed'}"
            for seconds, is_open in zip(idle, living) if is_open != idle[seconds]]


def main(whole: bool) -> None:
    images = [str(file.parent.relative_to(STACKS / "apps")) for file in (STACKS / "apps").rglob("Dockerfile")]
    found = [f"stacks/apps: {image} is not checked; add it to PATHS" for image in images if image not in PATHS]
    with ThreadPoolExecutor() as pool:
        for application, some in zip(PATHS, pool.map(lambda one: problems(one, whole), PATHS)):
            found += [f"stacks/apps/{application}: {problem}" for problem in some]
    print("\n".join(found) or f"{len(PATHS)} applications keep idle connections longer than their balancers")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--whole"]):
        sys.exit(__doc__)
    main(whole=bool(sys.argv[1:]))
