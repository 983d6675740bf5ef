"""Keeps the computer from going to sleep while it records, or says that it cannot."""

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

REASON = "hypnic is recording"
ASK_LINUX = (
    "systemd-inhibit",
    "--what=sleep:idle:handle-lid-switch",
    "--who=hypnic",
    f"--why={REASON}",
    "--mode=block",
)
# Reads its input until the end, which comes when this process ends, however it ends.
HOLD = ("cat",)
ASK_MACOS = ("caffeinate", "-is")
SETTLING_S = 0.3
WINDOWS_CONTINUOUS = 0x80000000
WINDOWS_SYSTEM_REQUIRED = 0x00000001
WARNING = (
    "this computer could not be asked to stay awake: switch off sleep and leave its lid open, or the recording stops"
)


@contextmanager
def keep_awake(platform: str = sys.platform) -> Iterator[str | None]:
    """Ask the operating system not to sleep while the block runs.

    Parameters
    ----------
    platform : str
        As ``sys.platform``.

    Yields
    ------
    str or None
        A warning where the operating system cannot be asked; None where it agreed.
    """
    if platform == "win32":
        with _windows_awake() as warning:
            yield warning
        return
    command = (*ASK_MACOS, *HOLD) if platform == "darwin" else (*ASK_LINUX, *HOLD)
    with _held_by(command) as warning:
        yield warning


@contextmanager
def _held_by(command: tuple[str, ...]) -> Iterator[str | None]:
    if shutil.which(command[0]) is None:
        yield WARNING
        return
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with contextlib.suppress(subprocess.TimeoutExpired):
            holder.wait(SETTLING_S)
        yield None if holder.poll() is None else WARNING
    finally:
        if holder.stdin is not None:
            holder.stdin.close()
        try:
            holder.wait(SETTLING_S)
        except subprocess.TimeoutExpired:
            holder.kill()
            holder.wait()


@contextmanager
def _windows_awake() -> Iterator[str | None]:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 there only on Windows
    agreed = kernel.SetThreadExecutionState(WINDOWS_CONTINUOUS | WINDOWS_SYSTEM_REQUIRED)
    try:
        yield None if agreed else WARNING
    finally:
        kernel.SetThreadExecutionState(WINDOWS_CONTINUOUS)
