"""What the studio makes: a short animation of a title, as a GIF. The same description gives the same bytes."""

import base64
import colorsys
import io
import math
from enum import StrEnum
from typing import Annotated

from PIL import Image, ImageDraw, ImageFont
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

FRAMES_PER_SECOND = 10


class Size(StrEnum):
    SMALL = "320x180"
    LARGE = "640x360"

    @property
    def pixels(self) -> tuple[int, int]:
        width, height = self.split("x")
        return int(width), int(height)


def _writable(text: str) -> str:
    if not text.strip() or not text.isascii() or not text.isprintable():
        raise ValueError("must be letters, digits and signs of ASCII: the studio's font has no others")
    return text


class Video(BaseModel):
    """A description of a video, bounded so that none takes a task longer than some seconds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Annotated[str, Field(max_length=40), AfterValidator(_writable)]
    seconds: int = Field(default=2, ge=1, le=5)
    size: Size = Size.SMALL
    hue: int = Field(default=210, ge=0, lt=360)

    @property
    def id(self) -> str:
        """The description itself, so that any task can make the video again and none has to keep it."""
        return base64.urlsafe_b64encode(self.model_dump_json().encode()).rstrip(b"=").decode()

    @classmethod
    def from_id(cls, text: str) -> "Video":
        return cls.model_validate_json(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))

    def render(self) -> bytes:
        count = self.seconds * FRAMES_PER_SECOND
        first, *others = (self._frame(number / count) for number in range(count))
        file = io.BytesIO()
        first.save(file, "GIF", save_all=True, append_images=others, duration=1000 // FRAMES_PER_SECOND, loop=0)
        return file.getvalue()

    def _frame(self, moment: float) -> Image.Image:
        """The picture at a moment between 0 and 1: a sun that goes round, and the title over it."""
        width, height = self.size.pixels
        image = Image.new("RGB", (width, height), self._color(0.25))
        draw = ImageDraw.Draw(image)
        angle = 2 * math.pi * moment
        x, y, radius = width / 2 + width / 3 * math.cos(angle), height / 2 + height / 4 * math.sin(angle), height / 6
        for ring in range(5, 0, -1):
            draw.circle((x, y), radius * ring / 3, fill=self._color(0.25 + 0.12 * (6 - ring)))
        font = ImageFont.load_default(height / 8)
        room = width * 0.9
        if (length := font.getlength(self.title)) > room:
            font = ImageFont.load_default(height / 8 * room / length)
        draw.text((width / 2, height / 2), self.title, font=font, anchor="mm", fill="white")
        # One palette for all frames would be smaller; each with its own is quicker and needs no second pass.
        return image.quantize(32)

    def _color(self, value: float) -> tuple[int, int, int]:
        return tuple(round(255 * part) for part in colorsys.hsv_to_rgb(self.hue / 360, 0.7, value))
