"""What follows from claims: current values, disagreements, changes, freshness. Pure: no clock, no files."""
