// Figures out of figures.

/** The value that a share of all values is at or below, from 0 to 1. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const median = (values) => percentile(values, 0.5);
export const sum = (values) => values.reduce((total, value) => total + value, 0);

/** The median, the 98th percentile and the greatest. */
export const spread = (values) => ({
  median: median(values),
  p98: percentile(values, 0.98),
  max: Math.max(...values),
});

/** For each key of the records, what `of` makes of its values. */
export function each(records, of) {
  const keys = Object.keys(records[0] ?? {});
  return Object.fromEntries(keys.map((key) => [key, of(records.map((record) => record[key]))]));
}

/** How many times as great, round by round: both had the same machine in a round. */
export const ratio = (ours, theirs) => median(ours.map((value, round) => value / theirs[round]));
