"""Words that readers stumble over, and what to write instead. `house.py` looks for them wherever a person reads."""

import re

# A space in a pattern also matches a line break, with the marks of a comment that goes over it.
SPACE = r"(?:[ ]|\s*\n\s*(?:(?:///?|#|\*|-)\s+)?)"

# What to look for, whatever its case, and what to write.
WORDS = [
    # One spelling: American. Both `cancelled` and `canceled` are; Swift's own names have the first.
    (r"(?:author|character|custom|emphas|final|general|initial|maxim|minim|neutral|normal|optim|organ|parametr|priorit|"
     r"real|recogn|sanit|serial|special|stabil|summar|synthes|util|visual)is(?=e|ing|ation)", "z"),
    (r"(?:behavi|col|fav|flav|hon|lab|neighb)our", "or"),
    (r"artefact", "artifact"),
    (r"catalogue", "catalog"),
    (r"\bcentre", "center"),
    (r"(?:def|off)ence", "defense, offense"),
    (r"\bfulfil\b|\bfulfils\b", "fulfill"),
    (r"\bgrey\b", "gray"),
    (r"judgement", "judgment"),
    (r"\b(?:learnt|spelt|burnt)\b", "learned, spelled, burned"),
    (r"licence", "license"),
    (r"(?:label|model|signal|total|travel)l(?=ed\b|ing\b)", "one l"),
    # One idiom, which has to be read twice.
    (r"\bleft out\b", "Default: …; or omitted"),
    (r"(?:'|\b(?:it|that|this|which|what|one)) is no (?!longer\b|more\b|less\b)", "is not a"),
    (r"\bhee(?:d|ds|ded|ding)\b", "honor, follow"),
    (r"\bbe it\b", "whether or not"),
    (r"\b(?:go|goes|going|gone|went) on\b", "continue, resume"),
    (r"\bdear(?:er|est)\b", "more expensive, most expensive"),
    (r"\bthe time is over\b", "timed out"),
    (r"\bsaid several times\b", "repeated"),
    (r"\bas good as none\b", "ignored"),
    (r"\b(?:made|makes?|making) (?:(?:it|them|one|\w+s) )?up\b", "generate"),
    (r"\bwhoever\b", "the reader's, caller's or reviewer's usual noun"),
    (r"\bnobody knows\b", "unknown"),
    (r"(?<!know\s)(?<!knows\s)\bnothing of\b", "nothing in, nothing about, none of"),
    (r"\bfor good\b", "permanently"),
]

PATTERNS = [(re.compile(pattern.replace(" ", SPACE), re.IGNORECASE), instead) for pattern, instead in WORDS]

# Where a word is somebody else's: (the end of a file's path, the word).
EXCEPTIONS: set[tuple[str, str]] = set()


def found(text: str) -> list[tuple[int, str, str]]:
    """Each word of the table in the text: where it begins, the whole word, what to write instead."""
    result = []
    for pattern, instead in PATTERNS:
        for match in pattern.finditer(text):
            before, after = re.search(r"\w*$", text[max(0, match.start() - 60) : match.start()]), re.compile(r"\w*").match(text, match.end())
            word = re.sub(r"\s*\n\s*(?:///?|#|\*|-)?\s*", " ", before[0] + match[0] + after[0])
            result.append((match.start(), word.strip(), instead))
    return sorted(result)
