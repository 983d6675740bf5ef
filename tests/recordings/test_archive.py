"""The archive reads back bit for bit, opens everywhere, and tells when it is damaged."""

import json
import zlib
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet as pq

from recordings import Recording, RecordingError, build_recording, read_recording
from recordings.archive import write_archive
from recordings.errors import UnknownFormatError, UnreadableFileError, UnwritableFileError
from recordings.recording import SIGNALS, SITES
from recordings.stamps import microseconds_of

START = datetime(2026, 9, 21, 23, 30, 0, 123_456, tzinfo=ZoneInfo("Europe/Berlin"))


def recording(samples: np.ndarray, *, started_at: datetime | None = START, **fields: object) -> Recording:
    return build_recording(
        np.arange(len(samples)) / 50,
        samples,
        started_at=started_at,
        nominal_rate_hz=50,
        source="night.csv",
        format="csv",
        **fields,
    )


def assert_same(one: Recording, other: Recording):
    assert one.time_s.tobytes() == other.time_s.tobytes()
    assert one.acceleration_g.tobytes() == other.acceleration_g.tobytes()
    for name in ("started_at", "nominal_rate_hz", "signal", "wearable", "site", "source", "format", "repairs"):
        assert getattr(one, name) == getattr(other, name)


def described(path: Path) -> dict[str, object]:
    return json.loads(pq.read_metadata(path).metadata[b"hypnic"])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "night.parquet"


