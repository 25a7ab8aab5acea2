"""The plan on paper and as a picture: pages, what is painted on them, and the files."""
