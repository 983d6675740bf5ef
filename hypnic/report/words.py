"""What the page says in fixed words: labels, explanations, advice. Facts come with their source in the comments."""

from collections.abc import Mapping

from detector.model import Kind, NightTier, Phase, Spread, Tier

NIGHT_TIER_LABELS: Mapping[NightTier, str] = {
    "harmless": "Nothing alarming found",
    "see_doctor": "Worth showing to a doctor",
    "seizure_like": "Looks like a seizure",
    "cannot_tell": "Cannot tell",
}

EVENT_TIER_LABELS: Mapping[Tier, str] = {
    "harmless": "harmless",
    "see_doctor": "see a doctor",
    "seizure_like": "seizure-like",
}

PHASE_LABELS: Mapping[Phase | None, str] = {
    "awake": "awake",
    "falling_asleep": "falling asleep",
    "asleep": "asleep",
    None: "not known",
}

SPREAD_SENTENCES: Mapping[Spread, str] = {
    "focal": "It was seen on one limb only, although another was recorded: it stayed in one part of the body.",
    "generalised": "It was seen on several limbs at once.",
    "unknown": "Whether other limbs moved as well is not known.",
}

SITE_LABELS: Mapping[str, str] = {
    "left_wrist": "left wrist",
    "right_wrist": "right wrist",
    "left_ankle": "left ankle",
    "right_ankle": "right ankle",
    "chest": "chest",
    "upper_arm": "upper arm",
    "unknown": "site not given",
}

LANE_ORDER: tuple[Kind, ...] = (
    "convulsive",
    "tremor",
    "myoclonic_cluster",
    "unclear",
    "hypnic_jerk",
    "sleep_twitch",
    "isolated_jerk",
    "periodic_limb_movement",
    "limb_movement",
    "rhythmic_movement",
    "posture_shift",
    "body_movement",
    "wake_activity",
)
"""Kinds from top to bottom of the picture: what a doctor should see first, then twitches, limbs, body."""

CAUSES_NOT_TOLD_APART: tuple[str, ...] = (
    "Could these be tics?",
    "Is a nerve disease such as polyneuropathy possible?",
    "Could a slipped disc be pressing on a nerve?",
    "Should the thyroid be checked?",
    "Are magnesium, calcium and blood sugar in order?",
    "Could a medicine, alcohol, a drug, or an infection be behind it?",
    "Is there a reason to look for multiple sclerosis or, rarely, a brain tumour?",
)
"""What an accelerometer cannot tell apart, as questions for the doctor."""

EVERYDAY_FACTORS = (
    "Stress, too little sleep, caffeine, alcohol, hard or late exercise and overtraining bring twitches on as well. "
    "Tick them for each night with “hypnic journal add”; over many nights the journal shows whether they go together."
)

WRIST_CANNOT_SEE = (
    "A wrist sees that arm alone: legs, the other arm, face and eyelids can twitch without a trace here. "
    "Periodic leg movements need a wearable on the ankle."
)
ANKLE_CANNOT_SEE = (
    "An ankle sees that leg alone: arms, the other leg, face and eyelids can twitch without a trace here. "
    "An accelerometer also misses some of the leg movements that electrodes on the muscle would show."
)
OTHER_CANNOT_SEE = "The wearable sees the part of the body it was worn on; others can twitch without a trace here."

BLIND_SPOTS: Mapping[str, str] = {
    "left_wrist": WRIST_CANNOT_SEE,
    "right_wrist": WRIST_CANNOT_SEE,
    "left_ankle": ANKLE_CANNOT_SEE,
    "right_ankle": ANKLE_CANNOT_SEE,
}

NO_PROOF = (
    "No published study has tested how well an accelerometer finds jerks of falling asleep; the limits of strength are "
    "the project's own choice, listed with all settings below."
)
