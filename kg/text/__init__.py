"""A raw article comes in, a cleaned one with labelled lines and its sentences goes out; no name in it is looked at."""

from kg.text.clean import clean
from kg.text.sentences import split_sentences

__all__ = ["clean", "split_sentences"]
