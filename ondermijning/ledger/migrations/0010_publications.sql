-- What the picture of the neighbourhoods told of a year is told once, and repeated word for word: nothing follows from two editions.

CREATE TABLE publications (
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    picture TEXT NOT NULL CHECK (picture <> ''),
    factor TEXT NOT NULL CHECK (factor <> ''),
    year INTEGER NOT NULL,
    area TEXT NOT NULL CHECK (area <> ''),
    counted INTEGER CHECK (counted >= 0),
    units INTEGER CHECK (units >= counted),
    CHECK ((counted IS NULL) = (units IS NULL)),
    PRIMARY KEY (picture, factor, year, area)
);
CREATE TRIGGER publications_are_never_changed BEFORE UPDATE ON publications BEGIN
    SELECT RAISE(ABORT, 'what was published stays as it was');
END;
CREATE TRIGGER publications_stay BEFORE DELETE ON publications BEGIN
    SELECT RAISE(ABORT, 'what was published is never forgotten');
END;
