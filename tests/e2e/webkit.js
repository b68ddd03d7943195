import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where Debian and Fedora put WebKitGTK's programs, in a folder of each version. */
const PLACES = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/libexec"];

/** WebKitGTK's small browser, of the newest version there is. */
function miniBrowser() {
  const found = PLACES.filter(existsSync).flatMap((place) =>
    readdirSync(place)
      .filter((name) => /^webkit(2gtk|gtk)-/.test(name))
      .sort()
      .map((name) => join(place, name, "MiniBrowser")),
  );
  return found.findLast(existsSync);
}

/** How the tests start WebKitGTK: its small browser, through its driver. */
export const webkit = {
  driver: process.env.WEBKIT,
  executablePath: process.env.WEBKIT && miniBrowser(),
};
