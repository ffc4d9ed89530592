"""The codebook screen: the parts of the codebook, the fields of one, and how it looks."""
