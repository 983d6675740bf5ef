"""Files of counts, epochs and spectra are refused by name, with what to export instead."""

from pathlib import Path

import pytest

from recordings.errors import NotRawAccelerationError
from recordings.importers import REFUSALS
from recordings.reading import read_recording

ACTIGRAPH = (
    "------------ Data Table File Created By Actigraph Link ActiLife v6.11.9 date format dd/MM/yyyy ----------\r\n"
    "Serial Number: TAS1D00000000\r\nEpoch Period (hh:mm:ss) 00:00:01\r\nTimeStamp,axis1,axis2,axis3,steps,vm\r\n"
    "2017-09-12T15:00:00Z,0,0,0,0,0\r\n2017-09-12T15:00:01Z,44,9,0,0,45\r\n"
)
ACTIGRAPH_WITHOUT_COLUMN_NAMES = (
    "------------ Data File Created By ActiGraph GT3X+ ActiLife v6.13.3 date format M/d/yyyy ----------\n"
    "Serial Number: CLE2B00000000\nStart Time 11:27:00\nStart Date 6/14/2018\nEpoch Period (hh:mm:ss) 00:00:10\n"
    "--------------------------------------------------\n0,12,4\n3,0,0\n"
)
AWD = "sleeper\n14-Sep-2026\n21:30\n4\n0\n0\nM\n12\n0\n7\n"
TABLES = {
    "counts": "time,counts\n2026-09-21 21:30:00,12\n2026-09-21 21:31:00,0\n2026-09-21 21:32:00,3\n",
    "axes": "Date,Time,Axis1,Axis2,Axis3,VM\n" + "".join(f"21/09/2026,21:{m}:00,{m},0,0,{m}\n" for m in range(30, 50)),
    "enmo": "timestamp,anglez,ENMO\n" + "".join(f"2026-09-21T21:30:{s:02d}+0200,-12.5,0.01\n" for s in range(0, 60, 5)),
}


def refusal(tmp_path: Path, content: str | bytes, *, name: str = "night.csv") -> str:
    (tmp_path / name).write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    with pytest.raises(NotRawAccelerationError) as caught:
        read_recording(tmp_path / name)
    return str(caught.value)


@pytest.mark.parametrize("content", [ACTIGRAPH, ACTIGRAPH_WITHOUT_COLUMN_NAMES, "\ufeff" + ACTIGRAPH])
def test_actigraph_counts_are_refused(tmp_path: Path, content: str):
    message = refusal(tmp_path, content)
    assert message.startswith("night.csv is an ActiGraph file of activity counts")
    assert ".gt3x" in message


def test_an_actigraph_agd_database_is_refused(tmp_path: Path):
    content = b"SQLite format 3\0" + b"\0" * 100 + b"CREATE TABLE data (dataTimestamp INTEGER, axis1 INTEGER)"
    assert "ActiGraph file of activity counts" in refusal(tmp_path, content, name="night.agd")


@pytest.mark.parametrize(
    "first", ["Actiware-exportbestand (versie 05.00)", "Actiware-Exportdatei", "\ufeffActiware Export File"]
)
def test_actiwatch_exports_are_refused_in_any_language(tmp_path: Path, first: str):
    message = refusal(tmp_path, f"{first},,,,\r\n,,,,\r\nRegel,Datum,Tijd,Activiteit,\r\n1,21-9-2026,21:30:00,12,\r\n")
    assert "Actiwatch" in message
    assert "record with a wearable that does" in message


def test_an_actiwatch_awd_file_is_refused(tmp_path: Path):
    assert "Actiwatch" in refusal(tmp_path, AWD, name="night.awd")


def test_uk_biobank_epochs_are_refused(tmp_path: Path):
    content = (
        "acceleration (mg) - 2014-12-08 10:00:00 - 2014-12-15 09:59:55 - sampleRate = 5 seconds,imputed\r\n0.2,0\r\n"
    )
    assert "use the raw .cwa file" in refusal(tmp_path, content)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
def test_any_table_of_counts_or_epochs_is_refused(tmp_path: Path, table: str):
    assert "export the raw acceleration instead" in refusal(tmp_path, table)


def test_a_raw_table_with_a_column_of_steps_is_not_refused(tmp_path: Path):
    rows = "".join(f"{row / 50},{0.01 * (row % 5)},0.0,1.0,{row}\n" for row in range(500))
    (tmp_path / "night.csv").write_text("time,x,y,z,steps\n" + rows, encoding="utf-8")
    assert read_recording(tmp_path / "night.csv").time_s.size == 500


def test_every_refusal_says_what_to_do_instead():
    for entry in REFUSALS:
        assert entry.advice[:2] in ("a ", "an"), entry.name
        assert any(word in entry.advice for word in ("instead", "record with", "give ")), entry.name
