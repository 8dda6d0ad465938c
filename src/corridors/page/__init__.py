"""The parts of the dashboard: everything that needs Streamlit, but the page itself."""
