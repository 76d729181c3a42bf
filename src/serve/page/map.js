// The map around an answer, drawn here so that its things can be walked to by pointer and by keyboard.

import { fetched, fill, make, shape } from "./make.js";

/** The map of a question; `walk` is told the name of the thing that was chosen. */
export async function map(question, reading, walk) {
  let drawing;
  try {
    drawing = await fetched("/map", { ...(question && { question }), ...(reading && { reading }), format: "json" });
  } catch (error) {
    return make("p", { class: "problem" }, error.message);
  }
  if (!drawing.things.length) return make("p", { class: "faint" }, "Nothing is said of what the answer names.");
  const left = drawing.left_out ? make("p", { class: "faint" }, `${drawing.left_out} more are left out.`) : null;
  const kept = (format) => {
    const place = new URLSearchParams({ ...(question && { question }), ...(reading && { reading }), format });
    return make("a", { href: `/map?${place}`, download: `map.${format}` }, format);
  };
  const wide = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Map" }, draw(drawing, walk));
  // Once it stands on the page, what was asked about is in view.
  setTimeout(() => show(wide, wide.querySelector(".asked") ?? wide.querySelector("a")));
  const whole = make("button", { type: "button", class: "ask", "aria-pressed": "false", click: () => {
    whole.setAttribute("aria-pressed", String(wide.classList.toggle("whole")));
  } }, "Fit to the window");
  return make("figure", { class: "map" }, wide,
    make("figcaption", {},
      make("p", { class: "faint" }, "Solid arrows are what is so, dashed ones what can, should or must be, barred ones what is denied."),
      make("p", { class: "keep faint" }, whole, " Keep the picture as ", kept("svg"), kept("png")),
      left,
      make("details", {}, make("summary", {}, "In words"), make("ul", {}, drawing.said.map((one) => make("li", {}, one))))));
}

/** Scrolls sideways to a thing. */
function show(wide, thing) {
  if (!thing) return;
  const [own, all] = [thing.getBoundingClientRect(), wide.getBoundingClientRect()];
  wide.scrollLeft += own.left + own.width / 2 - all.left - all.width / 2;
}

function draw({ width, height, things, arrows }, walk) {
  const drawn = shape("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": "Things and what is claimed between them" });
  fill(drawn,
    shape("defs", {},
      marker("to", shape("path", { d: "M0 1L9 5L0 9", class: "way" }), 9, 8),
      marker("bar", shape("path", { d: "M6 0V10", class: "way no" }), 10, 10)),
    arrows.map((arrow) => shape("path", { class: `way ${arrow.class}`, d: arrow.course, "marker-end": `url(#${arrow.class === "n" ? "bar" : "to"})` })),
    things.map((thing) => box(thing, walk)),
    arrows.map((arrow) => shape("text", { class: `words ${arrow.class}`, x: arrow.x, y: arrow.y, "aria-hidden": "true" }, arrow.words)));
  return drawn;
}

function marker(id, path, refX, size) {
  return shape("marker", { id, viewBox: "0 0 10 10", refX, refY: 5, markerWidth: size, markerHeight: size, orient: "auto" }, path);
}

/** A thing: a link to the question what it is. */
function box(thing, walk) {
  const place = new URLSearchParams({ q: `what is ${thing.label}?` });
  const outline = thing.points
    ? shape("polygon", { class: `thing ${thing.class}`, points: thing.points })
    : shape("rect", { class: `thing ${thing.class}`, x: thing.x, y: thing.y, width: thing.width, height: thing.height, rx: thing.radius });
  const middle = thing.x + thing.width / 2;
  const link = shape("a", { href: `?${place}`, class: thing.asked ? "asked" : null, "aria-label": thing.label,
    click: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      walk(thing.label);
    } },
    shape("title", {}, thing.iri), outline,
    thing.lines.map((line) => shape("text", { x: middle, y: line.y }, line.text)));
  return link;
}

/** When it was so: a picture along the years, and the same in words. */
export async function timeline(question, reading) {
  const parameters = { question, ...(reading && { reading }), view: "timeline" };
  try {
    const said = await fetched("/map", { ...parameters, format: "json" });
    if (!said.length) return make("p", { class: "faint" }, "Nothing of it is dated.");
    const picture = `/map?${new URLSearchParams({ ...parameters, format: "svg" })}`;
    return make("figure", { class: "map" },
      make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Timeline" }, make("img", { src: picture, alt: "Timeline; the same stands below in words" })),
      make("figcaption", {}, make("ul", {}, said.map((one) => make("li", {}, one)))));
  } catch (error) {
    return make("p", { class: "problem" }, error.message);
  }
}
