"""Shimmer's ConsensysPRO CSV: ``sep=;`` line, names, a row of units, and often two accelerometers."""

from recordings.errors import NotRawAccelerationError
from recordings.importers.importer import Importer
from recordings.importers.roles import roles_of, words_in
from recordings.importers.text_recordings import layout_of, names_of, read_text_recording
from recordings.options import ReadOptions
from recordings.recording import Recording
from recordings.sources import Source


def _recognises(source: Source) -> bool:
    names = names_of(source)
    return bool(names) and sum(words_in(name)[:1] == ("shimmer",) for name in names) > len(names) / 2


def _read(source: Source, options: ReadOptions) -> Recording:
    layout = layout_of(source)
    roles = roles_of(layout.names, layout.units)
    if roles is None:
        raise NotRawAccelerationError(
            f"{source.name} is a Shimmer export without accelerometer: export again with Accel_LN or Accel_WR ticked"
        )
    has_both = any("Accel_WR" in name for name in layout.names) and "Accel_LN" in layout.names[roles.axes[0]]
    said = "The file holds two accelerometers: the low-noise one (±2 g) was read."
    return read_text_recording(
        source,
        options,
        format=IMPORTER.name,
        layout=layout,
        roles=roles,
        wearable="Shimmer",
        repairs=(said,) if has_both else (),
    )


IMPORTER = Importer(
    name="shimmer_csv",
    title="Shimmer CSV (ConsensysPRO)",
    recognises=_recognises,
    read=_read,
    extensions=(".csv",),
)
