"""Stretches of lasting rhythm, found in the spectra of short blocks: what may be a convulsion, a tremor, a rocking."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detector.blocks import join_close, median, nearest_rank, row_medians
from detector.directions import wander_deg
from detector.model import Conditioned, Movement
from detector.rhythm import RhythmBlocks
from detector.settings import EpisodeSettings
from detector.swells import envelope_beat, late_swells, pace_of_swells, smooth_envelope

MEDIANS = (
    "rms_g",
    "frequency_hz",
    "concentration",
    "regularity",
    "impulsiveness",
    "band_share",
    "quick_share",
    "directedness",
    "overtones",
)
LATE_MEDIANS = ("impulsiveness", "directedness", "quick_share", "concentration")
SLOW_MEDIANS = ("concentration", "regularity")
TINY = 1e-9
UNKNOWN = float("nan")
NO_PAUSES_S = np.empty((0, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A stretch of lasting rhythm in numbers.

    ``frequency_hz`` is the median dominant frequency, ``frequency_variation`` its coefficient of variation from block
    to block, ``frequency_fall`` the share by which it falls from the first to the last third. ``rms_g``,
    ``concentration``, ``regularity``, ``impulsiveness``, ``band_share``, ``quick_share``, ``directedness`` and
    ``overtones`` are medians over the blocks (see `RhythmBlocks`); those that begin with ``late`` are over the blocks
    of the second half, where a convulsion jerks that was stiff before. ``wander_deg`` is how far the limb turns to and
    fro: root mean square angle between its direction, in means over ``episodes.wander_s``, and their own middle,
    without the largest; a limb at rest may tremble and does not turn. ``beat`` is the highest autocorrelation of the
    envelope: near 1 for walking, washing and other even beats. ``pause_share`` is the share of the time in which the
    envelope is low, as between jerks. ``swing_rate_hz`` counts the swells of the envelope, ``swing_slowing`` is by how
    much the time from swell to swell grows from the first to the last third (natural logarithm of the ratio),
    ``swing_variation`` the middle half of these times over their median. ``late_swells`` counts the swells of the
    second half, ``late_swell_s`` is how long one stays above half of its height (the median; not a number where there
    are too few). ``ends_over_middle`` is the level of the outer thirds over that of the middle one (natural logarithm).
    ``loudness_variation`` is the coefficient of variation of the level from block to block. ``level_after`` is the
    level shortly after the end, as a multiple of ``rms_g`` (None where the recording ends too soon).
    ``slow_concentration`` and ``slow_regularity`` are medians over the long blocks, in which slow swings count, too:
    not a number where none lies in the stretch, or where they were not asked for.
    """

    onset_s: float
    end_s: float
    peak_g: float
    rms_g: float
    frequency_hz: float
    frequency_variation: float
    frequency_fall: float
    concentration: float
    regularity: float
    impulsiveness: float
    band_share: float
    quick_share: float
    directedness: float
    overtones: float
    late_impulsiveness: float
    late_directedness: float
    late_quick_share: float
    late_concentration: float
    wander_deg: float
    beat: float
    pause_share: float
    swing_rate_hz: float
    swing_slowing: float
    swing_variation: float
    late_swells: float
    late_swell_s: float
    ends_over_middle: float
    loudness_variation: float
    level_after: float | None
    slow_concentration: float = UNKNOWN
    slow_regularity: float = UNKNOWN

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.onset_s


def convulsive_stretches(
    conditioned: Conditioned,
    blocks: RhythmBlocks,
    *,
    settings: EpisodeSettings,
    long_blocks: RhythmBlocks | None = None,
) -> tuple[Episode, ...]:
    """Find stretches of strong movement whose power lies in the band of convulsions.

    Each is given whole and, where its loud part is shorter, as that part alone: struggling before and after a
    convulsion is movement in the same band. The long blocks tell what swings there are below that band.
    """
    is_part = (blocks.rms_g >= settings.convulsive_rms_g) & (blocks.band_share >= settings.convulsive_share)
    found = [
        stretch
        for loud_share in (settings.loud_share, settings.core_share)
        for stretch in _find_stretches(
            conditioned,
            blocks,
            is_part,
            bridge_s=settings.convulsive_bridge_s,
            shortest_s=settings.convulsive_shortest_s,
            loud_share=loud_share,
            settings=settings,
        )
    ]
    different = {(stretch.edges_s, stretch.inside.tobytes()): stretch for stretch in found}
    described = _described(conditioned, blocks, different.values(), settings)
    if long_blocks is None:
        return described
    return tuple(replace(episode, **_slow_swings(long_blocks, episode)) for episode in described)


