"""Prints forms.txt: texts with their composed form and their caseless form by Python's unicodedata and str.casefold, as code points."""
import random
import unicodedata as u

random.seed(7)
composed = [c for c in range(0x80, 0x30000) if not 0xD800 <= c <= 0xDFFF and u.decomposition(chr(c)) and not u.decomposition(chr(c)).startswith("<")]
marks = [c for c in range(0x300, 0x3000) if u.combining(chr(c))]
syllables = list(range(0xAC00, 0xD7A4, 97)) + list(range(0x1100, 0x1113)) + list(range(0x1161, 0x1176)) + list(range(0x11A8, 0x11C3))
letters = [c for c in range(0x41, 0x3000) if u.category(chr(c))[0] == "L"]
folding = [c for c in range(0x80, 0x20000) if not 0xD800 <= c <= 0xDFFF and chr(c).casefold() != chr(c).lower()]


def points(text):
    return " ".join(f"{ord(c):04X}" for c in text)


def text():
    made = ""
    for _ in range(random.randint(1, 6)):
        pool = random.choice([composed, marks, syllables, letters, folding])
        made += chr(random.choice(pool))
    return u.normalize("NFD", made) if random.random() < 0.3 else made


def fold(text):
    """Default caseless matching for canonical equivalence (Unicode 3.13, D145), composed at the end."""
    return u.normalize("NFC", u.normalize("NFC", text).casefold())


print(f"# Python's unicodedata {u.unidata_version}")
for made in [chr(c) for c in composed[::9]] + [text() for _ in range(1200)]:
    print(";".join([points(made), points(u.normalize("NFC", made)), points(fold(made))]))
