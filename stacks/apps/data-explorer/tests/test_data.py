import unittest
from unittest.mock import patch

import pandas as pd

import data
from data import UnreadableTable

ODD = pd.DataFrame({
    "number": [1.5, float("nan"), float("inf"), 4.0], "same": [7, 7, 7, 7], "text": ["b", "a", "b", None],
    "yes": [True, False, True, True],
})


class Reading(unittest.TestCase):
    def test_a_table_is_read_with_its_types(self):
        for text in ["day,city,°C\n1,Bergen,2.5\n2,Perth,\n", "\ufeffday,city,°C\r\n1,Bergen,2.5\r\n2,Perth,\r\n"]:
            table = data.read(text.encode())
            self.assertEqual(list(table.frame.columns), ["day", "city", "°C"])
            self.assertEqual([data.is_number(table.frame[name]) for name in table.frame], [True, False, True])
            self.assertEqual((len(table.frame), table.cut), (2, False))

    def test_what_is_no_table_is_refused_with_the_reason(self):
        for text, reason in [
            (b"", "0 columns"), (b"\n\n", "0 columns"), (b"a,b\n", "no rows"), (b"\xff\xfe\0a", "UTF-8"),
            (b"a,b\n1,2\n1,2,3,4\n\"", "not CSV"), (b"a" + b",a" * data.MAX_COLUMNS + b"\n1", "101 columns"),
            (b"x" * 200_000 + b",b\n1,2", "not CSV"), (b"a\n" + b"1\n" * (data.MAX_BYTES // 2), "more than 10 MB"),
            (b"PK\3\4\0\0\0\0" + bytes(100), "no rows"),
        ]:
            with self.subTest(text=text[:20]), self.assertRaisesRegex(UnreadableTable, reason):
                data.read(text)

    def test_rows_above_the_limit_are_left_out(self):
        with patch.object(data, "MAX_ROWS", 3):
            self.assertEqual([data.read(b"a\n" + b"1\n" * count).cut for count in (3, 4)], [False, True])
            self.assertEqual(len(data.read(b"a\n" + b"1\n" * 9).frame), 3)

    def test_cells_above_the_limit_are_left_out(self):
        with patch.object(data, "MAX_CELLS", 7):
            for columns, rows in [(1, 7), (2, 3), (3, 2), (7, 1)]:
                line = b",".join([b"1"] * columns) + b"\n"
                names = b",".join(b"c%d" % number for number in range(columns)) + b"\n"
                table = data.read(names + line * 20)
                self.assertEqual((len(table.frame), table.cut), (rows, True))

    def test_the_sample_is_a_year_of_four_cities_and_always_the_same(self):
        table = data.sample()
        days = table.frame.groupby("city").size().to_dict()
        self.assertEqual(days, {"Bergen": 365, "Lisbon": 365, "Nairobi": 365, "Perth": 365})
        self.assertTrue(table.frame["temperature"].between(-10, 40).all())
        self.assertTrue(table.frame.equals(data.sample().frame))


class Narrowing(unittest.TestCase):
    def test_numbers_have_a_span_and_are_kept_between_two(self):
        self.assertEqual(data.span(ODD["number"]), (1.5, 4.0))
        self.assertIsNone(data.span(ODD["same"]))
        self.assertIsNone(data.span(pd.Series([float("nan")] * 2)))
        self.assertFalse(data.is_number(ODD["yes"]))
        self.assertEqual(data.between(ODD, "number", 1, 2).index.tolist(), [0])

    def test_texts_are_kept_by_value_and_no_value_means_all(self):
        self.assertEqual(data.choices(ODD["text"])[0], "b")
        self.assertEqual(data.among(ODD, "text", ["b"]).index.tolist(), [0, 2])
        self.assertEqual(data.among(ODD, "yes", ["False"]).index.tolist(), [1])
        self.assertEqual(len(data.among(ODD, "text", [])), 4)
        self.assertEqual(len(data.choices(pd.Series(range(1000)))), data.MAX_CHOICES)

    def test_what_is_drawn_is_thinned_evenly(self):
        for rows, shown in [(0, 0), (1, 1), (2000, 2000), (2001, 1001), (200_000, 2000)]:
            with self.subTest(rows=rows):
                thin = data.thinned(pd.DataFrame({"a": range(rows)}))["a"]
                self.assertEqual(len(thin), shown)
                self.assertLessEqual(thin.diff().nunique(), 1)

    def test_the_points_of_a_chart_have_plain_names(self):
        points = data.points(pd.DataFrame({"a:b": [1, 2], "color": [True, False]}), "a:b", "a:b", "color")
        self.assertEqual(points.to_dict("list"), {"x": [1, 2], "y": [1, 2], "color": ["True", "False"]})
        self.assertEqual(list(data.points(ODD, "text", "number", None)), ["x", "y"])


if __name__ == "__main__":
    unittest.main()
