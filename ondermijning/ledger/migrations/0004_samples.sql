-- How right the links by score are is measured on a sample that people judge; a hit that rests on links that were not
-- measured opens no signal and says so.

CREATE TABLE samples (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    seed INTEGER NOT NULL,
    wanted INTEGER NOT NULL CHECK (wanted > 0),
    population INTEGER NOT NULL CHECK (population >= 0),
    links TEXT NOT NULL,
    resolver TEXT NOT NULL,
    last_judgement INTEGER NOT NULL -- what was judged up to here is no answer to this sample
);
CREATE TRIGGER samples_are_final BEFORE UPDATE ON samples BEGIN
    SELECT RAISE(ABORT, 'a sample is never changed; draw another');
END;

-- Deleting stays possible: retention terms and the right to erasure ask for it.
CREATE TABLE sample_pairs (
    sample INTEGER NOT NULL REFERENCES samples (id),
    place INTEGER NOT NULL CHECK (place > 0),
    left_mention TEXT NOT NULL,
    right_mention TEXT NOT NULL,
    PRIMARY KEY (sample, place),
    CHECK (left_mention < right_mention)
);
CREATE TRIGGER sample_pairs_are_final BEFORE UPDATE ON sample_pairs BEGIN
    SELECT RAISE(ABORT, 'a sample is never changed; draw another');
END;

-- Counts only, so that they stay when what was judged is forgotten.
CREATE TABLE measurements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sample INTEGER NOT NULL REFERENCES samples (id),
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    asked INTEGER NOT NULL CHECK (asked >= 0),
    same INTEGER NOT NULL CHECK (same >= 0),
    different INTEGER NOT NULL CHECK (different >= 0),
    unsure INTEGER NOT NULL CHECK (unsure >= 0),
    CHECK (same + different + unsure <= asked)
);
CREATE TRIGGER measurements_are_final BEFORE UPDATE ON measurements BEGIN
    SELECT RAISE(ABORT, 'a measurement is never changed; a later one counts');
END;

ALTER TABLE hits ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0 CHECK (unconfirmed IN (0, 1));
