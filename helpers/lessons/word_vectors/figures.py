"""The figures of lesson 09, one call each. Give them your own functions to see what they do."""
