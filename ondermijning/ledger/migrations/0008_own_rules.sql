-- Which rules of a run came from a folder of the municipality: a run that does not read that folder does not know whether they
-- still exist, and ends nothing of theirs.

ALTER TABLE runs ADD COLUMN own_rules TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(own_rules));
