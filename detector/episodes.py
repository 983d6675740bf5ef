"""Stretches of lasting rhythm, found in the spectra of short blocks: what may be a convulsion, a tremor, a rocking."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detector.blocks import join_close
from detector.model import Conditioned
from detector.rhythm import Band, RhythmBlocks
from detector.settings import EpisodeSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A stretch of lasting rhythm in numbers.

    ``frequency_hz`` is the median dominant frequency, ``frequency_variation`` its coefficient of variation from block
    to block, ``frequency_fall`` the share by which it falls from the first to the last third. ``rms_g``,
    ``concentration``, ``regularity``, ``impulsiveness``, ``band_share``, ``quick_share`` and ``directedness`` are
    medians over the blocks (see `RhythmBlocks`). ``beat`` is the highest autocorrelation of the envelope: near 1 for
    walking, washing and other even beats. ``pause_share`` is the share of the time in which the envelope is low, as
    between jerks. ``level_after`` is the level shortly after the end, as a multiple of ``rms_g`` (None where the
    recording ends too soon).
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
    beat: float
    pause_share: float
    level_after: float | None

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.onset_s


def convulsive_stretches(
    conditioned: Conditioned, blocks: RhythmBlocks, *, settings: EpisodeSettings
) -> tuple[Episode, ...]:
    """Find stretches of strong movement whose power lies in the band of convulsions."""
    is_part = (blocks.rms_g >= settings.convulsive_rms_g) & (blocks.band_share >= settings.convulsive_share)
    return _episodes(
        conditioned,
        blocks,
        is_part,
        bridge_s=settings.convulsive_bridge_s,
        shortest_s=settings.convulsive_shortest_s,
        settings=settings,
    )


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
    return _episodes(
        conditioned,
        blocks,
        is_part,
        bridge_s=settings.tremor_bridge_s,
        shortest_s=settings.tremor_shortest_s,
        settings=settings,
    )


def rocking_stretches(
    conditioned: Conditioned, blocks: RhythmBlocks, *, settings: EpisodeSettings
) -> tuple[Episode, ...]:
    """Find stretches of slow continuous rhythm, such as a rocking body or a swinging foot."""
    highest_hz = min(settings.rocking_high_hz, settings.highest_rate_share * conditioned.sampling_rate_hz)
    is_part = (
        (1 / blocks.period_s >= settings.rocking_low_hz)
        & (1 / blocks.period_s <= highest_hz)
        & (blocks.regularity >= settings.rocking_regularity)
        & (blocks.rms_g >= settings.rocking_rms_g)
    )
    return _episodes(
        conditioned,
        blocks,
        is_part,
        bridge_s=settings.rocking_bridge_s,
        shortest_s=settings.rocking_shortest_s,
        settings=settings,
    )


def describe_stretch(
    conditioned: Conditioned, blocks: RhythmBlocks, stretch_s: tuple[float, float], *, settings: EpisodeSettings
) -> Episode | None:
    """Describe the rhythm of any stretch, such as a cluster of jerks; None where no block of it moved enough."""
    inside = (blocks.onset_s + blocks.block_s > stretch_s[0]) & (blocks.onset_s < stretch_s[1])
    return _episode(conditioned, blocks, inside, stretch_s, settings) if inside.any() else None


def _episodes(
    conditioned: Conditioned,
    blocks: RhythmBlocks,
    is_part: NDArray[np.bool_],
    *,
    bridge_s: float,
    shortest_s: float,
    settings: EpisodeSettings,
) -> tuple[Episode, ...]:
    is_part = _loud_for_its_stretch(blocks, is_part, bridge_s=bridge_s, shortest_s=shortest_s, settings=settings)
    stretches_s = _stretches_s(blocks, is_part, bridge_s)
    episodes = []
    for onset_s, end_s in stretches_s[stretches_s[:, 1] - stretches_s[:, 0] >= shortest_s]:
        trimmed_s = _trimmed(conditioned, float(onset_s), float(end_s), settings)
        if trimmed_s[1] - trimmed_s[0] < shortest_s:
            continue
        inside = is_part & (blocks.onset_s >= onset_s) & (blocks.onset_s + blocks.block_s <= end_s + 1e-6)
        episodes.append(_episode(conditioned, blocks, inside, trimmed_s, settings))
    return tuple(episodes)


def _stretches_s(blocks: RhythmBlocks, is_part: NDArray[np.bool_], bridge_s: float) -> NDArray[np.float64]:
    onsets_s = blocks.onset_s[is_part]
    return join_close(np.stack((onsets_s, onsets_s + blocks.block_s), axis=1), longest_gap=bridge_s)


def _loud_for_its_stretch(
    blocks: RhythmBlocks,
    is_part: NDArray[np.bool_],
    *,
    bridge_s: float,
    shortest_s: float,
    settings: EpisodeSettings,
) -> NDArray[np.bool_]:
    """Drop blocks far weaker than the rest of their stretch, so that quiet stirring before and after stays outside."""
    is_loud = np.zeros_like(is_part)
    stretches_s = _stretches_s(blocks, is_part, bridge_s)
    for onset_s, end_s in stretches_s[stretches_s[:, 1] - stretches_s[:, 0] >= shortest_s]:
        first, stop = np.searchsorted(blocks.onset_s, (onset_s, end_s))
        level_g = float(np.quantile(blocks.rms_g[first:stop][is_part[first:stop]], settings.loud_quantile))
        is_loud[first:stop] = is_part[first:stop] & (blocks.rms_g[first:stop] >= settings.loud_share * level_g)
    return is_loud


def _trimmed(conditioned: Conditioned, onset_s: float, end_s: float, settings: EpisodeSettings) -> tuple[float, float]:
    """Cut off the quiet edges that come with whole blocks."""
    rate_hz = conditioned.sampling_rate_hz
    first = round(onset_s * rate_hz)
    inside_g = conditioned.movement_g[first : round(end_s * rate_hz)]
    loud = np.flatnonzero(inside_g >= settings.edge_share * float(np.quantile(inside_g, settings.edge_quantile)))
    if loud.size == 0:
        return onset_s, end_s
    return (first + int(loud[0])) / rate_hz, (first + int(loud[-1]) + 1) / rate_hz


def _episode(
    conditioned: Conditioned,
    blocks: RhythmBlocks,
    inside: NDArray[np.bool_],
    stretch_s: tuple[float, float],
    settings: EpisodeSettings,
) -> Episode:
    rate_hz = conditioned.sampling_rate_hz
    frequency_hz = blocks.frequency_hz[inside]
    third = max(1, frequency_hz.size // 3)
    first_hz, last_hz = float(np.median(frequency_hz[:third])), float(np.median(frequency_hz[-third:]))
    rms_g = float(np.median(blocks.rms_g[inside]))
    curve_g = conditioned.movement_g[round(stretch_s[0] * rate_hz) : round(stretch_s[1] * rate_hz)]
    envelope_g = band_envelope_g(conditioned, stretch_s, blocks.band, settings=settings)
    return Episode(
        onset_s=stretch_s[0],
        end_s=stretch_s[1],
        peak_g=float(curve_g.max()),
        rms_g=rms_g,
        frequency_hz=float(np.median(frequency_hz)),
        frequency_variation=float(np.std(frequency_hz) / max(float(np.mean(frequency_hz)), 1e-9)),
        frequency_fall=1 - last_hz / max(first_hz, 1e-9),
        concentration=float(np.median(blocks.concentration[inside])),
        regularity=float(np.median(blocks.regularity[inside])),
        impulsiveness=float(np.median(blocks.impulsiveness[inside])),
        band_share=float(np.median(blocks.band_share[inside])),
        quick_share=float(np.median(blocks.quick_share[inside])),
        directedness=float(np.median(blocks.directedness[inside])),
        beat=envelope_beat(envelope_g, rate_hz, settings=settings),
        pause_share=_pause_share(envelope_g, settings),
        level_after=_level_after(conditioned, stretch_s[1], rms_g, settings),
    )


def band_envelope_g(
    conditioned: Conditioned, stretch_s: tuple[float, float], band: Band, *, settings: EpisodeSettings
) -> NDArray[np.float64]:
    """Envelope of a stretch in one band: slow wandering of the limb must not hide the jerks that ride on it."""
    rate_hz = conditioned.sampling_rate_hz
    samples_g = conditioned.acceleration_g[round(stretch_s[0] * rate_hz) : round(stretch_s[1] * rate_hz)]
    centred_g = samples_g - samples_g.mean(axis=0)
    frequency_hz = np.fft.rfftfreq(samples_g.shape[0], 1 / rate_hz)
    is_inside = (frequency_hz >= band.low_hz) & (frequency_hz <= band.high_hz)
    inside_g = np.fft.irfft(np.fft.rfft(centred_g, axis=0) * is_inside[:, None], samples_g.shape[0], axis=0)
    width = max(1, round(settings.beat_envelope_s * rate_hz))
    power = np.convolve(np.einsum("ij,ij->i", inside_g, inside_g), np.ones(width) / width, mode="same")
    return np.asarray(np.sqrt(np.maximum(power, 0)))


def envelope_beat(envelope_g: NDArray[np.float64], rate_hz: float, *, settings: EpisodeSettings) -> float:
    """Measure how evenly the envelope beats: the highest peak of its autocorrelation at the beats looked for."""
    centred = envelope_g - envelope_g.mean()
    size = 2 * centred.size
    correlation = np.fft.irfft(np.abs(np.fft.rfft(centred, size)) ** 2)[: centred.size]
    first = max(1, int(settings.beat_shortest_s * rate_hz))
    last = min(int(settings.beat_longest_s * rate_hz), centred.size - 2)
    if last <= first or correlation[0] <= 0:
        return 0.0
    inner = correlation[first : last + 1]
    is_peak = (inner > correlation[first - 1 : last]) & (inner >= correlation[first + 1 : last + 2])
    return float(inner[is_peak].max() / correlation[0]) if is_peak.any() else 0.0


def _pause_share(envelope_g: NDArray[np.float64], settings: EpisodeSettings) -> float:
    loud_g = float(np.quantile(envelope_g, settings.pause_quantile))
    return float((envelope_g < settings.pause_level * loud_g).mean())


def _level_after(conditioned: Conditioned, end_s: float, rms_g: float, settings: EpisodeSettings) -> float | None:
    """Level of the movement curve shortly after the end, over the episode's own level."""
    rate_hz = conditioned.sampling_rate_hz
    first = round((end_s + settings.after_pause_s) * rate_hz)
    after_g = conditioned.movement_g[first : round((end_s + settings.after_pause_s + settings.after_s) * rate_hz)]
    if after_g.size < settings.after_least_s * rate_hz:
        return None
    return float(np.quantile(after_g, settings.after_quantile)) / max(rms_g, 1e-9)
