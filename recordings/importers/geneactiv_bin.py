"""GENEActiv .bin: a text file of pages, each with its own time and 300 samples as hexadecimal digits."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from recordings.blocks import counted, join_scaled, lay_blocks
from recordings.errors import UnreadableFileError
from recordings.importers.importer import Importer
from recordings.importers.sites import site_in
from recordings.importers.twelve_bits import unpack_twelve_bits
from recordings.options import ReadOptions
from recordings.recording import Recording, Site
from recordings.sources import Source
from recordings.stamps import Stamps
from recordings.tidying import recording_from_columns

FIRST_LINE = b"Device Identity"
PAGE_MARK = b"Recorded Data"
TIME_MARK = b"Page Time:"
SAMPLES_PER_PAGE = 300
NUMBERS_PER_SAMPLE = 4
BYTES_PER_PAGE = 1800
PAGES_AT_ONCE = 512
LONGEST_LINE_BYTES = 65_536
HEADER_LINES = 200
SLACK_SHARE = 0.25

# Counts are multiplied by 100 before offset and gain are applied: the maker's own convention.
CALIBRATION_FACTOR = 100.0
AXES = ("x", "y", "z")
ZONE = re.compile(r"GMT\s*([+-])(\d{1,2}):(\d{2})")
RATE = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneActivFile:
    """What the pages of one GENEActiv .bin file hold.

    Parameters
    ----------
    start_s : ndarray, shape (m,)
        When each intact page begins, in seconds of the wearable's own wall clock since 1970.
    acceleration_g : ndarray, shape (m * 300, 3), float32
        All samples of the intact pages.
    rate_hz : float
        Rate the wearable was set to.
    zone : timezone or None
        Offset from UTC the wearable was set to.
    broken_pages : int
        Pages cut off or with characters that are no digits, which were left out.
    site : str
        Body site the person who set it up chose, "unknown" otherwise.
    """

    start_s: NDArray[np.float64]
    acceleration_g: NDArray[np.float32]
    rate_hz: float
    zone: timezone | None
    broken_pages: int
    site: Site


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """One page as it stands in the file: its stamp and its digits, either of them possibly damaged."""

    stamp: bytes
    digits: bytes


def decode_geneactiv(stream: BinaryIO, *, name: str) -> GeneActivFile:
    """Decode a GENEActiv .bin file page by page; a damaged page is left out and counted.

    Parameters
    ----------
    stream : binary stream
        From the first byte of the file.
    name : str
        File name for messages.

    Returns
    -------
    GeneActivFile

    Raises
    ------
    UnreadableFileError
        No calibration, no sampling rate or no intact page in it.

    Notes
    -----
    Written from the layout in the GENEActiv operating instructions: 48 bits a sample, twelve each for x, y and z, then
    light and button. Tested on files constructed from that layout only.
    """
    header = _read_header(stream)
    gains, offsets = _calibration(header, name=name)
    rate_hz = _rate(header, name=name)
    starts: list[float] = []
    samples: list[NDArray[np.int16]] = []
    broken = 0
    for pages in _page_chunks(stream):
        intact = [decoded for page in pages if (decoded := _decode_page(page)) is not None]
        broken += len(pages) - len(intact)
        starts += [start_s for start_s, _ in intact]
        samples.append(_samples(b"".join(octets for _, octets in intact)))
    if not starts:
        raise UnreadableFileError(f"{name} holds no intact page of data: download it from the wearable again")
    return GeneActivFile(
        start_s=np.array(starts),
        acceleration_g=join_scaled(samples, g_per_count=CALIBRATION_FACTOR / gains, offset_g=-offsets / gains),
        rate_hz=rate_hz,
        zone=_zone(header.get("Time Zone", "")),
        broken_pages=broken,
        site=site_in(header.get("Device Location Code", "")),
    )


def _recognises(source: Source) -> bool:
    return source.head.startswith(FIRST_LINE) and b"x gain:" in source.head


def _read(source: Source, options: ReadOptions) -> Recording:
    with source.open() as stream:
        content = decode_geneactiv(stream, name=source.name)
    zone = content.zone
    start_s = content.start_s if zone is None else content.start_s - zone.utcoffset(None).total_seconds()
    counts = np.full(content.start_s.size, SAMPLES_PER_PAGE)
    slack_s = SLACK_SHARE * SAMPLES_PER_PAGE / content.rate_hz
    times = lay_blocks(start_s, counts, rate_hz=content.rate_hz, slack_s=slack_s)
    broken = content.broken_pages
    damage = (f"Left out {counted(broken, 'damaged page')}: the missing time stays a gap.",) if broken else ()
    return recording_from_columns(
        Stamps(microseconds=times.microseconds, clock="local" if zone is None else "utc", zone=zone),
        content.acceleration_g,
        source=source,
        options=options,
        format=IMPORTER.name,
        unit="g",
        nominal_rate_hz=content.rate_hz,
        wearable="GENEActiv",
        site=content.site,
        repairs=(*damage, *times.repairs),
    )


def _read_header(stream: BinaryIO) -> dict[str, str]:
    header: dict[str, str] = {}
    for _ in range(HEADER_LINES):
        line = stream.readline(LONGEST_LINE_BYTES)
        if not line or line.startswith(PAGE_MARK):
            break
        key, _, value = line.decode("latin-1").partition(":")
        header.setdefault(key.strip(), value.strip())
    return header


def _calibration(header: dict[str, str], *, name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    try:
        gains = np.array([float(header[f"{axis} gain"]) for axis in AXES])
        offsets = np.array([float(header[f"{axis} offset"]) for axis in AXES])
    except (KeyError, ValueError) as error:
        raise UnreadableFileError(
            f"{name} lacks its calibration (x, y, z gain and offset): download it from the wearable again"
        ) from error
    if not (np.isfinite(offsets).all() and np.isfinite(gains).all() and (gains != 0).all()):
        raise UnreadableFileError(f"{name} has an impossible calibration gain of {gains}: download it again")
    return gains, offsets


def _rate(header: dict[str, str], *, name: str) -> float:
    found = RATE.search(header.get("Measurement Frequency", ""))
    if found is None or float(found[0]) <= 0:
        raise UnreadableFileError(f"{name} does not state its measurement frequency: download it again")
    return float(found[0])


def _page_chunks(stream: BinaryIO) -> Iterator[list[_Page]]:
    pages: list[_Page] = []
    stamp, digits = b"", b""
    while line := stream.readline(LONGEST_LINE_BYTES):
        if line.startswith(PAGE_MARK):
            pages.append(_Page(stamp=stamp, digits=digits))
            stamp, digits = b"", b""
            if len(pages) == PAGES_AT_ONCE:
                yield pages
                pages = []
        elif line.startswith(TIME_MARK):
            stamp = line[len(TIME_MARK) :].strip()
        elif b":" not in line:
            digits = line.strip()
    yield [*pages, _Page(stamp=stamp, digits=digits)]


def _decode_page(page: _Page) -> tuple[float, bytes] | None:
    """Read a page's stamp, such as 2012-05-23 16:47:50:000, and its digits; None where either is damaged."""
    date, _, milliseconds = page.stamp.decode("latin-1").rpartition(":")
    try:
        start_s = datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp() + int(milliseconds) / 1000.0
        octets = binascii.unhexlify(page.digits)
    except ValueError:
        return None
    return (start_s, octets) if len(octets) == BYTES_PER_PAGE else None


def _samples(octets: bytes) -> NDArray[np.int16]:
    pages = np.frombuffer(octets, dtype=np.uint8).reshape(-1, BYTES_PER_PAGE)
    numbers = unpack_twelve_bits(pages).reshape(-1, NUMBERS_PER_SAMPLE)
    return np.ascontiguousarray(numbers[:, : len(AXES)])


def _zone(text: str) -> timezone | None:
    found = ZONE.search(text)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(-offset if found[1] == "-" else offset) if offset < timedelta(days=1) else None


IMPORTER = Importer(
    name="geneactiv_bin",
    title="GENEActiv .bin",
    recognises=_recognises,
    read=_read,
    extensions=(".bin",),
)
