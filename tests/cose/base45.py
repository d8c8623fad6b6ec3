"""base45.py - Base45 written from RFC 9285, so that our own is not tested with itself."""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def decode(text):
    out = bytearray()
    for i in range(0, len(text), 3):
        group = text[i : i + 3]
        number = sum(LETTERS.index(c) * 45**k for k, c in enumerate(group))
        out += number.to_bytes(len(group) - 1, "big")
    return bytes(out)


def encode(data):
    out = ""
    for i in range(0, len(data), 2):
        pair = data[i : i + 2]
        number = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            out += LETTERS[number % 45]
            number //= 45
    return out
