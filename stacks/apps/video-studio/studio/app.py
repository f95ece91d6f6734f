"""The studio: renders short videos. It keeps none, so that any task answers anything: a video's id is its description.

    POST /videos       {"title": "Hello", "seconds": 2, "size": "320x180", "hue": 210}
                       201 with the video, and its address in Location
    GET  /videos/{id}  200 with the same bytes, made again, by whichever task is asked
"""

import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import FastAPI, HTTPException, Path, Response

from rendering import Video

# Rendering is limited by the processor: more at once than processors would only slow each down.
RENDERING = os.cpu_count() or 1
# Requests beyond these are refused: another task, or one that autoscaling starts, answers sooner.
WAITING = 4

# A name leads to the address of a stopped task for as long as clients keep it.
LINGER_SECONDS = float(os.environ.get("STUDIO_LINGER_SECONDS", "10"))


@asynccontextmanager
async def lifespan(app: FastAPI):
    # Uvicorn has its handler by now, after which it takes no more connections.
    stop, loop = signal.getsignal(signal.SIGTERM), asyncio.get_running_loop()
    signal.signal(signal.SIGTERM, lambda *reason: loop.call_soon_threadsafe(loop.call_later, LINGER_SECONDS, stop, *reason))
    yield


app = FastAPI(title="Studio", lifespan=lifespan)
threads = ThreadPoolExecutor(RENDERING, thread_name_prefix="render")
underway: set[asyncio.Future] = set()


@app.get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/videos", status_code=201, response_class=Response)
async def create(video: Video) -> Response:
    # How to ask for it again. Nothing is stored, so nothing has to be deleted either.
    return await rendered(video, 201, {"Location": f"/videos/{video.id}"})


@app.get("/videos/{id}", response_class=Response)
async def read(id: Annotated[str, Path(max_length=300)]) -> Response:
    try:
        video = Video.from_id(id)
    except ValueError:
        raise HTTPException(404, "there is no such video") from None
    return await rendered(video, 200, {"Cache-Control": "public, max-age=86400, immutable"})


async def rendered(video: Video, status: int, headers: dict[str, str]) -> Response:
    if len(underway) >= RENDERING + WAITING:
        raise HTTPException(503, "too many videos are being rendered")
    # In a thread: the event loop stays free for health checks, or ECS would replace a task for being busy.
    rendering = asyncio.get_running_loop().run_in_executor(threads, video.render)
    underway.add(rendering)
    rendering.add_done_callback(underway.discard)
    return Response(await rendering, status, headers, "image/gif")
