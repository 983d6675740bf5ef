"""ActiGraph raw CSV (ActiLife, CentrePoint, gt3x2csv): header lines, then g or counts, with or without times."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import numpy as np

from recordings.importers.importer import Importer
from recordings.importers.layouts import Layout
from recordings.importers.roles import Roles, roles_of
from recordings.importers.text_recordings import TextRows, layout_of, read_rows, time_column_of
from recordings.importers.time_columns import DateOrder, day_of, order_of_dates
from recordings.options import ReadOptions
from recordings.ordering import in_rows
from recordings.recording import Recording
from recordings.sources import Source
from recordings.stamps import US_PER_S
from recordings.tidying import recording_from_columns

FIRST_LINE = re.compile(r"\W*Data File Created By (?P<maker>ActiGraph \S+).*", re.IGNORECASE)
RATE = re.compile(r"at (\d+(?:\.\d+)?) ?Hz")
DATE_FORMAT = re.compile(r"date format ([dMy]+)\W+([dMy]+)\W+([dMy]+)")
FACTS = {
    "start_time": re.compile(r"Start Time (\d{1,2}:\d\d:\d\d)"),
    "start_date": re.compile(r"Start Date (\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})"),
    "sample_rate": re.compile(r"Sample Rate: (\d+(?:\.\d+)?)"),
    "idle_sleep": re.compile(r"Idle Sleep Mode: (\w+)"),
}
ORDERS: dict[str, DateOrder] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
AXES = 3
COUNTS_PER_G = (341.0, 256.0)
SHORTEST_IDLE_S = {"true": 10.0, "unknown": 60.0}


def _recognises(source: Source) -> bool:
    return FIRST_LINE.match(source.text.partition("\n")[0]) is not None


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    header = "\n".join(layout.preamble)
    facts = {name: found[1] for name, pattern in FACTS.items() if (found := pattern.search(header))}
    order, rate_hz = _stated_order(header), _rate_hz(header, facts)
    roles = roles_of(layout.names) or _placed_roles(layout)
    started_at, repairs = _started_at(facts, order)
    rows = read_rows(
        source,
        options,
        layout=layout,
        roles=roles,
        time=time_column_of(layout, roles, date_order=order),
        rate_hz=rate_hz,
        started_at=started_at,
    )
    awake = _without_idle(rows, facts.get("idle_sleep", "unknown"))
    return recording_from_columns(
        awake.stamps,
        awake.acceleration,
        source=source,
        options=options,
        format=IMPORTER.name,
        usual_counts_per_g=COUNTS_PER_G,
        nominal_rate_hz=rate_hz,
        wearable=_wearable(layout.preamble[0]),
        repairs=(*(repairs if roles.time is None else ()), *awake.repairs),
    )


def _placed_roles(layout: Layout) -> Roles:
    axes = (0, 1, 2) if layout.width == AXES else (1, 2, 3)
    return Roles(time=None if layout.width == AXES else 0, axes=axes, unit=None, time_unit=None)


def _wearable(first_line: str) -> str:
    found = FIRST_LINE.match(first_line)
    return found["maker"] if found else "ActiGraph"


def _rate_hz(header: str, facts: Mapping[str, str]) -> float | None:
    stated = RATE.search(header)
    text = stated[1] if stated else facts.get("sample_rate")
    return float(text) if text else None


def _stated_order(header: str) -> DateOrder | None:
    found = DATE_FORMAT.search(header)
    letters = "".join(part[0].lower() for part in found.groups()) if found else ""
    return ORDERS.get(letters)


def _started_at(facts: Mapping[str, str], stated: DateOrder | None) -> tuple[datetime | None, tuple[str, ...]]:
    date, time = facts.get("start_date"), facts.get("start_time")
    if date is None or time is None:
        return None, ()
    order, repairs = order_of_dates([date], stated)
    day = day_of(date, order)
    try:
        clock = datetime.strptime(time, "%H:%M:%S").time()  # noqa: DTZ007 (a wall clock without zone)
    except ValueError:
        day = None
    if day is None:
        return None, (f"The header's start, {date} {time}, is no date: the time of day is unknown.",)
    return datetime.combine(day, clock), repairs


def _without_idle(rows: TextRows, idle_sleep: str) -> TextRows:
    """Take out stretches in which idle sleep mode repeated the last value: nothing was measured in them."""
    shortest_s = SHORTEST_IDLE_S.get(idle_sleep.lower())
    if shortest_s is None or len(rows.acceleration) == 0:
        return rows
    x, y, z = rows.acceleration.T
    changes = np.flatnonzero((x[1:] != x[:-1]) | (y[1:] != y[:-1]) | (z[1:] != z[:-1])) + 1
    begins, ends = np.concatenate([[0], changes]), np.concatenate([changes, [x.size]])
    held_s = (rows.stamps.microseconds[ends - 1] - rows.stamps.microseconds[begins]) / US_PER_S
    idle = np.flatnonzero(held_s >= shortest_s)
    if idle.size == 0:
        return rows
    marks = np.zeros(x.size + 1, dtype=np.int8)
    marks[begins[idle] + 1] += 1
    marks[ends[idle]] -= 1
    keep = np.cumsum(marks[:-1]) == 0
    said = f"{in_rows(int((~keep).sum()))} that repeat the value before (idle sleep mode) taken out: {idle.size} gaps."
    return TextRows(
        stamps=replace(rows.stamps, microseconds=rows.stamps.microseconds[keep]),
        acceleration=rows.acceleration[keep],
        repairs=(*rows.repairs, said),
    )


IMPORTER = Importer(
    name="actigraph_csv",
    title="ActiGraph raw CSV",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
