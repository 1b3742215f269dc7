"""From the city to the files that registers deliver of it, in the forms of ``domain/formats.md`` and its samples."""
