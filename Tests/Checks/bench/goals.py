"""The goals of the benches: each figure is printed beside its own, and what misses it is said again at the end."""

import sys

# How far from its goal a figure may be where a machine is busy, or slower than the one that the goals are for.
GENEROUS = 2


class Goals:
    def __init__(self, generous: bool):
        self.factor = GENEROUS if generous else 1
        self.missed: list[str] = []

    def figure(self, what: str, value: float, unit: str, *, at_most: float | None = None, at_least: float | None = None,
               digits: int = 2, note: str = "") -> None:
        """Prints a figure, its goal if it has one, and the note."""
        goal = ""
        if at_most is not None:
            goal = f" (goal: at most {at_most:g})"
            if value > at_most * self.factor:
                self.missed.append(f"{what}: {value:.{digits}f} {unit} is more than {at_most * self.factor:g}")
        if at_least is not None:
            goal = f" (goal: at least {at_least:g})"
            if value < at_least / self.factor:
                self.missed.append(f"{what}: {value:.{digits}f} {unit} is less than {at_least / self.factor:g}")
        print(f"{what}: {value:.{digits}f} {unit}{goal}{'; ' + note if note else ''}", flush=True)

    def finish(self) -> None:
        """Ends the program with 1 if a goal was missed."""
        if self.missed:
            sys.exit("\n".join(f"missed: {goal}" for goal in self.missed))
