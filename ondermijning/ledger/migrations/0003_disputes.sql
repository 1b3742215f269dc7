-- A party that disputes what is held about it counts for no rule until that is settled; what went over its retention term
-- is removed, and that it was removed is kept without anything of what it said.

CREATE TABLE disputes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    party_id TEXT NOT NULL CHECK (party_id <> ''),
    since TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    until TEXT,
    ended_by TEXT NOT NULL DEFAULT '',
    ended_reason TEXT NOT NULL DEFAULT '',
    CHECK ((until IS NULL) = (ended_by = '') AND (until IS NULL) = (trim(ended_reason) = ''))
);
CREATE INDEX disputes_party ON disputes (party_id, id);
CREATE TRIGGER disputes_end_once BEFORE UPDATE ON disputes
WHEN OLD.until IS NOT NULL OR NEW.party_id <> OLD.party_id OR NEW.since <> OLD.since OR NEW.actor <> OLD.actor
    OR NEW.reason <> OLD.reason BEGIN
    SELECT RAISE(ABORT, 'a dispute is ended once and else never changed');
END;

-- Written before anything is removed; done_at tells that nothing is left.
CREATE TABLE erasures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    on_date TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    source TEXT NOT NULL,
    reference_date TEXT NOT NULL,
    delivery TEXT NOT NULL,
    term_months INTEGER NOT NULL CHECK (term_months > 0),
    records TEXT NOT NULL CHECK (json_valid(records)),
    seal TEXT NOT NULL,
    done_at TEXT
);
CREATE TRIGGER erasures_are_final BEFORE UPDATE OF
    id, at, on_date, actor, source, reference_date, delivery, term_months, records, seal ON erasures BEGIN
    SELECT RAISE(ABORT, 'an erasure is never changed');
END;
CREATE TRIGGER erasures_stay BEFORE DELETE ON erasures BEGIN
    SELECT RAISE(ABORT, 'that something was erased is never forgotten');
END;
