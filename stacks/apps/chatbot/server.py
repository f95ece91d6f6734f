"""What Uvicorn starts, or `streamlit run`: the page in app.py, and what surrounds it."""

import os

import streamlit as st
from starlette.middleware import Middleware

# The page imports it, too, but only when the first visitor comes, who would wait.
import models
from conversation_store import store_in
from guard import Guard
from session_key import SessionCookie

store = store_in(os.environ.get("CHATBOT_SESSION_DIR"))
app = st.App("app.py", middleware=[Middleware(Guard), Middleware(SessionCookie, store=store)])
