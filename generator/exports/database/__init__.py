"""The whole knowledge as tables with keys: SQLite, Parquet, and the data package that describes them."""
