"""The page. It keeps nothing in the process: each run reads the conversation from the store, so any task can serve it."""

import streamlit as st

import models
from conversation_store import ConversationStore, Message
from limits import Limiter
from session_key import NEW_CONVERSATION, key_in

MAX_QUESTION = 4000
model = st.cache_resource(models.from_environment)()
limiter = st.cache_resource(Limiter)()
store = ConversationStore()


def load(key: str | None) -> list[Message]:
    if key is None:
        return st.session_state.setdefault("unkept", [])
    try:
        return store.load(key)
    except OSError as error:
        # An empty conversation would overwrite the one that cannot be read now.
        st.error(f"Conversations cannot be read at the moment ({error.strerror}). Reload the page to try again.")
        st.stop()


def save(key: str | None, messages: list[Message]) -> None:
    if key is None:
        st.session_state["unkept"] = messages
        return
    try:
        store.save(key, messages)
    except OSError as error:
        st.warning(f"This conversation could not be saved ({error.strerror}).")


def show(message: Message) -> None:
    with st.chat_message(message.role):
        st.markdown(message.text)


def answer(messages: list[Message]) -> list[Message]:
    """The conversation with the model's reply to its last message, or unchanged if there is none."""
    with st.chat_message("assistant"):
        try:
            text = st.write_stream(model.reply(messages))
        except models.ModelError as error:
            st.error(f"Sorry, {error}.")
            return messages
    return [*messages, Message("assistant", text)] if text else messages


st.set_page_config(page_title="Chatbot", page_icon="💬")
st.title("Chatbot")
st.caption(f"Model: {model.name}")

key = key_in(st.context.cookies)
if key is None:
    st.info("Your browser sent no valid session cookie: this conversation ends with this page.")

messages = load(key)
# A link, not a button: only the answer to a request can set a cookie.
st.sidebar.html(f'<a href="{NEW_CONVERSATION}">New conversation</a>')
for message in messages:
    show(message)

question = st.chat_input("Ask something", max_chars=MAX_QUESTION)
if question and not limiter.allows(key or ""):
    st.warning("Too many questions at the moment. Wait a minute, and ask again.")
elif question:
    messages = [*messages, Message("user", question)]
    show(messages[-1])
    # Saved before the model is asked: a lost connection must not lose the question.
    save(key, messages)
    save(key, answer(messages))
