"""When sleep began: an interval, rather late than early, and unknown where it cannot be known."""

import numpy as np
import pytest
from hand_made import jerk, recording, stir, turn
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from detector.conditioning import condition
from detector.model import Movement
from detector.movements import find_movements
from detector.settings import Settings
from detector.sleep import find_sleep
from detector.sleep_states import state_posterior
from detector.stirring import Stirring, measure_stirring

NUMBERS = Settings().sleep
EPOCH_S = NUMBERS.epoch_s
EVENING_S = 1500.0
USUAL_ERROR_S = 300.0
NIGHT_S = 2.5 * 3600.0
ASLEEP = 2


def evening(until_s=EVENING_S, *, first_s=30.0):
    """Lie awake: stir about every minute, and turn over or back while doing so."""
    starts_s = np.arange(first_s, until_s - 20.0, 55.0)
    stirring = [stir(float(at_s), 8.0, seed=int(at_s)) for at_s in starts_s]
    turning = [turn(float(at_s) + 2.0, angle_deg=25.0, back_after_s=55.0) for at_s in starts_s[::2]]
    return [*stirring, *turning]


def scored(*pieces, duration_s=NIGHT_S, lights_out_s=None, settings=None, site="left_wrist", **described):
    numbers = settings or Settings()
    found = condition(recording(duration_s, *pieces, site=site, **({"rate_hz": 25.0} | described)), settings=numbers)
    movements = find_movements(found, settings=numbers)
    return find_sleep(found, movements, site=site, lights_out_s=lights_out_s, settings=numbers)


@pytest.fixture(scope="module")
def night():
    return scored(*evening(), *evening(NIGHT_S, first_s=NIGHT_S - 1200.0))


def test_sleep_begins_about_when_stirring_ends_and_not_hours_later(night):
    assert EVENING_S - USUAL_ERROR_S <= night.onset_s <= EVENING_S + 20 * 60.0
    earliest_s, latest_s = night.onset_interval_s
    assert earliest_s <= EVENING_S <= latest_s


def test_sleep_ends_when_stirring_begins_again(night):
    assert night.wake_up_s == pytest.approx(NIGHT_S - 1200.0, abs=300.0)


def test_onset_is_told_as_an_interval_that_holds_it(night):
    earliest_s, latest_s = night.onset_interval_s
    assert 0 <= earliest_s <= night.onset_s <= latest_s <= NIGHT_S
    assert latest_s - earliest_s < 3600.0


