"""The program without a window: the project's one door, jobs, actions and settings."""
