"""Axivity .cwa: the file an AX3 or AX6 writes itself, in sectors of 512 bytes with a checksum each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import parse_qs

import numpy as np
from numpy.typing import NDArray

from recordings.blocks import counted, join_scaled, lay_blocks
from recordings.errors import UnreadableFileError
from recordings.importers.importer import Importer
from recordings.importers.sites import site_in
from recordings.options import ReadOptions
from recordings.recording import Recording, Site
from recordings.sources import Source
from recordings.stamps import Stamps
from recordings.tidying import recording_from_columns

SECTOR_BYTES = 512
HEADER_SECTORS = 2
SECTORS_AT_ONCE = 16_384
HEADER_MAGIC = b"MD"
HEADER_LENGTH = 1020
DATA_MAGIC = int.from_bytes(b"AX", "little")
DATA_LENGTH = 508
ERASED = 0xFFFF
AX6_HARDWARE = 0x64
HARDWARE_BYTE = 4
ANNOTATION = slice(64, 512)

SECTOR = np.dtype(
    {
        "names": ["magic", "length", "fraction", "clock", "light", "rate", "layout", "offset", "count", "raw"],
        "formats": ["<u2", "<u2", "<u2", "<u4", "<u2", "u1", "u1", "<i2", "<u2", ("<i2", 240)],
        "offsets": [0, 2, 4, 14, 18, 24, 25, 26, 28, 30],
        "itemsize": SECTOR_BYTES,
    }
)
PACKED_LAYOUT = 0x30
PACKED_SAMPLES = 120
SHORTS_PER_SECTOR = 240
# Shorts in one sample of each layout, and where among them acceleration begins (an AX6 puts the gyroscope first).
SHORT_LAYOUTS = {0x32: (3, 0), 0x62: (6, 3), 0x92: (9, 3)}

# A block may begin this share of its own length early or late and still follow the one before without a gap.
SLACK_SHARE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class CwaFile:
    """What the sectors of one .cwa file hold.

    Parameters
    ----------
    start_s : ndarray, shape (m,)
        When each intact block begins, in seconds of the wearable's own wall clock since 1970.
    sample_counts : ndarray, shape (m,)
        Samples in each block.
    acceleration_g : ndarray, shape (n, 3), float32
        All samples of the intact blocks.
    rate_hz : float
        Rate the wearable was set to.
    range_g : float
        Largest acceleration it could measure.
    broken_blocks : int
        Blocks with a wrong checksum or impossible content, which were left out.
    wearable : str
        Model.
    site : str
        Body site the person who set it up wrote down, "unknown" otherwise.
    """

    start_s: NDArray[np.float64]
    sample_counts: NDArray[np.int64]
    acceleration_g: NDArray[np.float32]
    rate_hz: float
    range_g: float
    broken_blocks: int
    wearable: str
    site: Site


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the wearable was set up; the same in every sector of a file."""

    layout: int
    rate_code: int
    scale_code: int

    @property
    def rate_hz(self) -> float:
        return 3200.0 / (1 << (15 - (self.rate_code & 0x0F)))

    @property
    def range_g(self) -> float:
        return float(16 >> (self.rate_code >> 6))

    @property
    def counts_per_g(self) -> int:
        return 1 << (8 + self.scale_code)

    @property
    def capacity(self) -> int:
        if self.layout == PACKED_LAYOUT:
            return PACKED_SAMPLES
        return SHORTS_PER_SECTOR // SHORT_LAYOUTS[self.layout][0]


