// What the main thread did in each step, out of Chromium's own trace.

import { sum } from "./statistics.js";

export const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];

const KINDS = {
  script: [
    "EventDispatch", "FunctionCall", "v8.callFunction", "RunMicrotasks", "FireAnimationFrame", "TimerFire",
    "EvaluateScript", "V8.GC_MC_INCREMENTAL", "MinorGC", "MajorGC", "V8.GCScavenger", "HandlePostMessage", "ParseHTML",
  ],
  style: ["UpdateLayoutTree", "RecalculateStyles"],
  layout: ["Layout"],
  paint: ["PrePaint", "Paint", "Layerize", "UpdateLayer", "Commit", "CompositeLayers", "HitTest"],
};
const KIND = new Map(Object.entries(KINDS).flatMap(([kind, names]) => names.map((name) => [name, kind])));

/**
 * Milliseconds of the thread's own time by kind within a window, each event less
 * those inside it. What has no kind counts for what it happens in; a task's own
 * bookkeeping counts as `other`.
 */
function spent(events, from, to) {
  const totals = { script: 0, style: 0, layout: 0, paint: 0, other: 0 };
  const open = [];
  const close = (until) => {
    while (open.length && open.at(-1).end <= until) {
      const { kind, own } = open.pop();
      totals[kind] += Math.max(0, own) / 1000;
    }
  };
  for (const event of events) {
    if (event.ts + event.dur <= from || event.ts >= to) continue;
    close(event.ts);
    // A task that begins before the step or ends after it counts for what is inside.
    const inside = event.ts >= from && event.ts + event.dur <= to;
    const own = inside ? (event.tdur ?? event.dur) : 0;
    const kind = KIND.get(event.name) ?? open.at(-1)?.kind ?? "other";
    if (inside && open.length) open.at(-1).own -= own;
    open.push({ end: event.ts + event.dur, kind, own });
  }
  close(Infinity);
  return totals;
}

/** The steps of a trace between the page's own marks. */
export function steps(buffer) {
  const { traceEvents } = JSON.parse(buffer);
  const marks = traceEvents.filter(({ cat, name }) => cat?.includes("blink.user_timing") && /^step-(begin|end)$/.test(name));
  if (!marks.length) return [];
  const { pid, tid } = marks[0];
  const thread = traceEvents
    .filter((event) => event.pid === pid && event.tid === tid && event.ph === "X" && event.dur !== undefined)
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const found = [];
  let begin;
  let first = 0;
  for (const mark of marks.sort((a, b) => a.ts - b.ts)) {
    if (mark.name === "step-begin") {
      begin = mark;
    } else if (begin) {
      // The event's own task has begun a little before its first listener.
      while (first < thread.length && thread[first].ts + thread[first].dur < begin.ts) first += 1;
      let last = first;
      while (last < thread.length && thread[last].ts < mark.ts) last += 1;
      const dispatch = thread.slice(first, last).find(({ name, ts, dur }) => name === "EventDispatch" && ts <= begin.ts && ts + dur >= begin.ts);
      const totals = spent(thread.slice(first, last), dispatch?.ts ?? begin.ts, mark.ts);
      found.push({ ...totals, busy: sum(Object.values(totals)), wall: (mark.ts - (dispatch?.ts ?? begin.ts)) / 1000 });
      begin = undefined;
    }
  }
  return found;
}

