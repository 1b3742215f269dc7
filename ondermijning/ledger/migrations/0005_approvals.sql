-- A rule runs on real data only as somebody other than its author approved it: that very text, until a day.

CREATE TABLE approvals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (actor <> ''),
    rule TEXT NOT NULL CHECK (rule <> ''),
    version INTEGER NOT NULL CHECK (version > 0),
    content_hash TEXT NOT NULL CHECK (content_hash <> ''),
    author TEXT NOT NULL CHECK (author <> ''),
    until TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (trim(reason) <> ''),
    withdrawn_at TEXT,
    withdrawn_by TEXT NOT NULL DEFAULT '',
    withdrawn_reason TEXT NOT NULL DEFAULT '',
    CHECK (actor <> author),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by = '') AND (withdrawn_at IS NULL) = (trim(withdrawn_reason) = ''))
);
CREATE INDEX approvals_rule ON approvals (rule, content_hash);
CREATE TRIGGER approvals_are_withdrawn_once BEFORE UPDATE ON approvals
WHEN OLD.withdrawn_at IS NOT NULL OR NEW.at <> OLD.at OR NEW.actor <> OLD.actor OR NEW.rule <> OLD.rule
    OR NEW.version <> OLD.version OR NEW.content_hash <> OLD.content_hash OR NEW.author <> OLD.author
    OR NEW.until <> OLD.until OR NEW.reason <> OLD.reason BEGIN
    SELECT RAISE(ABORT, 'an approval is withdrawn once and else never changed');
END;
CREATE TRIGGER approvals_stay BEFORE DELETE ON approvals BEGIN
    SELECT RAISE(ABORT, 'an approval is withdrawn, never forgotten');
END;
