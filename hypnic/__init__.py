"""The program: joins recordings, detector and bridge, and meets the person."""

__version__ = "0.1.0"
