"""Commands about links between mentions of parties: matching a list, judging, calibrating, explaining."""
