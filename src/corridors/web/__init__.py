"""What the server sends besides the dashboard's own messages: everything that needs Starlette."""