def test_sleep_adds_up(night):
    assert night.total_sleep_s == pytest.approx(sum(stretch.duration_s for stretch in night.asleep))
    assert night.total_sleep_s + night.wake_after_onset_s == pytest.approx(night.wake_up_s - night.onset_s)
    assert all(night.onset_s <= stretch.onset_s < stretch.end_s <= night.wake_up_s for stretch in night.asleep)
    assert night.asleep_probability.size == int(NIGHT_S // EPOCH_S)
    assert ((night.asleep_probability >= 0) & (night.asleep_probability <= 1)).all()


def test_without_lights_out_latency_and_efficiency_are_not_known(night):
    assert (night.lights_out_s, night.onset_latency_s, night.efficiency) == (None, None, None)
    assert any("lights-out" in line for line in night.evidence)


@pytest.mark.parametrize("lights_out_s", [600.0, 4000.0])
def test_nothing_before_lights_out_is_sleep(lights_out_s):
    found = scored(*evening(300.0), lights_out_s=lights_out_s)
    assert found.onset_s >= lights_out_s
    assert found.onset_interval_s[0] >= lights_out_s
    assert found.onset_latency_s == pytest.approx(found.onset_s - lights_out_s)
    assert 0 < found.efficiency <= 1


def test_lights_out_before_the_recording_began_forbids_nothing(night):
    found = scored(*evening(), *evening(NIGHT_S, first_s=NIGHT_S - 1200.0), lights_out_s=-600.0)
    assert found.onset_s == night.onset_s
    assert found.onset_latency_s == pytest.approx(night.onset_s + 600.0)


@pytest.mark.parametrize("gap_s", [2.0, 20.0])
def test_a_short_gap_after_the_onset_does_not_move_it(night, gap_s):
    at_s = night.onset_s + 240.0
    cut = scored(*evening(), *evening(NIGHT_S, first_s=NIGHT_S - 1200.0), missing=((at_s, at_s + gap_s),))
    assert cut.onset_s == pytest.approx(night.onset_s, abs=2 * EPOCH_S)


def test_lying_still_for_a_few_minutes_is_not_yet_sleep():
    still = [*evening(600.0), *evening(1800.0, first_s=840.0)]
    assert scored(*still).onset_s > 1800.0 - USUAL_ERROR_S


def test_a_waking_in_the_night_is_counted(night):
    awake = evening(5400.0, first_s=4800.0)
    broken = scored(*evening(), *awake, *evening(NIGHT_S, first_s=NIGHT_S - 1200.0))
    assert broken.wake_after_onset_s > night.wake_after_onset_s + 300.0
    assert not any(stretch.onset_s <= 5100.0 < stretch.end_s for stretch in broken.asleep)


def test_twitches_do_not_wake_the_sleeper(night):
    twitches = [jerk(float(at_s), peak_g=0.1) for at_s in np.arange(3000.0, NIGHT_S - 1500.0, 200.0)]
    twitchy = scored(*evening(), *evening(NIGHT_S, first_s=NIGHT_S - 1200.0), *twitches)
    assert twitchy.onset_s == pytest.approx(night.onset_s, abs=600.0)
    assert twitchy.wake_after_onset_s < 0.1 * twitchy.total_sleep_s


@pytest.mark.parametrize(("more_s", "is_scored"), [(-1.0, False), (0.0, True)])
def test_a_shorter_recording_is_not_scored(more_s, is_scored):
    found = scored(*evening(300.0), duration_s=NUMBERS.minimum_duration_s + more_s)
    assert (found.asleep_probability.size > 0) == is_scored
    if not is_scored:
        assert found.onset_s is None
        assert "min are needed" in found.evidence[0]


def test_someone_who_never_lies_still_has_no_sleep_and_the_reason_is_told():
    found = scored(*evening(3600.0), duration_s=3600.0)
    unknown = (found.onset_s, found.onset_interval_s, found.wake_up_s, found.total_sleep_s, found.wake_after_onset_s)
    assert unknown == (None,) * 5
    assert found.asleep == ()
    assert f"{NUMBERS.persistent_s / 60:.0f} min of sleep" in found.evidence[0]


def test_a_table_does_not_sleep():
    found = scored(duration_s=5400.0, breathing_g=0.0)
    assert found.onset_s is None


def test_a_gap_is_neither_sleep_nor_wake():
    found = scored(*evening(), missing=((4000.0, 5000.0),))
    assert not any(stretch.onset_s < 4900.0 and stretch.end_s > 4100.0 for stretch in found.asleep)
    assert found.onset_s < 4000.0 < 5000.0 < found.wake_up_s


def test_without_gravity_sleep_is_told_by_activity_alone():
    found = scored(*evening(), signal="magnitude")
    assert found.onset_s == pytest.approx(EVENING_S, abs=1500.0)


def test_moving_time_is_shared_out_over_the_epochs_it_falls_in():
    whole = condition(recording(NUMBERS.minimum_duration_s, rate_hz=25.0), settings=Settings())
    across = Movement(onset_s=EPOCH_S - 2.0, end_s=2 * EPOCH_S + 3.0, peak_g=0.1)
    stirring = measure_stirring(whole, (across,), settings=Settings())
    assert stirring.moving_s[:4] == pytest.approx([2.0, EPOCH_S, 3.0, 0.0])
    assert stirring.moving_s.sum() == pytest.approx(across.duration_s)
    assert stirring.movements.tolist()[:3] == [1, 0, 0]
    assert stirring.peak_g[:3].tolist() == [across.peak_g, 0.0, 0.0]
    assert stirring.longest_s[:3] == pytest.approx([across.duration_s, 0.0, 0.0])


def test_time_not_worn_is_not_known():
    found = condition(recording(5400.0, breathing_g=0.0, rate_hz=25.0), settings=Settings())
    stirring = measure_stirring(found, (), settings=Settings())
    assert not stirring.is_known[: int(found.non_wear[0].end_s // EPOCH_S)].any()


def test_a_leg_that_kicks_in_a_series_does_not_show_waking():
    kicks = np.arange(200) % 2 == 0
    seen = [
        Stirring(
            epoch_s=EPOCH_S,
            moving_s=np.where(kicks, EPOCH_S / 2, 0.0),
            turn_deg=np.zeros(200),
            movements=kicks.astype(int),
            peak_g=np.where(kicks, 0.2, 0.0),
            longest_s=np.where(kicks, EPOCH_S / 2, 0.0),
            is_sustained=np.ones(200, bool),
            is_periodic=kicks & in_series,
            is_known=np.ones(200, bool),
        )
        for in_series in (False, True)
    ]
    restless, kicking = (state_posterior(x, site="left_ankle", lights_out_s=None, settings=NUMBERS) for x in seen)
    assert restless[100:190, ASLEEP].max() < 0.1
    assert kicking[100:190, ASLEEP].min() > 0.5


@hypothesis_settings(deadline=None)
@given(gross=st.lists(st.integers(0, 199), max_size=60), unknown=st.integers(0, 199), lights_out=st.integers(0, 150))
def test_the_states_share_all_certainty(gross, unknown, lights_out):
    moving_s = np.zeros(200)
    moving_s[gross] = EPOCH_S
    stirring = Stirring(
        epoch_s=EPOCH_S,
        moving_s=moving_s,
        turn_deg=np.zeros(200),
        movements=np.zeros(200, int),
        peak_g=np.zeros(200),
        longest_s=moving_s,
        is_sustained=moving_s == 0,
        is_periodic=np.zeros(200, bool),
        is_known=np.arange(200) != unknown,
    )
    posterior = state_posterior(stirring, site="left_wrist", lights_out_s=lights_out * EPOCH_S, settings=NUMBERS)
    assert ((posterior >= 0) & (posterior <= 1)).all()
    assert posterior.sum(axis=1) == pytest.approx(1.0)
    assert (posterior[:lights_out, ASLEEP] < 1e-9).all()


def test_a_leg_may_jerk_more_than_an_arm_and_still_sleep():
    kicks = [stir(at_s, 1.2, seed=int(at_s)) for at_s in np.arange(2400.0, 6000.0, 30.0)]
    leg = scored(*evening(), *kicks, site="left_ankle")
    arm = scored(*evening(), *kicks, site="left_wrist")
    assert leg.asleep_probability[100:].mean() >= arm.asleep_probability[100:].mean()
    assert leg.total_sleep_s > 3600.0


def test_a_later_start_only_shifts_the_answer(night):
    first_s = 10 * EPOCH_S
    later = scored(
        *evening(EVENING_S + first_s, first_s=30.0 + first_s),
        *evening(NIGHT_S + first_s, first_s=NIGHT_S + first_s - 1200.0),
        duration_s=NIGHT_S + first_s,
    )
    assert later.onset_s == pytest.approx(night.onset_s + first_s, abs=4 * EPOCH_S)
    assert later.wake_up_s == pytest.approx(night.wake_up_s + first_s, abs=4 * EPOCH_S)