ZONES = st.one_of(
    st.none(),
    st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "UTC"]).map(ZoneInfo),
    st.integers(-14 * 3600, 14 * 3600).map(lambda offset_s: timezone(timedelta(seconds=offset_s))),
)
WORDS = st.text(max_size=30)


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    rows = draw(st.integers(2, 40))
    steps_us = draw(st.lists(st.integers(1, 10**9), min_size=rows, max_size=rows))
    sample = draw(st.sampled_from([st.floats(-16, 16, width=32), st.integers(-512, 512).map(lambda count: count / 64)]))
    values = draw(st.lists(sample, min_size=3 * rows, max_size=3 * rows))
    zone = draw(ZONES)
    moment = draw(st.datetimes(datetime.fromisoformat("1970-01-02"), datetime.fromisoformat("2150-01-01")))
    return build_recording(
        np.cumsum(steps_us) / 1e6,
        np.array(values, dtype=np.float32).reshape(rows, 3),
        started_at=None if zone is None else moment.replace(tzinfo=zone),
        nominal_rate_hz=draw(st.floats(0.5, 5000)),
        signal=draw(st.sampled_from(SIGNALS)),
        wearable=draw(WORDS),
        site=draw(st.sampled_from(SITES)),
        source=draw(WORDS),
        format=draw(WORDS),
        repairs=tuple(draw(st.lists(WORDS, max_size=3))),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(recordings())
def test_any_recording_reads_back_bit_for_bit(archive: Path, written: Recording):
    write_archive(written, archive)
    assert_same(read_recording(archive), written)


def test_counts_are_stored_as_counts(archive: Path, limb_g):
    write_archive(recording(limb_g(500)), archive)
    assert pq.read_schema(archive).field("x").type == pa.int16()
    assert described(archive)["g_per_count"] == 1 / 256
    assert_same(read_recording(archive), recording(limb_g(500)))


def test_what_is_no_count_is_stored_as_it_is(archive: Path):
    samples = np.random.default_rng(1).normal(0, 1, (500, 3)).astype(np.float32)
    write_archive(recording(samples), archive)
    assert pq.read_schema(archive).field("x").type == pa.float32()
    assert described(archive)["g_per_count"] is None
    assert_same(read_recording(archive), recording(samples))


def test_zone_name_and_offset_are_both_kept(archive: Path, limb_g):
    write_archive(recording(limb_g(500)), archive)
    facts = described(archive)
    assert (facts["time_zone"], facts["utc_offset_s"]) == ("Europe/Berlin", 7200.0)
    assert read_recording(archive).started_at.tzinfo == ZoneInfo("Europe/Berlin")


def test_an_unknown_start_stays_unknown_and_counts_from_1970(archive: Path, limb_g):
    write_archive(recording(limb_g(500), started_at=None), archive)
    assert described(archive)["started_at"] is None
    assert pq.read_table(archive).column("time")[0].as_py() == datetime(1970, 1, 1, tzinfo=UTC)
    assert read_recording(archive).started_at is None


def test_what_the_person_says_goes_before_the_file(archive: Path, limb_g):
    write_archive(recording(limb_g(500), site="left_wrist"), archive)
    again = read_recording(archive, site="right_ankle", timezone="Asia/Tokyo")
    assert again.site == "right_ankle"
    assert again.started_at == START
    assert again.started_at.utcoffset() == timedelta(hours=9)
    later = START + timedelta(days=1)
    assert read_recording(archive, started_at=later).started_at == later


def test_it_opens_in_pandas(archive: Path, limb_g):
    write_archive(recording(limb_g(500)), archive)
    frame = pd.read_parquet(archive)
    assert list(frame.columns) == ["time", "x", "y", "z"]
    assert frame["time"].iloc[0] == START
    np.testing.assert_array_equal(frame[["x", "y", "z"]].to_numpy() / 256, limb_g(500))


def test_it_opens_in_polars(archive: Path, limb_g):
    write_archive(recording(limb_g(500)), archive)
    frame = pl.read_parquet(archive)
    assert frame.columns == ["time", "x", "y", "z"]
    assert frame["time"][0] == START
    np.testing.assert_array_equal(frame.select("x", "y", "z").to_numpy() / 256, limb_g(500))


def test_it_opens_in_duckdb(archive: Path, limb_g):
    write_archive(recording(limb_g(500)), archive)
    columns = duckdb.sql(f"select epoch_us(time) as us, x, y, z from read_parquet('{archive}')").fetchnumpy()
    assert columns["us"][0] == microseconds_of(START)
    np.testing.assert_array_equal(np.column_stack([columns[axis] for axis in "xyz"]) / 256, limb_g(500))


def test_time_is_delta_coded_and_pages_are_compressed(archive: Path, limb_g):
    write_archive(recording(limb_g(5000)), archive)
    time = pq.ParquetFile(archive).metadata.row_group(0).column(0)
    assert "DELTA_BINARY_PACKED" in time.encodings
    assert time.compression == "ZSTD"


@pytest.mark.parametrize("fraction", [0.1, 0.3, 0.6])
def test_a_flipped_byte_is_told(archive: Path, fraction: float):
    samples = np.random.default_rng(1).normal(0, 1, (20_000, 3)).astype(np.float32)
    write_archive(recording(samples), archive)
    content = bytearray(archive.read_bytes())
    content[int(fraction * len(content))] ^= 0x10
    archive.write_bytes(content)
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_recording(archive)


def test_a_changed_description_is_told(archive: Path, limb_g):
    write_archive(recording(limb_g(500), site="left_wrist"), archive)
    archive.write_bytes(archive.read_bytes().replace(b'"left_wrist"', b'"left_ankle"'))
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_recording(archive)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_cut_archive_is_told(archive: Path, limb_g, share: float):
    write_archive(recording(limb_g(500)), archive)
    content = archive.read_bytes()
    archive.write_bytes(content[: int(share * len(content))])
    with pytest.raises(RecordingError):
        read_recording(archive)


def test_another_parquet_file_is_refused_with_advice(archive: Path):
    pq.write_table(pa.table({"time": [1, 2], "x": [1, 2]}), archive)
    with pytest.raises(UnknownFormatError, match="none that hypnic wrote"):
        read_recording(archive)


def rewrite(archive: Path, **changes: object) -> None:
    table = pq.read_table(archive)
    text = json.dumps(described(archive) | changes).encode()
    checksum = f"{zlib.crc32(text):08x}".encode()
    with pq.ParquetWriter(archive, table.schema, store_schema=False) as writer:
        writer.write_table(table)
        writer.add_key_value_metadata({b"hypnic": text, b"hypnic_crc32": checksum})


def test_an_archive_of_a_newer_version_is_refused_with_advice(archive: Path, limb_g):
    write_archive(recording(limb_g(500)), archive)
    rewrite(archive, schema_version=2)
    with pytest.raises(UnknownFormatError, match="newer hypnic"):
        read_recording(archive)


def test_the_offset_of_the_night_holds_where_the_zone_has_changed_since(archive: Path, limb_g):
    write_archive(recording(limb_g(500)), archive)
    rewrite(archive, started_at="2026-09-21T22:30:00.123456+01:00")
    again = read_recording(archive)
    assert again.started_at == START
    assert again.started_at.utcoffset() == timedelta(hours=1)


def test_a_target_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path, limb_g):
    with pytest.raises(UnwritableFileError):
        write_archive(recording(limb_g(500)), tmp_path / "no" / "night.parquet")
    assert list(tmp_path.iterdir()) == []


def test_an_archive_that_does_not_read_back_is_not_kept(archive: Path, limb_g, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("recordings.archive.from_counts", lambda counts, _: np.zeros(counts.shape, dtype=np.float32))
    with pytest.raises(UnwritableFileError, match="did not read back"):
        write_archive(recording(limb_g(500)), archive)
    assert not archive.exists()
