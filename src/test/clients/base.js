/** Where the simulator is, and a caller of webhooks. */
import { createServer } from "node:http";

export const base = process.env.SIMULATOR_URL;

/** A server on this machine that keeps what is posted to it. */
export async function receiver() {
  const received = [];
  const waiting = [];
  const server = createServer((request, response) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      response.writeHead(204).end();
      const post = { headers: request.headers, body: Buffer.concat(pieces).toString("utf8") };
      waiting.length > 0 ? waiting.shift()(post) : received.push(post);
    });
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${server.address().port}/hook`,
    next: () => (received.length > 0 ? received.shift() : new Promise((told) => waiting.push(told))),
    close: () => server.close(),
  };
}
