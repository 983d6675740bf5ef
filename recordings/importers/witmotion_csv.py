"""CSV or tab-separated text of WitMotion's app: the sensor's own clock where it has one, else the phone's, and g."""

from recordings.errors import UnknownFormatError
from recordings.importers.importer import Importer
from recordings.importers.layouts import Layout
from recordings.importers.roles import roles_of, words_in
from recordings.importers.text_recordings import layout_of, names_of, read_text_recording
from recordings.importers.time_columns import decide_time_column
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source

CHIP_TIME = "chip time"
PHONE_TIME = "time"


def _recognises(source: Source) -> bool:
    plain = {_plain(name) for name in names_of(source)}
    return {"device name", CHIP_TIME, "acceleration x"} <= plain


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    roles = roles_of(layout.names, chosen={"time": _time_name(layout)})
    if roles is None:
        raise UnknownFormatError(f"{source.name} names no acceleration: export it again with acceleration ticked")
    return read_text_recording(
        source, options, format=IMPORTER.name, layout=layout, roles=roles, unit="g", wearable="WitMotion"
    )


def _time_name(layout: Layout) -> str:
    """Choose the sensor's clock, which does not jitter, unless it never ran."""
    by_name = {_plain(name): column for column, name in enumerate(layout.names)}
    chip = layout.cells(by_name[CHIP_TIME])
    runs = decide_time_column(chip) is not None and len(set(chip)) > 1
    return layout.names[by_name[CHIP_TIME] if runs or PHONE_TIME not in by_name else by_name[PHONE_TIME]]


def _plain(name: str) -> str:
    return " ".join(words_in(name.partition("(")[0]))


IMPORTER = Importer(
    name="witmotion_csv",
    title="WitMotion CSV or text",
    recognises=_recognises,
    read=_read,
    extensions=(".csv", ".txt"),
)
