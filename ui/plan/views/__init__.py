"""Further views of a plan beside its timeline: table, board, calendar by person, network of ports. All share one selection."""
