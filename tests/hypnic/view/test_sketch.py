"""A first look at a night: from the samples alone, nothing high is lost, nothing missing is invented."""

from collections.abc import Callable

import numpy as np
import pytest

from hypnic.library import EventRow, Library, get_night, list_nights, read_events
from hypnic.view.making import recordings_of
from hypnic.view.sketch import describe_sketch, swing_curve
from recordings import Recording, build_recording

MakeRecording = Callable[..., Recording]


def shaken(*, rate_hz: float = 50.0, gap_s: tuple[float, float] = (0.0, 0.0)) -> Recording:
    """Make a minute at rest with half a second of 1 g up and down, and perhaps a gap."""
    time_s = np.arange(int(60 * rate_hz)) / rate_hz
    samples_g = np.zeros((time_s.size, 3))
    samples_g[:, 2] = 1.0
    is_shaken = (time_s >= 20) & (time_s < 20.5)
    samples_g[is_shaken, 0] = np.where(np.arange(is_shaken.sum()) % 2, 1.0, -1.0)
    kept = ~((time_s > gap_s[0]) & (time_s < gap_s[1]))
    return build_recording(
        time_s[kept], samples_g[kept], started_at=None, nominal_rate_hz=rate_hz, source="x", format="generic_csv"
    )


@pytest.mark.parametrize("rate_hz", [25.0, 50.0, 200.0])
def test_a_swing_is_half_of_the_way_from_lowest_to_highest_at_any_rate(rate_hz: float):
    low_g, mean_g, high_g = swing_curve(shaken(rate_hz=rate_hz), bin_s=1.0)
    assert high_g[20] == pytest.approx(1.0)
    assert (low_g[20], high_g[19], high_g[21]) == (0.0, 0.0, 0.0)
    assert 0 < mean_g[20] < 1


def test_where_nothing_was_recorded_there_is_no_swing():
    curves_g = swing_curve(shaken(gap_s=(30.0, 40.0)), bin_s=1.0)
    for curve_g in curves_g:
        assert np.isnan(curve_g[31:39]).all()
        assert not np.isnan(curve_g[:30]).any()


def test_a_sketch_holds_the_events_as_they_were_found(library: Library):
    (entry,) = (one for one in list_nights(library) if one.name == "tonic_clonic")
    events = read_events(library, entry.id)
    sketch = describe_sketch(recordings_of(library, entry), entry, events)
    assert [event["onset_s"] for event in sketch["events"]] == [event.onset_s for event in events]
    assert {kind["kind"] for kind in sketch["kinds"]} == {event.kind for event in events}
    assert sketch["sleep"]["onset_s"] == get_night(library, entry.id).figures.onset_s


def test_an_event_of_a_kind_that_a_later_version_knows_is_left_out(library: Library):
    (entry,) = (one for one in list_nights(library) if one.name == "healthy")
    known = read_events(library, entry.id)[0]
    odd = EventRow(**{name: getattr(known, name) for name in EventRow.__slots__} | {"kind": "hiccup"})
    assert describe_sketch([shaken()], entry, (odd,))["events"] == []
