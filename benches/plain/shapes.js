// The models' shapes and the signs before conditions.

import model from "model";
import { attribute, textBeside } from "./dom.js";

const COURSES = {
  rising: "M0-6.5 7 6.5H-7z",
  ring: "M0-7.5A7.5 7.5 0 1 1 0 7.5 7.5 7.5 0 1 1 0-7.5ZM0-5.2A5.2 5.2 0 1 0 0 5.2 5.2 5.2 0 1 0 0-5.2ZM0-2.8A2.8 2.8 0 1 1 0 2.8 2.8 2.8 0 1 1 0-2.8Z",
  hanging: "M-7-7H7V-4.4H-7ZM-6.5-2.6H6.5L0 7z",
};

const SIGNS = {
  holds: ["M-3.2.2-.9 2.5 3.4-2.4", "holds"],
  fails: ["M-2.3-2.3 2.3 2.3M2.3-2.3-2.3 2.3", "does not hold"],
  unsure: ["M-1.8-1.5C-1.8-4 2-3.9 2-1.5 2 0 0 0 0 1.4M0 3v1", "not sure"],
  moot: ["M-3 0H3", "does not count"],
};

export const course = (motion) => COURSES[model.motions[motion].glyph];
export const key = (motion) => model.motions[motion].key;
export const GLYPH = `<svg class="glyph" viewBox="-8 -8 16 16" aria-hidden="true"><path></path></svg>`;
export const NAMED = `<span class="motion">${GLYPH}</span>`;

/** A model's shape. */
export function glyph(svg) {
  const [className, path] = [attribute(svg, "class"), attribute(svg.firstElementChild, "d")];
  return (motion) => {
    className(`glyph ${key(motion)}`);
    path(course(motion));
  };
}

/** A model's shape and its name. */
export function named(span) {
  const [className, shape, name] = [attribute(span, "class"), glyph(span.firstElementChild), textBeside(span)];
  return (motion) => {
    className(`motion ${key(motion)}`);
    shape(motion);
    name(model.motions[motion].name);
  };
}

/** The sign before a condition. */
export function sign(svg) {
  const [className, label, path] = [attribute(svg, "class"), attribute(svg, "aria-label"), attribute(svg.lastElementChild, "d")];
  return (state) => {
    className(`mark ${state}`);
    label(SIGNS[state][1]);
    path(SIGNS[state][0]);
  };
}

