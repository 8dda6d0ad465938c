"""The vocabulary of the project as frozen records and enums."""
