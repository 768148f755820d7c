"""What follows from the links, and from the words of a clause: derived when asked for, stored nowhere."""
