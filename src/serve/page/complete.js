// Completion: what can come next, below the box, chosen by keyboard or pointer (the combobox of WAI-ARIA).

import { fetched, fill, make } from "./make.js";

const WAIT = 60;
const MOST = 1000;

/** What a candidate is, and how much the graph has of it. */
function told({ kind, count }) {
  if (count === undefined) return kind === "word" ? "" : kind;
  return `${kind} ${count >= MOST ? `${MOST}+` : count}`;
}

/** Completes what is typed into `input`, in the list `list`. */
export function complete(input, list) {
  let candidates = [];
  let chosen = -1;
  let timer = 0;
  let asking = new AbortController();

  const close = () => {
    clearTimeout(timer);
    asking.abort();
    [candidates, chosen] = [[], -1];
    draw();
  };

  const draw = () => {
    fill(list, candidates.map((candidate, at) =>
      make("li", { id: `candidate-${at}`, role: "option", "aria-selected": at === chosen ? "true" : "false",
        pointerdown: (event) => { event.preventDefault(); take(at); } },
        make("span", {}, candidate.text), make("span", { class: "kind" }, told(candidate)))));
    list.hidden = candidates.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (chosen >= 0) {
      input.setAttribute("aria-activedescendant", `candidate-${chosen}`);
      document.getElementById(`candidate-${chosen}`).scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    const begun = input.value.slice(0, input.selectionStart);
    try {
      const found = await fetched("/complete", { q: begun }, asking.signal);
      [candidates, chosen] = [found.candidates, -1];
      draw();
    } catch {
      // Without candidates one can go on typing.
    }
  };

  const take = (at) => {
    const candidate = candidates[at];
    const before = Array.from(input.value.slice(0, input.selectionStart)).slice(0, candidate.start).join("");
    const after = input.value.slice(input.selectionStart).trimStart();
    input.value = `${before}${candidate.text} ${after}`;
    const place = before.length + candidate.text.length + 1;
    input.setSelectionRange(place, place);
    ask();
  };

  const move = (step) => {
    if (!candidates.length) return void ask();
    const places = candidates.length + 1;
    chosen = ((chosen + 1 + step + places) % places) - 1;
    draw();
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = candidates.length > 0;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape" && open) close();
    else if (event.key === "Enter" && chosen >= 0) take(chosen);
    else if (event.key === "Tab" && !event.shiftKey && chosen >= 0) take(chosen);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  return { close };
}
