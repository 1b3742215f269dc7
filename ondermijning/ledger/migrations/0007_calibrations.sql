-- Weights of links may be brought to the municipality's own judgements: a decision, recorded, off until it is taken.

CREATE TABLE calibrations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('persoon', 'bedrijf')),
    shift INTEGER NOT NULL,
    scale INTEGER NOT NULL CHECK (scale > 0),
    pairs INTEGER NOT NULL CHECK (pairs > 0),
    decision TEXT NOT NULL CHECK (trim(decision) <> ''),
    withdrawn_at TEXT
);
CREATE TRIGGER calibrations_end_once BEFORE UPDATE ON calibrations
WHEN OLD.withdrawn_at IS NOT NULL OR NEW.at <> OLD.at OR NEW.actor <> OLD.actor OR NEW.kind <> OLD.kind
    OR NEW.shift <> OLD.shift OR NEW.scale <> OLD.scale OR NEW.pairs <> OLD.pairs OR NEW.decision <> OLD.decision BEGIN
    SELECT RAISE(ABORT, 'a calibration is withdrawn once and else never changed');
END;
CREATE TRIGGER calibrations_stay BEFORE DELETE ON calibrations BEGIN
    SELECT RAISE(ABORT, 'a calibration is withdrawn, never forgotten');
END;
