"""The photo, the mask, their edits and the way from a mask to a restored photo. Knows no Qt and no engine."""
