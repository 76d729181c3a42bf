// The text of a source, with a quotation marked in it and in view.

import { fetched, fill, make } from "./make.js";

const dialog = document.getElementById("source");
const name = document.getElementById("source-name");
const text = document.getElementById("source-text");

document.getElementById("source-close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});

/** Opens a source; where a citation is given, at its words. */
export async function open(source, citation) {
  fill(name, source);
  fill(text, "…");
  if (!dialog.open) dialog.showModal();
  try {
    const found = await fetched("/source", { name: source });
    fill(text, "text" in found ? whole(found.text, citation) : passages(found.passages, citation));
  } catch (error) {
    fill(text, make("p", { class: "problem" }, error.message));
  }
  text.querySelector("mark")?.scrollIntoView({ block: "center" });
}

/** The text, cut at the code points of the citation. */
function whole(all, citation) {
  if (!citation) return [all];
  const points = Array.from(all);
  const part = (from, to) => points.slice(from, to).join("");
  return [part(0, citation.start), make("mark", {}, part(citation.start, citation.end)), part(citation.end)];
}

/** What is cited of a text that is not at hand, in its order. */
function passages(all, citation) {
  const note = make("p", { class: "faint" }, "The text itself is not kept with the graph; this is what is cited of it.");
  const paragraph = (one) => {
    const cited = citation && one.start === citation.start && one.end === citation.end;
    const place = [one.heading, one.page && `page ${one.page}`, one.cell, `characters ${one.start}–${one.end}`];
    return make("p", {}, cited ? make("mark", {}, one.quote) : one.quote, " ",
      make("span", { class: "faint" }, place.filter(Boolean).join(", ")));
  };
  return [note, ...all.map(paragraph)];
}
