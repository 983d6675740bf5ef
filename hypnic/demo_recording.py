"""The live part of the demo: a simulated watch, recorded by the bridge as a real one would be."""

import asyncio
from pathlib import Path

from firmware_bridge.connection import Wanted
from firmware_bridge.recorder import Finished, Recorder
from firmware_bridge.simulated import Radio, SimulatedBangle, play_recording, simulated_transport
from hypnic.errors import OutputError
from recordings.recording import Recording

WATCH = "simulated watch"


def record_simulated_watch(recording: Recording, folder: Path, *, duration_s: float) -> Finished:
    """Let a simulated watch feel what a recording holds, and record it over the bridge in real time.

    Parameters
    ----------
    recording : Recording
        What the watch feels, from its beginning.
    folder : Path
        Where the new recording gets a folder of its own.
    duration_s : float
        How long to listen.

    Returns
    -------
    Finished

    Raises
    ------
    OutputError
        The recording could not be written.
    """
    finished = asyncio.run(_record(recording, folder, duration_s))
    if finished.folder is None or not finished.is_archived:
        raise OutputError(f"{folder} cannot be written ({finished.problem}): choose another place with --out")
    return finished


async def _record(recording: Recording, folder: Path, duration_s: float) -> Finished:
    watch = SimulatedBangle(play_recording(recording), name=WATCH)
    wanted = Wanted(name=WATCH, site=recording.site, transport=simulated_transport(Radio([watch])))
    stop = asyncio.Event()
    asyncio.get_running_loop().call_later(duration_s, stop.set)
    (finished,) = await Recorder([wanted], folder).run(stop)
    return finished
