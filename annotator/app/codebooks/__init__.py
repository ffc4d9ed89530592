"""The codebook of a project: its parts and their uses, its versions, and changing it; no window here."""
