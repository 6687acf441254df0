"""Good records, and records that no step or only some can process."""

import json

from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.records import Clean, Decision, Unique
from tests.streams.desk.dedupe.desk import START

__all__ = [
    "bad_keys",
    "bad_times",
    "bad_value",
    "clean_value",
    "raw_value",
    "unique_value",
]

DEEP = 100_000
"""Nested brackets; msgspec stops at some thousands."""
OTHER_VALUES: tuple[object, ...] = (
    None, True, 7, -1, 1e300, "", "x", [], {}, [[]], {"x": None},
    "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "2026-13-01",
)  # fmt: skip

TEXT = (
    "Ferry {0} returns\n\nThe ferry {0} came back to Ellery on Monday with "
    "{0} tons of slates, two days late, after a storm in the sound."
)


def raw_value(number: int) -> bytes:
    return encode(
        RawItem(
            "tideway", f"urn:good:{number}", "text/plain", START,
            TEXT.format(number).encode(), language="en", lane="en",
        )
    )  # fmt: skip


def news(number: int) -> NewsItem:
    return NewsItem(
        f"urn:good:{number}", "tideway", START, agency="A", lane="en",
        language="en", headline=f"Ferry {number} returns",
        body=TEXT.format(number),
    )  # fmt: skip


def clean_value(number: int) -> bytes:
    return encode(Clean(news(number), f"wire.raw-0:{number}"))


def unique_value(number: int) -> bytes:
    return encode(
        Unique(
            news(number), "new", 1, "s", Decision("new"),
            source=f"wire.raw-0:{number}",
        )
    )  # fmt: skip


def bad_value(random, good):
    """Return one bad value, made from a good one; few of them are large."""
    makers = (
        random_bytes, cut, not_utf_8, huge_number, other_type,
        lone_surrogate, flipped, not_an_object, without_field, not_a_number,
        nul_bytes, bad_base64, unknown_field, long_text,
    )  # fmt: skip
    maker = nested if random.random() < 0.03 else random.choice(makers)
    return maker(random, good)


def bad_keys(random):
    """Return a key of any kind, also none and one that is not UTF-8."""
    return random.choice((None, b"", b"key", b"\xff\xfe", b"\xed\xa0\x80"))


def bad_times(random):
    """Return a timestamp in seconds of any kind, also out of range."""
    return random.choice(
        (0.0, None, 1.7e9, -1.0, -1e15, 1e15, 1e300, float("nan"))
    )


def random_bytes(random, _good):
    return random.randbytes(random.randrange(200))


def cut(random, good):
    return good[: random.randrange(len(good))]


def not_utf_8(random, good):
    """Put bytes that are not UTF-8 into a string."""
    strings = [at for at, byte in enumerate(good) if byte == ord('"')]
    at = random.choice(strings) + 1
    junk = random.choice((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88"))
    return good[:at] + junk + good[at:]


def nested(random, good):
    """Put deeply nested brackets into a field that is not read, or is."""
    opening, closing = random.choice(((b"[", b"]"), (b'{"x":', b"}")))
    name = random.choice([b"x", *(f.encode() for f in json.loads(good))])
    inner = opening * DEEP
    if random.random() < 0.5:
        inner += b"1" + closing * DEEP
    return b'{"%b":%b,%b' % (name, inner, good[1:])


def huge_number(random, good):
    number = random.choice((b"9" * 5000, b"-1e999", b"1" + b"0" * 400))
    return replaced(random, good, number)


def other_type(random, good):
    value = json.dumps(random.choice(OTHER_VALUES))
    return replaced(random, good, value.encode())


def not_a_number(random, good):
    number = random.choice((b"NaN", b"Infinity", b"-Infinity", b"-", b"1e"))
    return replaced(random, good, number)


def nul_bytes(random, good):
    nul = random.choice((b'"\0"', b'"\\u0000"', b"\0", b'"a\\u0000b"'))
    return replaced(random, good, nul)


def bad_base64(random, good):
    text = random.choice(
        (b'"Q"', b'"####"', b'"QQ"', b'"Q==="', b'"\xc3\xa9"')
    )
    return replaced(random, good, text)


def unknown_field(random, good):
    """Add a field that no reader knows: the record stays readable."""
    inner = random.choice((b"null", b"[[{}]]", b'{"x":1e400}', b'"x"'))
    return b'{"unknown":%b,%b' % (inner, good[1:])


def long_text(random, good):
    length = random.choice((1_000, 20_000, 70_000))
    return replaced(random, good, b'"%b"' % (b"x " * length))


def lone_surrogate(random, good):
    return replaced(random, good, rb'"\ud800"')


def replaced(random, good, value):
    """Replace the value of one field, at the top or one level below."""
    fields = json.loads(good)
    inner = [name for name, kept in fields.items() if isinstance(kept, dict)]
    target = fields
    if inner and random.random() < 0.7:
        target = fields[random.choice(inner)]
    target[random.choice(list(target))] = "#"
    return json.dumps(fields).encode().replace(b'"#"', value)


def flipped(random, good):
    """Change some bytes."""
    value = bytearray(good)
    for _ in range(random.randint(1, 5)):
        value[random.randrange(len(value))] = random.randrange(256)
    return bytes(value)


def not_an_object(random, _good):
    return random.choice((b"", b"null", b"[]", b"7", b'"x"', b"{}", b"\0"))


def without_field(random, good):
    fields = json.loads(good)
    del fields[random.choice(list(fields))]
    return json.dumps(fields).encode()
