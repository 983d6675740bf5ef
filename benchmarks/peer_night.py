"""What the peer does in the speed benchmark, run by the peer's own Python: read, worn or not, sleep.

Usage: ``python peer_night.py NIGHT.csv``. It imports nothing of hypnic.
"""

import json
import sys
import warnings


def main(path: str) -> None:
    """Read a night with scikit-digital-health, find wear and sleep, print what it found."""
    warnings.filterwarnings("ignore")
    # Installed in an environment of its own, where alone this runs.
    from skdh.io import ReadCSV  # type: ignore[import-not-found]
    from skdh.preprocessing import (  # type: ignore[import-not-found]
        AccelThresholdWearDetection,
        GetDayWindowIndices,
    )
    from skdh.sleep import Sleep  # type: ignore[import-not-found]

    # The format is named, so that its reader takes its fast path.
    reader = ReadCSV("time", {"accel": ["x", "y", "z"]}, to_datetime_kwargs={"format": "ISO8601"})
    night = reader.predict(file=path)
    worn = AccelThresholdWearDetection().predict(time=night["time"], accel=night["accel"], fs=night["fs"])
    days = GetDayWindowIndices(bases=[12], periods=[24]).predict(time=night["time"], fs=night["fs"])
    slept = Sleep().predict(
        time=night["time"], accel=night["accel"], fs=night["fs"], wear=worn["wear"], day_ends=days["day_ends"]
    )
    print(json.dumps({"total sleep time": [float(value) for value in slept["total sleep time"]]}))


if __name__ == "__main__":
    main(sys.argv[1])
