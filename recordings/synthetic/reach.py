"""How much of a movement arrives at each place where a wearable can be worn."""

from typing import Literal

from recordings.recording import Site

Region = Literal["body", "hand", "arms", "legs", "trunk", "step", "own"]
Place = Literal["wrist", "ankle", "upper_arm", "chest"]

# E: no study measured these shares; they keep the order that anatomy gives.
SHARE: dict[Region, dict[Place, float]] = {
    "body": {"wrist": 1.0, "ankle": 0.8, "upper_arm": 0.7, "chest": 0.4},
    "hand": {"wrist": 1.0, "ankle": 0.03, "upper_arm": 0.4, "chest": 0.12},
    "arms": {"wrist": 1.0, "ankle": 0.3, "upper_arm": 0.8, "chest": 0.25},
    "legs": {"wrist": 0.015, "ankle": 1.0, "upper_arm": 0.015, "chest": 0.02},
    "trunk": {"wrist": 0.6, "ankle": 0.2, "upper_arm": 0.9, "chest": 1.5},
    "step": {"wrist": 1.0, "ankle": 3.0, "upper_arm": 0.8, "chest": 0.7},
    "own": {"wrist": 1.0, "ankle": 1.0, "upper_arm": 1.0, "chest": 1.0},
}
OTHER_HAND = 0.25  # E: the hand that holds on while the other one works
OTHER_LIMB = 0.008  # E: through body and mattress

PLACES: dict[Site, Place] = {
    "left_wrist": "wrist",
    "right_wrist": "wrist",
    "left_ankle": "ankle",
    "right_ankle": "ankle",
    "upper_arm": "upper_arm",
    "chest": "chest",
    "unknown": "wrist",
}


def share_at(site: Site, *, region: Region, only: tuple[Site, ...]) -> float:
    """Say which share of a movement's strength reaches a site.

    Parameters
    ----------
    site : str
        Where the wearable is.
    region : str
        What moves.
    only : tuple of str
        The sites that take part, empty for all that the region has.
    """
    share = SHARE[region][PLACES[site]]
    if not only or site in only:
        return share
    return share * (OTHER_HAND if region == "hand" and PLACES[site] == "wrist" else OTHER_LIMB)


def working_hand(lead: Site) -> Site:
    """Pick the hand that works: the one with the wearable, which is the worst case for a detector."""
    return lead if PLACES[lead] == "wrist" else "right_wrist"


def leading_leg(lead: Site) -> Site:
    """Pick the leg that leads in periodic movements: the one with the wearable, else the left."""
    return lead if PLACES[lead] == "ankle" else "left_ankle"


def other_leg(leg: Site) -> Site:
    """Name the other leg."""
    return "right_ankle" if leg == "left_ankle" else "left_ankle"
