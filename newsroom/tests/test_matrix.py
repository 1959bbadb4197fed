from itertools import combinations, product
from math import prod

from django.test import SimpleTestCase

from .matrix import all_pairs

AXES = {
    "template": [f"page {number}" for number in range(12)],
    "language": ["ru", "en"],
    "font": ["site", "times", "arial", "dyslexic"],
    "size": [100, 125, 150, 175, 200],
    "letters": ["normal", "medium", "large"],
    "lines": ["normal", "medium", "large"],
    "scheme": ["site", "white", "black", "blue", "brown", "green"],
    "images": ["on", "gray", "off"],
}


class AllPairsTests(SimpleTestCase):
    def test_any_two_values_meet(self):
        rows = all_pairs(AXES)
        for first, second in combinations(AXES, 2):
            met = {(row[first], row[second]) for row in rows}
            self.assertEqual(met, set(product(AXES[first], AXES[second])), f"{first} and {second}")

    def test_the_rows_are_few(self):
        self.assertLess(len(all_pairs(AXES)), 100)
        self.assertGreater(prod(map(len, AXES.values())), 70_000)

    def test_the_same_axes_give_the_same_rows(self):
        self.assertEqual(all_pairs(AXES), all_pairs(AXES))
