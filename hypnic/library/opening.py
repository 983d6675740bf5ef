"""The way into a library: a folder becomes one that can be asked."""

import os
from pathlib import Path

from hypnic.library.model import Library
from hypnic.library.places import default_folder, prepared_folder
from hypnic.library.store import schema_version


def open_library(folder: str | os.PathLike[str] | None = None) -> Library:
    """Open a folder of nights as a library; a folder that is none yet becomes one.

    Parameters
    ----------
    folder : path-like, optional
        Made if missing. Default: what the environment names in ``HYPNIC_LIBRARY``, else ``hypnic-library`` in this
        person's documents.

    Returns
    -------
    Library
        With its store at the present schema version. Nothing was looked for yet: call `refresh` for that.

    Raises
    ------
    LibraryFolderError
        The folder cannot be made or written.
    LibraryStoreError
        Its store is damaged, or was written by a newer hypnic.
    """
    library = Library(folder=prepared_folder(default_folder() if folder is None else Path(folder)))
    schema_version(library)
    return library
