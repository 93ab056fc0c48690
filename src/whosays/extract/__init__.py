"""Documents to mentions: every figure with the words around it that say what, whom, where, when and who says so."""
