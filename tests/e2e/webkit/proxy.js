import { createHash } from "node:crypto";
import { createServer, request as ask } from "node:http";
import { buffer } from "node:stream/consumers";

/**
 * The only way out of the browser: sees each request, answers those that a
 * test answers itself, and hands on what is for this machine. Stands in for
 * what Playwright hears and says on the network in other browsers.
 */
export class Proxy {
  /** Hears of requests: `request`, `response`, `requestfinished`, `requestfailed`. */
  tell = () => {};
  routes = [];
  /** Scripts that run first in every page. */
  scripts = [];
  #open = 0;
  #last = 0;

  static async start() {
    const proxy = new Proxy();
    proxy.server = createServer((incoming, outgoing) => proxy.#serve(incoming, outgoing));
    // Nothing on this machine is served by HTTPS.
    proxy.server.on("connect", (incoming, socket) => {
      const request = new Request({ method: "GET", headers: {}, url: `https://${incoming.url.replace(/:443$/, "")}/` });
      proxy.tell("request", request);
      socket.destroy();
      proxy.tell("requestfailed", request);
    });
    await new Promise((resolve) => proxy.server.listen(0, "127.0.0.1", resolve));
    proxy.address = `127.0.0.1:${proxy.server.address().port}`;
    return proxy;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** Forgets one test for the next. */
  reset() {
    this.tell = () => {};
    this.routes = [];
    this.scripts = [];
  }

  /** Whether nothing was asked for half a second. */
  get idle() {
    return this.#open === 0 && Date.now() - this.#last > 500;
  }

  async #serve(incoming, outgoing) {
    const request = new Request(incoming);
    // For its tool bar. Browsers without a window don't ask.
    if (new URL(request.url()).pathname === "/favicon.ico") return outgoing.writeHead(204, { connection: "close" }).end();
    const route = this.routes.findLast(({ matches }) => matches(request.url()));
    this.#open += 1;
    this.tell("request", request);
    outgoing.once("close", () => {
      this.#open -= 1;
      this.#last = Date.now();
      this.tell(outgoing.writableFinished ? "requestfinished" : "requestfailed", request);
    });
    try {
      const body = await buffer(incoming);
      const answer = new Route(request, body, incoming.headers, this.scripts.length > 0);
      if (route) await route.handler(answer, request);
      else await answer.continue();
      this.#send(await answer.given, request, outgoing);
    } catch {
      outgoing.destroy();
    }
  }

  #send({ status, headers, body }, request, outgoing) {
    if (/html/.test(headers["content-type"] ?? "") && this.scripts.length > 0) {
      const scripts = this.scripts.map(inline);
      body = Buffer.from(withScripts(body.toString(), scripts));
      headers = letting(headers, scripts);
    }
    request.answered = new Response(request, status, headers);
    this.tell("response", request.answered);
    // One request for each connection: a request on one that was kept is tried again when it is dropped.
    outgoing.writeHead(status, { ...headers, "content-length": body.length, connection: "close" });
    outgoing.end(body);
  }
}

/** A request as Playwright shows it. */
class Request {
  #incoming;
  answered = null;

  constructor(incoming) {
    this.#incoming = incoming;
  }

  url() {
    return this.#incoming.url;
  }

  method() {
    return this.#incoming.method;
  }

  headers() {
    return this.#incoming.headers;
  }

  async allHeaders() {
    return this.headers();
  }

  isNavigationRequest() {
    return /^text\/html/.test(this.#incoming.headers.accept ?? "");
  }

  async response() {
    return this.answered;
  }
}

class Response {
  #request;
  #status;
  #headers;

  constructor(request, status, headers) {
    this.#request = request;
    this.#status = status;
    this.#headers = headers;
  }

  url() {
    return this.#request.url();
  }

  status() {
    return this.#status;
  }

  headers() {
    return this.#headers;
  }

  async allHeaders() {
    return this.#headers;
  }
}

/** What a test does with a request: the first that it says counts. */
class Route {
  #request;
  #body;
  #headers;
  #give;
  #fail;

  constructor(request, body, headers, plain) {
    this.#request = request;
    this.#body = body;
    this.#headers = { ...headers, connection: "close" };
    delete this.#headers["proxy-connection"];
    if (plain && request.isNavigationRequest()) this.#headers["accept-encoding"] = "identity";
    this.given = new Promise((give, fail) => {
      this.#give = give;
      this.#fail = fail;
    });
    this.given.catch(() => {});
  }

  request() {
    return this.#request;
  }

  async continue() {
    this.#give(await this.#ask(this.#headers));
  }

  async abort() {
    this.#fail(new Error("aborted"));
  }

  async fulfill({ response, ...own }) {
    const { status = response?.status() ?? 200, headers = response?.headers() ?? {}, body = "" } = own;
    const { contentType = headers["content-type"] ?? "text/plain" } = own;
    const kept = { ...headers, "content-type": contentType };
    // What a test gives is not compressed, whatever it was.
    for (const name of ["content-encoding", "content-length", "transfer-encoding"]) delete kept[name];
    this.#give({ status, headers: kept, body: Buffer.from(body) });
  }

  /** The server's own answer, for a test that changes it. */
  async fetch() {
    const { status, headers, body } = await this.#ask({ ...this.#headers, "accept-encoding": "identity" });
    return { status: () => status, headers: () => headers, body: async () => body, text: async () => body.toString() };
  }

  #ask(headers) {
    return new Promise((resolve, reject) => {
      const asked = ask(this.#request.url(), { method: this.#request.method(), headers }, async (response) => {
        const { statusCode: status, headers } = response;
        for (const name of ["connection", "keep-alive", "transfer-encoding"]) delete headers[name];
        buffer(response).then((body) => resolve({ status, headers, body }), reject);
      });
      asked.once("error", reject);
      asked.end(this.#body);
    });
  }
}

/** A script as it stands in a page; it leaves no trace. */
const inline = (script) => `document.currentScript.remove();${script.replaceAll("</script", "<\\/script")}`;

/** A page with scripts before anything of its own, even its policy. */
function withScripts(html, scripts) {
  const tags = scripts.map((script) => `<script>${script}</script>`);
  return html.replace(/^\s*(<!doctype[^>]*>)?/i, (start) => start + tags.join(""));
}

/** The same headers; a policy among them lets the scripts run, too. */
function letting({ "content-security-policy": policy, ...headers }, scripts) {
  if (!policy) return headers;
  const digests = scripts.map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  return { ...headers, "content-security-policy": policy.replace("script-src", `script-src ${digests.join(" ")}`) };
}
