"""Who met, at which level and place, and when: read from the title and the lead of a text (`heading`)."""
