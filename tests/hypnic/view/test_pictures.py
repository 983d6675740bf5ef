"""The library and a night as pictures: compared in coarse squares and without letters, so that no font matters."""

import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from .conftest import Served

REFERENCES = Path(__file__).parent / "references.json"
ACROSS, DOWN = 24, 12
# a mark that is missing, or a curve that is not drawn, changes a square by much more; smoothing of edges by less
LARGEST_DIFFERENCE = 14
MEAN_DIFFERENCE = 3
WITHOUT_LETTERS = "* { color: transparent !important; caret-color: transparent !important; }"
STILL = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", "color_scheme": "light"}


AVERAGE = """async ([picture, across, down]) => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const [sums, counts] = [new Array(across * down).fill(0), new Array(across * down).fill(0)];
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      const square = Math.floor((y * down) / bitmap.height) * across + Math.floor((x * across) / bitmap.width);
      const pixel = 4 * (y * bitmap.width + x);
      sums[square] += (data[pixel] + data[pixel + 1] + data[pixel + 2]) / 3;
      counts[square] += 1;
    }
  }
  return sums.map((sum, square) => sum / counts[square]);
}"""


def squares(page: Any, selector: str) -> NDArray[np.float64]:
    """Average the brightness of a part of the page in coarse squares; the browser itself decodes the picture."""
    picture = b64encode(page.locator(selector).first.screenshot()).decode("ascii")
    blank = page.context.new_page()
    found = blank.evaluate(AVERAGE, [picture, ACROSS, DOWN])
    blank.close()
    return np.array(found).reshape(DOWN, ACROSS)


def compare(name: str, seen: NDArray[np.float64]) -> None:
    known = np.array(json.loads(REFERENCES.read_text())[name])
    difference = np.abs(seen - known)
    told = f"{name}: {np.rint(seen).astype(int).tolist()}"
    assert difference.max() < LARGEST_DIFFERENCE, told
    assert difference.mean() < MEAN_DIFFERENCE, told


def test_the_calendar_of_the_library_looks_as_it_did(served: Served, open_page: Callable[..., Any]):
    page = open_page(served.origin, **STILL, bypass_csp=True)
    page.add_style_tag(content=WITHOUT_LETTERS + " .mark { color: #444 !important; }")
    compare("calendar", squares(page, ".months"))


def test_the_picture_of_a_night_looks_as_it_did(served: Served, open_page: Callable[..., Any]):
    page = open_page(f"{served.origin}/nights/{served.night('tonic')}", **STILL, bypass_csp=True)
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    page.mouse.move(0, 0)
    compare("night", squares(page, "#charts"))


def test_a_night_whose_curve_is_not_drawn_would_be_noticed(served: Served, open_page: Callable[..., Any]):
    page = open_page(f"{served.origin}/nights/{served.night('tonic')}", **STILL, bypass_csp=True)
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    # a rule of style hides those, too, that are drawn anew
    page.add_style_tag(content="#charts canvas { visibility: hidden !important; }")
    with pytest.raises(AssertionError):
        compare("night", squares(page, "#charts"))
