"""Money: what a production costs, how firm that is, and when it is needed."""
