"""From gold facts and a built graph to precision, recall and F1, rules' measured precision, kinds of error and the gate.

Nothing here extracts: it reads the graph as any other program would, through its terms and its evidence.
"""
