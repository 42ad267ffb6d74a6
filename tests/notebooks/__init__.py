"""Rules that every notebook keeps, as plain functions, and the tests that hold the notebooks to them."""
