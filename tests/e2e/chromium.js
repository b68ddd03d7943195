/**
 * How the tests start Chromium: the system's own, as any user (root needs
 * --no-sandbox), and silent: no lookup or request leaves this machine.
 */
export const chromium = {
  executablePath: process.env.CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A page that a test makes up has no address, and may not ask a local server.
    "--disable-features=LocalNetworkAccessChecks",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
  ],
};
