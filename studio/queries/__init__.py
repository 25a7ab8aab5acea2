"""Read-only views: frozen rows made from folded state. Nothing here changes anything."""
