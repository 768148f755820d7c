"""What several formats show, made once: findings, legend, captions, tables."""
