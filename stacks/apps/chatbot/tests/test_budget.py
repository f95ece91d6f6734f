import unittest
from unittest.mock import patch

import budget
from budget import DAY, HOUR, Budget

KEY, ADDRESS = "a" * 64, "198.51.100.7"


class BudgetTests(unittest.TestCase):
    def setUp(self):
        self.now = 0.0
        for name in ("of_session", "of_address", "of_task"):
            one = getattr(budget, name)
            self.enterContext(patch.object(budget, name, Budget(one.tokens, one.seconds, clock=lambda: self.now)))

    def spent(self, tokens, address=ADDRESS, key=KEY, settled=None):
        """Reserves again and again; how many replies there are before the text that refuses one, and this text."""
        for count in range(10_000):
            try:
                reservation = budget.reserve(tokens, address, key)
            except budget.Spent as refused:
                return count, str(refused)
            if settled is not None:
                reservation.settle(settled)
        self.fail("the budget has no end")

    def test_a_session_has_a_number_of_tokens_a_day(self):
        self.assertEqual(self.spent(10_000), (20, budget.SESSION))
        self.assertEqual(self.spent(10_001, key="b" * 64)[0], 19)
        self.now = DAY - 1
        self.assertEqual(self.spent(10_000)[0], 0)
        self.now = DAY
        self.assertEqual(self.spent(10_000)[0], 20)

    def test_an_address_has_a_number_of_tokens_a_day_with_whatever_cookies(self):
        replies = []
        for hour in range(10):
            self.now = hour * HOUR
            replies.append(self.spent(10_000, key=f"{hour}"))
        self.assertEqual([count for count, _ in replies], [20] * 5 + [0] * 5)
        self.assertEqual({text for _, text in replies[5:]}, {budget.ADDRESS})
        self.assertEqual(self.spent(10_000, key=None), (0, budget.ADDRESS))

    def test_a_task_has_a_number_of_tokens_an_hour_for_everybody_together(self):
        replies = [self.spent(10_000, address=f"{number}", key=None) for number in range(3)]
        self.assertEqual(replies, [(100, budget.ADDRESS), (0, budget.TASK), (0, budget.TASK)])
        self.now = HOUR
        self.assertEqual(self.spent(10_000, address="another", key=None)[0], 100)

    def test_what_a_reply_really_took_replaces_what_was_reserved(self):
        self.assertEqual(self.spent(10_000, settled=1_000)[0], 191)
        # What is refused reserves nothing, for the address neither.
        self.assertEqual(budget.of_address.left(ADDRESS), 1_000_000 - 191_000)

    def test_it_remembers_a_bounded_number_of_clients(self):
        some = Budget(10, HOUR, clients=3, clock=lambda: self.now)
        for number in range(1000):
            some.reserve(f"{number}", 4)
        self.assertEqual(len(some._entries), 3)
        self.assertEqual((some.left("999"), some.left("0")), (6, 10))


if __name__ == "__main__":
    unittest.main()
