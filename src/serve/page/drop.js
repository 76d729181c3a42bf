// Documents that are dropped on the page, or chosen, are read into the graph: where the service takes changes.

import { fill, make, problem } from "./make.js";

const count = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;

/** Shows the place for documents, and reads what comes there; `done` is called when the graph has grown. */
export function takeDocuments(section, done) {
  const choose = make("input", { type: "file", id: "documents", multiple: true, class: "hidden" });
  const label = make("label", { for: "documents", class: "button" }, "Choose documents");
  const told = make("ul", { "aria-live": "polite" });
  fill(section, make("h2", {}, "Add documents"),
    make("p", { class: "faint" }, "Drop text, Markdown, HTML, Word, PDF, EPUB or mail here: it is read into cited claims."),
    choose, label, told);
  section.hidden = false;

  const take = async (files) => {
    for (const file of files) {
      const item = make("li", {}, `${file.name}: reading …`);
      told.append(item);
      try {
        const response = await fetch(`/ingest?${new URLSearchParams({ name: file.name })}`, { method: "POST", body: file });
        const found = await response.json();
        if (!response.ok) throw problem(response, found);
        fill(item, `${file.name}: ${count(found.claims, "claim")} in ${count(found.sentences, "sentence")}`,
          found.held ? `, ${found.held} held back as doubtful` : "");
        done();
      } catch (error) {
        fill(item, make("span", { class: "problem" }, `${file.name}: ${error.message}`));
      }
    }
  };

  choose.addEventListener("change", () => take([...choose.files]).then(() => { choose.value = ""; }));
  document.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    section.classList.add("over");
  });
  document.addEventListener("dragleave", () => section.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    section.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
}
