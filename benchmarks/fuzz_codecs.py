"""Feeds every codec of the bridge with random and damaged packets, and prints how many it took.

Run ``python -m benchmarks.fuzz_codecs --seconds 60``. Any exception but the codec's own ends the run with the bytes.
"""

import argparse
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "firmware_bridge"))

from codec_fuzzing import CODECS, Codec, decodes_or_raises_its_own_error

from firmware_bridge.errors import BridgeError

LONGEST = 512
BATCH = 500


def main(arguments: list[str] | None = None) -> int:
    """Share the time among the codecs and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long in total")
    parser.add_argument("--seed", type=int, default=0, help="of the random bytes")
    options = parser.parse_args(arguments)
    dice = random.Random(options.seed)
    print(f"{'codec':24} {'inputs':>10} {'decoded':>10} {'refused':>10}")
    for codec in CODECS:
        inputs, decoded = fuzz(codec, dice=dice, seconds=options.seconds / len(CODECS))
        print(f"{codec.name:24} {inputs:10} {decoded:10} {inputs - decoded:10}")
    print("no exception but the codecs' own")
    return 0


def fuzz(codec: Codec, *, dice: random.Random, seconds: float) -> tuple[int, int]:
    """Try inputs until the time is over; return how many, and how many of them decoded."""
    inputs = decoded = 0
    known = [codec.prefix, codec.example]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for _ in range(BATCH):
            data = _next_input(codec, known, dice=dice)
            try:
                decodes_or_raises_its_own_error(codec, data)
                codec.decode(data)
            except codec.error:
                continue
            except Exception as problem:
                raise BridgeError(f"{codec.name}: {data.hex()} raised {type(problem).__name__}: {problem}") from problem
            decoded += 1
            known = [codec.example, *known[-20:], data]
        inputs += BATCH
    return inputs, decoded


def _next_input(codec: Codec, known: list[bytes], *, dice: random.Random) -> bytes:
    if dice.random() < 0.5:
        return codec.prefix[: dice.randint(0, len(codec.prefix))] + dice.randbytes(dice.randint(0, LONGEST) // 8)
    damaged = bytearray(dice.choice(known) + dice.randbytes(dice.choice((0, 0, 1, 6, 12, 20))))
    for _ in range(dice.randint(0, 4)):
        if damaged:
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
    return bytes(damaged[: dice.randint(0, LONGEST)])


if __name__ == "__main__":
    sys.exit(main())
