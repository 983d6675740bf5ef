"""What each scorecard is to tell apart, from what, and by which quantities."""

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.candidate_table import CandidateRow
from benchmarks.fitting import Stiffness, Wanted
from benchmarks.training_nights import LATER_BATCHES, RHYTHM_BATCH
from detector.clauses import ODDS_OF_RHYTHM_AROUND
from detector.settings import WasmSettings

# What a short recording does not tell, or one that is still going on, speaks alone: a pair would fall silent with it.
TOLD_BY_LONG_RECORDINGS = (
    "chance of sleep before",
    "time since sleep began",
    "level afterwards",
    "share near the frequency with slow swings",
    "regularity with slow swings",
)
WASM = WasmSettings()
JERKS = ("hypnic_jerk", "sleep_twitch", "isolated_jerk")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPlan:
    """One scorecard to fit: the candidates it is for, which of them are the kind, and what may speak.

    ``pairs`` are the quantities that may speak together: most are those that ``fit_scorecards --pairs`` found to help
    on nights left out, without those ``alone``. ``sees_exercise`` asks for the made-up exercise as well. ``without``
    are batches of nights, made for other cards, that this one is not fitted to.
    """

    name: str
    shapes: tuple[str, ...]
    is_for: Callable[[CandidateRow], bool]
    is_kind: Callable[[CandidateRow], bool]
    wanted: tuple[Wanted, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    alone: tuple[str, ...] = TOLD_BY_LONG_RECORDINGS
    stiffness: Stiffness = field(default_factory=Stiffness)
    sees_exercise: bool = False
    without: tuple[str, ...] = (RHYTHM_BATCH,)


def _w(quantity: str, corners: int = 4, direction: int = 0) -> Wanted:
    return Wanted(quantity=quantity, corners=corners, direction=direction)


def is_limb_movement_long(row: CandidateRow) -> bool:
    """Tell whether a movement has the length of a limb movement by the WASM 2016 rules."""
    return WASM.minimum_duration_s <= row.values["duration"] <= WASM.maximum_duration_s


def _any(_: CandidateRow) -> bool:
    return True


RHYTHM: tuple[Wanted, ...] = (
    _w("turning to and fro", 5),
    _w("power above 10 Hz"),
    _w("level"),
    _w("peak"),
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
    _w("at a leg", 2),
)
CONVULSION: tuple[Wanted, ...] = (
    _w("turning to and fro", 4, 1),
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
    _w("share near the frequency with slow swings"),
    _w("regularity with slow swings", 5, -1),
    _w("impulsiveness in the second half", 5),
    _w("share along one line in the second half", 5),
    _w("power above 4 Hz in the second half", 5),
    _w("share near the dominant frequency in the second half", 5),
    _w("swells in the second half", 5),
    _w("length of the swells in the second half", 5),
    _w("level of the ends over the middle", 5),
)
TREMOR: tuple[Wanted, ...] = (
    _w("turning to and fro", 5, -1),
    _w("power above 10 Hz", 5),
    _w("level", 5),
    _w("duration"),
    _w("dominant frequency", 5),
    _w("frequency variation", 4, -1),
    _w("share near the dominant frequency", 4, 1),
    _w("regularity", 4, 1),
    _w("pauses"),
    _w("impulsiveness", 5),
    _w("variation of the level"),
    _w("power above 4 Hz"),
    _w("beat", 4, 1),
    _w("power above 1.5 Hz"),
    _w("crowding", 3),
    _w("chance of sleep before", 3, -1),
    _w("share along one line", 5),
)
CLUSTER: tuple[Wanted, ...] = (
    _w("turning to and fro"),
    _w("power above 10 Hz"),
    _w("jerks", 4, 1),
    _w("duration"),
    _w("peak"),
    _w("median interval", 5),
    _w("interval variation"),
    _w("share of brief ones", 4, 1),
    _w("share of time moving"),
    _w("share along one line"),
    _w("impulsiveness"),
    _w("power above 4 Hz"),
    _w("crowding", 3, -1),
    _w("crowding on the quieter side", 3, -1),
    _w("dominant frequency"),
    _w("regularity"),
    _w("beat"),
)
MOVEMENT: tuple[Wanted, ...] = (
    _w("power above 10 Hz of its peak", 6, 1),
    # A straight line: no simulated jerk is nearer than 4 s, and a step there would be the simulator's own.
    _w("time to the nearest movement", 2, 1),
    _w("share of its power along one line", 6, 1),
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

LEG_MOVEMENT: tuple[Wanted, ...] = (
    _w("share of its power along one line", 5, 1),
    _w("tilt", 5, -1),
    _w("duration", 6),
    _w("shortest time with most of its power", 5),
    _w("half-height of its strongest burst", 5),
    _w("longest burst", 5),
    _w("mean length of its bursts", 5),
    _w("share of its time in bursts", 5),
    _w("bursts"),
    _w("rise", 5),
    _w("centre of its power", 5),
    _w("steepness", 5),
    _w("peak", 5),
    _w("power above 10 Hz of its peak", 5),
    _w("time to the nearest movement", 4, 1),
)

PLANS: tuple[CardPlan, ...] = (
    CardPlan(
        name="convulsion",
        shapes=("convulsive_stretch",),
        is_for=lambda row: row.values["duration"] >= 8 and not (row.truth == "convulsive" and row.covered < 0.25),
        is_kind=lambda row: row.truth == "convulsive",
        wanted=CONVULSION,
        sees_exercise=True,
        pairs=(
            ("impulsiveness", "power above 1.5 Hz"),
            ("beat", "share along one line"),
            ("frequency variation", "impulsiveness"),
            ("fall of the frequency", "regularity"),
            ("share along one line", "unevenness of the swells"),
            ("regularity", "power above 1.5 Hz"),
            ("duration", "frequency variation"),
            ("beat", "variation of the level"),
            ("frequency variation", "share near the dominant frequency"),
            ("fall of the frequency", "pauses"),
            ("dominant frequency", "power above 1.5 Hz"),
            ("duration", "slowing of the swells"),
            ("dominant frequency", "regularity"),
            ("level", "impulsiveness"),
            ("level", "turning to and fro"),
            ("level", "power above 1.5 Hz"),
            ("duration", "swells in the second half"),
        ),
    ),
    CardPlan(
        name="tremor",
        shapes=("tremor_stretch",),
        is_for=lambda row: row.phase != "asleep" and row.truth != "convulsive",
        is_kind=lambda row: row.truth == "tremor",
        wanted=TREMOR,
        pairs=(
            ("turning to and fro", "power above 1.5 Hz"),
            ("power above 10 Hz", "dominant frequency"),
            ("share near the dominant frequency", "beat"),
            ("turning to and fro", "share near the dominant frequency"),
            ("power above 1.5 Hz", "crowding"),
            ("duration", "crowding"),
            ("turning to and fro", "power above 10 Hz"),
            ("power above 10 Hz", "level"),
            ("frequency variation", "impulsiveness"),
            ("power above 4 Hz", "power above 1.5 Hz"),
            ("power above 10 Hz", "power above 4 Hz"),
        ),
    ),
    CardPlan(
        name="rhythm_in_bed",
        without=(),
        shapes=("rocking_stretch",),
        is_for=_any,
        is_kind=lambda row: row.truth == "rhythmic_movement",
        wanted=(
            *RHYTHM,
            _w("swells in the second half", 5),
            _w("length of the swells in the second half", 5),
            _w("level of the ends over the middle", 5),
        ),
        pairs=(
            ("share along one line", "at a leg"),
            ("level", "at a leg"),
            ("regularity", "power above 4 Hz"),
            ("turning to and fro", "share along one line"),
            ("level", "variation of the level"),
            ("share along one line", "power above 4 Hz"),
            ("beat", "unevenness of the swells"),
            ("impulsiveness", "power above 4 Hz"),
            ("pauses", "share along one line"),
        ),
    ),
    CardPlan(
        name="train_in_bed",
        without=(),
        shapes=("train",),
        is_for=_any,
        is_kind=lambda row: row.truth == "rhythmic_movement",
        wanted=(
            *RHYTHM,
            _w("repetitions"),
            _w("interval variation", 4, -1),
            _w("median interval"),
            _w("variation of the peaks", 4, -1),
            _w("variation of the lengths", 4, -1),
            _w("share of brief ones"),
            _w("share of time moving"),
            _w(ODDS_OF_RHYTHM_AROUND.name, 5, 1),
        ),
        alone=(*TOLD_BY_LONG_RECORDINGS, ODDS_OF_RHYTHM_AROUND.name),
        pairs=(
            ("share along one line", "at a leg"),
            ("level", "at a leg"),
            ("share along one line", "crowding"),
            ("level", "median interval"),
            ("frequency variation", "share near the dominant frequency"),
            ("pauses", "share along one line"),
            ("share near the dominant frequency", "power above 1.5 Hz"),
            ("turning to and fro", "swells a second"),
            ("level", "beat"),
            ("repetitions", "median interval"),
            ("turning to and fro", "impulsiveness"),
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
        name="leg_movement",
        shapes=("movement",),
        is_for=lambda row: row.site.endswith("ankle") and row.truth not in ("", *JERKS) and is_limb_movement_long(row),
        is_kind=lambda row: row.truth == "periodic_limb_movement",
        wanted=LEG_MOVEMENT,
        pairs=(
            ("duration", "centre of its power"),
            ("share of its power along one line", "peak"),
            ("share of its power along one line", "time to the nearest movement"),
        ),
    ),
    CardPlan(
        name="jerk",
        without=tuple(LATER_BATCHES),
        shapes=("movement",),
        is_for=lambda row: row.truth not in ("", "myoclonic_cluster") and row.values["duration"] <= 4,
        is_kind=lambda row: row.truth in JERKS,
        wanted=(*MOVEMENT, _w("time since sleep began", 8)),
        pairs=(
            ("share of its time in bursts", "crowding on the quieter side"),
            ("share of its power along one line", "half-height of its strongest burst"),
        ),
    ),
    CardPlan(
        name="hypnic_jerk",
        without=tuple(LATER_BATCHES),
        stiffness=Stiffness(terms=2.0, pairs=2.0),
        shapes=("movement",),
        is_for=lambda row: row.truth in JERKS and row.phase == "falling_asleep" and row.values["peak"] >= 0.03,
        is_kind=lambda row: row.truth == "hypnic_jerk",
        wanted=(*MOVEMENT, _w("time since sleep began", 8)),
        alone=(),
        pairs=(
            ("shortest time with most of its power", "tilt"),
            ("shortest time with most of its power", "peak"),
            ("peak", "chance of sleep before"),
            ("tilt", "peak"),
            ("longest burst", "chance of sleep before"),
            ("power above 10 Hz of its peak", "tilt"),
            ("crowding", "time since sleep began"),
            ("power above 10 Hz of its peak", "duration"),
        ),
    ),
)
