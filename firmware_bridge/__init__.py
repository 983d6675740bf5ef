"""From the radio to the disk: drivers, connection, clock, recorder, simulated wearables."""
