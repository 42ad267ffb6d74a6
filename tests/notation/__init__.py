"""Formulas that typeset and evaluate themselves, derivations made of them, and lines that a learner types."""