def _slow_swings(blocks: RhythmBlocks, episode: Episode) -> dict[str, float]:
    """Medians over the long blocks that lie in a stretch for the most part."""
    middle_s = blocks.onset_s + blocks.block_s / 2
    inside = (middle_s >= episode.onset_s) & (middle_s < episode.end_s)
    if not inside.any():
        return {}
    return {f"slow_{name}": median(getattr(blocks, name)[inside]) for name in SLOW_MEDIANS}


def tremor_stretches(
    conditioned: Conditioned, blocks: RhythmBlocks, *, settings: EpisodeSettings
) -> tuple[Episode, ...]:
    """Find stretches in which one narrow line between 3 and 12 Hz rules the movement."""
    highest_hz = min(settings.tremor_high_hz, settings.highest_rate_share * conditioned.sampling_rate_hz)
    is_part = (
        (blocks.frequency_hz >= settings.tremor_low_hz)
        & (blocks.frequency_hz <= highest_hz)
        & (blocks.concentration >= settings.tremor_concentration)
        & (blocks.band_share >= settings.tremor_share)
    )
    found = _find_stretches(
        conditioned,
        blocks,
        is_part,
        bridge_s=settings.tremor_bridge_s,
        shortest_s=settings.tremor_shortest_s,
        settings=settings,
    )
    return _described(conditioned, blocks, found, settings)


def rocking_stretches(
    conditioned: Conditioned, blocks: RhythmBlocks, *, settings: EpisodeSettings, movements: Sequence[Movement] = ()
) -> tuple[Episode, ...]:
    """Find stretches of slow continuous rhythm, such as a rocking body or a swinging foot.

    Long blocks reach into the pauses beside them: where nothing moves for long between two movements, a stretch is
    parted.
    """
    highest_hz = min(settings.rocking_high_hz, settings.highest_rate_share * conditioned.sampling_rate_hz)
    is_part = (
        (1 / blocks.period_s >= settings.rocking_low_hz)
        & (1 / blocks.period_s <= highest_hz)
        & (
            blocks.regularity
            >= settings.rocking_regularity * np.maximum(blocks.clear_share, settings.clear_share_least)
        )
        & (blocks.rms_g >= settings.rocking_rms_g)
    )
    found = _find_stretches(
        conditioned,
        blocks,
        is_part,
        bridge_s=settings.rocking_bridge_s,
        shortest_s=settings.rocking_shortest_s,
        settings=settings,
        quiet_s=_pauses_s(movements, longer_than_s=settings.rocking_bridge_s),
    )
    return _described(conditioned, blocks, found, settings)


