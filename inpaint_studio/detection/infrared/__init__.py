"""Infrared: marks where a film scan is darker in infrared than its colours explain.

Infrared light passes through the dyes of colour film and not through dust and scratches. A. Edgar, Image defect
correction in transform space, US patent 5,266,805 (1993, expired).
"""
