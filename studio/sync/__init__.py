"""Everything outstanding, both ways: sends what the outbox holds, takes in what others sent. It never decides."""
