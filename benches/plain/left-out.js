/** What the app does and the plain page doesn't. A slider's step needs none of it. */
export const LEFT_OUT = [
  "the reader's own thresholds (their panel is shown, and stays as it is)",
  "sentences about a query or a text that can't be read",
  "copying the link",
];
