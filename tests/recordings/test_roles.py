"""Columns are told apart by name, in the many spellings of the field."""

import pytest

from recordings.errors import InvalidRecordingError
from recordings.importers.roles import roles_of, time_unit_in, unit_in


@pytest.mark.parametrize(
    ("names", "time", "axes", "unit"),
    [
        ("ts,x,y,z", 0, (1, 2, 3), None),
        ("timestamp,X,Y,Z", 0, (1, 2, 3), None),
        ("time_ms,x_g,y_g,z_g", 0, (1, 2, 3), "g"),
        ("time,accX,accY,accZ,gyroX,gyroY,gyroZ", 0, (1, 2, 3), None),
        ("time,gyro_x,gyro_y,gyro_z,acc_x,acc_y,acc_z", 0, (4, 5, 6), None),
        ("t,ax,ay,az,gx,gy,gz", 0, (1, 2, 3), None),
        ("seconds_elapsed,z,y,x", 0, (3, 2, 1), None),
        ("Time,Accel-X (g), Accel-Y (g), Accel-Z (g)", 0, (1, 2, 3), "g"),
        ("Time (s),Accel_X (m/s^2),Accel_Y (m/s^2),Accel_Z (m/s^2)", 0, (1, 2, 3), "m/s2"),
        ("time,Acc_x [m/s²],Acc_y [m/s²],Acc_z [m/s²]", 0, (1, 2, 3), "m/s2"),
        ("id,Timestamp,X [mg],Y [mg],Z [mg]", 1, (2, 3, 4), "mg"),
        ("DateTime,AccelerationX,AccelerationY,AccelerationZ", 0, (1, 2, 3), None),
        ("Zeit,X-Achse,Y-Achse,Z-Achse", 0, (1, 2, 3), None),
        ("x,y,z", None, (0, 1, 2), None),
        ("time,magnitude", 0, (1,), None),
        ("time,vm_g", 0, (1,), "g"),
    ],
)
def test_columns_are_found_by_name(names: str, time: int | None, axes: tuple[int, ...], unit: str | None):
    roles = roles_of(names.split(","))
    assert roles is not None
    assert (roles.time, roles.axes, roles.unit) == (time, axes, unit)
    assert roles.kind == "acceleration"


@pytest.mark.parametrize("names", ["date,heart_rate,temperature", "time,gyroX,gyroY,gyroZ", "time,x,y", "lat,lon,alt"])
def test_a_table_of_something_else_has_no_acceleration(names: str):
    assert roles_of(names.split(",")) is None


def test_linear_acceleration_is_known_by_its_name():
    roles = roles_of(["time", "userAccelerationX", "userAccelerationY", "userAccelerationZ"])
    assert roles is not None
    assert roles.kind == "linear_acceleration"


def test_acceleration_with_gravity_goes_before_linear_acceleration():
    names = "time,linear_acc_x,linear_acc_y,linear_acc_z,acc_x,acc_y,acc_z"
    assert roles_of(names.split(",")).axes == (4, 5, 6)


def test_a_row_of_units_states_the_units():
    roles = roles_of(["Timestamp", "X", "Y", "Z"], ["ms", "m/(s^2)", "m/(s^2)", "m/(s^2)"])
    assert (roles.unit, roles.time_unit) == ("m/s2", "ms")


def test_chosen_columns_go_before_any_guess():
    chosen = {"time": "d", "x": "a", "y": "b", "z": "c"}
    assert roles_of(["x", "y", "z", "a", "b", "c", "d"], chosen=chosen).axes == (3, 4, 5)


def test_a_chosen_column_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(InvalidRecordingError, match="no column 'w': there are x, y, z"):
        roles_of(["x", "y", "z"], chosen={"x": "w", "y": "y", "z": "z"})


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("X_ACCELERATION_METERS_PER_SECOND_SQUARED", "m/s2"),
        ("Acceleration X(g)", "g"),
        ("x-axis (g)", "g"),
        ("accX_mg", "mg"),
        ("X: (m/s^2)", "m/s2"),
        ("X (counts)", None),
        ("gx", None),
    ],
)
def test_the_unit_of_acceleration_is_read_out_of_the_name(name: str, unit: str | None):
    assert unit_in(name) == unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("time_ms", "ms"),
        ("Time (s)", "s"),
        ("timestamp [ns]", "ns"),
        ("seconds_elapsed", "s"),
        ("µs", "us"),
        ("ts", None),
    ],
)
def test_the_unit_of_time_is_read_out_of_the_name(name: str, unit: str | None):
    assert time_unit_in(name) == unit
