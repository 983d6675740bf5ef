"""The parts of a synthetic night: limb, bursts, sensor, room in the night, and where the numbers come from."""

from dataclasses import fields, is_dataclass, replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recordings.synthetic import figures, patterns
from recordings.synthetic.agenda import Agenda
from recordings.synthetic.limb import FINE_RATE_HZ, Limb, draw_limb, move, rotate
from recordings.synthetic.patterns import Pattern, Train
from recordings.synthetic.reach import share_at
from recordings.synthetic.sensor import SensorModel, kept_samples, measure, pass_band, sample_instants, stamp
from recordings.synthetic.streams import random_stream
from recordings.timing import Interval, measure_timing

DOWN = np.array([0.0, 0.0, -1.0])
LIMB = Limb(natural_frequency_hz=5.0, damping=0.5, lever_m=0.4, axis=np.array([1.0, 0.0, 0.0]))


def one_burst(duration_s: float = 0.1, *, strength: float = 1.0, tilt_deg: float = 0.0) -> Pattern:
    train = Train(
        onset_s=np.zeros(1),
        duration_s=np.full(1, duration_s),
        strength=np.full(1, strength),
        rise_s=0.02,
        spread=0.0,
    )
    return Pattern(trains=(train,), duration_s=duration_s, tilt_deg=tilt_deg, turn_s=duration_s)


def test_a_push_rings_at_the_limbs_own_frequency() -> None:
    loose = replace(LIMB, damping=0.05, natural_frequency_hz=4.0)
    felt = move(loose, one_burst(0.05), peak_g=0.2, down=DOWN, stream=random_stream(1, "a"))
    ringing = felt[int(0.3 * FINE_RATE_HZ) :]
    axis = int(np.argmax(np.ptp(ringing, axis=0)))
    crossings = np.count_nonzero(np.diff(np.sign(ringing[:, axis] - ringing[-1, axis])))
    assert crossings / 2 / (len(ringing) / FINE_RATE_HZ) == pytest.approx(4.0, rel=0.15)


def test_a_held_force_moves_the_limb_only_when_it_starts_and_ends() -> None:
    felt = move(LIMB, one_burst(4.0), peak_g=0.3, down=DOWN, stream=random_stream(1, "a"))
    size = np.linalg.norm(felt - felt[int(2.5 * FINE_RATE_HZ)], axis=1)
    assert size[int(1.5 * FINE_RATE_HZ) : int(3.9 * FINE_RATE_HZ)].max() < 0.002
    assert size[int(4.0 * FINE_RATE_HZ) :].max() > 0.1


def test_a_movement_starts_from_rest_and_comes_to_rest() -> None:
    felt = move(LIMB, one_burst(), peak_g=0.5, down=DOWN, stream=random_stream(2, "a"))
    assert np.abs(felt[0]).max() < 0.01
    assert np.abs(felt[-1]).max() < 0.003


def test_a_turn_stays() -> None:
    felt = move(LIMB, one_burst(1.0, tilt_deg=60.0), peak_g=0.2, down=DOWN, stream=random_stream(3, "a"))
    after = DOWN + felt[-1]
    assert np.linalg.norm(after) == pytest.approx(1.0, abs=0.01)
    # A turn about a random axis tilts gravity by at most its own angle.
    assert 5.0 < np.degrees(np.arccos(np.clip(after @ DOWN, -1, 1))) <= 61.0


def test_twice_the_peak_is_twice_the_swing() -> None:
    small, large = (
        move(LIMB, one_burst(), peak_g=peak_g, down=DOWN, stream=random_stream(4, "a")) for peak_g in (0.005, 0.01)
    )
    assert np.allclose(2 * small, large, atol=0.0005)


@settings(max_examples=30, deadline=None)
@given(angle=st.lists(st.floats(-3, 3), min_size=3, max_size=3))
def test_rotation_keeps_the_length_of_gravity(angle: list[float]) -> None:
    assert np.linalg.norm(rotate(DOWN, np.array([angle]))) == pytest.approx(1.0)


def test_an_ankle_swings_more_slowly_than_a_wrist() -> None:
    for seed in range(20):
        assert 3.0 <= draw_limb("left_wrist", random_stream(seed, "x")).natural_frequency_hz <= 8.0
        assert 2.0 <= draw_limb("left_ankle", random_stream(seed, "x")).natural_frequency_hz <= 5.0


def test_the_gaps_between_clonic_jerks_grow() -> None:
    for seed in range(10):
        pattern = patterns.convulsion(figures.FOCAL_CLONIC, random_stream(seed, "focal"))
        gaps_s = np.diff(pattern.trains[0].onset_s)
        third = len(gaps_s) // 3
        assert np.median(gaps_s[-third:]) > 1.5 * np.median(gaps_s[:third])


def test_the_trembling_of_the_tonic_phase_slows_down() -> None:
    pattern = patterns.convulsion(figures.TONIC_CLONIC, random_stream(1, "tonic"))
    periods_s = np.diff(pattern.trains[1].onset_s)
    assert 1 / np.median(periods_s[:10]) == pytest.approx(8.0, rel=0.2)
    assert 1 / np.median(periods_s[-10:]) == pytest.approx(4.3, rel=0.2)


def test_convulsions_last_about_a_minute() -> None:
    lengths_s = [
        patterns.convulsion(figures.TONIC_CLONIC, random_stream(seed, "length")).duration_s for seed in range(200)
    ]
    assert np.mean(lengths_s) == pytest.approx(62.0, abs=5.0)
    assert min(lengths_s) >= 29.0
    assert max(lengths_s) <= 122.0


