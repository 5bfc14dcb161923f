"""Which small mistakes could be in a C++ text: each operator and constant of it, changed one at a time."""
import collections
import re

# line and column count from 1; start and end are places in the text.
Mutant = collections.namedtuple("Mutant", "line column start end old new")

# Operators with a space on both sides, as clang-format writes binary ones: others are pointers, references,
# signs and template brackets.
BINARY = {
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["*"],
    "+=": ["-="], "-=": ["+="], "*=": ["/="], "/=": ["*="], "|=": ["&="], "&=": ["|="],
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="], "!=": ["=="],
    "&&": ["||"], "||": ["&&"], "&": ["|"], "|": ["&"], "<<": [">>"], ">>": ["<<"],
}
WORDS = {"true": ["false"], "false": ["true"], "std::min": ["std::max"], "std::max": ["std::min"]}

TOKEN = re.compile(
    r"""(?P<skip>//[^\n]*|/\*.*?\*/|^[ \t]*\#(?:[^\n\\]|\\.)*|static_assert\((?:[^;])*;|R"(?P<mark>[^(]*)\(.*?\)(?P=mark)"
          |"(?:[^"\\\n]|\\.)*"|(?<![0-9A-Fa-f])'(?:[^'\\\n]|\\.)+')
      |(?P<number>(?<![\w.])(?:0[xX][0-9a-fA-F']+|(?:[0-9][0-9']*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)[uUlLfF]*)
      |(?P<word>std::m(?:in|ax)(?=\()|\w+)
      |(?P<binary>(?<=\s)(?:<<|>>|[-+*/|&<>=!]=|&&|\|\||[-+*/%<>&|])(?=\s))
      |(?P<negation>(?<![=\w])!(?=[\w(]))""",
    re.VERBOSE | re.DOTALL | re.MULTILINE)


def other_numbers(text):
    """One more and one less; twice as much for fractions."""
    value = text.rstrip("uUlL") if text[:2] in ("0x", "0X") else text.rstrip("uUlLfF")
    suffix = text[len(value):]
    digits = value.replace("'", "")
    if digits[:2] not in ("0x", "0X") and re.search(r"[.eE]", digits):
        number = float(digits)
        return [repr(2 * number if number else 1.0) + suffix]
    number = int(digits, 0) if digits[:2] in ("0x", "0X") else int(digits)
    return [str(n) + suffix for n in (number + 1, number - 1) if n >= 0]


def replacements(match, text):
    if match["number"]:
        # The size in std::array<char, 32> is not a constant of the model.
        in_brackets = text[match.end():match.end() + 1] == ">" and text[:match.start()].endswith((", ", "<"))
        return [] if in_brackets else other_numbers(match["number"])
    if match["word"]:
        return WORDS.get(match["word"], [])
    if match["binary"]:
        return BINARY.get(match["binary"], [])
    return [""] if match["negation"] else []


def mutants(text):
    """All of them, in the order of the text."""
    found = []
    for match in TOKEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
        for new in replacements(match, text):
            found.append(Mutant(line, column, match.start(), match.end(), match[0], new))
    return found


def mutated(text, mutant):
    return text[:mutant.start] + mutant.new + text[mutant.end:]
