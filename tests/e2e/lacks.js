import { test } from "@playwright/test";

// What the engines' drivers can't do. A test that needs it is skipped, and says why.

/** By engine: what can't be had, and the reason. Chromium's driver has it all. */
const LACKS = {
  firefox: {
    finger: "Firefox's driver has no finger",
    noScripts: "Firefox, driven without scripts, still hides <noscript>",
    media: "Firefox's driver can't set",
    paper: "Firefox's driver prints to no file",
  },
  webkit: {
    finger: "WebKitGTK's driver has no finger",
    noScripts: "WebKitGTK's driver needs scripts itself",
    media: "WebKitGTK's driver can't set",
    // What the browser can be started with.
    sets: ["colorScheme", "reducedMotion"],
    paper: "WebKitGTK's driver prints to no file",
    narrow: "MiniBrowser's window can't be as narrow",
    aside: "WebKitGTK's driver gives the focus to a frame that it looks into",
  },
};

/** The least width of a window with a tool bar. */
const LEAST = 300;

/** What every browser shows here unless a test asks for something else. */
const USUAL = { colorScheme: "light", reducedMotion: "no-preference", forcedColors: "none", media: "screen" };

/** Skips a test that asks its window for what the driver can't give. */
export function skipContext(engine, { hasTouch, isMobile, javaScriptEnabled, colorScheme }) {
  const lacks = LACKS[engine];
  if (!lacks) return;
  test.skip(hasTouch || isMobile, lacks.finger);
  test.skip(!javaScriptEnabled, lacks.noScripts);
  skipMedia(engine, { colorScheme });
}

/** Skips a test that asks for a medium other than the usual one. */
export function skipMedia(engine, media) {
  const lacks = LACKS[engine];
  for (const [name, value] of Object.entries(media)) {
    test.skip(Boolean(lacks) && !lacks.sets?.includes(name) && ![null, undefined, USUAL[name]].includes(value), `${lacks?.media} ${name} to ${value}`);
  }
}

/** Skips a test in a very narrow window. */
export function skipNarrow(engine, width) {
  const { narrow } = LACKS[engine] ?? {};
  test.skip(Boolean(narrow) && width < LEAST, narrow);
}

/** Skips a test that looks into a frame and counts on the focus to stay outside. */
export function skipAside(engine) {
  const { aside } = LACKS[engine] ?? {};
  test.skip(Boolean(aside), aside);
}

/** Skips a test that prints. */
export function skipPaper(engine) {
  test.skip(true, LACKS[engine].paper);
}
