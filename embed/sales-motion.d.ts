/**
 * Importing this defines `<sales-motion>`, once; on a server it does nothing.
 *
 *     import "sales-motion";
 *     import type { Decision, SalesMotionElement } from "sales-motion";
 */

/** A way to sell. */
export type Motion = "bottom-up" | "land-and-expand" | "top-down";

export type Slider = "deal" | "arr" | "penetration";

export type Switch =
  | "role"
  | "single_user"
  | "buyers"
  | "central"
  | "entry"
  | "departments"
  | "demand"
  | "pilot"
  | "involved";

export type Threshold =
  | "t.penetration"
  | "t.penetration_high"
  | "t.departments"
  | "t.arr"
  | "t.arr_high"
  | "t.self_serve"
  | "t.top_down"
  | "t.core";

/** What the widget decided, why, and what would change it. */
export interface Decision {
  /** The version of the rules. */
  version: number;
  /** The sliders' numbers and the switches' answers. */
  inputs: Record<Slider, number> & Record<Switch, string | number>;
  /** The thresholds that differ from the sources'. */
  thresholds: Partial<Record<Threshold, number | "off">>;
  verdict: Motion;
  /** The end of the tree, such as `"user-adoption"`. */
  leaf: string;
  /** When to add selling from above; null where that is no question. */
  layer: "not-yet" | "soon" | "now" | null;
  closeness: "clear" | "leaning" | "close-call";
  score: number;
  /** The questions that were asked, from the first to the last. */
  path: { node: string; answer: "yes" | "no" }[];
  warnings: { id: string; severity: "alert" | "watch" | "note" }[];
  /** Where a slider would change the verdict. `factor` is how far that is; null from zero. */
  flips: { input: Slider; at: number; direction: "up" | "down"; factor: number | null; verdict: Motion }[];
  /** Which other answers would change the verdict. */
  switch_flips: { input: Switch; answer: string | number; verdict: Motion }[];
  /** What is assumed while nobody knows, such as `"role=record"`. */
  assumed: string[];
}

/** What an attribute says; null where there is none, and setting null removes it. */
type Said = string | number | null | undefined;

/**
 * The properties mirror the attributes. Values are as people write them: `"8k"`,
 * `"$25M"`, penetration in percent; answers and presets by their keys.
 */
type Mirrors = {
  [Key in Exclude<Slider | Switch | Threshold, "role"> | "preset" | "v" | "theme" | "accent" | "loading" | "base"]: Said;
};

/** `<sales-motion>` */
export interface SalesMotionElement extends HTMLElement, Mirrors {
  /** `role` means something else in HTML: write the attribute as `data-role`. */
  role: string | null;
  /** Mounts in the page instead of in a frame, where the page's policy allows WebAssembly. */
  inline: boolean;
  /** The latest decision, or null. */
  readonly decision: Decision | null;
  /** What is shown, as the query of a link; before that, what is asked for. */
  readonly query: string;
  /** Goes back to what the attributes say. */
  reset(): void;

  addEventListener<Kind extends keyof SalesMotionEvents>(
    type: Kind,
    listener: (this: SalesMotionElement, event: SalesMotionEvents[Kind]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Kind extends keyof HTMLElementEventMap>(
    type: Kind,
    listener: (this: SalesMotionElement, event: HTMLElementEventMap[Kind]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** They bubble, and leave shadow roots. */
export interface SalesMotionEvents {
  /** The app runs. */
  "sales-motion:ready": CustomEvent<Decision>;
  /** The reader, or the page, chose something else. */
  "sales-motion:change": CustomEvent<Decision>;
  /** The app does not run; the fallback is back in sight. */
  "sales-motion:error": CustomEvent<{ message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "sales-motion": SalesMotionElement;
  }
  // So that those who listen further out know what they hear.
  interface DocumentEventMap extends SalesMotionEvents {}
  interface WindowEventMap extends SalesMotionEvents {}
}
