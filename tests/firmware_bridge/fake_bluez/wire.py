"""D-Bus messages to bytes and back: what BlueZ and its clients use, little-endian, without file descriptors."""

import struct
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

NUMBERS = {"y": "B", "b": "I", "n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d"}
ALIGNMENTS = {"y": 1, "g": 1, "v": 1, "n": 2, "q": 2, "b": 4, "i": 4, "u": 4, "a": 4, "s": 4, "o": 4}
STRUCT_ALIGNMENT = 8
FIXED_HEADER = struct.Struct("<cBBBIII")
NO_REPLY_EXPECTED = 1
FIELDS = {1: "path", 2: "interface", 3: "member", 4: "error_name", 5: "reply_serial", 6: "destination", 7: "sender"}
FIELD_TYPES = {"path": "o", "reply_serial": "u"}
SIGNATURE_FIELD = 8


class Kind(IntEnum):
    """What a message is."""

    METHOD_CALL = 1
    METHOD_RETURN = 2
    ERROR = 3
    SIGNAL = 4


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A value that carries its own type."""

    signature: str
    value: Any


@dataclass(frozen=True, kw_only=True)
class Message:
    """One D-Bus message."""

    kind: Kind
    path: str | None = None
    interface: str | None = None
    member: str | None = None
    error_name: str | None = None
    reply_serial: int | None = None
    destination: str | None = None
    sender: str | None = None
    signature: str = ""
    body: list[Any] = field(default_factory=list)
    serial: int = 1
    flags: int = 0


def message_size(start: bytes) -> int:
    """Tell from its first 16 bytes how long a message is."""
    _endian, _kind, _flags, _version, body_bytes, _serial, field_bytes = FIXED_HEADER.unpack(start)
    return _aligned(FIXED_HEADER.size + field_bytes, STRUCT_ALIGNMENT) + body_bytes


def write_message(message: Message) -> bytes:
    """Marshal a message."""
    body = Writer()
    for signature, value in zip(split_signature(message.signature), message.body, strict=True):
        body.write(signature, value)
    fields = []
    for number, name in FIELDS.items():
        value = getattr(message, name)
        if value is not None:
            fields.append((number, Variant(signature=FIELD_TYPES.get(name, "s"), value=value)))
    if message.signature:
        fields.append((SIGNATURE_FIELD, Variant(signature="g", value=message.signature)))
    head = Writer()
    for number in (ord("l"), message.kind, message.flags, 1):
        head.write("y", number)
    head.write("u", len(body.data))
    head.write("u", message.serial)
    head.write("a(yv)", fields)
    head.align(STRUCT_ALIGNMENT)
    return bytes(head.data + body.data)


def read_message(data: bytes) -> Message:
    """Unmarshal a whole message."""
    reader = Reader(data)
    _endian, kind, flags, _version = (reader.read("y") for _ in range(4))
    _body_bytes, serial = reader.read("u"), reader.read("u")
    fields = {number: variant.value for number, variant in reader.read("a(yv)")}
    reader.align(STRUCT_ALIGNMENT)
    signature = fields.pop(SIGNATURE_FIELD, "")
    body = [reader.read(part) for part in split_signature(signature)]
    named = {FIELDS[number]: value for number, value in fields.items() if number in FIELDS}
    return Message(kind=Kind(kind), flags=flags, serial=serial, signature=signature, body=body, **named)


def split_signature(signature: str) -> list[str]:
    """Cut a signature into complete types."""
    parts = []
    position = 0
    while position < len(signature):
        end = _end_of_type(signature, position)
        parts.append(signature[position:end])
        position = end
    return parts


def _end_of_type(signature: str, position: int) -> int:
    first = signature[position]
    if first == "a":
        return _end_of_type(signature, position + 1)
    if first not in "({":
        return position + 1
    position += 1
    while signature[position] not in ")}":
        position = _end_of_type(signature, position)
    return position + 1


def _alignment(signature: str) -> int:
    return ALIGNMENTS.get(signature[0], STRUCT_ALIGNMENT)


def _aligned(position: int, alignment: int) -> int:
    return -(-position // alignment) * alignment


class Writer:
    """Appends values, each at its alignment."""

    def __init__(self) -> None:
        self.data = bytearray()

    def align(self, alignment: int) -> None:
        self.data += bytes(_aligned(len(self.data), alignment) - len(self.data))

    def write(self, signature: str, value: Any) -> None:
        self.align(_alignment(signature))
        first = signature[0]
        if first in NUMBERS:
            self.data += struct.pack("<" + NUMBERS[first], value)
        elif first in "sog":
            text = value.encode()
            self.data += struct.pack("<B" if first == "g" else "<I", len(text)) + text + b"\0"
        elif first == "v":
            self.write("g", value.signature)
            self.write(value.signature, value.value)
        elif first == "a":
            self._write_array(signature[1:], value)
        else:
            for part, member in zip(split_signature(signature[1:-1]), value, strict=True):
                self.write(part, member)

    def _write_array(self, element: str, values: Any) -> None:
        length_at = len(self.data)
        self.data += bytes(4)
        self.align(_alignment(element))
        start = len(self.data)
        if element == "y":
            self.data += bytes(values)
        else:
            for value in values.items() if isinstance(values, dict) else values:
                self.write(element, value)
        struct.pack_into("<I", self.data, length_at, len(self.data) - start)


class Reader:
    """Takes values, each from its alignment."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0

    def align(self, alignment: int) -> None:
        self.position = _aligned(self.position, alignment)

    def read(self, signature: str) -> Any:
        self.align(_alignment(signature))
        first = signature[0]
        if first in NUMBERS:
            (number,) = struct.unpack_from("<" + NUMBERS[first], self.data, self.position)
            self.position += struct.calcsize("<" + NUMBERS[first])
            return bool(number) if first == "b" else number
        if first in "sog":
            length = self.read("y" if first == "g" else "u")
            text = self.data[self.position : self.position + length].decode()
            self.position += length + 1
            return text
        if first == "v":
            inner = self.read("g")
            return Variant(signature=inner, value=self.read(inner))
        if first == "a":
            return self._read_array(signature[1:])
        return tuple(self.read(part) for part in split_signature(signature[1:-1]))

    def _read_array(self, element: str) -> Any:
        length = self.read("u")
        self.align(_alignment(element))
        end = self.position + length
        if element == "y":
            values: Any = self.data[self.position : end]
            self.position = end
            return values
        values = []
        while self.position < end:
            values.append(self.read(element))
        return dict(values) if element.startswith("{") else values
