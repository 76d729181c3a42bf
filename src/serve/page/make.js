// Elements made of text: nothing here reads markup, so that nothing that was read can be markup.

/** An element with attributes, children, and listeners: a function as value listens to the event of that name. */
export function make(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** An element of a drawing. */
export function shape(name, attributes = {}, ...children) {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function furnish(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined));
  return element;
}

/** Puts these children in place of all that an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(3).filter((child) => child !== null && child !== undefined));
}

/** Something to unfold; `content` is called when it is unfolded first. */
export function unfold(title, content, opened = false) {
  const details = make("details", {}, make("summary", {}, title));
  details.addEventListener("toggle", async () => {
    if (!details.open || details.dataset.filled) return;
    details.dataset.filled = "yes";
    details.append(await content());
  });
  details.open = opened;
  return details;
}

/** What a path of this service gives; throws what it tells of a problem. */
export async function fetched(path, parameters, signal) {
  const query = new URLSearchParams(parameters);
  const response = await fetch(`${path}?${query}`, { headers: { accept: "application/json" }, signal });
  const value = await response.json();
  if (!response.ok) throw problem(response, value);
  return value;
}

/** What a response tells of a problem, as an error. */
export function problem(response, value) {
  return Object.assign(new Error(value.title ?? response.statusText), { problem: value });
}
