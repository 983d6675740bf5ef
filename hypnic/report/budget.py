"""How much of a night goes into its page: every limit that keeps the file small and quick, in one place."""

BINS = 36_000
"""Most bins of the drawn activity curve; a ten-hour night gets one a second."""

SHORTEST_BIN_S = 1.0
"""Shortest bin of the drawn activity curve."""

WAVEFORM_EVENTS = 400
"""Most events whose waveform is kept in the page, the most telling first."""

WAVEFORM_POINTS = 1_200
"""Most points of one waveform; a longer one keeps the lowest and highest value of each stretch, all that a
screen can show of it."""

WAVEFORM_POINTS_IN_ALL = 150_000
"""Most points of all waveforms together."""

RECORDED_POINTS = 60_000
"""Most points of one waveform that the page asks for by itself: five minutes at 200 Hz, sample by sample."""

FINER_RATIO = 1.2
"""How much faster than the detector's grid a recording has to be for its own samples to show more."""

WAVEFORM_BEFORE_S = 2.5
"""What is shown before an event."""

WAVEFORM_AFTER_S = 2.5
"""What is shown after an event."""

WAVEFORM_STEPS = 1_000
"""Steps between zero and the largest value of a waveform: finer than a screen can draw."""

FINEST_STEP_G = 0.0005
"""Smallest step of a stored acceleration: finer than the noise of the wearables we know."""

SPECTRUM_BLOCK_S = 8.0
"""Length of the blocks whose spectra are averaged; a shorter event is one block."""

SPECTRUM_SHORTEST_S = 2.0
"""Shortest stretch whose spectrum is drawn: with less, a frequency cannot be told from its neighbours."""

SPECTRUM_LIMIT_HZ = 15.0
"""Highest frequency drawn."""

SPECTRUM_FLOOR_HZ = 0.5
"""Lowest frequency drawn, or half the event's own if that is lower: what is slower is the limb turning in gravity."""

ROWS_AT_FIRST = 60
"""Rows of the events table that are shown before the person asks for all."""
