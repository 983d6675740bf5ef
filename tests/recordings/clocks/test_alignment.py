"""Times of samples from the two clocks of a troubled stream: exact to milliseconds, every sample once, in order."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from troubled_streams import NS, Trouble, absent, make_facts, make_stream

from recordings.capture_format import Frames
from recordings.clocks import align
from recordings.timing import measure_timing

KINDS = {
    "clock": {"has_clock": True, "has_numbers": False},
    "clock and numbers": {"has_clock": True, "has_numbers": True, "tick_ns": 1_000_000},
    "no clock": {"has_clock": False, "has_numbers": False},
}
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
with_a_clock = pytest.mark.parametrize("kind", [KINDS["clock"], KINDS["clock and numbers"]], ids=["clock", "numbers"])


def aligned(stream):
    alignment = align(stream.frames, stream.connection, facts=stream.facts)
    assert (np.diff(alignment.time_s) > 0).all()
    return alignment


def p99_ms(stream, alignment):
    return float(np.quantile(np.abs(stream.error_s(alignment)), 0.99)) * 1000


def gaps_s(alignment):
    return [gap.duration_s for gap in measure_timing(alignment.time_s).gaps]


@every_kind
@pytest.mark.parametrize("drift_ppm", [-100, 0, 100])
def test_an_undisturbed_night_is_timed_to_a_few_milliseconds(kind, drift_ppm):
    stream = make_stream(duration_s=4 * 3600, drift_ppm=drift_ppm, **kind)
    alignment = aligned(stream)
    assert p99_ms(stream, alignment) < 3
    assert alignment.epochs == 1
    assert np.array_equal(alignment.sample, np.arange(alignment.sample.size))


@every_kind
def test_a_sampling_rate_that_is_not_the_nominal_one_is_measured(kind):
    stream = make_stream(duration_s=1800, true_rate=0.97, **kind)
    assert p99_ms(stream, aligned(stream)) < 3


@every_kind
def test_late_bursts_do_not_shift_time(kind):
    stream = make_stream(duration_s=1800, drift_ppm=50, trouble=Trouble(late=[(300, 315), (900, 902)]), **kind)
    alignment = aligned(stream)
    assert p99_ms(stream, alignment) < 3
    assert gaps_s(alignment) == []


@every_kind
@pytest.mark.parametrize("lost_s", [0.8, 5.0, 600.0])
def test_lost_frames_become_a_gap_of_the_right_length(kind, lost_s):
    stream = make_stream(duration_s=2400, drift_ppm=-50, trouble=Trouble(lost=[(600, 600 + lost_s)]), **kind)
    alignment = aligned(stream)
    true_gap_s = float(np.diff(stream.true_sample_s).max())
    assert gaps_s(alignment) == [pytest.approx(true_gap_s, abs=0.005)]
    assert p99_ms(stream, alignment) < 3


@every_kind
def test_a_reconnection_alone_changes_nothing(kind):
    stream = make_stream(duration_s=1200, drift_ppm=20, trouble=Trouble(reconnections=[300, 310, 700]), **kind)
    alignment = aligned(stream)
    assert gaps_s(alignment) == []
    assert p99_ms(stream, alignment) < 3


@with_a_clock
@pytest.mark.parametrize("jump_s", [-86_400.0, -40.0, -1.0, 1.0, 40.0, 86_400.0])
def test_a_clock_that_is_set_leaves_no_mark_in_time(kind, jump_s):
    stream = make_stream(duration_s=1800, drift_ppm=30, trouble=Trouble(jumps=[(800, jump_s)]), **kind)
    alignment = aligned(stream)
    assert alignment.epochs == 2
    assert gaps_s(alignment) == []
    assert p99_ms(stream, alignment) < 3


def test_a_clock_that_falls_back_by_years_leaves_no_mark_in_time():
    stream = make_stream(duration_s=600, trouble=Trouble(jumps=[(300, -7 * 365 * 86_400.0)]))
    assert p99_ms(stream, aligned(stream)) < 3


@with_a_clock
@pytest.mark.parametrize("repeated", [[50, 51, 52, 300], list(range(400, 420))], ids=["a few", "many in a row"])
def test_repeated_frames_are_dropped_and_counted(kind, repeated):
    stream = make_stream(trouble=Trouble(repeated=repeated), **kind)
    alignment = aligned(stream)
    assert alignment.repeated_frames == len(repeated)
    assert np.unique(alignment.sample).size == alignment.sample.size
    assert alignment.sample.size == (stream.frames.samples.size - len(repeated)) * 36


def test_frames_of_different_numbers_are_two_even_if_clock_and_samples_are_the_same():
    stream = make_stream(duration_s=600, **KINDS["clock and numbers"])
    device_time_ns, acceleration_g = stream.frames.device_time_ns.copy(), stream.frames.acceleration_g.copy()
    device_time_ns[101] = device_time_ns[100]
    acceleration_g[100 * 36 : 102 * 36] = (0.0, 0.0, 1.0)
    frames = replace(stream.frames, device_time_ns=device_time_ns, acceleration_g=acceleration_g)
    alignment = align(frames, stream.connection, facts=stream.facts)
    assert alignment.repeated_frames == 0
    assert np.array_equal(np.sort(alignment.sample), np.arange(acceleration_g.shape[0]))


@with_a_clock
def test_overtaken_frames_are_put_in_order_and_counted(kind):
    stream = make_stream(trouble=Trouble(swapped=[50, 52, 54, 300]), **kind)
    alignment = aligned(stream)
    assert alignment.overtaken_frames == 4
    assert alignment.repeated_frames == 0
    assert (np.diff(stream.true_sample_s[alignment.sample]) > 0).all()
    assert alignment.epochs == 1


@with_a_clock
@pytest.mark.parametrize("jump_s", [12.5, 60.0, -12.5, -60.0, 5.0, -5.0, 1.5, -1.5])
def test_a_frame_overtaken_by_the_first_one_after_the_clock_was_set_is_put_in_order(kind, jump_s):
    stream = make_stream(duration_s=1800, trouble=Trouble(swapped=[400], jumps=[(289.0, jump_s)]), **kind)
    alignment = aligned(stream)
    assert stream.true_s[400] > 289.0 > stream.true_s[401]
    assert (np.diff(stream.true_sample_s[alignment.sample]) > 0).all()
    assert gaps_s(alignment) == []
    assert p99_ms(stream, alignment) < 3


@with_a_clock
@pytest.mark.parametrize("overtaken", [400, 401, 402])
@pytest.mark.parametrize("jump_s", [0.3, 0.5, -0.3, -0.43, -0.5, -0.6, -1.3])
def test_a_frame_overtaken_beside_a_clock_set_by_a_little_is_put_in_order(kind, jump_s, overtaken):
    stream = make_stream(duration_s=1800, trouble=Trouble(swapped=[overtaken], jumps=[(289.5, jump_s)]), **kind)
    alignment = aligned(stream)
    assert (np.diff(stream.true_sample_s[alignment.sample]) > 0).all()
    assert gaps_s(alignment) == []
    assert np.abs(stream.error_s(alignment)).max() < 0.05


@with_a_clock
@pytest.mark.parametrize("jump_s", [0.11, 0.31, 0.4, 1.0, 7.0, -0.11, -0.31, -0.4, -1.0, -7.0])
def test_a_clock_set_by_a_little_makes_no_gap(kind, jump_s):
    stream = make_stream(duration_s=1800, trouble=Trouble(jumps=[(289.0, jump_s)]), **kind)
    alignment = aligned(stream)
    assert (np.diff(stream.true_sample_s[alignment.sample]) > 0).all()
    assert gaps_s(alignment) == []
    assert p99_ms(stream, alignment) < 3


def test_a_backlog_sent_after_reconnecting_closes_the_gap():
    stream = make_stream(duration_s=900, has_numbers=True, trouble=Trouble(late=[(300, 400)], reconnections=[400]))
    alignment = aligned(stream)
    assert gaps_s(alignment) == []
    assert alignment.epochs == 1
    assert p99_ms(stream, alignment) < 3


def test_frame_numbers_and_clocks_may_start_again_at_zero():
    stream = make_stream(duration_s=4 * 3600, per_frame=6, rate_hz=100.0, has_numbers=True, tick_ns=1_000_000)
    assert stream.frames.sequence[0] > stream.frames.sequence[-1] or np.diff(stream.frames.sequence).min() < -60_000
    alignment = aligned(stream)
    assert alignment.epochs == 1
    assert p99_ms(stream, alignment) < 3


def test_single_sample_frames_with_a_coarse_clock_stay_in_order():
    stream = make_stream(per_frame=1, jitter_s=0.03, has_numbers=True, tick_ns=10_000_000)
    alignment = aligned(stream)
    assert alignment.epochs == 1
    assert p99_ms(stream, alignment) < 15


def test_a_wearable_that_sends_changes_only_holds_its_value_for_two_seconds():
    arrivals_s = np.array([0.0, 0.1, 0.2, 1.0, 5.0, 5.1])
    stream = Frames(
        arrival_ns=(arrivals_s * NS).astype(np.int64),
        device_time_ns=absent(arrivals_s),
        sequence=absent(arrivals_s),
        samples=np.ones(6, np.int64),
        acceleration_g=np.zeros((6, 3), np.float32),
    )
    facts = make_facts(rate_hz=10.0, per_frame=1, has_clock=False, changes_only=True)
    alignment = align(stream, np.zeros(6, np.int64), facts=[facts])
    assert alignment.sample.tolist() == [0, 1, *[2] * 8, 3, 4, 5]
    assert alignment.held_samples == 7
    assert np.diff(alignment.time_s[:11]) == pytest.approx(0.1, abs=1e-6)
    assert gaps_s(alignment) == [pytest.approx(4.0)]


def test_two_frames_are_enough():
    stream = make_stream(duration_s=1.5)
    assert stream.frames.samples.size == 2
    assert aligned(stream).time_s.size == 72


stretches = st.tuples(st.floats(0, 590), st.floats(0.1, 60)).map(lambda it: (it[0], it[0] + it[1]))
troubles = st.builds(
    Trouble,
    lost=st.lists(stretches, max_size=3),
    late=st.lists(st.tuples(st.floats(0, 580), st.floats(0.1, 15)).map(lambda it: (it[0], it[0] + it[1])), max_size=3),
    jumps=st.lists(st.tuples(st.floats(0, 600), st.floats(-100, 100)), max_size=3),
    reconnections=st.lists(st.floats(0, 600), max_size=3),
    swapped=st.lists(st.integers(0, 800), max_size=4),
    repeated=st.lists(st.integers(0, 800), max_size=4),
)


@settings(max_examples=60, deadline=None)
@given(
    trouble=troubles,
    kind=st.sampled_from(list(KINDS.values())),
    drift_ppm=st.integers(-100, 100),
    seed=st.integers(0, 99),
)
def test_whatever_happens_no_sample_is_lost_and_time_runs_forward(trouble, kind, drift_ppm, seed):
    stream = make_stream(trouble=trouble, drift_ppm=drift_ppm, seed=seed, **kind)
    if stream.frames.samples.size < 2:
        return
    alignment = aligned(stream)
    assert np.array_equal(np.unique(stream.true_sample_s[alignment.sample]), np.unique(stream.true_sample_s))
    assert (stream.frames.samples.size - alignment.repeated_frames) * 36 == alignment.sample.size


# Frames held back from the very first on, and others lost right after them, look like a clock that was set.
PROMPT_START_S = 5.0


@settings(max_examples=40, deadline=None)
@given(
    trouble=st.builds(
        Trouble,
        lost=st.lists(stretches, max_size=2),
        late=st.lists(
            st.tuples(st.floats(PROMPT_START_S, 580), st.floats(0.1, 15)).map(lambda it: (it[0], it[0] + it[1])),
            max_size=2,
        ),
        swapped=st.lists(st.integers(0, 800), max_size=4),
        repeated=st.lists(st.integers(0, 800), max_size=4),
    ),
    kind=st.sampled_from([KINDS["clock"], KINDS["clock and numbers"]]),
    drift_ppm=st.integers(-100, 100),
)
def test_loss_delay_repetition_and_disorder_cost_no_precision(trouble, kind, drift_ppm):
    stream = make_stream(trouble=trouble, drift_ppm=drift_ppm, **kind)
    if stream.frames.samples.size > 200:
        assert p99_ms(stream, aligned(stream)) < 10


def test_frames_held_back_from_the_first_on_are_dated_to_a_second():
    stream = make_stream(trouble=Trouble(lost=[(7.0, 8.0)], late=[(0.0, 7.0)]), **KINDS["clock"])
    alignment = aligned(stream)
    assert p99_ms(stream, alignment) < 1000
    assert alignment.sample.size == stream.frames.samples.size * 36


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 1000), origin_s=st.integers(0, 10**6))
def test_where_the_wearables_clock_begins_does_not_matter(seed, origin_s):
    stream = make_stream(duration_s=120, seed=seed, trouble=Trouble(lost=[(50, 60)]))
    moved = Frames(
        arrival_ns=stream.frames.arrival_ns,
        device_time_ns=stream.frames.device_time_ns + origin_s * NS,
        sequence=stream.frames.sequence,
        samples=stream.frames.samples,
        acceleration_g=stream.frames.acceleration_g,
    )
    one, other = (align(frames, stream.connection, facts=stream.facts) for frames in (stream.frames, moved))
    assert np.abs(one.time_s - other.time_s).max() < 2e-6
