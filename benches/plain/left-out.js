/** What the app does and the plain page doesn't. A slider's step needs none of it. */
export const LEFT_OUT = [
  "the panels of examples and of the reader's own thresholds (both stay closed, and are empty while they are)",
  "sentences about a query or a text that can't be read",
  "copying the link",
];
