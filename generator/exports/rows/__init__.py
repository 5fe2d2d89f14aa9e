"""What a source backs, as rows of text: the shape of the CSV files."""
