-- What nobody weighed lapses and what was rejected is forgotten: a count stays, and hashes by which the same facts are known.

CREATE TABLE lapses (
    signal_id TEXT PRIMARY KEY NOT NULL REFERENCES signals (id),
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    cause TEXT NOT NULL CHECK (cause IN ('niet_gewogen', 'afgewezen')),
    subject_kind TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    rules TEXT NOT NULL CHECK (json_valid(rules)),
    opvolging TEXT NOT NULL,
    aard_aanleiding TEXT NOT NULL
);
CREATE TRIGGER lapses_are_final BEFORE UPDATE ON lapses BEGIN
    SELECT RAISE(ABORT, 'a count is never changed');
END;
