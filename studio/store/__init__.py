"""What this home keeps: the journal (the truth), the outbox, the projection made from the journal, keys, chunks."""
