/** OpenAI's own client, its baseURL set. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import OpenAI from "openai";
import { base } from "./base.js";

const openai = new OpenAI({ apiKey: "a-key", baseURL: `${base}/v1`, maxRetries: 0 });

async function ended(prompt) {
  let video = await openai.videos.create({ model: "sora-2-pro", prompt, seconds: "4", size: "1280x720" });
  assert.equal(video.object, "video");
  while (video.status === "queued" || video.status === "in_progress") {
    await pause(50);
    video = await openai.videos.retrieve(video.id);
  }
  return video;
}

test("a video is created, retrieved and downloaded", async () => {
  const video = await ended("a calm sea");
  assert.equal(video.status, "completed");
  assert.equal(video.progress, 100);
  const content = await openai.videos.downloadContent(video.id);
  const bytes = Buffer.from(await content.arrayBuffer());
  assert.equal(bytes.subarray(4, 8).toString("latin1"), "ftyp");
});

test("a refused one has failed with an error", async () => {
  const video = await ended("[sim:content-violation]");
  assert.equal(video.status, "failed");
  assert.ok(video.error.code);
});

test("a bad request is told as one", async () => {
  await assert.rejects(openai.videos.create({ model: "sora-2-pro", prompt: "a sea", seconds: "5" }), { status: 400 });
});
