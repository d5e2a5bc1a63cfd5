/** Google's own client for the Gemini API, its httpOptions.baseUrl set. */
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { GoogleGenAI } from "@google/genai";
import { base } from "./base.js";

const ai = new GoogleGenAI({ apiKey: "a-key", httpOptions: { baseUrl: base } });
const model = "veo-3.1-fast-generate-preview";

async function ended(prompt, source = {}, config = {}) {
  let operation = await ai.models.generateVideos({ model, source: { prompt, ...source }, config });
  while (!operation.done) {
    await pause(50);
    operation = await ai.operations.getVideosOperation({ operation });
  }
  return operation;
}

/** The client reads names out of https URIs only, so that the simulator's, a plain one, is read here. */
const fileOf = ({ uri }) => `files/${uri.match(/files\/([^:]+)/)[1]}`;

test("an operation is polled to its video, which is downloaded with the key", async () => {
  const operation = await ended("a calm sea", {}, { aspectRatio: "16:9", durationSeconds: 8 });
  const [{ video }] = operation.response.generatedVideos;
  const downloadPath = join(await mkdtemp(join(tmpdir(), "genai-")), "video.mp4");
  await ai.files.download({ file: fileOf(video), downloadPath });
  await written(downloadPath);
  assert.equal((await readFile(downloadPath)).subarray(4, 8).toString("latin1"), "ftyp");
});

/** The client does not wait for the file to be written. */
async function written(path) {
  for (let tries = 0; tries < 100 && (await readFile(path).catch(() => "")).length < 8; tries++) {
    await pause(50);
  }
}

test("an image goes along as bytes", async () => {
  const picture = Buffer.from(await (await fetch(`${base}/samples/lighthouse.png`)).arrayBuffer());
  const operation = await ended("a calm sea", {
    image: { imageBytes: picture.toString("base64"), mimeType: "image/png" },
  });
  assert.equal(operation.response.generatedVideos.length, 1);
});

test("a filtered video is an operation that is done without one", async () => {
  const operation = await ended("[sim:content-violation]");
  assert.equal(operation.response?.generatedVideos?.length ?? 0, 0);
});
