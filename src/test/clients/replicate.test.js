/** Replicate's own client, its baseUrl set. */
import assert from "node:assert/strict";
import { test } from "node:test";
import Replicate, { validateWebhook } from "replicate";
import { base, receiver } from "./base.js";

const replicate = new Replicate({ auth: "a-token", baseUrl: `${base}/v1`, useFileOutput: false });
const model = "wan-video/wan-2.5-t2v";
const created = (prompt, more = {}) => replicate.predictions.create({ model, input: { prompt }, ...more });

test("a prediction is created and waited for", async () => {
  const done = await replicate.wait(await created("a calm sea"), { interval: 50 });
  assert.equal(done.status, "succeeded");
  assert.equal((await fetch(done.output)).status, 200);
});

test("run gives the output", async () => {
  const output = await replicate.run(model, { input: { prompt: "a calm sea" }, wait: { mode: "poll", interval: 50 } });
  assert.match(output, /\.mp4$/);
});

test("a prediction is canceled, and is in the list", async () => {
  const { id } = await created("a calm sea [sim:takes=60000]");
  assert.equal((await replicate.predictions.cancel(id)).status, "canceled");
  const { results } = await replicate.predictions.list();
  assert.ok(results.some((each) => each.id === id));
});

test("a failed one is told with its error", async () => {
  const failing = await created("[sim:content-violation]");
  await assert.rejects(replicate.wait(failing, { interval: 50 }), /flagged as sensitive/);
  assert.equal((await replicate.predictions.get(failing.id)).status, "failed");
});

test("its webhook is valid, and no longer when its body is changed", async () => {
  const hooks = await receiver();
  try {
    await created("a calm sea", { webhook: hooks.url, webhook_events_filter: ["completed"] });
    const post = await hooks.next();
    const { key } = await replicate.webhooks.default.secret.get();
    const check = (body) =>
      validateWebhook({
        id: post.headers["webhook-id"],
        timestamp: post.headers["webhook-timestamp"],
        signature: post.headers["webhook-signature"],
        body,
        secret: key,
      });
    assert.equal(await check(post.body), true);
    assert.equal(await check(`${post.body} `), false);
    assert.equal(JSON.parse(post.body).status, "succeeded");
  } finally {
    hooks.close();
  }
});
