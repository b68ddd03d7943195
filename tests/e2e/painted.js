/** For `evaluate`: waits until what a page shows by now has been painted. */
export const painted = () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