def decode_cwa(stream: BinaryIO, *, name: str) -> CwaFile:
    """Decode a .cwa file sector by sector; a sector whose checksum is wrong is left out and counted.

    Parameters
    ----------
    stream : binary stream
        From the first byte of the file.
    name : str
        File name for messages.

    Returns
    -------
    CwaFile

    Raises
    ------
    UnreadableFileError
        No intact data sector in it.

    Notes
    -----
    Sector layout as published by Open Movement. The stamp of a sector belongs to the sample ``offset``; the fraction of
    a second, where the firmware writes one, has been folded into ``offset`` in whole samples and is unfolded here.
    """
    header = stream.read(HEADER_SECTORS * SECTOR_BYTES)
    setting: _Setting | None = None
    starts, counts, samples, broken = [], [], [], 0
    for sectors, cut_off in _sector_chunks(stream):
        sound = _is_intact(sectors)
        if setting is None and sound.any():
            setting = _setting_of(sectors[np.argmax(sound)])
        if setting is not None:
            sound &= _fits(sectors, setting)
            kept = sectors[sound]
            starts.append(_start_times(kept, setting))
            counts.append(kept["count"].astype(np.int64))
            samples.append(_raw_samples(kept, setting))
        broken += int((~sound & ~_is_erased(sectors)).sum()) + cut_off
    if setting is None:
        raise UnreadableFileError(f"{name} holds no intact data block: download it from the wearable again")
    return CwaFile(
        start_s=np.concatenate(starts),
        sample_counts=np.concatenate(counts),
        acceleration_g=join_scaled(samples, g_per_count=1.0 / setting.counts_per_g),
        rate_hz=setting.rate_hz,
        range_g=setting.range_g,
        broken_blocks=broken,
        wearable="Axivity AX6" if header[HARDWARE_BYTE] == AX6_HARDWARE else "Axivity AX3",
        site=_site_of(header),
    )


def _recognises(source: Source) -> bool:
    if source.head.startswith(HEADER_MAGIC):
        return int.from_bytes(source.head[2:4], "little") == HEADER_LENGTH
    return source.head[:4] == DATA_MAGIC.to_bytes(2, "little") + DATA_LENGTH.to_bytes(2, "little")


def _read(source: Source, options: ReadOptions) -> Recording:
    with source.open() as stream:
        content = decode_cwa(stream, name=source.name)
    times = lay_blocks(
        content.start_s,
        content.sample_counts,
        rate_hz=content.rate_hz,
        slack_s=SLACK_SHARE * float(np.median(content.sample_counts)) / content.rate_hz,
    )
    broken = content.broken_blocks
    damage = (f"Left out {counted(broken, 'damaged data block')}: the missing time stays a gap.",) if broken else ()
    return recording_from_columns(
        Stamps(microseconds=times.microseconds, clock="local"),
        content.acceleration_g,
        source=source,
        options=options,
        format=IMPORTER.name,
        unit="g",
        nominal_rate_hz=content.rate_hz,
        wearable=content.wearable,
        site=content.site,
        repairs=(*damage, *times.repairs),
    )


def _sector_chunks(stream: BinaryIO) -> Iterator[tuple[NDArray[np.void], int]]:
    while chunk := stream.read(SECTORS_AT_ONCE * SECTOR_BYTES):
        whole = len(chunk) // SECTOR_BYTES
        yield np.frombuffer(chunk, dtype=SECTOR, count=whole), int(len(chunk) > whole * SECTOR_BYTES)


