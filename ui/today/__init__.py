"""Today: what waits for whom until when, in a pane over the window, and told by the desktop."""
