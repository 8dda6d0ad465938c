"""What people would pick instead, each as its own user would write it."""
