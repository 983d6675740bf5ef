"""Which synthetic nights a benchmark asks for, simulated afresh or taken from a folder of earlier ones."""

import hashlib
import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np

import recordings
from benchmarks.carriers import carrier_files
from recordings import Recording, Site, build_recording
from recordings.synthetic import LabelledNight, SensorModel, TruthEvent, simulate_night
from recordings.synthetic.profiles import find_profile
from recordings.timing import Interval

NEVER_LOST = ("convulsive", "myoclonic_cluster", "tremor")
LOSS_MARGIN_S = 1.0


class Lasting(Protocol):
    """Whatever has a kind, a beginning and a length."""

    @property
    def onset_s(self) -> float:
        """Start in seconds."""

    @property
    def duration_s(self) -> float:
        """Length in seconds."""

    @property
    def kind(self) -> str:
        """Kind as the contract names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightOrder:
    """One synthetic night to be made: the same order always gives the same night.

    ``sensor`` None is a unit drawn from the seed; ``lost`` are stretches whose samples never arrived. With a folder of
    ``shared`` recordings the night is one of the second generator, on backgrounds from there where it has any.
    """

    profile: str
    seed: int
    hours: float
    rate_hz: float
    site: Site
    sensor: SensorModel | None = None
    lost: tuple[Interval, ...] = ()
    shared: Path | None = None

    @property
    def name(self) -> str:
        """Short name for file names and progress lines."""
        plain = f"{self.profile}-{self.seed}-{self.site}-{self.hours:g}h-{self.rate_hz:g}hz"
        if self.shared is not None:
            return f"second-{plain}"
        if self.sensor is None and not self.lost:
            return plain
        return f"{plain}-{hashlib.sha256(repr((self.sensor, self.lost)).encode()).hexdigest()[:8]}"


def usual_site(profile: str) -> Site:
    """Look up the body site at which a profile is recorded unless another is asked for."""
    return find_profile(profile).site


def make_night(order: NightOrder, *, cache: Path | None = None) -> LabelledNight:
    """Simulate a night, or read it back where the cache has it from the same simulator.

    Parameters
    ----------
    order : NightOrder
    cache : Path, optional
        Folder of simulated nights; about 30 MB for 8 h at 50 Hz.

    Returns
    -------
    LabelledNight
    """
    if cache is None:
        return _simulate(order)
    path = cache / f"{order.name}-{maker_digest(order)}.pickle"
    if path.exists():
        night: LabelledNight = pickle.loads(path.read_bytes())
        return night
    night = _simulate(order)
    cache.mkdir(parents=True, exist_ok=True)
    for outdated in cache.glob(f"{order.name}-*.pickle"):
        outdated.unlink()
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_bytes(pickle.dumps(night, protocol=pickle.HIGHEST_PROTOCOL))
    unfinished.replace(path)
    return night


def outside_losses(events: Sequence[Lasting], lost: Sequence[Interval]) -> list[int]:
    """List the events that no lost stretch touches; those that would alarm somebody are always listed."""
    return [
        number
        for number, event in enumerate(events)
        if event.kind in NEVER_LOST or not any(_touches(event, stretch) for stretch in lost)
    ]


def _simulate(order: NightOrder) -> LabelledNight:
    if order.shared is not None:
        from benchmarks.second_generator import draw_night

        return draw_night(
            order.profile,
            seed=order.seed,
            hours=order.hours,
            rate_hz=order.rate_hz,
            site=order.site,
            shared=order.shared,
        )
    night = simulate_night(
        order.profile,
        seed=order.seed,
        hours=order.hours,
        rate_hz=order.rate_hz,
        site=order.site,
        sensor=order.sensor,
    )
    return _lose(night, order.lost) if order.lost else night


def _lose(night: LabelledNight, lost: Sequence[Interval]) -> LabelledNight:
    """Lose samples, and the labels that lie there; a stretch with an alarming label is kept, or its night has none."""
    grave = [event for event in night.truth.events if event.kind in NEVER_LOST]
    gone = [stretch for stretch in lost if not any(_touches(event, stretch) for event in grave)]
    events: tuple[TruthEvent, ...] = night.truth.events
    kept = tuple(events[number] for number in outside_losses(events, gone))
    return LabelledNight(
        recording=_without(night.recording, gone),
        truth=replace(night.truth, events=kept),
    )


def _without(recording: Recording, lost: Sequence[Interval]) -> Recording:
    is_kept = np.ones(recording.time_s.size, dtype=np.bool_)
    for stretch in lost:
        is_kept[(recording.time_s >= stretch.onset_s) & (recording.time_s < stretch.end_s)] = False
    return build_recording(
        recording.time_s[is_kept],
        recording.acceleration_g[is_kept],
        started_at=recording.started_at,
        nominal_rate_hz=recording.nominal_rate_hz,
        wearable=recording.wearable,
        site=recording.site,
        source=recording.source,
        format=recording.format,
    )


def _touches(event: Lasting, stretch: Interval) -> bool:
    starts_before = event.onset_s - LOSS_MARGIN_S < stretch.end_s
    return starts_before and event.onset_s + event.duration_s + LOSS_MARGIN_S > stretch.onset_s


def maker_digest(order: NightOrder) -> str:
    """Fingerprint what a night is made by and of, so that one made otherwise is never taken for it."""
    folder, here = Path(recordings.__file__).parent, Path(__file__).parent
    second = ("carriers.py", "second_shapes.py", "second_generator.py")
    own = [here / "nights.py"]
    if order.shared is not None:
        own += [*(here / name for name in second), *carrier_files(order.shared)]
    digest = hashlib.sha256()
    for path in (*sorted((folder / "synthetic").glob("*.py")), folder / "recording.py", *own):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
