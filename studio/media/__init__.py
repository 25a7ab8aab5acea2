"""The media engine: probe, check, measure, mix, draw and encode. Streams in blocks; never loads a whole file."""
