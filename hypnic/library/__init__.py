"""A library of nights: a folder, a store beside the nights, and everything that can be asked of them.

A library is a folder. Nights lie in it as captures of ``hypnic record``, as archives and other recordings, and as
folders of results of ``hypnic analyse``, anywhere below it. ``library.sqlite`` beside them keeps what no file of a
night holds: names, reviews, the journal, the bin. Losing it loses no night.

Every function takes the `Library` that `open_library` returns, opens the store by itself and closes it again, so all of
them may be called from any thread or process at any time. Whatever is handed out is frozen; nights are named by
``NightEntry.id``, which is safe in an address. What goes wrong is a `LibraryError` with one plain sentence.

===========================  ==========================================================================================
opening and looking
``open_library(folder)``     the library in a folder, which becomes one if it is none yet
``refresh(library)``         notice new, changed and missing nights in the folder; returns a `RefreshReport`
``list_nights(library)``     nights, latest first; ``chosen=NightFilter(text=…, tiers=…)``, ``most=``, ``skip=``
``get_night(library, id)``   one night as a `NightEntry`
``find_night(library, w)``   the night a person means: id, name, date, or ``last``
``rename_night(…, name)``    call it by another name
``read_events(library, id)`` the detector's answer as `EventRow`, numbered from 0
``night_folder``,            where the results lie, and one file of them such as ``report.html``; never out of the
``night_file_path``          library
``source_paths(…, entry)``   recordings of a night that lie in the library
deleting
``delete_night(…, id)``      into the bin, with everything it has in the library
``restore_night(…, id)``     undo that
``list_bin(library)``        what is in the bin
``empty_bin(library)``       remove that for good
===========================  ==========================================================================================
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypnic.library.bin import delete_night, empty_bin, restore_night
    from hypnic.library.errors import (
        LibraryError,
        LibraryFolderError,
        LibraryStoreError,
        NoSuchEventError,
        NoSuchNightError,
        NotAnalysedError,
        OutsideLibraryError,
        RefusedEntryError,
    )
    from hypnic.library.model import (
        EventRow,
        Library,
        NightEntry,
        NightFigures,
        NightFilter,
        NightSource,
        RefreshReport,
    )
    from hypnic.library.nights import (
        find_night,
        get_night,
        list_bin,
        list_nights,
        night_file_path,
        night_folder,
        read_events,
        rename_night,
        source_paths,
    )
    from hypnic.library.opening import open_library
    from hypnic.library.scanning import refresh

__all__ = [
    "EventRow",
    "Library",
    "LibraryError",
    "LibraryFolderError",
    "LibraryStoreError",
    "NightEntry",
    "NightFigures",
    "NightFilter",
    "NightSource",
    "NoSuchEventError",
    "NoSuchNightError",
    "NotAnalysedError",
    "OutsideLibraryError",
    "RefreshReport",
    "RefusedEntryError",
    "delete_night",
    "empty_bin",
    "find_night",
    "get_night",
    "list_bin",
    "list_nights",
    "night_file_path",
    "night_folder",
    "open_library",
    "read_events",
    "refresh",
    "rename_night",
    "restore_night",
    "source_paths",
]

# Loaded on first use: a journal entry must not wait for the readers of thirty formats.
HOMES = {
    "bin": ("delete_night", "empty_bin", "restore_night"),
    "errors": (
        "LibraryError",
        "LibraryFolderError",
        "LibraryStoreError",
        "NoSuchEventError",
        "NoSuchNightError",
        "NotAnalysedError",
        "OutsideLibraryError",
        "RefusedEntryError",
    ),
    "model": ("EventRow", "Library", "NightEntry", "NightFigures", "NightFilter", "NightSource", "RefreshReport"),
    "nights": (
        "find_night",
        "get_night",
        "list_bin",
        "list_nights",
        "night_file_path",
        "night_folder",
        "read_events",
        "rename_night",
        "source_paths",
    ),
    "opening": ("open_library",),
    "scanning": ("refresh",),
}


def __getattr__(name: str) -> Any:
    """Load what the package offers when it is first asked for."""
    for module, names in HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
