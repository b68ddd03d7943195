// Amounts as people read and write them: whole dollars, hundredths of a percent,
// counts.

const SHORT = [[1e9, "B"], [1e6, "M"], [1e3, "K"]];
const ZEROS = { k: 1e3, m: 1e6, b: 1e9 };

/** A number of hundredths, or of other parts, without trailing zeros. */
export function decimal(value, places) {
  const one = 10 ** places;
  const rest = value % one;
  const whole = String((value - rest) / one);
  return rest ? `${whole}.${String(rest).padStart(places, "0").replace(/0+$/, "")}` : whole;
}

const grouped = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

/** For people: `$8K`, `$12,345`, `2.5%`. */
export function write(value, unit) {
  if (unit === "percent") return `${decimal(value, 2)}%`;
  if (unit === "count") return grouped(value);
  const short = SHORT.find(([one]) => value >= one && value % (one / 100) === 0);
  return `$${short ? decimal(value / (short[0] / 100), 2) + short[1] : grouped(value)}`;
}

/** A range for people, its unit once where both ends share it: `$20–30M`. */
export function writeRange(low, high, unit) {
  let from = write(low, unit);
  const to = write(high, unit);
  const ending = to.at(-1);
  if (/\D/.test(ending) && from.endsWith(ending)) from = from.slice(0, -1);
  return `${from}–${to.replace(/^\$/, "")}`;
}

/** For machines: `8000`, `2.5`. */
export const writePlain = (value, unit) => (unit === "percent" ? decimal(value, 2) : String(value));

/** A share from 0 to 1 as a percentage of a length: `42.56%`. */
export const percent = (share) => `${decimal(Math.floor(share * 10_000 + 0.5), 2)}%`;

/** Reads what people write; `undefined` if it is no amount of this unit. */
export function read(text, unit) {
  const [, money, digits, ending] = /^\s*(\$?)\s*((?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?)\s*([kmb%]?)\s*$/i.exec(text) ?? [];
  if (!/\d/.test(digits ?? "")) return undefined;
  const suffix = ending.toLowerCase();
  if (unit !== "dollars" && (money || suffix in ZEROS)) return undefined;
  if (unit !== "percent" && suffix === "%") return undefined;
  const times = (ZEROS[suffix] ?? 1) * (unit === "percent" ? 100 : 1);
  return Math.round(Number(digits.replaceAll(",", "")) * times);
}
