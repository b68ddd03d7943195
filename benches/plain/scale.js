// Where an amount stands on its slider, and where the slider stops.

const MANTISSAS = {
  medium: [10, 12, 15, 20, 25, 30, 40, 50, 60, 80],
  large: [10, 30],
};

const clamp = (value, min, max) => Math.min(Math.max(value, min), max);

function stretch({ min, knee }, amount) {
  return knee ? Math.log(1 + amount / knee) : Math.log(amount / min);
}

/** From 0 at the left to 1 at the right. */
export function place(scale, amount) {
  return stretch(scale, clamp(amount, scale.min, scale.max)) / stretch(scale, scale.max);
}

/** The distance between stops around an amount: two digits count. */
function unit({ finest }, amount) {
  let unit = finest;
  while (Math.floor(amount / unit) >= 100) unit *= 10;
  return unit;
}

const stopAtOrBelow = (scale, amount) => amount - (amount % unit(scale, amount));

/** The round numbers that a stride stops at. */
function* roundNumbers({ max, finest }, stride) {
  for (let power = 1; power <= max; power *= 10) {
    for (const mantissa of MANTISSAS[stride]) {
      const number = mantissa * power;
      if (number > max) return;
      if (number % finest === 0) yield number;
    }
  }
}

export function next(scale, amount, stride) {
  if (amount < scale.min) return scale.min;
  let to = scale.max;
  if (stride === "fine") {
    to = stopAtOrBelow(scale, amount) + unit(scale, amount);
  } else {
    for (const number of roundNumbers(scale, stride)) {
      if (number > amount) {
        to = number;
        break;
      }
    }
  }
  return Math.min(to, scale.max);
}

export function previous(scale, amount, stride) {
  if (amount > scale.max) return scale.max;
  let to = scale.min;
  if (stride === "fine") {
    to = stopAtOrBelow(scale, Math.max(amount - 1, 0));
  } else {
    for (const number of roundNumbers(scale, stride)) {
      if (number >= amount) break;
      to = number;
    }
  }
  return Math.max(to, scale.min);
}

/** The stop nearest to a place between 0 and 1. */
function stopAt(scale, share) {
  let [from, to] = [scale.min, scale.max];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (place(scale, middle) < share) from = middle + 1;
    else to = middle;
  }
  const below = stopAtOrBelow(scale, from);
  const above = next(scale, from, "fine");
  return from - below <= Math.max(above - from, 0) ? below : above;
}

/** Where a drag from an amount to a place ends: at another stop, never back. */
export function dragged(scale, amount, share) {
  const here = place(scale, amount);
  const stop = stopAt(scale, share);
  if (share > here) return Math.max(stop, next(scale, amount, "fine"));
  if (share < here) return Math.min(stop, previous(scale, amount, "fine"));
  return amount;
}
