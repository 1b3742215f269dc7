-- A case: for whom, about what, from when until when. Names of persons are shown for a case that is open on the day; what happened
-- to a case is kept with who, when and why.

CREATE TABLE cases (
    id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    holder TEXT NOT NULL CHECK (trim(holder) <> ''),
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL, -- the last day on which it is open
    CHECK (from_day <= until_day)
);
CREATE TRIGGER cases_are_final BEFORE UPDATE ON cases BEGIN
    SELECT RAISE(ABORT, 'a case is never changed; open another');
END;
CREATE TRIGGER cases_stay BEFORE DELETE ON cases BEGIN
    SELECT RAISE(ABORT, 'a case is never forgotten');
END;

-- Which events there are is said by the program, so that later ones need no new table.
CREATE TABLE case_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL REFERENCES cases (id),
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    event TEXT NOT NULL CHECK (event <> ''),
    reason TEXT NOT NULL CHECK (trim(reason) <> '')
);
CREATE INDEX case_events_case ON case_events (case_id, id);
CREATE TRIGGER case_events_are_final BEFORE UPDATE ON case_events BEGIN
    SELECT RAISE(ABORT, 'an event is never changed');
END;
CREATE TRIGGER case_events_stay BEFORE DELETE ON case_events BEGIN
    SELECT RAISE(ABORT, 'an event of a case is never forgotten');
END;

-- Deleting stays possible: retention terms and the right to erasure ask for it.
CREATE TABLE case_subjects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL REFERENCES cases (id),
    event INTEGER NOT NULL REFERENCES case_events (id),
    kind TEXT NOT NULL CHECK (kind <> ''), -- Signaal, or the label of a node
    subject_id TEXT NOT NULL CHECK (subject_id <> ''),
    UNIQUE (case_id, kind, subject_id)
);
CREATE TRIGGER case_subjects_are_final BEFORE UPDATE ON case_subjects BEGIN
    SELECT RAISE(ABORT, 'a subject of a case is never changed');
END;
