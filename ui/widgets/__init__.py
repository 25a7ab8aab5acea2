"""Small widgets that several screens share. None of them knows a studio."""
