"use strict";

const KEPT = 100;
const NO_SESSION = 4401;
const TOO_MANY = 4429;
const [state, posts, form, text, button] = ["state", "posts", "form", "text", "post"].map((id) => document.getElementById(id));
const seen = new Set();
let socket, attempts = 0;

function show(post) {
  // Whoever connects again gets the newest posts again.
  if (seen.has(post.id)) return;
  seen.add(post.id);
  const [item, time, author] = ["li", "time", "b"].map((name) => document.createElement(name));
  time.textContent = new Date(post.at * 1000).toLocaleTimeString();
  author.textContent = post.author;
  // As text, never as HTML: it comes from strangers.
  item.append(time, author, post.text);
  posts.append(item);
  while (posts.children.length > KEPT) posts.firstChild.remove();
}

function connect() {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`);
  socket.onopen = () => {
    button.disabled = false;
    state.textContent = "Connected.";
  };
  socket.onmessage = (event) => {
    attempts = 0;
    const message = JSON.parse(event.data);
    if (message.error) state.textContent = message.error;
    else show(message);
  };
  socket.onclose = async (event) => {
    button.disabled = true;
    state.textContent = event.code === TOO_MANY ? "This board is open too often. Please close a tab." : "Connecting again…";
    // The page's answer sets the cookie; what is typed and shown stays.
    if (event.code === NO_SESSION) await fetch("/", { cache: "no-store" }).catch(() => {});
    // A task that goes away closes all its sockets at once: each comes back at a moment of its own.
    attempts += 1;
    setTimeout(connect, Math.random() * Math.min(30_000, 1000 * 2 ** attempts));
  };
}

form.onsubmit = (event) => {
  event.preventDefault();
  if (socket.readyState !== WebSocket.OPEN || !text.value.trim()) return;
  socket.send(text.value);
  text.value = "";
};

connect();
