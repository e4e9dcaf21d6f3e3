"""Builds the graph of the articles that the command line names, as ``kg build`` does; it holds no logic of its own."""

import sys

from kg.cli import main

if __name__ == "__main__":
    main(["build", *sys.argv[1:]], prog_name="kg")
