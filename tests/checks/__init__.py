"""Tests of the rules: a case is a change of a small knowledge and the messages that it must give."""
