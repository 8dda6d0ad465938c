"""A Streamlit page of one line: what Streamlit itself costs."""

import streamlit as st

st.title("One line")
