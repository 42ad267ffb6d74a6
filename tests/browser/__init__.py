"""A real JupyterLab in a real chromium."""
