"""Every driver, from the scan to the stop, through bleak's public client on the simulated radio."""

import asyncio

import numpy as np
import pytest
from bridge_scenario import Collector, decode_all, find, stream

from firmware_bridge.drivers import StreamSettings, driver_named
from firmware_bridge.errors import CannotStreamError, NotAnsweringError, UnknownWearableError
from firmware_bridge.simulated import (
    SIMULATED_WEARABLES,
    Fault,
    Radio,
    SimulatedBangle,
    SimulatedMakerBoard,
    SimulatedMovesense,
    SimulatedPineTime,
    SimulatedPolarH10,
    SimulatedSeizureDetector,
    SimulatedVeritySense,
    SimulatedWitmotion,
    loop_clock,
    run_accelerated,
    simulated_transport,
)
from firmware_bridge.transport import make_client

EXPECTED = {
    "SimulatedPolarH10": ("polar_pmd", 50.0, 8.0),
    "SimulatedVeritySense": ("polar_pmd", 52.0, 8.0),
    "SimulatedBangle": ("open_frame", 50.0, 8.0),
    "SimulatedMakerBoard": ("open_frame", 100.0, None),
    "SimulatedSeizureDetector": ("openseizuredetector", 25.0, None),
    "SimulatedPineTime": ("infinitime", 10.0, 2.0),
    "SimulatedPineTimeFork": ("infinitime", 25.0, 4.0),
    "SimulatedMovesense": ("movesense_gsp", 52.0, 8.0),
    "SimulatedWitmotion": ("witmotion", 50.0, 16.0),
}


def wobble(elapsed_s):
    """Move enough that every sample differs from the one before."""
    phase = 2 * np.pi * 0.7 * elapsed_s
    return np.stack([0.3 * np.sin(phase), 0.2 * np.cos(phase), 1.0 + 0.1 * np.sin(phase)], axis=1).astype(np.float32)


def run(wearable, *, settings=None, notifications=6, faults=()):
    radio = Radio([wearable], faults=faults)
    transport = simulated_transport(radio, loop_clock())
    return run_accelerated(stream(transport, wearable.address, settings=settings, notifications=notifications))


@pytest.mark.parametrize("wearable", SIMULATED_WEARABLES, ids=lambda wearable: wearable.__name__)
def test_every_wearable_is_found_streams_and_stops(wearable):
    driver, rate_hz, range_g = EXPECTED[wearable.__name__]
    result = run(wearable(wobble, battery_percent=90))
    assert (result.driver.name, result.stream.driver) == (driver, driver)
    assert (result.stream.rate_hz, result.stream.range_g) == (rate_hz, range_g)
    assert result.battery == 90
    assert result.after_stop == 0
    assert all(frame.acceleration_g.dtype == np.float32 for frame in result.frames)
    assert not any(frame.acceleration_g.flags.writeable for frame in result.frames)


@pytest.mark.parametrize("wearable", SIMULATED_WEARABLES, ids=lambda wearable: wearable.__name__)
def test_what_arrives_is_what_was_felt(wearable):
    result = run(wearable(wobble), notifications=8)
    received = np.concatenate([frame.acceleration_g for frame in result.frames])
    started_s = fit_start(received, rate_hz=result.stream.rate_hz)
    expected = wobble(started_s + np.arange(len(received)) / result.stream.rate_hz)
    assert np.abs(received - expected).max() < 0.01


def fit_start(received, *, rate_hz):
    """Find the time at which a stretch of the wobble began, to a tenth of a millisecond."""
    starts_s = np.arange(0, 1 / 0.7, 0.0005)
    elapsed_s = np.arange(len(received)) / rate_hz
    errors = [np.abs(received - wobble(start_s + elapsed_s)).max() for start_s in starts_s]
    return starts_s[int(np.argmin(errors))]


def test_a_stream_in_real_time_is_the_same():
    wearable = SimulatedMakerBoard(wobble)
    result = asyncio.run(stream(simulated_transport(Radio([wearable])), wearable.address, notifications=10))
    assert set(np.diff([frame.sequence for frame in result.frames])) == {1}
    assert result.stream.rate_hz == pytest.approx(100.0, abs=2.0)


def test_device_times_and_numbers_advance_with_the_samples():
    result = run(SimulatedBangle(wobble), notifications=10)
    times_ns = np.diff([frame.device_time_ns for frame in result.frames])
    assert np.diff([frame.sequence for frame in result.frames]).tolist() == [1] * 9
    assert np.abs(times_ns - 18 / 50 * 1e9).max() <= 1e6


