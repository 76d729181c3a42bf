// Sentences that would work, told in the help of a problem or the notes of an answer: one click asks them.

import { make } from "./make.js";

const ASK = /^(?:perhaps )?ask: (.+?)(?: \(([^()]*)\))?$/;
const NEAR = /^did you mean (.+)\?$/;
const READING = /^reading (\d+): /;

/** A question that is asked by a click. */
export function asks(question, go, reading) {
  return make("button", { type: "button", class: "ask", click: () => go(question, reading) }, question);
}

/** A line of help; `wrong` tells which words of the question it is about, if it is about some. */
export function offer(line, question, wrong, go) {
  const number = READING.exec(line)?.[1];
  if (number) return make("button", { type: "button", class: "ask", click: () => go(question, number) }, line);
  const [, sentence, lesson] = ASK.exec(line) ?? [];
  if (sentence) return make("span", {}, asks(sentence, go), lesson ? make("span", { class: "faint" }, ` ${lesson}`) : null);
  const near = NEAR.exec(line)?.[1];
  if (!near || !wrong) return line;
  const points = Array.from(question);
  const whole = (word) => [...points.slice(0, wrong.start), word, ...points.slice(wrong.end)].join("");
  return make("span", {}, "did you mean ", near.split(/, | or /).map((word) => [asks(whole(word), go), " "]), "?");
}
