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
importing
``import_file``              read, analyse and keep a recording from anywhere; returns an `ImportOutcome`, raises
``import_in_process``        the same in a process of its own, bounded by `ImportLimits`; never raises for what a file
                             holds: look at ``ImportOutcome.error``
``analyse_nights``,          analyse nights of the library, for the first time or once more, as after lights-out was
``analyse_in_process``       changed in the journal; the second in a process of its own
``start_import``,            the same without waiting: an `ImportJob` for ``is_running(job)``, ``outcome_of(job)``,
``start_analysis``           which waits, no longer than the limit, and ``stop_import(job)``, which kills
``incoming_folder(library)`` a passing folder for an upload, as a context
review
``review_event``             confirm, rename, reject an event or note something: ``decision=``, ``kind=``, ``note=``
``add_missed_event``         one that the detector did not find
``list_reviews``,            what was said about a night as `Review`, and taking one back
``remove_review``
``count_with_review``        counts by kind with and without the person's word: `ReviewedCounts`
``agreement_with_person``    how far both agree, per kind and as Cohen's kappa: `PersonAgreement`
``export_review``            ``review.tsv`` and ``review.json`` beside ``events.tsv``
``review_table``             the same as text; ``review_json`` as JSON
journal
``FACTORS``                  the factors to tick, each with label and meaning; ``factor_label(name)``
``journal_of(…, key)``       what is said about one night, by ``NightEntry.journal_key``: `JournalEntry` or None
``write_journal``            say it (in place of what was said before); ``remove_from_journal`` takes it away
``read_journal``             the whole journal; ``own_factors`` those the person made up
trends
``MEASURES``                 the figures that can be followed, each with label, unit and meaning
``trend(library, measure)``  one of them over the nights, with intervals: `Trend`; ``counted="person"`` uses reviews
``every_trend(library)``     all of them at once
``compare_factors(library)`` every figure with and without each factor: `FactorComparison`, with a ``text`` to show
``NO_CAUSE``                 what has to stand beside them
``tier_over_nights``         what the nights say together: `OverNights`; the rule is in `TrendSettings`
deleting
``delete_night(…, id)``      into the bin, with everything it has in the library
``restore_night(…, id)``     undo that
``list_bin(library)``        what is in the bin
``empty_bin(library)``       remove that for good
===========================  ==========================================================================================

`hypnic.exports` writes a night for others: EDF+, CSV, Parquet, a BIDS folder, two pages for a doctor.
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
    from hypnic.library.importing import ImportHelp, ImportOutcome, analyse_nights, import_file, incoming_folder
    from hypnic.library.intervals import Estimate
    from hypnic.library.journal import (
        FACTORS,
        Factor,
        JournalEntry,
        factor_label,
        journal_of,
        own_factors,
        read_journal,
        remove_from_journal,
        write_journal,
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
    from hypnic.library.over_nights import OverNights, tier_over_nights
    from hypnic.library.review import (
        Decision,
        Review,
        ReviewedCounts,
        add_missed_event,
        count_with_review,
        list_reviews,
        remove_review,
        review_event,
    )
    from hypnic.library.review_agreement import KindAgreement, PersonAgreement, agreement_of, agreement_with_person
    from hypnic.library.review_files import export_review, review_json, review_table
    from hypnic.library.scanning import refresh
    from hypnic.library.trend_settings import TrendSettings
    from hypnic.library.trends import (
        MEASURES,
        NO_CAUSE,
        FactorComparison,
        Measure,
        Trend,
        TrendPoint,
        compare_factor,
        compare_factors,
        every_trend,
        trend,
    )
    from hypnic.library.worker import (
        ImportJob,
        ImportLimits,
        analyse_in_process,
        import_in_process,
        is_running,
        outcome_of,
        start_analysis,
        start_import,
        stop_import,
    )

__all__ = [
    "FACTORS",
    "MEASURES",
    "NO_CAUSE",
    "Decision",
    "Estimate",
    "EventRow",
    "Factor",
    "FactorComparison",
    "ImportHelp",
    "ImportJob",
    "ImportLimits",
    "ImportOutcome",
    "JournalEntry",
    "KindAgreement",
    "Library",
    "LibraryError",
    "LibraryFolderError",
    "LibraryStoreError",
    "Measure",
    "NightEntry",
    "NightFigures",
    "NightFilter",
    "NightSource",
    "NoSuchEventError",
    "NoSuchNightError",
    "NotAnalysedError",
    "OutsideLibraryError",
    "OverNights",
    "PersonAgreement",
    "RefreshReport",
    "RefusedEntryError",
    "Review",
    "ReviewedCounts",
    "Trend",
    "TrendPoint",
    "TrendSettings",
    "add_missed_event",
    "agreement_of",
    "agreement_with_person",
    "analyse_in_process",
    "analyse_nights",
    "compare_factor",
    "compare_factors",
    "count_with_review",
    "delete_night",
    "empty_bin",
    "every_trend",
    "export_review",
    "factor_label",
    "find_night",
    "get_night",
    "import_file",
    "import_in_process",
    "incoming_folder",
    "is_running",
    "journal_of",
    "list_bin",
    "list_nights",
    "list_reviews",
    "night_file_path",
    "night_folder",
    "open_library",
    "outcome_of",
    "own_factors",
    "read_events",
    "read_journal",
    "refresh",
    "remove_from_journal",
    "remove_review",
    "rename_night",
    "restore_night",
    "review_event",
    "review_json",
    "review_table",
    "source_paths",
    "start_analysis",
    "start_import",
    "stop_import",
    "tier_over_nights",
    "trend",
    "write_journal",
]

# Loaded on first use: a journal entry must not wait for the readers of thirty formats.
HOMES = {
    "trends": (
        "MEASURES",
        "NO_CAUSE",
        "FactorComparison",
        "Measure",
        "Trend",
        "TrendPoint",
        "compare_factor",
        "compare_factors",
        "every_trend",
        "trend",
    ),
    "over_nights": (
        "OverNights",
        "tier_over_nights",
    ),
    "trend_settings": ("TrendSettings",),
    "importing": (
        "ImportHelp",
        "ImportOutcome",
        "analyse_nights",
        "import_file",
        "incoming_folder",
    ),
    "journal": (
        "FACTORS",
        "Factor",
        "JournalEntry",
        "factor_label",
        "journal_of",
        "own_factors",
        "read_journal",
        "remove_from_journal",
        "write_journal",
    ),
    "review": (
        "Decision",
        "Review",
        "ReviewedCounts",
        "add_missed_event",
        "count_with_review",
        "list_reviews",
        "remove_review",
        "review_event",
    ),
    "review_agreement": (
        "KindAgreement",
        "PersonAgreement",
        "agreement_of",
        "agreement_with_person",
    ),
    "review_files": (
        "export_review",
        "review_json",
        "review_table",
    ),
    "intervals": ("Estimate",),
    "worker": (
        "ImportJob",
        "ImportLimits",
        "analyse_in_process",
        "import_in_process",
        "is_running",
        "outcome_of",
        "start_analysis",
        "start_import",
        "stop_import",
    ),
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
