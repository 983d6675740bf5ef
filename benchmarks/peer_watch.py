"""Takes the smartwatch recordings out of the seglearn package, run by the Python of that package's own environment.

Usage: ``python peer_watch.py RECORDINGS.npz``. It imports nothing of hypnic.
"""

import sys

import numpy as np


def main(path: str) -> None:
    """Write acceleration (g, 50 Hz) of all recordings end to end, and what is known of each."""
    # Installed in an environment of its own, where alone this runs.
    from seglearn.datasets import load_watch  # type: ignore[import-not-found]

    data = load_watch()
    np.savez_compressed(
        path,
        acceleration=np.concatenate([samples[:, :3] for samples in data["X"]]).astype(np.float32),
        lengths=np.array([len(samples) for samples in data["X"]]),
        exercise=np.array([data["y_labels"][int(number)] for number in data["y"]]),
        subject=np.asarray(data["subject"]).astype(np.int64),
        side=np.where(np.asarray(data["side"]).astype(np.int64) == 1, "right", "left"),
    )


if __name__ == "__main__":
    main(sys.argv[1])
