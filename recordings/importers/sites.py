"""Where a wearable was worn, read out of the words that makers use for it."""

from recordings.importers.roles import words_in
from recordings.recording import Site

SIDED: dict[tuple[str, str], Site] = {
    ("left", "wrist"): "left_wrist",
    ("right", "wrist"): "right_wrist",
    ("left", "ankle"): "left_ankle",
    ("right", "ankle"): "right_ankle",
}


def site_in(text: str) -> Site:
    """Tell the body site from words such as ``Left Wrist``; "unknown" where they name none."""
    words = set(words_in(text))
    for (side, limb), site in SIDED.items():
        if side in words and limb in words:
            return site
    if "chest" in words:
        return "chest"
    return "upper_arm" if {"upper", "arm"} <= words else "unknown"
