import unittest

from session import MAX_AGE_SECONDS, Sessions, author, came_by_https


class SessionTests(unittest.TestCase):
    def test_every_task_with_the_secret_believes_a_session(self):
        session = Sessions("secret").new()
        value = Sessions("secret").signed(session)
        self.assertEqual(Sessions("secret").verified(value), session)
        self.assertIsNone(Sessions("other").verified(value))
        self.assertNotEqual(Sessions("secret").new(), session)

    def test_nothing_else_is_believed(self):
        sessions = Sessions("secret")
        value = sessions.signed("a" * 32)
        for wrong in [
            None, "", "a" * 32, "a" * 32 + ".", "b" + value[1:], value[:-1], value + "0", value + "\n", value.upper(),
            value[:-1] + ("0" if value[-1] != "0" else "1"), "." + value, "ü" * 97, value.replace(".", ".1", 1),
        ]:
            with self.subTest(wrong=wrong):
                self.assertIsNone(sessions.verified(wrong))

    def test_a_value_is_worth_nothing_when_it_is_old(self):
        value = Sessions("secret", now=lambda: 1000).signed("a" * 32)
        for time, expected in [(1000 + MAX_AGE_SECONDS, "a" * 32), (1001 + MAX_AGE_SECONDS, None)]:
            self.assertEqual(Sessions("secret", now=lambda: time).verified(value), expected)

    def test_an_author_is_told_apart_and_gives_no_session_away(self):
        self.assertNotEqual(author("a" * 32), author("b" * 32))
        self.assertRegex(author("a" * 32), "^guest-[0-9a-f]{6}$")
        self.assertNotIn("aaaaaa", author("a" * 32))

    def test_the_viewer_came_by_https_if_whoever_is_next_to_them_says_so(self):
        for scheme, headers, expected in [
            ("https", {}, True), ("http", {}, False), ("http", {"x-forwarded-proto": "https"}, True),
            ("http", {"x-forwarded-proto": "http"}, False), ("http", {"cloudfront-forwarded-proto": "https"}, True),
            # The distribution reaches the balancer by HTTP.
            ("http", {"cloudfront-forwarded-proto": "https", "x-forwarded-proto": "http"}, True),
        ]:
            with self.subTest(headers=headers):
                self.assertEqual(came_by_https(scheme, headers), expected)


if __name__ == "__main__":
    unittest.main()
