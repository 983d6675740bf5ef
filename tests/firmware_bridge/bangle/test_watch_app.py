"""The watch app, run under Node against a stub of the watch, its bytes decoded by the driver's codec."""

import base64
import json
import re
import shutil
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

import firmware_bridge
from firmware_bridge.drivers.open_frame import (
    BATTERY,
    CONTROL,
    DATA,
    SERVICE,
    ControlCommand,
    ControlStatus,
    OpenFrame,
    Operation,
)
from firmware_bridge.simulated.wearables import bangle

APP = Path(firmware_bridge.__file__).parent / "bangle"
STUB = Path(__file__).with_name("espruino_stub.js")
NODE = shutil.which("node")

needs_node = pytest.mark.skipif(NODE is None, reason="Node is not installed")

START_50 = ["write", CONTROL, bytes(ControlCommand(operation=Operation.START, rate_hz=50.0)).hex()]
START_12 = ["write", CONTROL, bytes(ControlCommand(operation=Operation.START, rate_hz=12.5)).hex()]
STOP = ["write", CONTROL, bytes(ControlCommand(operation=Operation.STOP)).hex()]
RESTORED = [["poll", 80], ["register", 0x18, 0b01101100], ["register", 0x1B, 0], ["register", 0x18, 0b11101100]]


