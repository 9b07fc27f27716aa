"""Run the project's notebooks and publish them as pages."""
