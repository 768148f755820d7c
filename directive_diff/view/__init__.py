"""What several formats show: findings, legend, captions, tables."""
