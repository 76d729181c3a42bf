// The page: a question in the box, its answer below, and an address that leads back to both.

import { answer } from "./answer.js";
import { complete } from "./complete.js";
import { takeDocuments } from "./drop.js";
import { fetched, fill, make, unfold } from "./make.js";
import { map } from "./map.js";
import { asks, offer } from "./offers.js";
import { open } from "./source.js";

const form = document.getElementById("ask");
const input = document.getElementById("question");
const status = document.getElementById("status");
const place = document.getElementById("answer");
const sources = document.getElementById("sources");
const begin = document.getElementById("begin");

const completion = complete(input, document.getElementById("candidates"));
let asking = new AbortController();

/** Asks what the address says, and shows the answer. */
async function follow() {
  const parameters = new URLSearchParams(location.search);
  const question = parameters.get("q") ?? "";
  const reading = parameters.get("reading");
  input.value = question;
  document.title = question ? `${question} – Rapporteur` : "Rapporteur";
  asking.abort();
  begin.hidden = Boolean(question);
  // What stands below the answer is not shown until it has its place, so that nothing is pushed down before one's eyes.
  document.body.classList.toggle("waiting", Boolean(question) && !place.childElementCount);
  if (!question) {
    fill(place);
    fill(status);
    return;
  }
  asking = new AbortController();
  fill(status, "Asking …");
  try {
    const found = await fetched("/ask", { question, detail: "true", ...(reading && { reading }) }, asking.signal);
    fill(place, answer(found, { reading, walk, go }));
    fill(status, `Answered in ${found.answer.elapsed_ms} ms.`);
  } catch (error) {
    if (error.name === "AbortError") return;
    fill(place, refusal(question, error));
    fill(status, "");
  }
  document.body.classList.remove("waiting");
  place.focus({ preventScroll: true });
}

/** Goes from a map to one of its things, whose map is shown at once. */
function walk(label) {
  walk.open = true;
  go(`what is ${label}?`);
}
walk.open = false;

/** Goes to a question. */
function go(question, reading) {
  const parameters = new URLSearchParams({ q: question, ...(reading && { reading }) });
  history.pushState(null, "", `?${parameters}`);
  completion.close();
  follow();
}

/** What is wrong with a question, and what would work. */
function refusal(question, error) {
  const { code, labels = [], help = [] } = error.problem ?? {};
  const points = Array.from(question);
  const [label] = labels;
  // A label without a width tells of what is missing there.
  const shown = label && code !== "ambiguous-question"
    ? make("p", {}, points.slice(0, label.start).join(""), make("mark", {}, points.slice(label.start, label.end).join("") || " … "),
        points.slice(label.end).join(""), make("span", { class: "faint" }, ` ${label.text}`))
    : null;
  const item = (line) => make("li", {}, offer(line, question, label, go));
  return [make("p", { class: "problem", role: "alert" }, error.message), shown, make("ul", { class: "help" }, help.map(item))];
}

/** "apec.txt  42 passages cited, 17 of 20 sentences and 88 % of its words in claims". */
function told({ name, title, passages, coverage }) {
  const cited = `${passages} ${passages === 1 ? "passage" : "passages"} cited`;
  const share = coverage?.words ? Math.round((100 * coverage.used) / coverage.words) : null;
  const read = coverage ? `, ${coverage.claimed} of ${coverage.sentences} sentences made claims` : "";
  return make("li", {},
    make("button", { type: "button", click: () => open(name) }, title ?? name),
    make("span", { class: "faint" }, ` ${cited}${read}`),
    share === null ? null : make("label", { class: "faint" }, ` ${share} % of its words `,
      make("meter", { min: 0, max: 100, value: share, "aria-label": `Coverage of ${title ?? name}` })));
}

async function listSources() {
  const list = sources.querySelector("ul");
  if (!sources.open || list.childElementCount) return;
  try {
    const found = await fetched("/sources", {});
    fill(list, found.map(told));
    if (!found.length) fill(list, make("li", {}, "No source is cited in this graph."));
  } catch (error) {
    fill(list, make("li", { class: "problem" }, error.message));
  }
}

/** The map of all, for those who do not know yet what to ask. */
function unfoldedMap() {
  const documents = document.getElementById("documents-here");
  documents.before(unfold("Map of the graph", () => map(null, null, walk)));
}

/** Suggests questions to begin with, if the graph has any. */
function suggest({ starters }) {
  const questions = starters.map((question) => asks(question, go));
  fill(begin, questions.length ? make("p", { class: "faint" }, "To begin with:") : null, questions);
}

/** Suggests questions to begin with, and shows the place for documents where the service takes them. */
async function prepare() {
  try {
    const about = await fetched("/about", {});
    suggest(about);
    if (!about.writable) return;
    takeDocuments(document.getElementById("documents-here"), () => {
      fill(sources.querySelector("ul"));
      listSources();
      fetched("/about", {}).then(suggest, () => {});
    });
  } catch {
    // Without it the page answers all the same.
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (input.value.trim()) go(input.value.trim());
});
sources.addEventListener("toggle", listSources);
window.addEventListener("popstate", follow);
unfoldedMap();
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, textarea, dialog")) {
    event.preventDefault();
    input.focus();
    input.select();
  }
});
prepare();
follow();
