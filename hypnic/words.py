"""Plain words for the names that files and code use: one place, so that screen, table and page say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    # Only the types are needed: loading the detector would make every help text slow.
    from detector.model import Kind, NightTier, Phase

DISCLAIMER = (
    "hypnic is not a medical device. It neither diagnoses nor rules out; it does not promise to detect seizures, "
    "and nobody may rely on it for safety."
)

KIND_NAMES: Mapping[Kind, str] = {
    "hypnic_jerk": "jerk while falling asleep",
    "sleep_twitch": "twitch in sleep",
    "isolated_jerk": "single jerk while awake",
    "limb_movement": "limb movement",
    "periodic_limb_movement": "periodic limb movement",
    "rhythmic_movement": "rhythmic movement",
    "tremor": "tremor",
    "myoclonic_cluster": "cluster of jerks",
    "convulsive": "convulsive movement",
    "posture_shift": "change of position",
    "body_movement": "body movement in sleep",
    "wake_activity": "movement while awake",
    "unclear": "unclear",
}

KIND_MEANINGS: Mapping[Kind, str] = {
    "hypnic_jerk": "isolated brief jerk while falling asleep",
    "sleep_twitch": "isolated brief twitch while asleep (fragmentary myoclonus)",
    "isolated_jerk": "isolated brief jerk while awake, away from sleep onset",
    "limb_movement": "limb movement of 0.5 to 10 s, not in a periodic series",
    "periodic_limb_movement": "limb movement of 0.5 to 10 s, member of a periodic series",
    "rhythmic_movement": "train of movements at 0.3 to 4 Hz while falling asleep or asleep",
    "tremor": "train of movements at 3 to 12 Hz in a narrow band, while awake",
    "myoclonic_cluster": "several irregular jerks within seconds",
    "convulsive": "sustained strong rhythmic or jerking movement that meets the seizure-like criteria",
    "posture_shift": "the limb's orientation changes and stays",
    "body_movement": "other gross movement while asleep",
    "wake_activity": "movement while awake, such as walking, washing, reading in bed",
    "unclear": "fits no kind; shown, never hidden",
}

TIER_MEANINGS: Mapping[NightTier, str] = {
    "harmless": "usual and harmless as far as acceleration can show",
    "see_doctor": "worth showing to a doctor",
    "seizure_like": "looks like a seizure",
    "cannot_tell": "the recording does not allow a statement",
}

PHASE_MEANINGS: Mapping[Phase, str] = {
    "awake": "before sleep onset, after waking up, or awake within the night",
    "falling_asleep": "around the interval in which sleep began",
    "asleep": "scored as sleep",
}
