"""The local web page: a library of nights, one night, the journal, trends, and the night being recorded."""
