"""The studio's API, as the front calls it."""

import os

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry

from limits import Limit

# For each address. A video takes a task of the studio some seconds, and others wait meanwhile.
videos = Limit(10, 60)

CONNECT_SECONDS = 2  # for each address: a task that has stopped does not even refuse
READ_SECONDS = 30  # a long video, behind the others that its task renders first


class StudioError(Exception):
    """There is no video; the text is for the person who asked."""


class Studio:
    """Asks `url` for videos, and asks again where that helps.

    The name of the studio leads to the addresses of all its tasks, and a resolver may give that of a task that has
    stopped for ten seconds more. Rendering changes nothing, so asking twice is safe, a POST too.
    """

    def __init__(self, url: str, pause: float = 0.5):
        self._url = url.rstrip("/")
        # Pauses of 0, 1, 2, 4 and 4 seconds and some chance, with half a second for `pause`: longer than an address is kept.
        retries = Retry(
            total=5, read=1, backoff_factor=pause, backoff_max=8 * pause, backoff_jitter=pause, allowed_methods=None,
            status_forcelist=[503], raise_on_status=False, redirect=0,
        )
        self._session = requests.Session()
        self._session.trust_env = False  # no proxy stands between two tasks
        self._session.mount("http://", HTTPAdapter(max_retries=retries))
        # A connection that stays open would bring every video to the same task.
        self._session.headers["Connection"] = "close"

    def render(self, title: str, seconds: int, size: str, hue: int) -> bytes:
        video = {"title": title, "seconds": seconds, "size": size, "hue": hue}
        try:
            response = self._session.post(f"{self._url}/videos", json=video, timeout=(CONNECT_SECONDS, READ_SECONDS))
        except requests.RequestException as error:
            raise StudioError("the studio does not answer at the moment; try again in a minute") from error
        if response.status_code == 503:
            raise StudioError("the studio is busy; try again in a minute")
        if response.status_code == 422:
            raise StudioError("the studio does not make such a video: " + _problems(response))
        if response.status_code != 201 or response.headers.get("Content-Type") != "image/gif":
            raise StudioError(f"the studio answered with something else (status {response.status_code})")
        return response.content


def _problems(response: requests.Response) -> str:
    try:
        return "; ".join(f"{problem['loc'][-1]}: {problem['msg']}" for problem in response.json()["detail"])
    except (ValueError, KeyError, TypeError, IndexError):
        return "it does not say why"


def from_environment() -> Studio:
    url = os.environ.get("BACKEND_URL", "")
    if not url.startswith("http://"):
        raise StudioError("BACKEND_URL is not set; it is the studio's address, such as http://localhost:8000")
    return Studio(url)
