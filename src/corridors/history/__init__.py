"""What held and what was promised, worked out from dated statements: the rules stand here only."""
