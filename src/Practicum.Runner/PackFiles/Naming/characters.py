"""Writes characters.txt, what names need to know of Unicode, from Python's own tables: python3 characters.py > characters.txt

D  a character and its canonical decomposition (Unicode Standard Annex 15)
X  characters that decompose and are never composed again
C  a range and its canonical combining class
A  a range of characters outside ASCII that pass for ASCII: their compatibility form is ASCII, or they look like a slash or a colon.
   Left out: small figures and circled ones, the ordinal signs, the number sign and the trade mark, which nobody takes for the plain letter
I  a range of characters that are letters or marks and show nothing (Default_Ignorable_Code_Point outside category Cf, and the empty braille cell)
F  a character and its full case folding, where that differs from its lower case
S  a script that has look-alikes in another one, and a range of its letters
"""
import unicodedata as u

points = [c for c in range(0x80, 0x110000) if not 0xD800 <= c <= 0xDFFF and not 0xAC00 <= c <= 0xD7A3]
honest = {*map(ord, "ªº¹²³№™"), 0x2070, *range(0x2074, 0x207A), *range(0x2080, 0x208A), *range(0x2460, 0x2500)}
slashes = {0x2044, 0x2215, 0x2216, 0x2236, 0x2571, 0x2572, 0x27CB, 0x27CD, 0x29F5, 0x29F8, 0x29F9, 0xA789}
invisible = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2800, 0x3164, *range(0xFE00, 0xFE10), 0xFFA0, *range(0xE0100, 0xE01F0)}


def ranges(values):
    found = []
    for point, value in values:
        if found and found[-1][1] == point - 1 and found[-1][2] == value:
            found[-1][1] = point
        else:
            found.append([point, point, value])
    return found


def line(kind, *points):
    print(kind, *(f"{p:04X}" for p in points))


print(f"# Unicode {u.unidata_version}, made by characters.py. Data: https://www.unicode.org/license.txt")
for c in points:
    parts = u.decomposition(chr(c))
    if parts and not parts.startswith("<"):
        line("D", c, *(int(p, 16) for p in parts.split()))
        if u.normalize("NFC", chr(c)) != chr(c):
            line("X", c)
for first, last, group in ranges((c, u.combining(chr(c))) for c in points if u.combining(chr(c))):
    print("C", f"{first:04X} {last:04X} {group}")
for first, last, _ in ranges((c, 0) for c in points if (u.normalize("NFKC", chr(c)).isascii() and c not in honest) or c in slashes):
    line("A", first, last)
for first, last, _ in ranges((c, 0) for c in points if c in invisible):
    line("I", first, last)
for c in points:
    if chr(c).casefold() != chr(c).lower():
        line("F", c, *map(ord, chr(c).casefold()))
scripts = ["LATIN", "GREEK", "COPTIC", "CYRILLIC", "ARMENIAN", "CHEROKEE", "LISU"]
letters = [(c, u.name(chr(c), "").split(" ")[0]) for c in range(0x41, 0x110000) if u.category(chr(c))[0] == "L"]
for first, last, script in ranges((c, s) for c, s in letters if s in scripts):
    print("S", f"{first:04X} {last:04X} {script.lower()}")
