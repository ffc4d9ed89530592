"""Networks as files: for Gephi, visone, igraph, networkx, UCINET, and for spreadsheets.

GraphML and GEXF are written by hand, 60 lines each: networkx would be an extra to install for that, puts the
day into GEXF (so that no two exports are the same bytes), and lets control characters through, which no
reader takes. What networkx and igraph read from these files is what the tests look at.
"""
