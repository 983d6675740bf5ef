"""The sleepers that can be simulated: how often each kind of movement comes in a full night."""

from dataclasses import dataclass

from recordings.recording import Site
from recordings.synthetic.errors import InvalidSimulationError
from recordings.synthetic.streams import Span
from recordings.synthetic.truth import TruthTier

NONE: Span = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One kind of sleeper. Spans are (fewest, most) a night of eight hours unless the name says per hour.

    Notes
    -----
    Sources: sleep movements 11/h seen and 21/h measured (L); fragmentary myoclonus median 25/h by EMG, of which a
    limb's acceleration shows a part (L, the part is E); periodic limb movements matter above 15/h (L); hypnic jerks in
    60-70 % of people, about 10 % daily (L). All other counts are engineering choices (E).
    """

    name: str
    tier: TruthTier = "harmless"
    site: Site = "left_wrist"
    hypnic_jerks: Span = (0, 3)
    twitches_per_h: Span = (0.5, 5.0)
    twitch_peak_g: Span = (0.012, 0.1)
    isolated_jerks: Span = (0, 2)
    sleep_movements_per_h: Span = (11, 21)
    awakenings: Span = (0, 3)
    longer_latency: float = 1.0
    posture_shift_factor: float = 1.0
    leg_movements_per_h: Span = NONE
    leg_trains: Span = NONE
    rockings: Span = NONE
    tremors: Span = NONE
    clusters: Span = NONE
    focal_seizures: Span = NONE
    tonic_clonic_seizures: Span = NONE
    evening_rhythms: Span = (0, 2)
    bed_confounders: Span = (1, 4)
    sleep_confounders: Span = (0, 2)
    is_taken_off: bool = False


TABLE: tuple[Profile, ...] = (
    Profile(name="healthy"),
    Profile(
        name="twitchy", hypnic_jerks=(4, 10), twitches_per_h=(12, 30), twitch_peak_g=(0.02, 0.2), isolated_jerks=(1, 4)
    ),
    Profile(name="plms", tier="see_doctor", site="left_ankle", leg_movements_per_h=(20, 60), hypnic_jerks=(0, 2)),
    Profile(name="rhythmic", leg_trains=(4, 9), rockings=(3, 6), hypnic_jerks=(1, 4)),
    Profile(name="tremor", tier="see_doctor", tremors=(5, 12), longer_latency=1.3, awakenings=(2, 4)),
    Profile(name="myoclonic", tier="see_doctor", clusters=(2, 5), isolated_jerks=(1, 5), awakenings=(1, 4)),
    Profile(name="focal", tier="seizure_like", focal_seizures=(1, 2)),
    Profile(name="tonic_clonic", tier="seizure_like", tonic_clonic_seizures=(1, 1)),
    Profile(
        name="restless",
        sleep_movements_per_h=(35, 60),
        awakenings=(3, 6),
        longer_latency=1.3,
        posture_shift_factor=2.5,
        evening_rhythms=(2, 5),
        bed_confounders=(6, 12),
        sleep_confounders=(3, 8),
    ),
    Profile(name="not_worn", tier="cannot_tell", hypnic_jerks=NONE, isolated_jerks=NONE, is_taken_off=True),
    Profile(
        name="mixed",
        hypnic_jerks=(2, 6),
        twitches_per_h=(5, 12),
        leg_movements_per_h=(4, 9),
        rockings=(1, 1),
        evening_rhythms=(2, 4),
        bed_confounders=(5, 9),
        sleep_confounders=(2, 5),
        awakenings=(1, 4),
    ),
)

PROFILES: tuple[str, ...] = tuple(profile.name for profile in TABLE)


def find_profile(name: str) -> Profile:
    """Look up a sleeper by name.

    Raises
    ------
    InvalidSimulationError
        No profile has this name.
    """
    for profile in TABLE:
        if profile.name == name:
            return profile
    raise InvalidSimulationError(f"profile is {name!r}: must be one of {', '.join(PROFILES)}")
