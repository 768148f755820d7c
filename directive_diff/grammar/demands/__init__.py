"""What a clause demands and of what kind (`demand`, from the mood of its own words, `moods`), and its matter."""
