"""Tables: reading what people upload, within limits, and narrowing it down."""

import csv
import io
import math
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

# A task has 2 GB for all its sessions, and a table in memory is up to five times its file.
MAX_BYTES = 10_000_000  # as maxUploadSize in .streamlit/config.toml
MAX_ROWS = 200_000
MAX_COLUMNS = 100
MAX_CELLS = 1_000_000  # a text in a cell takes some fifty bytes
MAX_POINTS = 2000  # what a browser draws quickly
MAX_CHOICES = 200


class UnreadableTable(Exception):
    """The file is not a table that the explorer takes; the text is for the person who uploaded it."""


@dataclass(frozen=True)
class Table:
    frame: pd.DataFrame
    cut: bool  # whether rows are missing


def read(data: bytes) -> Table:
    """The table in a CSV file, without the rows above MAX_ROWS and MAX_CELLS."""
    if len(data) > MAX_BYTES:
        raise UnreadableTable(f"it has more than {MAX_BYTES // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig")
        columns = len(next(csv.reader(io.StringIO(text)), []))
        if not 0 < columns <= MAX_COLUMNS:
            raise UnreadableTable(f"it has {columns} columns; 1 to {MAX_COLUMNS} are possible")
        most = min(MAX_ROWS, MAX_CELLS // columns)
        frame = pd.read_csv(io.StringIO(text), nrows=most + 1, sep=",", index_col=False)
    except UnicodeDecodeError as error:
        raise UnreadableTable("it is not text in UTF-8") from error
    except (pd.errors.ParserError, pd.errors.EmptyDataError, csv.Error) as error:
        raise UnreadableTable("it is not CSV: commas between columns, the first line their names") from error
    if frame.empty:
        raise UnreadableTable("it has no rows")
    return Table(frame.head(most), cut=len(frame) > most)


def sample() -> Table:
    """A year of invented temperatures in four cities."""
    cities = {"Bergen": (8, 7), "Lisbon": (17, 6), "Nairobi": (19, 2), "Perth": (19, -6)}
    rows = []
    for day in range(365):
        season = math.sin(2 * math.pi * (day - 105) / 365)
        for number, (city, (mean, swing)) in enumerate(cities.items()):
            weather = 3 * math.sin(day * (1.7 + number)) * math.cos(day / 11)
            rows.append((str(date(2025, 1, 1) + timedelta(day)), city, round(mean + swing * season + weather, 1)))
    return Table(pd.DataFrame(rows, columns=["day", "city", "temperature"]), cut=False)


def is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def span(column: pd.Series) -> tuple[float, float] | None:
    """The least and the greatest number; nothing where there is no range to choose from."""
    finite = column[column.abs() < math.inf]
    return (float(finite.min()), float(finite.max())) if finite.nunique() > 1 else None


def choices(column: pd.Series) -> list[str]:
    """The most frequent values, as text."""
    return column.astype(str).value_counts().head(MAX_CHOICES).index.tolist()


def between(frame: pd.DataFrame, column: str, low: float, high: float) -> pd.DataFrame:
    return frame[frame[column].between(low, high)]


def among(frame: pd.DataFrame, column: str, values: list[str]) -> pd.DataFrame:
    return frame[frame[column].astype(str).isin(values)] if values else frame


def thinned(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows at equal distances, few enough to draw."""
    return frame.iloc[:: max(1, math.ceil(len(frame) / MAX_POINTS))]


def points(frame: pd.DataFrame, x: str, y: str, color: str | None) -> pd.DataFrame:
    """What a chart draws, under names of our own: in those of a file, the chart's language would see signs of its own."""
    frame = thinned(frame)
    return pd.DataFrame({"x": frame[x], "y": frame[y]} | ({"color": frame[color].astype(str)} if color else {}))
