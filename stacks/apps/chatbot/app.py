"""The page. It keeps nothing in the process: each run reads the conversation from the store, so any task can serve it."""

import os

import streamlit as st

import budget
import limits
import models
import questions
import session_key
from conversation_store import Message, store_in

model = st.cache_resource(models.from_environment)()
store = store_in(os.environ.get("CHATBOT_SESSION_DIR"))


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


def answer(messages: list[Message], reservation: budget.Reservation) -> list[Message]:
    """The conversation with the model's reply to its last message, or unchanged if there is none."""
    with st.chat_message("assistant"):
        try:
            text = st.write_stream(model.reply(messages, reservation.settle))
        except models.ModelError as error:
            st.error(f"Sorry, {error}.")
            return messages
    return [*messages, Message("assistant", text)] if text else messages


def ask(question: str, messages: list[Message], key: str | None) -> None:
    """Adds the question and the model's reply to the conversation, or says why not."""
    address = limits.client(st.context.headers.get_all("X-Forwarded-For"), st.context.ip_address or "")
    if problem := questions.problem(question, address, key, is_first=not messages):
        st.warning(problem)
        return
    messages = [*messages, Message("user", question)]
    try:
        reservation = budget.reserve(model.most_tokens(messages), address, key)
    except budget.Spent as spent:
        st.warning(str(spent))
        return
    show(messages[-1])
    # Saved before the model is asked: a lost connection must not lose the question.
    save(key, messages)
    save(key, answer(messages, reservation))


st.set_page_config(page_title="Chatbot", page_icon="💬")
st.title("Chatbot")
st.caption(f"Model: {model.name}")

# These are the headers of the websocket, whose origin is the page.
secure = (st.context.headers.get("Origin") or "").startswith("https:")
cookies = st.context.headers.get_all("Cookie")
session = session_key.verified(session_key.cookie_in(cookies, session_key.cookie_name(secure)))
key = session[0] if session else None
if key is None:
    st.info("Your browser sent no valid session cookie: this conversation ends with this page.")

messages = load(key)
# A link and no button: the answer to it sets another cookie.
st.sidebar.html(f'<a href=".{session_key.NEW}">New conversation</a>')
for message in messages:
    show(message)

if question := st.chat_input("Ask something", max_chars=questions.MAX_CHARACTERS):
    ask(question, messages, key)
