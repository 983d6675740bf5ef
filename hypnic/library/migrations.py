"""How the store came to look as it does: one step for each version, never changed once it was released."""

Migration = tuple[str, ...]

NIGHTS: Migration = (
    """
    CREATE TABLE nights (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('recorded', 'analysed', 'missing', 'damaged')),
        date TEXT,
        started_at TEXT,
        timezone TEXT,
        duration_s REAL,
        sites TEXT NOT NULL DEFAULT '[]',
        tier TEXT,
        headline TEXT,
        advice TEXT,
        spread TEXT,
        counts TEXT NOT NULL DEFAULT '{}',
        figures TEXT NOT NULL DEFAULT '{}',
        folder TEXT UNIQUE,
        fingerprint TEXT NOT NULL DEFAULT '',
        problem TEXT,
        added_at TEXT NOT NULL,
        deleted_at TEXT
    ) STRICT
    """,
    """
    CREATE TABLE sources (
        night_id TEXT NOT NULL REFERENCES nights (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        path TEXT,
        site TEXT,
        format TEXT,
        digest TEXT,
        PRIMARY KEY (night_id, position)
    ) STRICT
    """,
    """
    CREATE TABLE moves (
        night_id TEXT NOT NULL REFERENCES nights (id) ON DELETE CASCADE,
        place TEXT NOT NULL,
        binned TEXT NOT NULL,
        PRIMARY KEY (night_id, place)
    ) STRICT
    """,
    """
    CREATE TABLE looked_at (
        path TEXT PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        is_recording INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX nights_by_date ON nights (date)",
    "CREATE INDEX sources_by_path ON sources (path)",
    "CREATE INDEX sources_by_digest ON sources (digest)",
)

JOURNAL: Migration = (
    """
    CREATE TABLE journal (
        night TEXT PRIMARY KEY,
        lights_out TEXT,
        note TEXT NOT NULL DEFAULT '',
        written_at TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE journal_factors (
        night TEXT NOT NULL REFERENCES journal (night) ON DELETE CASCADE,
        factor TEXT NOT NULL,
        detail TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (night, factor)
    ) STRICT
    """,
)

REVIEWS: Migration = (
    """
    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY,
        night_id TEXT NOT NULL REFERENCES nights (id) ON DELETE CASCADE,
        onset_s REAL NOT NULL,
        duration_s REAL NOT NULL,
        site TEXT NOT NULL,
        detected_kind TEXT,
        decision TEXT NOT NULL CHECK (decision IN ('confirmed', 'renamed', 'rejected', 'missed', 'noted')),
        kind TEXT,
        note TEXT NOT NULL DEFAULT '',
        reviewed_at TEXT NOT NULL,
        CHECK ((detected_kind IS NULL) = (decision = 'missed'))
    ) STRICT
    """,
    "CREATE INDEX reviews_by_night ON reviews (night_id)",
)

EVENT_FIGURES: Migration = (
    """
    CREATE TABLE event_figures (
        night_id TEXT PRIMARY KEY REFERENCES nights (id) ON DELETE CASCADE,
        basis TEXT NOT NULL,
        figures TEXT NOT NULL
    ) STRICT
    """,
)

MIGRATIONS: tuple[Migration, ...] = (NIGHTS, JOURNAL, REVIEWS, EVENT_FIGURES)
