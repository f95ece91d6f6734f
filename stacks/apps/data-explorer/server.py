"""What Uvicorn starts, or `streamlit run`: the page in app.py, and what surrounds it."""

# The first table and chart need these, too, but only when the first visitor comes, who would wait.
import altair
import pyarrow
import streamlit as st
from starlette.middleware import Middleware

import data
from guard import Guard
from limits import Limit

# A task keeps the files of a session as long as the session lasts: 10 MB each, and it has 2 GB for all of them.
app = st.App("app.py", middleware=[Middleware(Guard, uploads=Limit(20, 600))])
