"""From mentions in registers to parties: exact keys merge, anything else stays a possible link."""
