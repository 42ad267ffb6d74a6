"""The figures of lesson 07, one call each. Give them your own functions to see what they do."""
