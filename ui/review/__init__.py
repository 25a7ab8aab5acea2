"""Listen: hear a take or the mix, put notes at their times, approve or ask for changes."""
