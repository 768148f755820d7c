"""Where blocks begin and end (`building`), by markers, speakers and frames, and what stands outside every block."""
