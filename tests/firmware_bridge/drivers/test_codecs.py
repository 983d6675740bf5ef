"""Codecs alone: published vectors, round trips of every packet, and any bytes at all."""

import doctest
import importlib
import math

import numpy as np
import pytest
from codec_fuzzing import CODECS, decodes_or_raises_its_own_error
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from firmware_bridge.drivers import (
    DRIVERS,
    Advertisement,
    candidates,
    driver_named,
    infinitime,
    movesense_gsp,
    witmotion,
)
from firmware_bridge.drivers import open_frame as of
from firmware_bridge.drivers import openseizuredetector as osd
from firmware_bridge.drivers import polar_pmd as polar
from firmware_bridge.errors import PacketError, UnknownWearableError

MODULES = ("polar_pmd", "open_frame", "openseizuredetector", "infinitime", "movesense_gsp", "witmotion")

u8 = st.integers(0, 255)
u16 = st.integers(0, 65535)
u32 = st.integers(0, 2**32 - 1)
u64 = st.integers(0, 2**64 - 1)


def triplets(dtype, elements, *, most=60):
    return arrays(dtype, st.tuples(st.integers(1, most), st.just(3)), elements=elements)


int16s = triplets(np.int16, st.integers(-(2**15), 2**15 - 1))


@pytest.mark.parametrize("name", MODULES)
def test_the_captured_frames_in_the_docstrings_decode_as_written(name):
    result = doctest.testmod(importlib.import_module(f"firmware_bridge.drivers.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


# Polar


def rates(values):
    return st.lists(values, max_size=20).map(tuple)


float32s = st.floats(width=32, allow_nan=False, allow_infinity=False)
settings = st.builds(
    polar.MeasurementSettings,
    rates_hz=rates(u16),
    resolutions_bits=rates(u16),
    ranges_g=rates(u16),
    ranges_milli=rates(u32),
    channels=rates(u8),
    factors=rates(float32s),
    security=rates(st.binary(min_size=16, max_size=16)),
)


@given(settings)
def test_polar_settings_survive_a_round_trip(packet):
    assert polar.MeasurementSettings.from_bytes(bytes(packet)) == packet


@given(st.sampled_from(polar.Operation), u8, settings)
def test_polar_commands_survive_a_round_trip(operation, measurement, chosen):
    packet = polar.Command(operation=operation, measurement=measurement, settings=chosen)
    assert polar.Command.from_bytes(bytes(packet)) == packet


@given(st.sampled_from(polar.Operation), u8, st.booleans(), st.binary())
def test_polar_answers_survive_a_round_trip(operation, measurement, more, parameters):
    packet = polar.Response(operation=operation, measurement=measurement, status=0, more=more, parameters=parameters)
    assert polar.Response.from_bytes(bytes(packet)) == packet


@given(st.binary(min_size=1), st.lists(u8).map(tuple))
def test_polar_features_and_stop_notices_survive_a_round_trip(bitmap, measurements):
    features, notice = polar.Features(bitmap=bitmap), polar.StopNotice(measurements=measurements)
    assert polar.Features.from_bytes(bytes(features)) == features
    assert polar.StopNotice.from_bytes(bytes(notice)) == notice


SAMPLE_BITS = {0x00: 8, 0x01: 16, 0x02: 24, 0x80: 16, 0x81: 16}


@st.composite
def polar_frames(draw):
    frame_type = draw(st.sampled_from(sorted(SAMPLE_BITS)))
    limit = 2 ** (SAMPLE_BITS[frame_type] - 1)
    counts = draw(triplets(np.int32, st.integers(-limit, limit - 1), most=300))
    return polar.AccelerationFrame(device_time_ns=draw(u64), frame_type=frame_type, counts=counts)


@given(polar_frames())
def test_polar_frames_survive_a_round_trip(packet):
    back = polar.AccelerationFrame.from_bytes(bytes(packet))
    assert (back.device_time_ns, back.frame_type) == (packet.device_time_ns, packet.frame_type)
    assert np.array_equal(back.counts, packet.counts)


@pytest.mark.parametrize(
    ("frame_type", "factor", "unit_g"),
    [(0x00, 5.0, 0.001), (0x01, 5.0, 0.001), (0x02, 5.0, 0.001), (0x80, 0.000244, 0.000244), (0x81, 0.5, 0.0005)],
)
def test_a_polar_count_is_worth_what_its_frame_type_says(frame_type, factor, unit_g):
    frame = polar.AccelerationFrame(device_time_ns=0, frame_type=frame_type, counts=np.array([[100, -100, 7]]))
    assert np.allclose(frame.to_g(factor), np.array([[100, -100, 7]]) * unit_g)


def test_the_published_compressed_vector_decodes():
    # From the maker's own tests: a reference sample and one block of ten-bit differences.
    body = bytes.fromhex("7107f06a9e8d0a01be5cbeba")
    frame = polar.AccelerationFrame.from_bytes(b"\x02" + bytes(8) + b"\x81" + body)
    assert frame.counts.tolist() == [[1905, 27376, -29282], [2095, 27271, -29367]]


@pytest.mark.parametrize("counts", [np.zeros((0, 3), np.int32), np.full((1, 3), 2**15), np.full((1, 3), -(2**15) - 1)])
def test_polar_frames_refuse_to_write_what_does_not_fit(counts):
    with pytest.raises(polar.PolarPacketError, match="from -32768 to 32767"):
        bytes(polar.AccelerationFrame(device_time_ns=0, frame_type=0x01, counts=counts))


@pytest.mark.parametrize("offered", [(), (25,), (25, 50), (52, 26), (104, 208)])
def test_without_a_wish_the_lowest_rate_that_shows_twitches_is_chosen(offered):
    chosen = polar.choose_settings(polar.MeasurementSettings(rates_hz=offered), polar.StreamSettings())
    expected = {(): None, (25,): 25, (25, 50): 50, (52, 26): 52, (104, 208): 104}[offered]
    assert (chosen and chosen.rates_hz[0]) == expected


# The others


@given(u16, u32, st.integers(1, 65535), int16s)
def test_open_frames_survive_a_round_trip(sequence, time_ms, counts_per_g, counts):
    packet = of.OpenFrame(sequence=sequence, device_time_ms=time_ms, counts_per_g=counts_per_g, counts=counts)
    back = of.OpenFrame.from_bytes(bytes(packet))
    assert (back.sequence, back.device_time_ms, back.counts_per_g) == (sequence, time_ms, counts_per_g)
    assert np.array_equal(back.counts, counts)


@given(st.sampled_from(of.Operation), u16, u8, st.integers(1, 255), st.booleans(), st.booleans())
def test_open_frame_commands_and_status_survive_a_round_trip(operation, tenths_hz, range_g, samples, streams, keeps):
    command = of.ControlCommand(operation=operation, rate_hz=tenths_hz / 10)
    status = of.ControlStatus(
        is_streaming=streams,
        rate_hz=tenths_hz / 10,
        range_g=range_g,
        samples_per_frame=samples,
        keeps_backlog=keeps,
    )
    assert of.ControlCommand.from_bytes(bytes(command)) == command
    assert of.ControlStatus.from_bytes(bytes(status)) == status


def test_a_frame_cut_short_says_that_packets_are_too_small():
    frame = of.OpenFrame(sequence=1, device_time_ms=2, counts_per_g=4096, counts=np.zeros((18, 3), np.int16))
    with pytest.raises(of.OpenFrameError, match="packets are too small"):
        of.OpenFrame.from_bytes(bytes(frame)[:20])


@pytest.mark.parametrize("samples", [0, 256])
def test_an_open_frame_refuses_to_write_none_or_too_many_samples(samples):
    counts = np.zeros((samples, 3), np.int16)
    with pytest.raises(of.OpenFrameError, match="1 to 255"):
        bytes(of.OpenFrame(sequence=0, device_time_ms=0, counts_per_g=1, counts=counts))


@given(int16s)
def test_infinitime_packets_survive_a_round_trip(counts):
    packet = infinitime.MotionPacket(counts=counts)
    assert np.array_equal(infinitime.MotionPacket.from_bytes(bytes(packet)).counts, counts)


@given(triplets(np.int16, st.integers(-(2**15), 2**15 - 1), most=40).filter(lambda counts: counts.size))
def test_seizure_detector_axes_survive_a_round_trip(counts):
    packet = osd.AccelerationPacket(format=osd.Format.AXES_16BIT, counts=counts)
    assert np.array_equal(osd.AccelerationPacket.from_bytes(bytes(packet), packet.format).counts, counts)


@given(st.lists(u8, min_size=1), st.lists(u16, min_size=1))
def test_seizure_detector_magnitudes_survive_a_round_trip(bytes_8bit, words_16bit):
    for format, values, dtype in ((osd.Format(0), bytes_8bit, np.uint8), (osd.Format(1), words_16bit, np.uint16)):
        packet = osd.AccelerationPacket(format=format, counts=np.array(values, dtype))
        assert osd.AccelerationPacket.from_bytes(bytes(packet), format).counts.tolist() == values


def test_the_two_unused_bytes_of_older_widgets_are_ignored():
    data = bytes.fromhex("0a00f6ffe803 0900f8ffe703 0b00f5ffe903 0000")
    assert len(osd.AccelerationPacket.from_bytes(data, osd.Format.AXES_16BIT).counts) == 3


@given(st.sampled_from(movesense_gsp.Operation), u8, st.text(st.characters(max_codepoint=127)))
def test_movesense_commands_survive_a_round_trip(operation, reference, path):
    packet = movesense_gsp.Command(operation=operation, reference=reference, path=path)
    assert movesense_gsp.Command.from_bytes(bytes(packet)) == packet


@given(u8, u32, triplets(np.float32, float32s), u16)
def test_movesense_packets_and_replies_survive_a_round_trip(reference, time_ms, samples, status):
    packet = movesense_gsp.AccelerationPacket(reference=reference, first_sample_ms=time_ms, acceleration_m_s2=samples)
    back = movesense_gsp.AccelerationPacket.from_bytes(bytes(packet))
    reply = movesense_gsp.Reply(reference=reference, status=status)
    assert (back.reference, back.first_sample_ms) == (reference, time_ms)
    assert np.array_equal(back.acceleration_m_s2, samples)
    assert movesense_gsp.Reply.from_bytes(bytes(reply)) == reply


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_movesense_sample_that_is_no_number_is_refused(number):
    samples = np.full((1, 3), number, np.float32)
    packet = movesense_gsp.AccelerationPacket(reference=1, first_sample_ms=0, acceleration_m_s2=samples)
    with pytest.raises(movesense_gsp.MovesensePacketError, match="no number"):
        movesense_gsp.AccelerationPacket.from_bytes(bytes(packet))


def test_a_movesense_packet_whose_second_half_is_lost_is_dropped():
    session = movesense_gsp.MovesenseSession(None, rate_hz=208.0)
    packet = movesense_gsp.AccelerationPacket(reference=99, first_sample_ms=0, acceleration_m_s2=np.ones((16, 3)))
    first_half, whole = bytes(packet)[:155], bytes(packet)
    assert session.decode(first_half) == ()
    assert len(session.decode(whole)[0].acceleration_g) == 16
    with pytest.raises(movesense_gsp.MovesensePacketError):
        session.decode(b"\x03\x63" + whole[155:])


@given(u16, st.lists(st.integers(-(2**15), 2**15 - 1), min_size=8, max_size=8).map(tuple), u8)
def test_witmotion_answers_and_commands_survive_a_round_trip(register, values, number):
    answer = witmotion.RegisterPacket(register=register, values=values)
    command = witmotion.RegisterCommand(register=number, value=register)
    assert witmotion.RegisterPacket.from_bytes(bytes(answer)) == answer
    assert witmotion.RegisterCommand.from_bytes(bytes(command)) == command


@given(st.lists(arrays(np.int16, (3, 3)), min_size=1, max_size=10), st.lists(st.integers(1, 50), max_size=10))
def test_witmotion_samples_are_found_however_the_stream_is_cut(samples, cuts):
    stream = b"".join(bytes(witmotion.MotionPacket(counts=counts)) for counts in samples)
    session = witmotion.WitmotionSession(None, rate_hz=50.0)
    edges = [0, *np.cumsum(cuts).tolist()]
    pieces = [stream[start:end] for start, end in zip(edges, [*edges[1:], len(stream)], strict=True)]
    frames = [frame for piece in pieces if piece for frame in session.decode(piece)]
    found = np.concatenate([frame.acceleration_g for frame in frames])
    assert np.array_equal(found * np.float32(2048), [counts[0] for counts in samples])


def test_witmotion_finds_its_place_again_after_lost_bytes():
    whole = bytes(witmotion.MotionPacket(counts=np.arange(9, dtype=np.int16).reshape(3, 3)))
    session = witmotion.WitmotionSession(None, rate_hz=50.0)
    frames = session.decode(whole[7:] + whole) + session.decode(whole)
    assert sum(len(frame.acceleration_g) for frame in frames) == 2


# Any bytes at all


@pytest.mark.parametrize("codec", CODECS, ids=lambda codec: codec.name)
@given(data=st.data())
def test_any_bytes_decode_or_raise_the_codecs_own_error(codec, data):
    noise = data.draw(st.binary(max_size=300) | st.binary(max_size=60).map(codec.prefix.__add__))
    assert decodes_or_raises_its_own_error(codec, noise)


def test_every_codec_has_an_error_of_its_own():
    errors = {codec.error for codec in CODECS}
    assert len(errors) == len(MODULES)
    assert all(issubclass(error, PacketError) for error in errors)


# The table of drivers


def advertisement(name=None, *services):
    return Advertisement(address="C0:DE:00:00:00:01", name=name, service_uuids=services)


@pytest.mark.parametrize(
    ("heard", "names"),
    [
        (advertisement("Polar H10 12345678"), ["polar_pmd"]),
        (advertisement("Polar Sense 12345678"), ["polar_pmd"]),
        (advertisement("Hypnic 1a2b"), ["open_frame"]),
        (advertisement("Bangle.js 1a2b"), ["open_frame", "openseizuredetector"]),
        (advertisement("Bangle.js 1a2b", osd.SERVICE), ["openseizuredetector"]),
        (advertisement("anything", of.SERVICE), ["open_frame"]),
        (advertisement("InfiniTime"), ["infinitime"]),
        (advertisement("Movesense 123456789012"), ["movesense_gsp"]),
        (advertisement("WT901BLE68"), ["witmotion"]),
        (advertisement("A television"), []),
        (advertisement(None), []),
    ],
)
def test_a_wearable_is_recognised_by_its_services_before_its_name(heard, names):
    assert [driver.name for driver in candidates(heard)] == names


def test_the_table_holds_complete_drivers_with_distinct_names():
    assert len({driver.name for driver in DRIVERS}) == len(DRIVERS) == 6
    for driver in DRIVERS:
        assert driver.title
        assert driver.needs.endswith(".")
        assert driver.rates_hz
        assert driver_named(driver.name) is driver


def test_an_unknown_driver_is_answered_with_all_known_ones():
    with pytest.raises(UnknownWearableError, match="polar_pmd, open_frame, openseizuredetector"):
        driver_named("fitbit")
