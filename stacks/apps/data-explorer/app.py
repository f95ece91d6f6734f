"""The page: a table, filters, a chart, and what is left of the table to take along."""

import streamlit as st

import data

CHARTS = {"Line": st.line_chart, "Points": st.scatter_chart, "Bars": st.bar_chart}

# Shared by all sessions and never changed, so they need no copy each. Autoscaling follows the memory of a task, which
# this must not fill for ever: eight tables at most, and none for longer than ten minutes.
read = st.cache_resource(max_entries=8, ttl=600, show_spinner="Reading…")(data.read)
sample = st.cache_resource(data.sample)


def opened() -> data.Table:
    file = st.sidebar.file_uploader("A CSV file", type="csv", help="UTF-8, commas, up to 10 MB")
    if file is None:
        st.caption("A sample: invented temperatures of 2025. Upload your own file on the left.")
        return sample()
    try:
        return read(file.getvalue())
    except data.UnreadableTable as problem:
        st.error(f"{file.name} cannot be read: {problem}.")
        st.stop()


st.set_page_config(page_title="Data explorer", page_icon="📈", layout="wide")
st.title("Data explorer")

table = opened()
if table.cut:
    st.warning(f"The file has more rows than {len(table.frame):,}; the rest is not shown.")
rows = table.frame
columns = list(rows.columns)
numbers = [name for name in columns if data.is_number(rows[name])]

for name in st.sidebar.multiselect("Filter by", columns, max_selections=5):
    if name not in numbers:
        rows = data.among(rows, name, st.sidebar.multiselect(name, data.choices(table.frame[name]), key=f"filter {name}"))
    elif limits := data.span(table.frame[name]):
        low, high = st.sidebar.slider(name, *limits, limits, key=f"filter {name}")
        if (low, high) != limits:
            rows = data.between(rows, name, low, high)

st.caption(f"{len(rows):,} of {len(table.frame):,} rows")
if rows.empty:
    st.info("No row is left: take a filter away.")
    st.stop()

if numbers:
    left, middle, right, last = st.columns(4)
    x = left.selectbox("Along", columns)
    y = middle.selectbox("Up", numbers, index=len(numbers) - 1)
    color = right.selectbox("Color by", [None, *(name for name in columns if name not in (x, y))])
    chart = last.selectbox("As", list(CHARTS))
    points = data.points(rows, x, y, color)
    CHARTS[chart](points, x="x", y="y", color="color" if color else None, x_label=x, y_label=y)
    if len(points) < len(rows):
        st.caption(f"The chart shows {len(points):,} of them.")

st.dataframe(data.thinned(rows), hide_index=True)
# Written when somebody asks for it, not at every run of the page.
st.download_button("Download these rows", lambda: rows.to_csv(index=False), "rows.csv", "text/csv", on_click="ignore")
