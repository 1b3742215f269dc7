-- Times are UTC in ISO 8601, dates ISO 8601; both sort as text. AUTOINCREMENT: a number never comes back, so the highest
-- is the latest, whatever the clock said.

CREATE TABLE judgements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    left_mention TEXT NOT NULL,
    right_mention TEXT NOT NULL,
    judgement TEXT NOT NULL CHECK (judgement IN ('zelfde', 'verschillend', 'onzeker')),
    author TEXT NOT NULL CHECK (author <> ''),
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    CHECK (left_mention < right_mention)
);
CREATE INDEX judgements_pair ON judgements (left_mention, right_mention, id);
-- Deleting stays possible: retention terms and the right to erasure ask for it.
CREATE TRIGGER judgements_are_final BEFORE UPDATE ON judgements BEGIN
    SELECT RAISE(ABORT, 'a judgement is never changed; a later one counts');
END;

CREATE TABLE aliases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    old_id TEXT NOT NULL,
    new_id TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    at TEXT NOT NULL,
    CHECK (old_id <> new_id)
);
CREATE INDEX aliases_old ON aliases (old_id, id);
CREATE INDEX aliases_new ON aliases (new_id, id);
CREATE TRIGGER aliases_are_final BEFORE UPDATE ON aliases BEGIN
    SELECT RAISE(ABORT, 'an alias is never changed; a later one counts');
END;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    on_date TEXT NOT NULL,
    engine TEXT NOT NULL,
    code_version TEXT NOT NULL,
    parameters TEXT NOT NULL CHECK (json_valid(parameters)),
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    baseline INTEGER NOT NULL CHECK (baseline IN (0, 1))
);

CREATE TABLE rule_results (
    run INTEGER NOT NULL REFERENCES runs (id),
    rule TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('treffer', 'geen', 'onbeslist', 'fout')),
    count INTEGER NOT NULL CHECK (count >= 0),
    reason TEXT NOT NULL,
    PRIMARY KEY (run, rule)
);

-- A subject is never a natural person.
CREATE TABLE signals (
    id TEXT PRIMARY KEY NOT NULL,
    subject_kind TEXT NOT NULL
        CHECK (subject_kind IN ('Perceel', 'Bedrijf', 'Adres', 'Straat', 'Vergunning', 'Subsidie')),
    subject_id TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    first_run INTEGER NOT NULL REFERENCES runs (id),
    last_run INTEGER NOT NULL REFERENCES runs (id),
    state TEXT NOT NULL CHECK (state IN ('nieuw', 'in_weging', 'in_onderzoek', 'gesloten')),
    baseline INTEGER NOT NULL CHECK (baseline IN (0, 1)),
    closed_at TEXT,
    UNIQUE (subject_kind, subject_id),
    CHECK (first_run <= last_run),
    CHECK ((state = 'gesloten') = (closed_at IS NOT NULL))
);

-- One hit may support the signals of several subjects: its own, and those of its evidence.
CREATE TABLE hits (
    signal_id TEXT NOT NULL REFERENCES signals (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    hit_key TEXT NOT NULL,
    first_run INTEGER NOT NULL REFERENCES runs (id),
    last_run INTEGER NOT NULL REFERENCES runs (id),
    gone_run INTEGER REFERENCES runs (id),
    family TEXT NOT NULL,
    weight INTEGER NOT NULL CHECK (weight >= 0),
    evidence TEXT NOT NULL CHECK (json_valid(evidence)),
    sentence TEXT NOT NULL,
    PRIMARY KEY (signal_id, rule, hit_key),
    CHECK (first_run <= last_run AND (gone_run IS NULL OR gone_run > last_run))
);
CREATE INDEX hits_rule ON hits (rule, last_run);

CREATE TABLE signal_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signal_id TEXT NOT NULL REFERENCES signals (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    event TEXT NOT NULL CHECK (event IN (
        'nieuw', 'gezien', 'verdwenen', 'heropend', 'gewijzigd', 'toegewezen', 'uitgesteld', 'gesloten')),
    from_state TEXT CHECK (from_state IN ('nieuw', 'in_weging', 'in_onderzoek', 'gesloten')),
    to_state TEXT CHECK (to_state IN ('nieuw', 'in_weging', 'in_onderzoek', 'gesloten')),
    opvolging TEXT CHECK (opvolging IN (
        'geen', 'toezicht', 'vergunning_subsidie', 'casus', 'overgedragen', 'gegevensfout')),
    aard_aanleiding TEXT CHECK (aard_aanleiding IN (
        'financiering', 'gebruik', 'huur', 'eigendom', 'vergunning', 'subsidie', 'regelovertreding', 'geen')),
    note TEXT NOT NULL,
    CHECK (to_state IS NOT 'gesloten'
        OR (opvolging IS NOT NULL AND aard_aanleiding IS NOT NULL AND trim(note) <> ''))
);
CREATE INDEX signal_events_signal ON signal_events (signal_id, id);
CREATE TRIGGER signal_events_are_final BEFORE UPDATE ON signal_events BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;