def _is_intact(sectors: NDArray[np.void]) -> NDArray[np.bool_]:
    words = sectors.view("<u2").reshape(-1, SECTOR_BYTES // 2)
    adds_up = words.sum(axis=1, dtype=np.uint16) == 0
    is_data = (sectors["magic"] == DATA_MAGIC) & (sectors["length"] == DATA_LENGTH)
    has_layout = np.isin(sectors["layout"], [PACKED_LAYOUT, *SHORT_LAYOUTS])
    intact: NDArray[np.bool_] = adds_up & is_data & has_layout & _has_possible_clock(sectors["clock"])
    return intact


def _is_erased(sectors: NDArray[np.void]) -> NDArray[np.bool_]:
    erased: NDArray[np.bool_] = (
        (sectors["magic"] == ERASED) & (sectors["length"] == ERASED) & (sectors["count"] == ERASED)
    )
    return erased


def _has_possible_clock(clock: NDArray[np.uint32]) -> NDArray[np.bool_]:
    month, day = (clock >> 22) & 15, (clock >> 17) & 31
    hour, minute, second = (clock >> 12) & 31, (clock >> 6) & 63, clock & 63
    in_date = (month >= 1) & (month <= 12) & (day >= 1)  # noqa: PLR2004 (months of a year)
    in_day = (hour < 24) & (minute < 60) & (second < 60)  # noqa: PLR2004 (a day's hours, minutes and seconds)
    possible: NDArray[np.bool_] = in_date & in_day
    return possible


def _setting_of(sector: np.void) -> _Setting:
    return _Setting(int(sector["layout"]), int(sector["rate"]), int(sector["light"]) >> 13)


def _fits(sectors: NDArray[np.void], setting: _Setting) -> NDArray[np.bool_]:
    same = (
        (sectors["layout"] == setting.layout)
        & (sectors["rate"] == setting.rate_code)
        & ((sectors["light"] >> 13) == setting.scale_code)
    )
    fits: NDArray[np.bool_] = same & (sectors["count"] > 0) & (sectors["count"] <= setting.capacity)
    return fits


def _start_times(sectors: NDArray[np.void], setting: _Setting) -> NDArray[np.float64]:
    fraction = sectors["fraction"].astype(np.int64)
    fraction_s = np.where(fraction & 0x8000, (fraction & 0x7FFF) / 0x8000, 0.0)
    samples_before = sectors["offset"] + np.floor(fraction_s * setting.rate_hz)
    start_s: NDArray[np.float64] = _clock_seconds(sectors["clock"]) + fraction_s - samples_before / setting.rate_hz
    return start_s


def _clock_seconds(clock: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Unpack year, month, day, hour, minute and second, 6 + 4 + 5 + 5 + 6 + 6 bits, into seconds since 1970."""
    fields = clock.astype(np.int64)
    months = (((fields >> 26) & 63) + 30) * 12 + ((fields >> 22) & 15) - 1
    days = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + ((fields >> 17) & 31) - 1
    minutes = (days * 24 + ((fields >> 12) & 31)) * 60 + ((fields >> 6) & 63)
    return np.asarray(minutes * 60 + (fields & 63), dtype=np.float64)


def _raw_samples(sectors: NDArray[np.void], setting: _Setting) -> NDArray[np.int16]:
    raw = np.ascontiguousarray(sectors["raw"])
    if setting.layout == PACKED_LAYOUT:
        samples = _unpack_ten_bits(raw.view("<u4"))
    else:
        shorts, first = SHORT_LAYOUTS[setting.layout]
        whole = raw[:, : setting.capacity * shorts].reshape(-1, setting.capacity, shorts)
        samples = whole[:, :, first : first + 3]
    if bool((sectors["count"] == setting.capacity).all()):
        return samples.reshape(-1, 3)
    is_filled = np.arange(setting.capacity) < sectors["count"][:, np.newaxis]
    return samples[is_filled]


def _unpack_ten_bits(words: NDArray[np.uint32]) -> NDArray[np.int16]:
    """Three signed numbers of ten bits, x lowest, share the exponent in the top two bits."""
    exponent = (words >> 30).astype(np.int16)
    samples = np.empty((*words.shape, 3), dtype=np.int16)
    for axis in range(3):
        # Ten bits moved to the top of sixteen and back carry their sign along.
        top = ((words >> (10 * axis)) << 6).astype(np.uint16).view(np.int16)
        samples[..., axis] = (top >> 6) << exponent
    return samples


def _site_of(header: bytes) -> Site:
    text = header[ANNOTATION].decode("latin-1").split("\xff")[0].strip("\x00 ")
    return site_in(parse_qs(text).get("_p", [""])[0])


IMPORTER = Importer(
    name="axivity_cwa",
    title="Axivity AX3 or AX6 .cwa",
    recognises=_recognises,
    read=_read,
    extensions=(".cwa",),
)