def test_a_slow_stream_says_that_it_cannot_show_twitches():
    assert "twitches are not" in run(SimulatedPineTime(wobble)).stream.coarse_because
    assert "twitches are not" in driver_named("infinitime").coarse_because
    slow = run(SimulatedBangle(wobble), settings=StreamSettings(rate_hz=12.5))
    assert slow.stream.coarse_because is not None
    assert run(SimulatedBangle(wobble)).stream.coarse_because is None


def test_a_polar_rate_outside_the_usual_ones_is_reached_through_sdk_mode():
    wearable = SimulatedVeritySense(wobble)
    modes = []
    wearable.deliver = lambda measured: (
        modes.append(wearable.is_in_sdk_mode) or type(wearable).deliver(wearable, measured)
    )
    result = run(wearable, settings=StreamSettings(rate_hz=208.0, range_g=4.0))
    assert (result.stream.rate_hz, result.stream.range_g) == (208.0, 4.0)
    assert all(modes)
    assert not wearable.is_in_sdk_mode


@pytest.mark.parametrize("rate_hz", [25.0, 50.0, 100.0, 200.0])
def test_a_polar_h10_streams_at_each_of_its_rates(rate_hz):
    assert run(SimulatedPolarH10(wobble), settings=StreamSettings(rate_hz=rate_hz)).stream.rate_hz == rate_hz


@pytest.mark.parametrize("rate_hz", [13.0, 26.0, 52.0, 104.0, 208.0, 416.0])
def test_a_movesense_streams_at_each_of_its_rates_also_in_two_halves(rate_hz):
    result = run(SimulatedMovesense(wobble), settings=StreamSettings(rate_hz=rate_hz), notifications=20)
    steps_ns = np.diff([frame.device_time_ns for frame in result.frames])
    assert np.abs(steps_ns - result.stream.samples_per_frame / rate_hz * 1e9).max() < 2.1e6


@pytest.mark.parametrize("rate_hz", [10.0, 20.0, 100.0, 200.0])
def test_a_witmotion_sensor_takes_the_rate_it_is_told(rate_hz):
    assert run(SimulatedWitmotion(wobble), settings=StreamSettings(rate_hz=rate_hz)).stream.rate_hz == rate_hz


