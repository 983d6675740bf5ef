"""The signs of the page: a shape for each kind and each tier, so that nothing is told by colour alone."""

from collections.abc import Mapping

from detector.model import Kind, NightTier
from hypnic.report.markup import Markup, element

KIND_SHAPES: Mapping[Kind, str] = {
    "convulsive": "M0-1 .25-.35 .9-.45 .45.1.75.85 0 .45-.75.85-.45.1-.9-.45-.25-.35Z",
    "tremor": "M-1-.8 0-.2 1-.8 1 .8 0 .2-1 .8Z",
    "myoclonic_cluster": "M-.3-1H.3V-.3H1V.3H.3V1H-.3V.3H-1V-.3H-.3Z",
    "unclear": "M-.9 0A.9.9 0 1 1 .9 0 .9.9 0 1 1-.9 0M-.45 0A.45.45 0 1 0 .45 0 .45.45 0 1 0-.45 0Z",
    "hypnic_jerk": "M-.85 0A.85.85 0 1 1 .85 0 .85.85 0 1 1-.85 0Z",
    "sleep_twitch": "M0-1 .8 0 0 1-.8 0Z",
    "isolated_jerk": "M0-.9.95.75H-.95Z",
    "periodic_limb_movement": "M-.75-.75H.75V.75H-.75Z",
    "limb_movement": "M-.8-.8H.8V.8H-.8ZM-.35-.35V.35H.35V-.35Z",
    "rhythmic_movement": "M-1 0-.5-.85H.5L1 0 .5.85H-.5Z",
    "posture_shift": "M-.75-.9.9 0-.75.9Z",
    "body_movement": "M0 .9-.95-.75H.95Z",
    "wake_activity": "M-1-.35H1V.35H-1Z",
}
"""SVG paths in a box from -1 to 1, filled by the even-odd rule; the picture, its legend and the table share them."""

TIER_SHAPES: Mapping[NightTier, str] = {
    "harmless": "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm4.6 6.3 1.5 1.4-7 7.4-4.2-4 1.4-1.5 2.7 2.6Z",
    "see_doctor": (
        "M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3Zm5.5 4.5v4h-4v3h4v4h3v-4h4v-3h-4v-4Z"
    ),
    "seizure_like": "M12 2 23.2 21.5H.8ZM11 9v6.5h2V9Zm0 8.2v2h2v-2Z",
    "cannot_tell": (
        "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.1 14.6h2.2v2.2h-2.2Z"
        "m-2.8-7.1C8.2 7 9.8 5.4 12.1 5.4c2.2 0 3.9 1.4 3.9 3.5 0 1.5-.9 2.4-1.8 3.1-.8.7-1.1 1-1.1 1.9v.6h-2.2v-.9"
        "c0-1.6.8-2.3 1.7-3.1.7-.6 1.1-.9 1.1-1.6 0-.8-.7-1.4-1.6-1.4-1 0-1.7.7-1.8 2Z"
    ),
}
"""SVG paths in a box from 0 to 24, filled by the even-odd rule."""


def sprite() -> Markup:
    """Write every sign once, hidden; `kind_mark` and `tier_mark` refer to them."""
    kinds = (_symbol(f"kind-{kind}", shape, box="-1.1 -1.1 2.2 2.2") for kind, shape in KIND_SHAPES.items())
    tiers = (_symbol(f"tier-{tier}", shape, box="0 0 24 24") for tier, shape in TIER_SHAPES.items())
    return element("svg", [*kinds, *tiers], class_="sprite", aria_hidden="true")


def kind_mark(kind: Kind) -> Markup:
    """Write the sign of a kind in its colour; decoration only, its name must stand beside it."""
    return _reference(f"kind-{kind}")


def tier_mark(tier: NightTier) -> Markup:
    """Write the sign of a tier in its colour; decoration only, its name must stand beside it."""
    return _reference(f"tier-{tier}")


def _symbol(name: str, shape: str, *, box: str) -> Markup:
    return element("symbol", element("path", d=shape, fill_rule="evenodd"), id=f"mark-{name}", viewBox=box)


def _reference(name: str) -> Markup:
    return element("svg", element("use", href=f"#mark-{name}"), class_=f"mark {name}", aria_hidden="true")
