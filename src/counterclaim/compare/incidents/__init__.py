"""The same happening told by several: blocks, evidence, clusters, accounts, origins, outcomes."""
