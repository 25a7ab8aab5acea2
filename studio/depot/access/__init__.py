"""How collaborators get access to a storage: one driver for each way (PROTOCOL.md section 8), and which of them fits."""
