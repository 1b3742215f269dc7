-- What the copy of the graph on a server needs to stay the same: whose it is, and the number by which a natural person is shown.

CREATE TABLE workspace_identity (id TEXT PRIMARY KEY NOT NULL CHECK (id <> ''));
INSERT INTO workspace_identity VALUES (lower(hex(randomblob(16))));

-- A number is never given to another party; it goes when the party is erased.
CREATE TABLE role_numbers (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    party_id TEXT NOT NULL UNIQUE CHECK (party_id <> '')
);
CREATE TRIGGER role_numbers_are_final BEFORE UPDATE ON role_numbers BEGIN
    SELECT RAISE(ABORT, 'a number is never changed');
END;
