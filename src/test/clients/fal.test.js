/** fal's own client. It has no setting for its base URL; its option requestMiddleware may change where a request goes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createFalClient } from "@fal-ai/client";
import { base } from "./base.js";

const MODEL = "fal-ai/ltx-2-19b/text-to-video";
const moved = async (request) => ({ ...request, url: request.url.replace("https://queue.fal.run", base) });
const fal = createFalClient({ credentials: "a-key", requestMiddleware: moved });
const input = (prompt) => ({ prompt, num_frames: 121, fps: 24 });

test("a job is submitted, looked at and its result fetched", async () => {
  const { request_id: requestId, status } = await fal.queue.submit(MODEL, { input: input("a calm sea") });
  assert.equal(status, "IN_QUEUE");
  await fal.queue.subscribeToStatus(MODEL, { requestId, pollInterval: 50 });
  assert.equal((await fal.queue.status(MODEL, { requestId, logs: true })).status, "COMPLETED");
  const result = await fal.queue.result(MODEL, { requestId });
  assert.match(result.data.video.url, /\.mp4$/);
  assert.equal((await fetch(result.data.video.url)).status, 200);
});

test("subscribe waits for the result", async () => {
  const seen = [];
  const result = await fal.subscribe(MODEL, {
    input: input("a calm sea"),
    pollInterval: 50,
    onQueueUpdate: (update) => seen.push(update.status),
  });
  assert.equal(seen.at(-1), "COMPLETED");
  assert.match(result.data.video.url, /\.mp4$/);
});

test("a job is cancelled", async () => {
  const { request_id: requestId } = await fal.queue.submit(MODEL, { input: input("a calm sea [sim:takes=60000]") });
  await fal.queue.cancel(MODEL, { requestId });
  assert.equal((await fal.queue.status(MODEL, { requestId })).status, "COMPLETED");
  await assert.rejects(fal.queue.result(MODEL, { requestId }), { status: 499 });
});

test("a refused content is a validation error with its type", async () => {
  await assert.rejects(
    fal.subscribe(MODEL, { input: input("[sim:content-violation]"), pollInterval: 50 }),
    (error) => error.status === 422 && error.body.detail[0].type === "content_policy_violation",
  );
});
