"""Between arrow and numpy without copying, and without loading pandas, which arrow's own conversions do."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pyarrow as pa


def numpy_from(array: "pa.Array") -> NDArray[Any]:
    """Give the numbers of an arrow array that has no missing values, read-only."""
    return np.from_dlpack(array)


def arrow_from(numbers: NDArray[Any], kind: "pa.DataType") -> "pa.Array":
    """Give numbers as an arrow array of a type that stores them in the same way."""
    import pyarrow as pa

    return pa.Array.from_buffers(kind, numbers.size, [None, pa.py_buffer(np.ascontiguousarray(numbers))])
