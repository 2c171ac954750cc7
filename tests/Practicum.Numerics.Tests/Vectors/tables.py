"""Documents as Python's csv module writes and reads them, and numbers as Python reads them. Prints JSON: tables.json."""
import csv, io, json, random, struct, sys

chance = random.Random(4180)
PIECES = ['a', 'b', '7', '0.5', ',', ';', '"', '""', '\n', '\r\n', '\t', ' ', 'ü', '日本', '🦊', "'", '\\', 'NULL', '#', '']


def cell():
    return ''.join(chance.choice(PIECES) for _ in range(chance.randrange(4)))


def document():
    width, length = chance.randrange(1, 6), chance.randrange(0, 9)
    separator = chance.choice([',', ';', '\t', '|'])
    rows = [[f'c{i}' + chance.choice(['', ' x', 'ü', '"', separator, '\n']) for i in range(width)]]
    rows += [[cell() for _ in range(width)] for _ in range(length)]
    text = io.StringIO(newline='')
    writer = csv.writer(text, delimiter=separator, lineterminator=chance.choice(['\n', '\r\n']),
                        quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
    writer.writerows(rows)
    text = text.getvalue()
    if chance.random() < 0.3 and not text.endswith('"\n') and rows[-1] != ['']:
        text = text.rstrip('\r\n') if not rows[-1][-1].endswith(('\n', '\r')) else text
    read = list(csv.reader(io.StringIO(text, newline=''), delimiter=separator, strict=True))
    return {'text': text, 'separator': separator, 'rows': read} if read == rows else None


def number():
    kind = chance.randrange(8)
    if kind == 0:
        return repr(struct.unpack('<d', struct.pack('<Q', chance.getrandbits(63)))[0])
    if kind == 1:
        return f'{chance.uniform(-1e6, 1e6):.{chance.randrange(0, 20)}f}'
    if kind == 2:
        return f'{chance.getrandbits(chance.randrange(1, 130))}e{chance.randrange(-360, 310)}'
    if kind == 3:  # halfway between two doubles, and a hair beside
        bits = chance.getrandbits(52) | (chance.randrange(900, 1150) << 52)
        low, high = (struct.unpack('<d', struct.pack('<Q', b))[0] for b in (bits, bits + 1))
        from fractions import Fraction
        half = (Fraction(low) + Fraction(high)) / 2
        digits = 0
        while half.denominator != 1 and digits < 700:
            half, digits = half * 10, digits + 1
        return f'{half.numerator + chance.choice([-1, 0, 1])}e-{digits}'
    if kind == 4:  # denormal
        return repr(struct.unpack('<d', struct.pack('<Q', chance.getrandbits(52)))[0])
    if kind == 5:
        return f'{chance.choice(["", "-", "+"])}{"0" * chance.randrange(3)}{chance.randrange(10 ** chance.randrange(1, 19))}{chance.choice(["", ".", ".5", ".000", "e5", "E-7"])}'
    if kind == 6:
        return f'{chance.choice(["", "-"])}.{chance.randrange(10 ** 17):0{chance.randrange(1, 20)}d}'
    return f'0.{chance.getrandbits(60)}'


def bits(text):
    return f"{struct.unpack('<Q', struct.pack('<d', float(text)))[0]:016x}"


documents = [d for d in (document() for _ in range(400)) if d][:300]
numbers = [n for n in (number() for _ in range(3000)) if abs(float(n)) < float('inf') and len(n) < 120]
json.dump({'versions': {'python': sys.version.split()[0]}, 'documents': documents, 'numbers': [[n, bits(n)] for n in numbers]},
          sys.stdout, ensure_ascii=True, separators=(',', ':'))
