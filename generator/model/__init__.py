"""The concepts of the Atlas: frozen records without input or output."""
