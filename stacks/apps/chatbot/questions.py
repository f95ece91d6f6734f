"""How many questions a client may ask: each costs money. A module is imported once, while the page runs again and again."""

from limits import Limit

MAX_CHARACTERS = 4000
MINUTE, DAY = 60, 24 * 3600

of_session = [Limit(10, MINUTE), Limit(200, DAY)]
# Many people may share an address, such as an office.
of_address = [Limit(30, MINUTE), Limit(1000, DAY)]
of_everyone = [Limit(120, MINUTE)]
new_conversations = Limit(50, DAY)


def problem(question: str, address: str, key: str | None, is_first: bool) -> str | None:
    """Why the question is not asked; nothing if it may be."""
    # The browser's own limit is only the browser's.
    if len(question) > MAX_CHARACTERS:
        return f"A question has at most {MAX_CHARACTERS:,} characters."
    if is_first and not new_conversations.allows(address):
        return "Your network has begun too many conversations today."
    asked = [(limit, key) for limit in of_session if key] + [(limit, address) for limit in of_address]
    if all(limit.allows(client) for limit, client in [*asked, *((limit, "everyone") for limit in of_everyone)]):
        return None
    return "There were too many questions. Please wait a minute; if that does not help, come back tomorrow."
