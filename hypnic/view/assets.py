"""Styles and scripts of the page: shipped with the package, put together once, addressed by what is in them."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from hypnic.report import rendering

OWN = Path(__file__).parent / "static"
REPORT = rendering.FOLDER
FINGERPRINT_LETTERS = 16
FRAME_STYLES = (REPORT / "uplot/uPlot.min.css", REPORT / "page/page.css", OWN / "frame.css")
FRAME_SCRIPTS = (OWN / "frame.js",)
NIGHT_SCRIPTS = tuple(REPORT / name for name in rendering.SCRIPTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file as the browser gets it, put together from several."""

    name: str
    media_type: str
    parts: tuple[Path, ...]


ASSETS: tuple[Asset, ...] = (
    Asset(name="page.css", media_type="text/css", parts=FRAME_STYLES),
    Asset(name="frame.js", media_type="text/javascript", parts=FRAME_SCRIPTS),
    Asset(name="library.js", media_type="text/javascript", parts=(OWN / "library.js",)),
    Asset(name="actions.js", media_type="text/javascript", parts=(OWN / "actions.js",)),
    Asset(name="uplot.js", media_type="text/javascript", parts=(REPORT / rendering.LIBRARY,)),
    Asset(
        name="night.js",
        media_type="text/javascript",
        parts=(*NIGHT_SCRIPTS, *(OWN / f"{name}.js" for name in ("review", "stretch", "night"))),
    ),
    Asset(
        name="sketch.js", media_type="text/javascript", parts=(*NIGHT_SCRIPTS, OWN / "stretch.js", OWN / "sketch.js")
    ),
    Asset(name="trends.js", media_type="text/javascript", parts=(OWN / "trends.js",)),
    Asset(name="journal.js", media_type="text/javascript", parts=(OWN / "journal.js",)),
    Asset(
        name="live.js",
        media_type="text/javascript",
        parts=(REPORT / "page/payload.js", REPORT / "page/clock.js", REPORT / "page/palette.js", OWN / "live.js"),
    ),
)


def asset_address(name: str) -> str:
    """Tell where an asset is found; the address changes with its content, so that it can be kept for ever."""
    return f"/static/{_fingerprint(name)}/{name}"


def find_asset(name: str) -> tuple[Asset, bytes] | None:
    """Find an asset by its name, with its content."""
    found = [asset for asset in ASSETS if asset.name == name]
    return (found[0], _content(found[0])) if found else None


@cache
def _content(asset: Asset) -> bytes:
    return "\n".join(part.read_text(encoding="utf-8") for part in asset.parts).encode()


@cache
def _fingerprint(name: str) -> str:
    found = find_asset(name)
    if found is None:
        raise LookupError(f"there is no asset {name!r}")
    return sha256(found[1]).hexdigest()[:FINGERPRINT_LETTERS]
