"""Which synthetic nights a benchmark asks for, simulated afresh or taken from a folder of earlier ones."""

import hashlib
import pickle
from dataclasses import dataclass
from pathlib import Path

import recordings
from recordings import Site
from recordings.synthetic import LabelledNight, simulate_night
from recordings.synthetic.profiles import find_profile


@dataclass(frozen=True, slots=True, kw_only=True)
class NightOrder:
    """One synthetic night to be made: the same order always gives the same night."""

    profile: str
    seed: int
    hours: float
    rate_hz: float
    site: Site

    @property
    def name(self) -> str:
        """Short name for file names and progress lines."""
        return f"{self.profile}-{self.seed}-{self.site}-{self.hours:g}h-{self.rate_hz:g}hz"


def usual_site(profile: str) -> Site:
    """Look up the body site at which a profile is recorded unless another is asked for."""
    return find_profile(profile).site


def make_night(order: NightOrder, *, cache: Path | None = None) -> LabelledNight:
    """Simulate a night, or read it back where the cache has it from the same simulator.

    Parameters
    ----------
    order : NightOrder
    cache : Path, optional
        Folder of simulated nights; about 30 MB for 8 h at 50 Hz.

    Returns
    -------
    LabelledNight
    """
    if cache is None:
        return _simulate(order)
    path = cache / f"{order.name}-{_simulator_digest()}.pickle"
    if path.exists():
        night: LabelledNight = pickle.loads(path.read_bytes())
        return night
    night = _simulate(order)
    cache.mkdir(parents=True, exist_ok=True)
    for outdated in cache.glob(f"{order.name}-*.pickle"):
        outdated.unlink()
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_bytes(pickle.dumps(night, protocol=pickle.HIGHEST_PROTOCOL))
    unfinished.replace(path)
    return night


def _simulate(order: NightOrder) -> LabelledNight:
    return simulate_night(order.profile, seed=order.seed, hours=order.hours, rate_hz=order.rate_hz, site=order.site)


def _simulator_digest() -> str:
    """Fingerprint the simulator's source, so that a night of an older one is never taken for a new one."""
    folder = Path(recordings.__file__).parent
    digest = hashlib.sha256()
    for path in (*sorted((folder / "synthetic").glob("*.py")), folder / "recording.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
