"""The window: the only place with Qt. Draws rows and builds commands; decides nothing about a production."""
