// An answer as elements: verdict, table, steps, quotations, and what is unfolded on demand.

import { fetched, make, unfold } from "./make.js";
import { map, timeline } from "./map.js";
import { open } from "./source.js";

const VERDICTS = { yes: "Yes.", no: "No.", unknown: "Not stated.", disputed: "Disputed." };
const SAID = {
  actual: { affirmed: "stated", denied: "denied" },
  possible: { affirmed: "can", denied: "cannot" },
  necessary: { affirmed: "must", denied: "must not" },
  expected: { affirmed: "should", denied: "should not" },
};

const same = (one, other) => one.source === other.source && one.start === other.start && one.end === other.end;

/** The answer to a question. */
export function answer({ answer, notes, warnings, footnotes, kinds, path }, { reading, walk }) {
  const number = (citation) => footnotes.findIndex((footnote) => same(footnote, citation));
  const marks = (citations) => [...new Set(citations.map(number))].sort((a, b) => a - b).map((at) => mark(at, footnotes[at]));
  return [
    make("h2", {}, answer.question),
    headline(answer, marks),
    path ? steps_of(path, answer, marks) : answer.rows.length ? table(answer, marks, kinds) : null,
    answer.derivation?.length ? steps(answer.derivation, marks) : null,
    footnotes.length ? quotations(footnotes) : null,
    make("p", {}, "I read this as: ", make("em", {}, answer.reading)),
    ...warnings.concat(notes).map((note) => make("p", { class: "faint" }, `note: ${note}`)),
    answer.form === "explain" ? null : unfold("Map", () => map(answer.question, reading, walk), walk.open),
    answer.form === "explain" ? null : unfold("Timeline", () => timeline(answer.question, reading)),
    answer.form === "explain" ? null : unfold("How it was understood", () => explanation(answer.question)),
    unfold("SPARQL", () => make("pre", {}, answer.sparql)),
  ];
}

function headline(answer, marks) {
  const verdict = VERDICTS[answer.verdict];
  let text = answer.form === "explain" ? "" : answer.text ?? "";
  if (verdict && text.startsWith(verdict.slice(0, -1))) text = text.slice(verdict.length - 1).replace(/^[:. ]+/, "");
  text = text.charAt(0).toUpperCase() + text.slice(1);
  if (!verdict && !text) return answer.rows.length ? null : make("p", { class: "verdict" }, "Nothing found.");
  const word = verdict ? make("strong", { class: answer.verdict }, verdict) : null;
  return make("p", { class: "verdict" }, word, " ", text, " ", marks(answer.citations));
}

function table(answer, marks, kinds) {
  const explains = answer.form === "explain";
  const headings = explains ? answer.columns : [...answer.columns, "said", "source"];
  const row = (one) => {
    const cells = one.cells.map((cell) => make("td", { title: cell.type === "iri" ? cell.value : null }, cell.label));
    const said = SAID[one.modality]?.[one.polarity] ?? "";
    const source = one.citations.length ? marks(one.citations) : "uncited";
    return make("tr", {}, cells, explains ? null : [make("td", {}, said), make("td", {}, source)]);
  };
  const count = answer.rows.length === 1 ? "1 row" : `${answer.rows.length} rows`;
  return make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table" },
    make("table", {},
      make("caption", {}, count),
      make("thead", {}, make("tr", {}, headings.map((heading) => make("th", { scope: "col" }, heading)))),
      kinds ? kinds.map(([name, places]) => make("tbody", {},
        make("tr", {}, make("th", { scope: "rowgroup", colspan: headings.length }, name)),
        places.map((at) => row(answer.rows[at])))) : make("tbody", {}, answer.rows.map(row))));
}

/** A path from its beginning to its end, each arrow in the direction in which it is said. */
function steps_of([start, steps], answer, marks) {
  const step = ({ relation, forward, firmness, to }, at) => {
    const { citations } = answer.rows[at];
    const arrow = make("span", { role: "img", "aria-label": forward ? "forwards" : "backwards" }, forward ? "↓" : "↑");
    return make("li", {}, make("span", { class: firmness }, arrow, ` ${relation} `, citations.length ? marks(citations) : "uncited"), make("b", {}, to));
  };
  return make("ol", { class: "path", "aria-label": "Path" }, make("li", {}, make("b", {}, start)), steps.map(step));
}

function steps(derivation, marks) {
  return make("section", {}, make("h2", {}, "Because"),
    make("ol", {}, derivation.map((step) => make("li", {}, step.text, " ", marks(step.citations)))));
}

/** The number of a footnote; it opens the source at the words. */
function mark(at, footnote) {
  const label = `Source ${at + 1}: ${footnote.place}`;
  return make("button", { type: "button", class: "cite", "aria-label": label, title: footnote.place, click: () => open(footnote.source, footnote) }, `[${at + 1}]`);
}

function quotations(footnotes) {
  const item = (footnote, at) => make("li", {}, mark(at, footnote), make("blockquote", {}, footnote.quote),
    make("span", { class: "place faint" }, footnote.place));
  return make("ol", { class: "quotes", "aria-label": "Quotations" }, footnotes.map(item));
}

async function explanation(question) {
  try {
    const { answer, notes } = await fetched("/ask", { question: `explain ${question}`, detail: "true" });
    return make("div", {}, table(answer, () => []), notes.map((note) => make("p", { class: "faint" }, note)),
      answer.text ? make("pre", {}, answer.text) : null);
  } catch (error) {
    return make("p", { class: "problem" }, error.message);
  }
}
