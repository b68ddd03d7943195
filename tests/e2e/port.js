import { createServer } from "node:net";

/** A port of this machine's that is free. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done, fail) => server.once("listening", done).once("error", fail));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
