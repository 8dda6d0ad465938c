"""What one can take away."""
