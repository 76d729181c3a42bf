// An answer as elements: verdict, table, steps, quotations, and what is unfolded on demand.

import { fetched, make, unfold } from "./make.js";
import { map, timeline } from "./map.js";
import { offer } from "./offers.js";
import { open } from "./source.js";

const VERDICTS = { yes: "Yes.", no: "No.", unknown: "Not stated.", disputed: "Disputed." };
const SAID = {
  actual: { affirmed: "stated", denied: "denied" },
  possible: { affirmed: "can", denied: "cannot" },
  necessary: { affirmed: "must", denied: "must not" },
  expected: { affirmed: "should", denied: "should not" },
};

const same = (one, other) => one.source === other.source && one.start === other.start && one.end === other.end;

/** The answer to a question; `go` asks another one, `walk` goes to a thing. */
export function answer({ answer, sentence, notes, warnings, footnotes, kinds, path }, { reading, walk, go }) {
  const number = (citation) => footnotes.findIndex((footnote) => same(footnote, citation));
  const marks = (citations) => [...new Set(citations.map(number))].sort((a, b) => a - b).map((at) => mark(at, footnotes[at]));
  return [
    make("h2", {}, answer.question),
    headline(answer, sentence, marks),
    path ? steps_of(path, answer, marks) : answer.rows.length ? table(answer, marks, kinds, go) : null,
    answer.derivation?.length ? steps(answer.derivation, marks) : null,
    ...quotations(footnotes).flat(),
    make("p", {}, "I read this as: ", make("em", {}, answer.reading)),
    ...warnings.concat(notes).map((note) => make("p", { class: "faint" }, "note: ", offer(note, answer.question, null, go))),
    keep(answer.question, reading),
    answer.form === "explain" ? null : unfold("Map", () => map(answer.question, reading, walk), walk.open),
    answer.form === "explain" ? null : unfold("Timeline", () => timeline(answer.question, reading)),
    answer.form === "explain" ? null : unfold("How it was understood", () => explanation(answer.question)),
    unfold("SPARQL", () => make("pre", {}, answer.sparql)),
  ];
}

function headline(answer, sentence, marks) {
  const named = VERDICTS[answer.verdict];
  // Nobody who asks why is told yes or no, unless it is not as they take it to be.
  const told = answer.form !== "why" || (answer.text ?? named)?.startsWith(named?.slice(0, -1));
  const verdict = told ? named : null;
  const text = answer.form === "explain" ? "" : sentence ?? "";
  if (!verdict && !text) return answer.rows.length ? null : make("p", { class: "verdict" }, "Nothing found.");
  const word = verdict ? make("strong", { class: answer.verdict }, verdict) : null;
  return make("p", { class: "verdict" }, word, " ", text, " ", marks(answer.citations));
}

/** The same answer to be kept or mailed, in the forms in which it can be had. */
function keep(question, reading) {
  const link = ([format, name]) => {
    const place = new URLSearchParams({ question, ...(reading && { reading }), format });
    return make("a", { href: `/ask?${place}`, download: `answer.${name}` }, name);
  };
  return make("p", { class: "keep faint" }, "Keep the answer as ",
    [["html", "html"], ["markdown", "md"], ["csv", "csv"], ["json", "json"]].map(link));
}

/** A value; one that is a thing leads to what is known about it. */
function value(cell, heading, go) {
  const leads = go && cell.type === "iri" && heading !== "relation" && !cell.value.includes("/claim/");
  if (!leads) return cell.label;
  const question = `what is ${cell.label}?`;
  return make("a", { href: `?${new URLSearchParams({ q: question })}`, click: (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(question);
  } }, cell.label);
}

function table(answer, marks, kinds, go) {
  const explains = answer.form === "explain";
  const headings = explains ? answer.columns : [...answer.columns, "said", "source"];
  const row = (one) => {
    const cells = one.cells.map((cell, at) =>
      make("td", { title: cell.type === "iri" ? cell.value : null }, value(cell, answer.columns[at], go)));
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

/** The quotations with the words that matter marked, those of one source together. */
function quotations(footnotes) {
  const words = ([text, marked]) => marked ? make("mark", {}, text) : text;
  const item = ([footnote, at]) => make("li", {}, mark(at, footnote), make("blockquote", {}, footnote.shown.map(words)),
    make("span", { class: "place faint" }, footnote.place));
  const numbered = footnotes.map((footnote, at) => [footnote, at]);
  const sources = [...new Set(footnotes.map((footnote) => footnote.source))];
  return sources.map((source) => [
    sources.length > 1 ? make("h3", {}, source) : null,
    make("ol", { class: "quotes", "aria-label": `Quotations from ${source}` },
      numbered.filter(([footnote]) => footnote.source === source).map(item))]);
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