def run(*steps):
    """Run the app through the steps; return what it did, in order."""
    result = subprocess.run(
        [NODE, str(STUB), str(APP / "app.js")],
        input=json.dumps(steps),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def feel(count, *, start=0, rate_hz=50.0):
    """Let the watch feel some samples, each different."""
    counts = np.random.default_rng(start).integers(-32768, 32768, (count, 3)).astype(np.int16)
    times_s = 1_790_000_000.125 + (start + np.arange(1, count + 1)) / rate_hz
    return [["accel", t, c] for t, c in zip(times_s.tolist(), counts.tolist(), strict=True)]


def sent(done):
    return [bytes.fromhex(data) for name, data in (entry for entry in done if entry[0] == "indicate")]


def numbers(done):
    return [OpenFrame.from_bytes(data).sequence for data in sent(done)]


def expected_frames(steps, *, samples):
    """Pack the same samples with the driver's codec."""
    felt = [step for step in steps if step[0] == "accel"]
    frames = []
    for number in range(len(felt) // samples):
        block = felt[number * samples : (number + 1) * samples]
        counts = np.array([step[2] for step in block], np.int16)
        time_ms = int(block[-1][1] * 1000 % 2**32)
        frames.append(bytes(OpenFrame(sequence=number, device_time_ms=time_ms, counts_per_g=4096, counts=counts)))
    return frames


@needs_node
@pytest.mark.parametrize(("start", "rate_hz", "samples"), [(START_50, 50.0, 18), (START_12, 12.5, 9)])
def test_every_frame_is_what_the_codec_would_write_byte_for_byte(start, rate_hz, samples):
    steps = [["connect"], start, *feel(samples * 7, rate_hz=rate_hz)]
    assert sent(run(*steps)) == expected_frames(steps, samples=samples)


@needs_node
def test_the_sensor_is_set_to_50_hz_and_8_g_and_asked_twice_as_often():
    done = run(["connect"], START_50)
    registers = [entry for entry in done if entry[0] in ("register", "poll")]
    assert registers == [
        ["register", 0x18, 0b01110100],
        ["register", 0x1B, 0x42],
        ["register", 0x18, 0b11110100],
        ["poll", 10],
    ]


@needs_node
def test_the_sensor_is_set_to_12_5_hz():
    done = run(["connect"], START_12)
    assert ["register", 0x1B, 0x40] in done
    assert ["poll", 40] in done


@needs_node
@pytest.mark.parametrize("end", [STOP, ["kill"]], ids=["stop", "leaving the app"])
def test_the_sensor_is_restored_at_the_end(end):
    done = run(["connect"], START_50, *feel(5), end, ["listeners"])
    after = [entry for entry in done if entry[0] in ("register", "poll")][4:]
    assert after == RESTORED
    assert done[-1] == ["listeners", 0]


@needs_node
def test_leaving_the_app_puts_options_and_name_back():
    done = run(["kill"])
    assert ["options", {"wakeOnTwist": True, "lockTimeout": 10000}] in done
    assert done[-1] == ["advertising", {"name": "Bangle.js 1a2b"}]
    assert not [entry for entry in done if entry[0] in ("register", "poll")]


@needs_node
def test_the_watch_announces_itself_by_a_name_the_driver_knows():
    done = run()
    assert ["services", [SERVICE]] in done
    assert ["advertising", {"name": "Hypnic 1a2b", "interval": 500}] in done


@needs_node
def test_nothing_is_measured_or_sent_before_the_bridge_asks():
    assert not [entry for entry in run(["connect"], *feel(40)) if entry[0] in ("indicate", "register", "poll")]


@needs_node
def test_what_was_measured_out_of_range_is_sent_after_reconnecting():
    steps = [
        ["connect"],
        START_50,
        *feel(18 * 10),
        ["disconnect"],
        *feel(18 * 100, start=1000),
        ["connect"],
        START_50,
        *feel(18 * 20, start=5000),
    ]
    done = run(*steps)
    received = numbers(done)
    assert sorted(set(received)) == list(range(130))
    assert received[10:18] == list(range(2, 10))
    assert len(received) == 130 + 8
    unique = {OpenFrame.from_bytes(data).sequence: data for data in sent(done)}
    assert [unique[number] for number in range(130)] == expected_frames(steps, samples=18)


@needs_node
def test_the_oldest_frames_give_way_when_the_memory_is_full():
    done = run(
        ["connect"], START_50, ["disconnect"], *feel(18 * 400), ["connect"], START_50, *feel(18 * 20, start=9000)
    )
    received = numbers(done)
    assert received == list(range(received[0], 420))
    kept_s = (400 - received[0]) * 18 / 50
    assert 110 < kept_s < 125


@needs_node
def test_while_an_indication_is_unconfirmed_nothing_is_lost():
    steps = [["connect"], START_50, *feel(18 * 3), ["busy", True], *feel(18 * 20, start=100), ["busy", False]]
    assert numbers(run(*steps, *feel(18 * 2, start=900))) == list(range(25))


@needs_node
def test_frame_numbers_start_again_at_zero_after_16_bits():
    done = run(["connect"], START_12, ["disconnect"], ["rest", 9 * 65_530], ["connect"], START_12, ["rest", 9 * 700])
    received = numbers(done)
    assert received == [(received[0] + i) % 65536 for i in range(len(received))]
    assert 65535 in received
    assert 0 in received


@needs_node
def test_changing_the_rate_begins_anew_without_reusing_numbers():
    done = run(["connect"], START_50, *feel(18 * 3 + 7), START_12, *feel(9 * 3, start=500, rate_hz=12.5))
    frames = [OpenFrame.from_bytes(data) for data in sent(done)]
    assert [len(frame.counts) for frame in frames] == [18, 18, 18, 9, 9, 9]
    assert [frame.sequence for frame in frames] == [0, 1, 2, 3, 4, 5]


@needs_node
def test_status_and_battery_can_be_read():
    done = run(
        ["read", CONTROL], ["connect"], START_12, ["read", CONTROL], ["battery", 55], ["minute"], ["read", BATTERY]
    )
    idle, streaming, battery = (bytes.fromhex(data) for name, data in (e for e in done if e[0] == "read"))
    assert not ControlStatus.from_bytes(idle).is_streaming
    assert ControlStatus.from_bytes(streaming) == ControlStatus(
        is_streaming=True, rate_hz=12.5, range_g=8, samples_per_frame=9, keeps_backlog=True
    )
    assert battery == bytes((55,))


@needs_node
def test_without_a_connection_for_hours_the_sensor_goes_to_rest():
    done = run(["connect"], START_50, *feel(20), ["disconnect"], ["patience"], ["read", CONTROL])
    assert [entry for entry in done if entry[0] in ("register", "poll")][4:] == RESTORED
    assert not ControlStatus.from_bytes(bytes.fromhex(done[-1][1])).is_streaming


@needs_node
def test_reconnecting_in_time_keeps_the_sensor_running():
    done = run(["connect"], START_50, ["disconnect"], ["connect"], ["patience"], ["listeners"])
    assert done[-1] == ["listeners", 1]


@needs_node
def test_a_rate_the_watch_does_not_have_becomes_the_usual_one():
    other = ["write", CONTROL, bytes(ControlCommand(operation=Operation.START, rate_hz=200.0)).hex()]
    done = run(["connect"], other, ["read", CONTROL])
    assert ControlStatus.from_bytes(bytes.fromhex(done[-1][1])).rate_hz == 50.0


def test_the_app_and_its_simulation_agree_on_every_figure():
    source = (APP / "app.js").read_text(encoding="utf-8")
    for uuid in (SERVICE, DATA, BATTERY, CONTROL):
        assert f'"{uuid}"' in source
    assert f"COUNTS_PER_G = {bangle.COUNTS_PER_G};" in source
    assert f"REPEATED_FRAMES = {bangle.REPEATED_FRAMES};" in source
    assert f"RANGE_G = {bangle.RANGE_G};" in source
    memory_bytes = int(re.search(r"MEMORY_BYTES = (\d+)", source)[1])
    assert memory_bytes // (10 + 6 * 18) == bangle.KEPT_FRAMES + 1


def test_the_folder_is_complete_for_the_app_loader():
    metadata = json.loads((APP / "metadata.json").read_text(encoding="utf-8"))
    assert metadata["id"] == "hypnic"
    assert metadata["supports"] == ["BANGLEJS2"]
    assert {entry["name"] for entry in metadata["storage"]} == {"hypnic.app.js", "hypnic.img"}
    files = [entry["url"] for entry in metadata["storage"]] + [metadata["icon"], metadata["readme"], "ChangeLog"]
    assert all((APP / name).is_file() for name in files)
    assert (APP / "ChangeLog").read_text(encoding="utf-8").startswith(metadata["version"])


def test_both_icons_are_48_pixels_square():
    png = (APP / metadata_icon()).read_bytes()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (48, 48)
    image = base64.b64decode(re.search(r'atob\("([^"]+)"\)', (APP / "app-icon.js").read_text(encoding="utf-8"))[1])
    assert image[:2] == bytes((48, 48))
    assert len(image) == 4 + 48 * 48 // 8


def metadata_icon():
    return json.loads((APP / "metadata.json").read_text(encoding="utf-8"))["icon"]
