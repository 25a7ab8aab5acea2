"""The people of a production, what each can reach, and how that ends."""
