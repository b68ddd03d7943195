// Starts the article's app. Where that fails, `trouble.js` hears of it.

import("__GLUE__").then((glue) => glue.default({ module_or_path: new URL("__WASM__", import.meta.url) }));
