"""A Swift file taken apart: its code without comments and texts, its string literals, its comments."""

import bisect
import re
from pathlib import Path

# A regular expression between slashes begins where no operand stands before it.
REGEX = r"(?<=[(\[{,:=! ])/(?![/*= ])(?:\\.|[^/\\\n])+/|(#+)/.*?/\1"
TOKEN = re.compile(rf'//[^\n]*|/\*|{REGEX}|#*"(?:"")?|[()]')
BLOCK_COMMENT = re.compile(r"/\*|\*/")
NOT_A_LINE_END = re.compile(r"[^\n]")
# A type, and what an extension is of; in code, where each `{` and `}` counts.
DECLARATION = re.compile(
    r"\b(?:struct|class|enum|actor|protocol|typealias)\s+(?!func\b|var\b|subscript\b)(\w+)|\bextension\s+([\w.]+)|[{}]")


class Source:
    """`code` has the length of the file: comments, and what stands in literals, are blanks there. Code inside an
    interpolation stays. `literals` has the text of each literal, by where its first quote is; an interpolation is `\\(…)`
    there. `ends` has where each literal ends. `comments` has the text of each comment, by where it begins.
    """

    def __init__(self, text: str, name: str = ""):
        self.text, self.name = text, name
        self.literals: dict[int, str] = {}
        self.ends: dict[int, int] = {}
        self.comments: dict[int, str] = {}
        self._pieces: list[str] = []
        self._code(0, depth=None)
        self.code = "".join(self._pieces)
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text))]

    @classmethod
    def read(cls, path: Path, name: str) -> "Source":
        return cls(path.read_text(), name)

    def line(self, offset: int) -> int:
        return bisect.bisect_right(self._line_starts, offset)

    def at(self, offset: int) -> str:
        return f"{self.name}:{self.line(offset)}"

    def _fault(self, offset: int, what: str) -> ValueError:
        return ValueError(f"{self.name}:{self.text.count(chr(10), 0, offset) + 1}: {what}")

    def _keep(self, start: int, end: int) -> None:
        self._pieces.append(self.text[start:end])

    def _blank(self, start: int, end: int) -> None:
        self._pieces.append(NOT_A_LINE_END.sub(" ", self.text[start:end]))

    def _code(self, start: int, depth: int | None) -> int:
        """Reads code to the end; inside an interpolation, where `depth` counts parentheses, to the one that closes it."""
        position = start
        while found := TOKEN.search(self.text, position):
            token = found[0]
            self._keep(position, found.start())
            position = found.end()
            if token.startswith("//"):
                self.comments[found.start()] = token
                self._blank(found.start(), position)
            elif token != "/*" and token.lstrip("#").startswith("/"):
                self._blank(found.start(), position)
            elif token == "/*":
                position = self._block_comment(found.start())
            elif '"' in token:
                position = self._literal(found.start(), token)
            else:
                self._keep(found.start(), position)
                if depth is not None:
                    depth += 1 if token == "(" else -1
                    if depth == 0:
                        return position
        if depth is not None:
            raise self._fault(start, "an interpolation does not end")
        self._keep(position, len(self.text))
        return len(self.text)

    def _block_comment(self, start: int) -> int:
        depth = 0
        for found in BLOCK_COMMENT.finditer(self.text, start):
            depth += 1 if found[0] == "/*" else -1
            if depth == 0:
                self.comments[start] = self.text[start : found.end()]
                self._blank(start, found.end())
                return found.end()
        raise self._fault(start, "a comment does not end")

    def _literal(self, start: int, opening: str) -> int:
        hashes = opening.count("#")
        quote = opening.lstrip("#") + "#" * hashes
        inside = re.compile(rf'(?P<end>{quote})|\\{"#" * hashes}(?P<open>\()|\\{"#" * hashes}.|(?P<line>\n)', re.DOTALL)
        self._keep(start, start + len(opening))
        position, told = start + len(opening), ""
        while found := inside.search(self.text, position):
            told += self.text[position : found.start()]
            self._blank(position, found.start())
            position = found.end()
            if found["end"]:
                self._keep(found.start(), position)
                self.literals[start] = told
                self.ends[start] = position
                return position
            if found["open"]:
                told += "\\(…)"
                self._blank(found.start(), position - 1)
                self._keep(position - 1, position)
                position = self._code(position, depth=1)
            elif found["line"]:
                if '"""' not in opening:
                    raise self._fault(start, "a string does not end on its line")
                told += "\n"
                self._keep(found.start(), position)
            else:
                told += found[0]
                self._blank(found.start(), position)
        raise self._fault(start, "a string does not end")

    def declared_types(self) -> list[tuple[str, str]]:
        """Each type that stands in the file itself or in an extension in it: its name, and what the extension is of."""
        found, owners, owner = [], [], None
        for token in DECLARATION.finditer(self.code):
            if token[0] == "{":
                owners.append(owner)
                owner = None
            elif token[0] == "}":
                if owners:
                    owners.pop()
            elif token[2]:
                owner = token[2]
            elif not owners or len(owners) == 1 and owners[0] is not None:
                found.append((token[1], owners[0] if owners else ""))
        return found
