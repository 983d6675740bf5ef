"""What each scorecard is to tell apart, from what, and by which quantities."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.candidate_table import CandidateRow
from benchmarks.fitting import Wanted

JERKS = ("hypnic_jerk", "sleep_twitch", "isolated_jerk")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPlan:
    """One scorecard to fit: the candidates it is for, which of them are the kind, and what may speak.

    ``stiffness`` is the penalty on steep terms. ``sees_exercise`` asks for the made-up exercise as well.
    """

    name: str
    shapes: tuple[str, ...]
    is_for: Callable[[CandidateRow], bool]
    is_kind: Callable[[CandidateRow], bool]
    wanted: tuple[Wanted, ...]
    stiffness: float = 0.5
    sees_exercise: bool = False


def _w(quantity: str, corners: int = 4, direction: int = 0) -> Wanted:
    return Wanted(quantity=quantity, corners=corners, direction=direction)


def _any(_: CandidateRow) -> bool:
    return True


RHYTHM: tuple[Wanted, ...] = (
    _w("level"),
    _w("duration"),
    _w("dominant frequency", 5),
    _w("frequency variation"),
    _w("share near the dominant frequency"),
    _w("regularity"),
    _w("impulsiveness"),
    _w("pauses"),
    _w("share along one line", 5),
    _w("beat"),
    _w("power above 1.5 Hz"),
    _w("power above 4 Hz"),
    _w("crowding", 3, -1),
    _w("crowding on the quieter side", 3, -1),
    _w("chance of sleep before", 4, 1),
    _w("swells a second"),
    _w("unevenness of the swells"),
    _w("variation of the level"),
    _w("time since sleep began", 6),
    _w("level afterwards"),
)
CONVULSION: tuple[Wanted, ...] = (
    _w("level", 4, 1),
    _w("duration", 4, 1),
    _w("chance of sleep before", 3, 1),
    _w("crowding on the quieter side", 3, -1),
    _w("crowding", 3, -1),
    _w("dominant frequency", 5),
    _w("frequency variation", 4, 1),
    _w("fall of the frequency"),
    _w("share near the dominant frequency", 4, -1),
    _w("regularity", 5, -1),
    _w("beat", 5),
    _w("share along one line"),
    _w("impulsiveness", 5),
    _w("pauses", 5),
    _w("power above 1.5 Hz", 4, 1),
    _w("swells a second", 5),
    _w("slowing of the swells", 5, 1),
    _w("unevenness of the swells", 5),
    _w("variation of the level"),
    _w("level afterwards", 5, -1),
    _w("frequency with slow swings", 5),
    _w("share near the frequency with slow swings"),
    _w("regularity with slow swings", 5, -1),
)
TREMOR: tuple[Wanted, ...] = (
    _w("level", 5),
    _w("duration"),
    _w("dominant frequency", 5),
    _w("frequency variation", 4, -1),
    _w("share near the dominant frequency"),
    _w("regularity"),
    _w("pauses"),
    _w("impulsiveness", 5),
    _w("variation of the level"),
    _w("power above 4 Hz"),
    _w("beat"),
    _w("power above 1.5 Hz"),
    _w("crowding", 3),
    _w("swells a second"),
    _w("chance of sleep before", 3, -1),
)
CLUSTER: tuple[Wanted, ...] = (
    _w("jerks", 4, 1),
    _w("duration"),
    _w("peak"),
    _w("median interval", 5),
    _w("interval variation"),
    _w("share of brief ones", 4, 1),
    _w("share of time moving"),
    _w("share along one line"),
    _w("impulsiveness"),
    _w("power above 1.5 Hz"),
    _w("power above 4 Hz"),
    _w("crowding", 3, -1),
    _w("crowding on the quieter side", 3, -1),
    _w("dominant frequency"),
    _w("regularity"),
    _w("beat"),
)
MOVEMENT: tuple[Wanted, ...] = (
    _w("duration", 6, -1),
    _w("shortest time with most of its power", 6, -1),
    _w("half-height of its strongest burst", 6),
    _w("longest burst", 5),
    _w("mean length of its bursts", 5, -1),
    _w("share of its time in bursts", 5),
    _w("bursts"),
    _w("rise", 5),
    _w("tilt", 5, -1),
    _w("centre of its power", 6),
    _w("steepness", 5),
    _w("peak", 6),
    _w("quiet around"),
    _w("crowding", 4, -1),
    _w("crowding on the quieter side", 3, -1),
    _w("chance of sleep before", 4),
)

PLANS: tuple[CardPlan, ...] = (
    CardPlan(
        name="convulsion",
        shapes=("convulsive_stretch",),
        is_for=lambda row: row.values["duration"] >= 8 and not (row.truth == "convulsive" and row.covered < 0.25),
        is_kind=lambda row: row.truth == "convulsive",
        wanted=CONVULSION,
        stiffness=0.1,
        sees_exercise=True,
    ),
    CardPlan(
        name="tremor",
        shapes=("tremor_stretch",),
        is_for=lambda row: row.phase != "asleep" and row.truth != "convulsive",
        is_kind=lambda row: row.truth == "tremor",
        wanted=TREMOR,
    ),
    CardPlan(
        name="rhythm_in_bed",
        shapes=("rocking_stretch",),
        is_for=_any,
        is_kind=lambda row: row.truth == "rhythmic_movement",
        wanted=RHYTHM,
    ),
    CardPlan(
        name="train_in_bed",
        shapes=("train",),
        is_for=_any,
        is_kind=lambda row: row.truth == "rhythmic_movement",
        wanted=(
            *RHYTHM,
            _w("repetitions"),
            _w("interval variation", 4, -1),
            _w("median interval"),
            _w("share of brief ones"),
            _w("share of time moving"),
        ),
    ),
    CardPlan(
        name="cluster",
        shapes=("cluster",),
        is_for=_any,
        is_kind=lambda row: row.truth == "myoclonic_cluster",
        wanted=CLUSTER,
    ),
    CardPlan(
        name="jerk",
        shapes=("movement",),
        is_for=lambda row: row.truth not in ("", "myoclonic_cluster") and row.values["duration"] <= 4,
        is_kind=lambda row: row.truth in JERKS,
        wanted=MOVEMENT,
    ),
    CardPlan(
        name="hypnic_jerk",
        shapes=("movement",),
        is_for=lambda row: row.truth in JERKS and row.phase == "falling_asleep" and row.values["peak"] >= 0.03,
        is_kind=lambda row: row.truth == "hypnic_jerk",
        wanted=(*MOVEMENT, _w("time since sleep began", 8)),
    ),
)
