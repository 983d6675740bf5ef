"""Shared by the importers of makers who pack acceleration into numbers of twelve bits."""

import numpy as np
from numpy.typing import NDArray

BYTES_PER_PAIR = 3


def unpack_twelve_bits(packed: NDArray[np.uint8]) -> NDArray[np.int16]:
    """Unpack rows of signed twelve-bit numbers, most significant bit first, two in every three bytes.

    Parameters
    ----------
    packed : ndarray, shape (m, b), uint8
        One row a block; left-over bits at the end of a row are ignored.

    Returns
    -------
    ndarray, shape (m, k), int16
        As many whole numbers as fit into ``b`` bytes.
    """
    rows, row_bytes = packed.shape
    missing = -row_bytes % BYTES_PER_PAIR
    padded = np.pad(packed, ((0, 0), (0, missing))) if missing else packed
    triples = padded.reshape(rows, padded.shape[1] // BYTES_PER_PAIR, BYTES_PER_PAIR).astype(np.int16)
    numbers = np.empty((*triples.shape[:2], 2), dtype=np.int16)
    # The number is built at the top of sixteen bits; moving it down by four carries the sign along.
    numbers[..., 0] = ((triples[..., 0] << 8) | (triples[..., 1] & 0xF0)) >> 4
    numbers[..., 1] = ((triples[..., 1] << 12) | (triples[..., 2] << 4)) >> 4
    return numbers.reshape(rows, 2 * triples.shape[1])[:, : row_bytes * 8 // 12]
