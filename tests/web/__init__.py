"""What the server sends besides the dashboard."""
