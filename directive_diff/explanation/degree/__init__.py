"""Degree: how firm a demand is and how far it reaches, and how that changed."""
