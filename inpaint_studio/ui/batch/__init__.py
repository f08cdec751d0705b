"""Batches in the window: choosing folders, following a run, reviewing what is doubtful."""