def describe_stretch(
    conditioned: Conditioned, blocks: RhythmBlocks, stretch_s: tuple[float, float], *, settings: EpisodeSettings
) -> Episode | None:
    """Describe the rhythm of any stretch, such as a cluster of jerks; None where no block of it moved enough."""
    inside = (blocks.onset_s + blocks.block_s > stretch_s[0]) & (blocks.onset_s < stretch_s[1])
    return _episode(conditioned, blocks, inside, stretch_s, settings) if inside.any() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Where an episode begins and ends, and which blocks it is made of, shape (blocks,)."""

    edges_s: tuple[float, float]
    inside: NDArray[np.bool_]


def _described(
    conditioned: Conditioned, blocks: RhythmBlocks, stretches: Iterable[_Stretch], settings: EpisodeSettings
) -> tuple[Episode, ...]:
    return tuple(_episode(conditioned, blocks, one.inside, one.edges_s, settings) for one in stretches)


def _find_stretches(
    conditioned: Conditioned,
    blocks: RhythmBlocks,
    is_part: NDArray[np.bool_],
    *,
    bridge_s: float,
    shortest_s: float,
    settings: EpisodeSettings,
    loud_share: float | None = None,
    quiet_s: NDArray[np.float64] = NO_PAUSES_S,
) -> Iterator[_Stretch]:
    is_part = _loud_for_its_stretch(
        blocks,
        is_part,
        bridge_s=bridge_s,
        shortest_s=shortest_s,
        loud_share=settings.loud_share if loud_share is None else loud_share,
        settings=settings,
    )
    stretches_s = _stretches_s(blocks, is_part, bridge_s)
    for onset_s, end_s in stretches_s[stretches_s[:, 1] - stretches_s[:, 0] >= shortest_s]:
        inside = is_part & (blocks.onset_s >= onset_s) & (blocks.onset_s + blocks.block_s <= end_s + 1e-6)
        trimmed_s = _trimmed(conditioned, float(onset_s), float(end_s), settings)
        for first_s, last_s in _parted(trimmed_s, quiet_s):
            some = inside & (blocks.onset_s < last_s) & (blocks.onset_s + blocks.block_s > first_s)
            if last_s - first_s >= shortest_s and some.any():
                yield _Stretch(edges_s=(first_s, last_s), inside=some)


def _stretches_s(blocks: RhythmBlocks, is_part: NDArray[np.bool_], bridge_s: float) -> NDArray[np.float64]:
    onsets_s = blocks.onset_s[is_part]
    return join_close(np.stack((onsets_s, onsets_s + blocks.block_s), axis=1), longest_gap=bridge_s)


def _loud_for_its_stretch(
    blocks: RhythmBlocks,
    is_part: NDArray[np.bool_],
    *,
    bridge_s: float,
    shortest_s: float,
    loud_share: float,
    settings: EpisodeSettings,
) -> NDArray[np.bool_]:
    """Drop blocks far weaker than the rest of their stretch, so that quiet stirring before and after stays outside."""
    is_loud = np.zeros_like(is_part)
    stretches_s = _stretches_s(blocks, is_part, bridge_s)
    for onset_s, end_s in stretches_s[stretches_s[:, 1] - stretches_s[:, 0] >= shortest_s]:
        first, stop = np.searchsorted(blocks.onset_s, (onset_s, end_s))
        level_g = nearest_rank(blocks.rms_g[first:stop][is_part[first:stop]], settings.loud_quantile)
        is_loud[first:stop] = is_part[first:stop] & (blocks.rms_g[first:stop] >= loud_share * level_g)
    return is_loud


def _trimmed(conditioned: Conditioned, onset_s: float, end_s: float, settings: EpisodeSettings) -> tuple[float, float]:
    """Cut off the quiet edges that come with whole blocks."""
    rate_hz = conditioned.sampling_rate_hz
    first = round(onset_s * rate_hz)
    inside_g = conditioned.movement_g[first : round(end_s * rate_hz)]
    loud = np.flatnonzero(inside_g >= settings.edge_share * nearest_rank(inside_g, settings.edge_quantile))
    if loud.size == 0:
        return onset_s, end_s
    return (first + int(loud[0])) / rate_hz, (first + int(loud[-1]) + 1) / rate_hz


def _parted(stretch_s: tuple[float, float], quiet_s: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Cut the pauses that lie wholly inside it out of a stretch; shape (pauses, 2), sorted and disjoint."""
    within_s = quiet_s[(quiet_s[:, 0] > stretch_s[0]) & (quiet_s[:, 1] < stretch_s[1])]
    edges_s = [stretch_s[0], *within_s.ravel().tolist(), stretch_s[1]]
    return list(zip(edges_s[::2], edges_s[1::2], strict=True))


def _pauses_s(movements: Sequence[Movement], *, longer_than_s: float) -> NDArray[np.float64]:
    """Where nothing moves for long between two movements, shape (pauses, 2)."""
    edges_s = np.array([(movement.onset_s, movement.end_s) for movement in movements]).reshape(-1, 2)
    pauses_s = np.stack((edges_s[:-1, 1], edges_s[1:, 0]), axis=1)
    return np.asarray(pauses_s[pauses_s[:, 1] - pauses_s[:, 0] > longer_than_s])


