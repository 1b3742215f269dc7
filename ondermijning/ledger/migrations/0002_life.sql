-- Signals are offered a few a week and given to someone, a rule may rest for a subject, a rule may find too much, and what
-- the nightly run told is kept, so that it tells everything once.

ALTER TABLE signals ADD COLUMN offered_week TEXT; -- ISO week, as 2025-W07; NULL while it waits
ALTER TABLE signals ADD COLUMN assignee TEXT NOT NULL DEFAULT '';

CREATE TABLE snoozes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    until TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    actor TEXT NOT NULL CHECK (actor <> ''),
    at TEXT NOT NULL
);
CREATE INDEX snoozes_rule ON snoozes (rule, subject_kind, subject_id, id);
CREATE TRIGGER snoozes_are_final BEFORE UPDATE ON snoozes BEGIN
    SELECT RAISE(ABORT, 'a snooze is never changed; a later one counts');
END;

CREATE TABLE exports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (id),
    last_event INTEGER NOT NULL,
    folder TEXT NOT NULL
);

-- SQLite changes a CHECK by making the table anew.
CREATE TABLE rule_results_2 (
    run INTEGER NOT NULL REFERENCES runs (id),
    rule TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('treffer', 'geen', 'onbeslist', 'fout', 'afgekapt')),
    count INTEGER NOT NULL CHECK (count >= 0),
    reason TEXT NOT NULL,
    PRIMARY KEY (run, rule)
);
INSERT INTO rule_results_2 SELECT run, rule, result, count, reason FROM rule_results;
DROP TABLE rule_results;
ALTER TABLE rule_results_2 RENAME TO rule_results;