def test_the_private_rhythm_speeds_up() -> None:
    faster = []
    for seed in range(10):
        (train,) = patterns.rhythm(figures.PRIVATE_RHYTHM, random_stream(seed, "private")).trains
        periods_s = np.diff(train.onset_s[::2])
        third = len(periods_s) // 3
        faster.append(np.median(periods_s[:third]) / np.median(periods_s[-third:]))
    assert np.median(faster) > 1.25


def test_jerks_of_a_cluster_are_brief_and_irregular() -> None:
    for seed in range(10):
        pattern = patterns.jerks(figures.MYOCLONIC_CLUSTER, random_stream(seed, "cluster"))
        (train,) = pattern.trains
        intervals_s = np.diff(train.onset_s)
        assert pattern.repetitions >= 5
        assert train.duration_s.max() <= 0.1
        assert intervals_s.std() / intervals_s.mean() > 0.2


def test_every_figure_names_its_source() -> None:
    tables = [value for value in vars(figures).values() if is_dataclass(value) and not isinstance(value, type)]
    assert len(tables) > 25
    for table in tables:
        sources = [item.metadata["source"] for item in fields(table) if item.metadata] or [table.source]
        assert all(source[0] in "LKE" for source in sources), table


def test_every_span_of_figures_is_in_order() -> None:
    tables = [value for value in vars(figures).values() if is_dataclass(value) and not isinstance(value, type)]
    for table in tables:
        for item in fields(table):
            value = getattr(table, item.name)
            if isinstance(value, tuple) and item.name != "vibration_hz":
                assert value[0] <= value[1], (table, item.name)


def test_the_output_is_stepped_and_clipped() -> None:
    sensor = SensorModel(noise_g=0.0, resolution_g=0.5, range_g=2.0)
    measured = measure(sensor, np.array([[0.2, 0.3, 9.0]], dtype=np.float32), stream=random_stream(1, "n"))
    assert measured.tolist() == [[0.0, 0.5, 2.0]]


def test_gain_offset_and_noise_are_as_stated() -> None:
    sensor = SensorModel(noise_g=0.003, resolution_g=0.0, gain=(1.1, 1.0, 1.0), offset_g=(0.0, 0.05, 0.0))
    measured = measure(sensor, np.ones((20_000, 3), dtype=np.float32), stream=random_stream(1, "n"))
    assert measured.mean(axis=0) == pytest.approx([1.1, 1.05, 1.0], abs=0.001)
    assert measured.std(axis=0) == pytest.approx([0.003] * 3, rel=0.05)


def test_rate_error_and_drift_can_be_measured_from_the_stamps() -> None:
    sensor = SensorModel(rate_error=0.08, drift=0.02)
    timing = measure_timing(sample_instants(sensor, rate_hz=50.0, duration_s=2000.0))
    assert timing.rate_hz == pytest.approx(54.0, rel=0.002)
    assert timing.drift == pytest.approx(0.02 * 0.75, rel=0.05)


def test_jitter_never_disorders_the_stamps() -> None:
    sensor = SensorModel(jitter_s=0.05)
    stamps_s = stamp(sensor, sample_instants(sensor, rate_hz=50.0, duration_s=100.0), stream=random_stream(1, "j"))
    assert stamps_s[0] == 0.0
    assert np.all(np.diff(stamps_s) > 0)


def test_samples_inside_a_gap_are_lost() -> None:
    sensor = SensorModel(gaps=(Interval(onset_s=10.0, end_s=12.0),))
    instants_s = sample_instants(sensor, rate_hz=50.0, duration_s=20.0)
    lost_s = instants_s[~kept_samples(sensor, instants_s)]
    assert lost_s.size == 100
    assert lost_s[0] >= 10.0
    assert lost_s[-1] < 12.0


def test_a_slow_wearable_hardly_feels_a_buzzing_phone() -> None:
    times_s = np.arange(0, 0.4, 1 / FINE_RATE_HZ)
    buzz = np.column_stack([0.3 * np.sin(2 * np.pi * 150.0 * times_s)] * 3)
    assert np.abs(pass_band(buzz, rate_hz=50.0)[40:]).max() < 0.02


def test_a_share_of_a_movement_reaches_the_limbs_that_take_no_part() -> None:
    assert share_at("left_wrist", region="own", only=("left_wrist",)) == 1.0
    assert share_at("right_wrist", region="own", only=("left_wrist",)) < 0.01
    assert 0.1 < share_at("right_wrist", region="hand", only=("left_wrist",)) < 0.5
    assert share_at("left_wrist", region="legs", only=()) < 0.05
    assert share_at("left_ankle", region="step", only=()) > share_at("left_wrist", region="step", only=())


@settings(max_examples=40, deadline=None)
@given(lengths_s=st.lists(st.floats(0.1, 30.0), max_size=40), seed=st.integers(0, 1000))
def test_the_agenda_never_lets_two_movements_collide(lengths_s: list[float], seed: int) -> None:
    agenda, stream = Agenda(600.0, apart_s=7.0), random_stream(seed, "agenda")
    window = (Interval(onset_s=50.0, end_s=500.0),)
    placed = []
    for length_s in lengths_s:
        onset_s = agenda.place(window, duration_s=length_s, stream=stream)
        if onset_s is not None:
            placed.append((onset_s, onset_s + length_s))
    placed.sort()
    assert all(onset_s >= 50.0 and end_s <= 500.5 for onset_s, end_s in placed)
    assert all(later[0] - earlier[1] >= 6.0 for earlier, later in pairwise(placed))


def test_a_full_agenda_has_no_room() -> None:
    agenda = Agenda(100.0, apart_s=7.0)
    agenda.take(Interval(onset_s=0.0, end_s=100.0))
    window = (Interval(onset_s=0.0, end_s=100.0),)
    assert agenda.place(window, duration_s=1.0, stream=random_stream(1, "x")) is None
