"""The dashboard side by side with what people would pick instead: `python -m tests.bench`.

Nothing here is run by the suite. Every figure is measured in one run, the rivals taking turns, so
that ratios hold on a noisy machine.
"""
