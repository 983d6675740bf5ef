"""The night so far: the detector's own analysis of a capture that still grows, in a process of its own."""

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

LONGEST_S = 120.0
EVENTS_TOLD = 30
LARGEST_ANSWER_BYTES = 1 << 20


async def analyse_apart(capture: Path) -> Mapping[str, Any] | None:
    """Analyse a capture as far as it has come; None where that is too little, or it took too long."""
    words = [sys.executable, "-m", "hypnic.view.live_analysis", str(capture)]
    process = await asyncio.create_subprocess_exec(
        *words, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        printed, _ = await asyncio.wait_for(process.communicate(), LONGEST_S)
    except TimeoutError:
        return None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or len(printed) > LARGEST_ANSWER_BYTES:
        return None
    told: Mapping[str, Any] = json.loads(printed)
    return told


def describe_so_far(capture: Path) -> Mapping[str, Any]:
    """Say in words what the night was so far: sleep, counts, the latest events."""
    from detector import analyse_night
    from hypnic.report.event_words import describe_events
    from hypnic.report.figures import sleep_figures
    from hypnic.words import KIND_NAMES
    from recordings import read_recording

    night = analyse_night(read_recording(capture))
    words = describe_events(night)
    asleep = night.sleep.asleep
    events = [
        {"kind": event.kind, "tier": event.tier, "words": asdict(said)}
        for event, said in zip(night.events[-EVENTS_TOLD:], words[-EVENTS_TOLD:], strict=True)
    ]
    return {
        "duration_s": night.recordings[0].duration_s,
        "has_slept": bool(asleep),
        "sleep": [asdict(figure) for figure in sleep_figures(night)],
        "counts": {KIND_NAMES[kind]: count for kind, count in night.counts.items() if count},
        "events": events[::-1],
    }


def main(words: Sequence[str]) -> int:
    """Print what a capture's night was so far as JSON."""
    from hypnic.cli import foreseen_errors

    try:
        told = describe_so_far(Path(words[0]))
    except foreseen_errors():
        return 2
    sys.stdout.write(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
