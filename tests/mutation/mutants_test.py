"""Tries the mutator on small texts, and on the sources that it is for."""
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
from mutants import mutants, mutated

ROOT = pathlib.Path(__file__).resolve().parents[2]


def changes(text):
    return [mutated(text, mutant) for mutant in mutants(text)]


class Mutants(unittest.TestCase):
    def test_arithmetic(self):
        self.assertEqual(changes("a + b"), ["a - b"])
        self.assertEqual(changes("a * b / c"), ["a / b / c", "a * b * c"])
        self.assertEqual(changes("a -= b;"), ["a += b;"])

    def test_comparisons_and_their_boundaries(self):
        self.assertEqual(changes("a < b"), ["a <= b", "a >= b"])
        self.assertEqual(changes("a >= b"), ["a > b", "a < b"])
        self.assertEqual(changes("a == b"), ["a != b"])

    def test_logic(self):
        self.assertEqual(changes("a && !b"), ["a || !b", "a && b"])
        self.assertEqual(changes("!(a || b)"), ["(a || b)", "!(a && b)"])
        self.assertEqual(changes("return true;"), ["return false;"])

    def test_constants(self):
        self.assertEqual(changes("x(0)"), ["x(1)"])
        self.assertEqual(changes("x(3600)"), ["x(3601)", "x(3599)"])
        self.assertEqual(changes("x(2U)"), ["x(3U)", "x(1U)"])
        self.assertEqual(changes("x(0xF0U)"), ["x(241U)", "x(239U)"])
        self.assertEqual(changes("x(1'000)"), ["x(1001)", "x(999)"])
        self.assertEqual(changes("x(0.0, 1e-9)"), ["x(1.0, 1e-9)", "x(0.0, 2e-09)"])

    def test_least_and_most(self):
        self.assertEqual(changes("std::min(a, b)"), ["std::max(a, b)"])
        self.assertEqual(changes("std::max_element(a, b)"), [])

    def test_what_is_no_operator_and_no_constant(self):
        for text in ("const char* a;", "f(T&& a, U& b)", "std::vector<T> v;", "template <class T>",
                     "std::array<char, 32> a;", "read_p50", "// 1 + 2", "/* 1 < 2 */", '"1 + 2 \\" 3"', "'1'",
                     "#include <1>", 'R"(1 " + 2)"', "static_assert(a < 1);", "bool operator!=(T)", "[=] {}"):
            self.assertEqual(changes(text), [], text)

    def test_places(self):
        self.assertEqual([(m.line, m.column) for m in mutants("a;\n// 1\n  b + 1")], [(3, 5), (3, 7), (3, 7)])

    def test_sources(self):
        for folder in ("models", "rank", "rules"):
            files = sorted((ROOT / "src" / folder).glob("*.cpp"))
            count = 0
            for file in files:
                text = file.read_text()
                for mutant in mutants(text):
                    count += 1
                    self.assertEqual(text[mutant.start:mutant.end], mutant.old)
                    self.assertTrue(text.split("\n")[mutant.line - 1][mutant.column - 1:].startswith(mutant.old))
                    self.assertNotEqual(mutated(text, mutant), text)
            self.assertGreater(count, 200, folder)


unittest.main()
