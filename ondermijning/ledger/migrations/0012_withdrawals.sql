-- A publication that was made of wrong data is withdrawn, with a reason. It stays in the ledger. Where it had been seen outside, its year
-- of the factor is told no more; where nobody saw it, the year may be told anew, and `after` says behind which withdrawal that was.

CREATE TABLE withdrawals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    factor TEXT NOT NULL CHECK (factor <> ''),
    year INTEGER NOT NULL,
    seen INTEGER NOT NULL CHECK (seen IN (0, 1)),
    reason TEXT NOT NULL CHECK (trim(reason) <> '')
);
CREATE TRIGGER withdrawals_are_never_changed BEFORE UPDATE ON withdrawals BEGIN
    SELECT RAISE(ABORT, 'a withdrawal is never changed');
END;
CREATE TRIGGER withdrawals_stay BEFORE DELETE ON withdrawals BEGIN
    SELECT RAISE(ABORT, 'a withdrawal is never forgotten');
END;

CREATE TABLE publications_with_editions (
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    picture TEXT NOT NULL CHECK (picture <> ''),
    factor TEXT NOT NULL CHECK (factor <> ''),
    year INTEGER NOT NULL,
    area TEXT NOT NULL CHECK (area <> ''),
    counted INTEGER CHECK (counted >= 0),
    units INTEGER CHECK (units >= counted),
    after INTEGER NOT NULL DEFAULT 0,
    CHECK ((counted IS NULL) = (units IS NULL)),
    PRIMARY KEY (picture, factor, year, after, area)
);
INSERT INTO publications_with_editions (at, actor, picture, factor, year, area, counted, units)
SELECT at, actor, picture, factor, year, area, counted, units FROM publications;
DROP TABLE publications;
ALTER TABLE publications_with_editions RENAME TO publications;
CREATE TRIGGER publications_are_never_changed BEFORE UPDATE ON publications BEGIN
    SELECT RAISE(ABORT, 'what was published stays as it was');
END;
CREATE TRIGGER publications_stay BEFORE DELETE ON publications BEGIN
    SELECT RAISE(ABORT, 'what was published is never forgotten');
END;
