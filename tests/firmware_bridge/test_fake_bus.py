"""The fake bus writes and reads D-Bus messages as the standard lays them out."""

import pytest
from fake_bluez.wire import Kind, Message, Variant, message_size, read_message, split_signature, write_message

PROPERTIES = {
    "Address": Variant(signature="s", value="C0:DE:00:00:00:01"),
    "RSSI": Variant(signature="n", value=-60),
    "Connected": Variant(signature="b", value=True),
    "UUIDs": Variant(signature="as", value=["180d", "180f"]),
    "Value": Variant(signature="ay", value=b"\x01\x02\x03"),
}


@pytest.mark.parametrize(
    ("signature", "body"),
    [
        ("", []),
        ("s", ["org.bluez"]),
        ("sa{sv}as", ["org.bluez.Device1", PROPERTIES, []]),
        ("oa{sa{sv}}", ["/org/bluez/hci0", {"org.bluez.Adapter1": PROPERTIES}]),
        ("a{oa{sa{sv}}}", [{"/org/bluez": {}, "/org/bluez/hci0": {"org.bluez.Adapter1": PROPERTIES}}]),
        ("ynqiuxtd", [255, -1, 65535, -2, 4294967295, -3, 2**64 - 1, 0.5]),
    ],
)
def test_a_message_survives_a_round_trip(signature, body):
    message = Message(
        kind=Kind.SIGNAL,
        path="/org/bluez",
        interface="org.bluez.Test",
        member="Changed",
        sender=":1.7",
        signature=signature,
        body=body,
        serial=42,
    )
    data = write_message(message)
    assert message_size(data[:16]) == len(data)
    assert read_message(data) == message


def test_a_call_is_laid_out_as_in_the_standard():
    call = Message(
        kind=Kind.METHOD_CALL, path="/", interface="a.B", member="C", destination="d.E", signature="u", body=[7]
    )
    parts = (
        "6c 01 00 01  04000000 01000000 47000000",
        "01 01 6f 00  01000000 2f 00  000000000000",
        "02 01 73 00  03000000 612e42 00  00000000",
        "03 01 73 00  01000000 43 00  000000000000",
        "06 01 73 00  03000000 642e45 00  00000000",
        "08 01 67 00  01 75 00  00",
        "07000000",
    )
    assert write_message(call) == bytes.fromhex(" ".join(parts))


def test_signatures_are_cut_into_complete_types():
    assert split_signature("sa{sv}as(i(uy))aay") == ["s", "a{sv}", "as", "(i(uy))", "aay"]
