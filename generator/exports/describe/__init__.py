"""What each file, table, column and key of the data means: told once, for every format."""
