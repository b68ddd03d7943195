/**
 * How the tests start Firefox: the system's own, and silent. Playwright turns
 * most of what asks the outside off; the rest is here.
 */
export const firefox = {
  executablePath: process.env.FIREFOX,
  firefoxUserPrefs: {
    // Whatever still wants to leave meets a proxy that nobody runs.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
    "network.proxy.failover_direct": false,
    // Its driver hands no key or click on to a frame in another process.
    "fission.autostart": false,
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
    // Scrollbars that take no room, as Chromium's without a window.
    "ui.useOverlayScrollbars": 1,
    "widget.gtk.overlay-scrollbars.enabled": true,
  },
};
