import { spawn } from "node:child_process";
import fs from "node:fs";
import { createServer } from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./port.js";

/** The built site. */
export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const MANUAL = fileURLToPath(new URL("../../docs/embedding.md", import.meta.url));

/** nginx's program; not everyone has one. */
const NGINX = process.env.NGINX;
/** Where its package has put the rest. */
const AROUND = NGINX && path.resolve(path.dirname(NGINX), "../..");
const TYPES = NGINX && [path.join(AROUND, "etc/nginx/mime.types"), "/etc/nginx/mime.types"].find((file) => fs.existsSync(file));
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

export const NO_NGINX = (!NGINX && "NGINX is not set: nginx is not on this machine") || (!TYPES && "nginx is here without its mime.types");
/** Whether nginx can serve what is compressed with brotli. */
export const HAS_BROTLI = NGINX === "/usr/sbin/nginx" && fs.existsSync(BROTLI);

/** nginx with these servers in its configuration, as whoever runs the tests. */
async function nginx(port, servers) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "nginx-"));
  const within = (name) => path.join(folder, name);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path "${within(kind)}";`);
  fs.writeFileSync(
    within("nginx.conf"),
    `${HAS_BROTLI ? `load_module ${BROTLI};` : ""}
    daemon off; master_process off; pid "${within("pid")}"; error_log "${within("errors")}";
    events {}
    http {
      include "${TYPES}"; default_type application/octet-stream; access_log off;
      ${temporary.join(" ")}
      ${servers}
    }`,
  );
  const server = spawn(NGINX, ["-c", within("nginx.conf"), "-e", within("errors")], { stdio: "ignore" });
  const ended = new Promise((done) => server.on("exit", done));
  const answers = () =>
    new Promise((done) => {
      const socket = net.connect(port, "127.0.0.1", () => done(true));
      socket.on("error", () => done(false)).on("connect", () => socket.end());
    });
  for (let tries = 0; !(await answers()); tries++) {
    if (tries > 100 || server.exitCode !== null) {
      server.kill();
      throw new Error(`nginx did not start: ${fs.readFileSync(within("errors"), "utf8")}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return async () => {
    server.kill();
    await ended;
    fs.rmSync(folder, { recursive: true });
  };
}

/** nginx that is told nothing but where the files are. */
export async function plainNginx() {
  const port = await freePort();
  const stop = await nginx(port, `server { listen 127.0.0.1:${port}; root "${DIST}"; }`);
  return { site: `http://127.0.0.1:${port}/`, stop };
}

/** nginx as the manual configures it, in a folder. */
export async function manualsNginx() {
  const [, block] = /### nginx\n[^]*?```nginx\n([^]*?)```/.exec(fs.readFileSync(MANUAL, "utf8"));
  const port = await freePort();
  const server = block
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replaceAll(/alias \/srv\/sales-motion\/dist\/(.*);/g, `alias "${path.resolve(DIST)}/$1";`)
    .replaceAll("brotli_static on;", HAS_BROTLI ? "brotli_static on;" : "");
  if (server.includes("/srv/") || !server.includes(`:${port};`)) throw new Error("the manual's configuration has changed");
  const stop = await nginx(port, server);
  return { site: `http://127.0.0.1:${port}/sales-motion/`, stop };
}

const BY_ENDING = { html: "text/html", js: "text/javascript", css: "text/css", wasm: "application/wasm", json: "application/json", png: "image/png" };

/**
 * A server that sends the files as they are, from a folder of folders, and
 * compresses nothing. `answer` may see to a request itself.
 */
export async function plainServer({ folder = "/", answer = () => false } = {}) {
  const sockets = new Set();
  const server = createServer((request, response) => {
    const address = new URL(request.url, "http://localhost").pathname;
    const name = address.startsWith(folder) && (address.slice(folder.length) || "index.html");
    const file = name && path.join(DIST, path.normalize(decodeURIComponent(name)));
    if (!file || !fs.existsSync(file)) return response.writeHead(404).end();
    const content = fs.readFileSync(file);
    const type = BY_ENDING[name.split(".").pop()] ?? "application/octet-stream";
    if (answer({ name, content, type, response })) return;
    response.writeHead(200, { "content-type": type, "content-length": content.length, "access-control-allow-origin": "*" });
    response.end(content);
  });
  server.on("connection", (socket) => sockets.add(socket.on("close", () => sockets.delete(socket))));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const stop = async () => {
    const closed = new Promise((done) => server.close(done));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { site: `http://127.0.0.1:${server.address().port}${folder}`, stop };
}
