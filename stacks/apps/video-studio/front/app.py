"""The page: asks for a title, has the studio render it, and shows the result. A session keeps its last video."""

import streamlit as st

import limits
import studio

SIZES = {"small": "320x180", "large": "640x360"}

st.set_page_config(page_title="Video studio", page_icon="🎬")
st.title("Video studio")

try:
    backend = st.cache_resource(studio.from_environment)()
except studio.StudioError as error:
    st.error(f"This page is not set up: {error}.")
    st.stop()

with st.form("video"):
    title = st.text_input("Title", "Hello", max_chars=40)
    seconds = st.slider("Seconds", 1, 5, 2)
    size = st.segmented_control("Size", list(SIZES), default="small", required=True)
    hue = st.slider("Hue", 0, 359, 210)
    wanted = st.form_submit_button("Render")

if wanted and not title.strip():
    st.warning("A video needs a title.")
elif wanted and not studio.videos.allows(
    limits.client(st.context.headers.get_all("X-Forwarded-For"), st.context.ip_address or "")
):
    st.warning("There were too many videos. Please wait a minute.")
elif wanted:
    try:
        with st.spinner("Rendering…"):
            video = backend.render(title.strip(), seconds, SIZES[size], hue)
        st.session_state["last_video"] = video
    except studio.StudioError as error:
        # The last video stays: it is still what the person has.
        st.error(f"Sorry, {error}.")

if video := st.session_state.get("last_video"):
    st.image(video)
    st.download_button("Download", video, "video.gif", "image/gif", on_click="ignore")
