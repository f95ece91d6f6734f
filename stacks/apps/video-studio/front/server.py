"""What Uvicorn starts, or `streamlit run`: the page in app.py, and what surrounds it."""

import streamlit as st
from starlette.middleware import Middleware

from guard import Guard

app = st.App("app.py", middleware=[Middleware(Guard)])
