"""SensorLog for iPhone and Apple Watch: one wide table of all sensors, times by two clocks, acceleration in g."""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from recordings.errors import NotRawAccelerationError
from recordings.importers.importer import Importer
from recordings.importers.layouts import Layout
from recordings.importers.roles import AXES, Roles, words_in
from recordings.importers.text_recordings import first_stamp, layout_of, names_of, read_rows
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source
from recordings.stamps import moment_of
from recordings.tidying import recording_from_columns

RAW = "accelerometeracceleration"
GRAVITY = "motiongravity"
USER = "motionuseracceleration"
SENSOR_CLOCKS = ("accelerometertimestamp", "motiontimestamp")
LOGGING_TIME = "loggingtime"


def _recognises(source: Source) -> bool:
    names = names_of(source)
    return any(_plain(name).startswith(LOGGING_TIME) for name in names) and bool(_columns(names, RAW, USER))


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    raw, parts = _columns(layout.names, RAW), _columns(layout.names, GRAVITY, USER)
    if not raw and len(parts) < 2 * len(AXES):
        raise NotRawAccelerationError(
            f"{source.name} holds user acceleration without gravity: log accelerometer or gravity too"
        )
    roles = Roles(time=_time(layout), axes=raw or parts, unit="g", time_unit=None)
    rows = read_rows(source, options, layout=layout, roles=roles, started_at=_moment_of_zero(layout, roles))
    return recording_from_columns(
        rows.stamps,
        _summed(rows.acceleration),
        source=source,
        options=options,
        format=IMPORTER.name,
        unit="g",
        wearable="SensorLog (Apple)",
        repairs=rows.repairs if raw else (*rows.repairs, "Gravity and user acceleration were added."),
    )


def _columns(names: tuple[str, ...], *sensors: str) -> tuple[int, ...]:
    """Find the x, y and z columns of sensors; none where one is missing."""
    plain = [_plain(name) for name in names]
    wanted = [f"{sensor}{axis}" for sensor in sensors for axis in AXES]
    return tuple(plain.index(name) for name in wanted if name in plain)


def _time(layout: Layout) -> int:
    """Choose the sensor's own clock, which stamps each sample, before the time at which a row was logged."""
    plain = [_plain(name) for name in layout.names]
    for clock in (*SENSOR_CLOCKS, LOGGING_TIME):
        for column, name in enumerate(plain):
            if name.startswith(clock):
                return column
    return 0


def _moment_of_zero(layout: Layout, roles: Roles) -> datetime | None:
    """Find when the sensor's clock was 0, from the first row's two times."""
    logging = next(column for column, name in enumerate(layout.names) if _plain(name).startswith(LOGGING_TIME))
    if logging == roles.time or roles.time is None:
        return None
    logged, own = first_stamp(layout, logging), first_stamp(layout, roles.time)
    if logged is None or own is None or own.clock != "elapsed":
        return None
    zero_us = int(logged.microseconds[0] - own.microseconds[0])
    moment = moment_of(zero_us, zone=logged.zone or UTC)
    return moment if logged.clock == "utc" else moment.replace(tzinfo=None)


def _summed(acceleration: NDArray[np.float32]) -> NDArray[np.float32]:
    return acceleration if acceleration.shape[1] == len(AXES) else acceleration[:, :3] + acceleration[:, 3:]


def _plain(name: str) -> str:
    return "".join(words_in(name.partition("(")[0]))


IMPORTER = Importer(
    name="sensorlog_csv",
    title="SensorLog CSV (iPhone, Apple Watch)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