@pytest.mark.parametrize(
    ("wearable", "settings", "words"),
    [
        (SimulatedPolarH10, StreamSettings(rate_hz=60.0), "25, 50, 100, 200 Hz"),
        (SimulatedVeritySense, StreamSettings(rate_hz=500.0), "26, 52, 104, 208, 416 Hz"),
        (SimulatedBangle, StreamSettings(rate_hz=100.0), "ask for the first"),
        (SimulatedBangle, StreamSettings(range_g=2.0), "ask for the first"),
        (SimulatedBangle, StreamSettings(rate_hz=1e6), "6553.5 Hz"),
        (SimulatedMakerBoard, StreamSettings(rate_hz=50.0), "ask for the first"),
        (SimulatedSeizureDetector, StreamSettings(rate_hz=50.0), "25 Hz"),
        (SimulatedPineTime, StreamSettings(rate_hz=50.0), "10 Hz"),
        (SimulatedMovesense, StreamSettings(rate_hz=50.0), "13, 26, 52, 104, 208, 416 Hz"),
        (SimulatedWitmotion, StreamSettings(rate_hz=25.0), "10, 20, 50, 100, 200 Hz"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_with_what_can(wearable, settings, words):
    with pytest.raises(CannotStreamError, match=words):
        run(wearable(), settings=settings)


def test_a_polar_device_without_acceleration_is_refused():
    class HeartRateOnly(SimulatedPolarH10):
        def read(self, characteristic):
            return b"\x0f\x01\x00" if "5c81" in characteristic else super().read(characteristic)

    with pytest.raises(CannotStreamError, match="does not offer acceleration"):
        run(HeartRateOnly())


def test_a_polar_device_that_is_streaming_already_is_started_anew():
    class LeftRunning(SimulatedPolarH10):
        def switch_on(self, now_ns):
            super().switch_on(now_ns)
            self.start_measuring(rate_hz=25.0, samples_per_frame=36)

    assert run(LeftRunning(wobble)).stream.rate_hz == 50.0


def test_a_polar_device_that_stops_by_itself_is_started_again():
    wearable = SimulatedPolarH10(wobble)
    result = run(wearable, notifications=12, faults=[Fault(at_s=4.0, kind="device_stop")])
    assert len(result.frames) >= 12
    assert "stopped its stream by itself" in result.interruptions[0]


def test_a_polar_device_on_its_charger_says_so():
    class OnCharger(SimulatedVeritySense):
        def _start(self, command):
            self.notify("fb005c81-02e7-f387-1cad-8acd2d8df0c8", bytes((0xF0, 0x02, 0x02, 0x0D)))

    with pytest.raises(CannotStreamError, match="take it off"):
        run(OnCharger())


def test_a_polar_device_that_never_answers_is_given_up():
    class Mute(SimulatedPolarH10):
        def _obey(self, command):
            pass

    with pytest.raises(NotAnsweringError, match="did not answer GET_SETTINGS"):
        run(Mute())


def test_the_seizure_detector_widget_in_format_1_is_refused():
    class FormatOne(SimulatedSeizureDetector):
        format = 1

    with pytest.raises(CannotStreamError, match="sends zeros: set format 3"):
        run(FormatOne())


def test_the_seizure_detector_widget_in_format_0_streams_magnitudes():
    class FormatZero(SimulatedSeizureDetector):
        format = 0

    result = run(FormatZero())
    assert result.stream.signal == "magnitude"
    samples = np.concatenate([frame.acceleration_g for frame in result.frames])
    assert np.abs(samples[:, 0] - 1.0).max() < 0.02
    assert not samples[:, 1:].any()


def test_a_wearable_with_a_name_of_its_own_is_recognised_once_connected():
    assert run(SimulatedPolarH10(wobble, name="my strap")).driver.name == "polar_pmd"


def test_a_device_that_is_no_wearable_is_answered_with_those_that_are():
    class Television(SimulatedPolarH10):
        usual_name = "Television"
        services = ()

    with pytest.raises(UnknownWearableError, match="Television is no wearable the bridge knows: it knows Polar"):
        run(Television())


def test_a_watch_without_the_app_is_told_to_start_it():
    class AppNotStarted(SimulatedBangle):
        usual_name = "Bangle.js 0003"
        advertised_services = ()
        services = ()

    with pytest.raises(CannotStreamError, match="start the Hypnic app"):
        run(AppNotStarted())


def test_a_board_that_sends_nothing_is_given_up():
    class Mute(SimulatedMakerBoard):
        def deliver(self, measured):
            pass

    with pytest.raises(NotAnsweringError, match="no two frames"):
        run(Mute())


def test_a_board_that_sends_something_else_is_refused():
    class Talkative(SimulatedMakerBoard):
        def deliver(self, measured):
            self.notify("6e400003-b5a3-f393-e0a9-e50e24dcca9e", b"Hello World\r\n")

    with pytest.raises(CannotStreamError, match="something else than open frames"):
        run(Talkative())


def test_stopping_after_the_link_is_gone_does_no_harm():
    async def scenario():
        for wearable_class in SIMULATED_WEARABLES:
            wearable = wearable_class(wobble)
            radio = Radio([wearable])
            transport = simulated_transport(radio, loop_clock())
            device, advertisement = await find(transport, wearable.address)
            driver = driver_named(EXPECTED[wearable_class.__name__][0])
            client = make_client(transport, device, on_disconnected=lambda: None, timeout_s=10)
            await client.connect()
            assert driver.recognises(advertisement)
            session = await driver.open_stream(client, StreamSettings(), listener=Collector().listener)
            radio.strike(Fault(at_s=0, kind="drop_link"))
            assert not client.is_connected
            await session.stop()
            await client.disconnect()

    run_accelerated(scenario())


def test_the_watch_app_sends_what_it_kept_while_out_of_range():
    async def scenario():
        wearable = SimulatedBangle(wobble)
        radio = Radio([wearable])
        transport = simulated_transport(radio, loop_clock())
        driver = driver_named("open_frame")
        collector = Collector()
        for leg in range(2):
            device, _ = await find(transport, wearable.address)
            client = make_client(transport, device, on_disconnected=lambda: None, timeout_s=10)
            await client.connect()
            session = await driver.open_stream(client, StreamSettings(), listener=collector.listener)
            await asyncio.sleep(10)
            if leg == 0:
                radio.strike(Fault(at_s=0, kind="drop_link", duration_s=60))
                await client.disconnect()
                await asyncio.sleep(60)
        frames = decode_all(session, collector.notifications)
        await session.stop()
        await client.disconnect()
        return session.stream, frames

    stream_found, frames = run_accelerated(scenario())
    numbers = [frame.sequence for frame in frames]
    assert stream_found.repeats_backlog
    assert sorted(set(numbers)) == list(range(max(numbers) + 1))
    assert max(numbers) >= 80 / 0.36 - 2
    assert len(numbers) - len(set(numbers)) == 8