def _episode(
    conditioned: Conditioned,
    blocks: RhythmBlocks,
    inside: NDArray[np.bool_],
    stretch_s: tuple[float, float],
    settings: EpisodeSettings,
) -> Episode:
    rate_hz = conditioned.sampling_rate_hz
    samples = slice(round(stretch_s[0] * rate_hz), round(stretch_s[1] * rate_hz))
    levels = _medians(blocks, inside)
    envelope_g = smooth_envelope(blocks.band_g[samples], rate_hz, settings=settings)
    loud_g = nearest_rank(envelope_g, settings.pause_quantile)
    loudness_g = blocks.rms_g[inside]
    return Episode(
        onset_s=stretch_s[0],
        end_s=stretch_s[1],
        peak_g=float(conditioned.movement_g[samples].max()),
        **levels,
        **_late_medians(blocks, inside),
        **_pace(blocks.frequency_hz[inside]),
        wander_deg=_wander_deg(conditioned, samples, settings),
        beat=envelope_beat(envelope_g, rate_hz, settings=settings),
        pause_share=float((envelope_g < settings.pause_level * loud_g).mean()),
        **pace_of_swells(envelope_g, rate_hz, loud_g=loud_g, settings=settings),
        **late_swells(envelope_g, rate_hz, settings=settings),
        ends_over_middle=_ends_over_middle(blocks.band_g[samples]),
        loudness_variation=float(loudness_g.std() / max(float(loudness_g.mean()), TINY)),
        level_after=_level_after(conditioned, stretch_s[1], levels["rms_g"], settings),
    )


def _medians(
    blocks: RhythmBlocks, inside: NDArray[np.bool_] | NDArray[np.intp], names: tuple[str, ...] = MEDIANS
) -> dict[str, float]:
    """Medians over the blocks of a stretch, all at once: one call for each would cost several times more."""
    table = np.stack([getattr(blocks, name)[inside] for name in names])
    return dict(zip(names, row_medians(table).tolist(), strict=True))


def _late_medians(blocks: RhythmBlocks, inside: NDArray[np.bool_]) -> dict[str, float]:
    """Medians over the second half of the blocks, the middle one of an odd number with them."""
    places = np.flatnonzero(inside)
    late = _medians(blocks, places[places.size // 2 :], LATE_MEDIANS)
    return {f"late_{name}": value for name, value in late.items()}


def _wander_deg(conditioned: Conditioned, samples: slice, settings: EpisodeSettings) -> float:
    """How far the limb turns to and fro in a stretch; without gravity, a little."""
    if conditioned.signal != "acceleration":
        return settings.wander_without_gravity_deg
    length = max(1, round(settings.wander_s * conditioned.sampling_rate_hz))
    return wander_deg(conditioned.acceleration_g[samples], length, kept_share=settings.wander_kept_share)


def _pace(frequency_hz: NDArray[np.float64]) -> dict[str, float]:
    """How the dominant frequency changes in the course of a stretch."""
    third = max(1, frequency_hz.size // 3)
    first_hz, last_hz = median(frequency_hz[:third]), median(frequency_hz[-third:])
    return {
        "frequency_variation": float(frequency_hz.std() / max(float(frequency_hz.mean()), TINY)),
        "frequency_fall": 1 - last_hz / max(first_hz, TINY),
    }


def _ends_over_middle(band_g: NDArray[np.float32]) -> float:
    """Level of the outer thirds of a stretch over that of its middle, as a natural logarithm."""
    third = max(1, band_g.shape[0] // 3)
    parts_g = (band_g[:third], band_g[third:-third], band_g[-third:])
    first_g, middle_g, last_g = (
        float(np.sqrt(np.einsum("ij,ij->", part, part) / max(1, len(part)))) for part in parts_g
    )
    return float(np.log(((first_g + last_g) / 2 + TINY) / (middle_g + TINY)))


def _level_after(conditioned: Conditioned, end_s: float, rms_g: float, settings: EpisodeSettings) -> float | None:
    """Level of the movement curve shortly after the end, over the episode's own level."""
    rate_hz = conditioned.sampling_rate_hz
    first = round((end_s + settings.after_pause_s) * rate_hz)
    after_g = conditioned.movement_g[first : round((end_s + settings.after_pause_s + settings.after_s) * rate_hz)]
    if after_g.size < settings.after_least_s * rate_hz:
        return None
    return nearest_rank(after_g, settings.after_quantile) / max(rms_g, TINY)
