import unittest

from session import MAX_AGE_SECONDS, RENEWAL_SECONDS, Sessions, author, came_by_https, cookie_in, cookie_name


class SessionTests(unittest.TestCase):
    def test_a_cookie_in_the_value_of_another_is_none(self):
        for headers, expected in [
            (["name=good"], "good"), (["a=b; name=good;c=d"], "good"), (["a=b", "name=good"], "good"),
            (["x=a name=evil"], None), (["x=a\tname=evil"], None), (["x=\"a; name=evil\"; name=good"], None),
            (["name=good; x=a name=evil"], "good"), (["name=good; name=evil"], None), (["name=good", "name=evil"], None),
            (["\xa0name=evil"], None), (["\x85name=evil; name=good"], "good"), (["name\x0b=evil"], None), ([], None),
        ]:
            with self.subTest(headers=headers):
                self.assertEqual(cookie_in(headers, "name"), expected)

    def test_every_task_with_the_secret_believes_a_session(self):
        value = Sessions("secret").new()
        session = Sessions("secret").verified(value)
        self.assertRegex(session, "^[0-9a-f]{32}$")
        self.assertIsNone(Sessions("other").verified(value))
        self.assertNotEqual(Sessions("secret").verified(Sessions("secret").new()), session)

    def test_nothing_else_is_believed(self):
        sessions = Sessions("secret")
        value = sessions.new()
        session, issued, signature = value.split(".")
        for wrong in [
            None, "", session, session + ".", f"{session}.{signature}", f"{'a' * 32}.{issued}.{signature}", value[:-1],
            value + "0", value + "\n", value.upper(), value[:-1] + ("0" if value[-1] != "0" else "1"), "." + value, "ü" * 97,
            f"{session}.{int(issued) + 1}.{signature}", f"{session}.{issued}{signature[0]}.{signature[1:]}",
        ]:
            with self.subTest(wrong=wrong):
                self.assertIsNone(sessions.verified(wrong))

    def test_a_session_ends(self):
        now = [1_800_000_000]
        sessions = Sessions("secret", clock=lambda: now[0])
        value = sessions.new()
        for age, is_new, is_valid in [
            (0, True, True), (RENEWAL_SECONDS - 1, True, True), (RENEWAL_SECONDS, False, True),
            (MAX_AGE_SECONDS - 1, False, True), (MAX_AGE_SECONDS, False, False),
        ]:
            with self.subTest(age=age):
                now[0] = 1_800_000_000 + age
                self.assertEqual(sessions.verified(value, RENEWAL_SECONDS) is not None, is_new)
                self.assertEqual(sessions.verified(value) is not None, is_valid)

    def test_an_author_is_told_apart_and_gives_no_session_away(self):
        self.assertNotEqual(author("a" * 32), author("b" * 32))
        self.assertRegex(author("a" * 32), "^guest-[0-9a-f]{6}$")
        self.assertNotIn("aaaaaa", author("a" * 32))

    def test_the_viewer_came_by_https_if_cloudfront_or_the_balancer_says_so(self):
        for scheme, headers, expected in [
            ("https", {}, True), ("http", {}, False), ("http", {"x-forwarded-proto": "https"}, True), ("http", {"x-forwarded-proto": "http"}, False),
            # CloudFront speaks plain HTTP to the balancer.
            ("http", {"cloudfront-forwarded-proto": "https", "x-forwarded-proto": "http"}, True),
            ("http", {"cloudfront-forwarded-proto": "http"}, False),
        ]:
            with self.subTest(headers=headers):
                self.assertEqual(came_by_https(scheme, headers), expected)

    def test_by_https_the_cookie_has_a_name_that_no_other_host_can_set(self):
        self.assertEqual([cookie_name(True), cookie_name(False)], ["__Host-board_session", "board_session"])


if __name__ == "__main__":
    unittest.main()
