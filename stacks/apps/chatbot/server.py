"""What `streamlit run` starts: the page in app.py, the guard, and the cookie that gives every browser its key."""

import streamlit as st
from starlette.middleware import Middleware

from guard import Guard
from session_key import SessionCookie

app = st.App("app.py", middleware=[Middleware(Guard), Middleware(SessionCookie)])
