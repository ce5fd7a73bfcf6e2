import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { readOfficialFiles } from "@/lib/cli/read-worker";
import { readUpload } from "@/lib/evidence/commands/read-upload";
import { beginUpload, discardUpload, finishUpload, receivePart } from "@/lib/evidence/commands/uploads";
import { publishBatch } from "@/lib/evidence/commands/batches";
import { getBatchFile, getUpload } from "@/lib/evidence/queries/imports";
import { MAXIMUM_FILE_BYTES, UPLOAD_PART_BYTES } from "@/lib/evidence/schema/imports";
import { aColumn, aFile } from "../../factories/evidence";
import { makeWorld, type World } from "../../factories/world";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const lead = () => world.own.actors.programme_lead;
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text));

async function sent(bytes: Uint8Array, fileName = "simce4b2040_rbd_final.csv") {
  const { id } = await beginUpload(lead(), { fileName, byteCount: bytes.length });
  for (let sequence = 0; sequence * UPLOAD_PART_BYTES < bytes.length; sequence += 1) {
    const part = bytes.slice(sequence * UPLOAD_PART_BYTES, (sequence + 1) * UPLOAD_PART_BYTES);
    await receivePart(lead(), { uploadId: id, sequence, bytes: part });
  }
  return id;
}

describe("sending a file", () => {
  it("goes on where it stopped, and the same part twice is one", async () => {
    const bytes = new Uint8Array(UPLOAD_PART_BYTES + 5).fill(7);
    const { id } = await beginUpload(lead(), { fileName: "grande.csv", byteCount: bytes.length });
    const last = { uploadId: id, sequence: 1, bytes: bytes.slice(UPLOAD_PART_BYTES) };
    await receivePart(lead(), last);
    await receivePart(lead(), last);
    expect((await getUpload(lead(), id)).receivedParts).toEqual([1]);
    await expect(finishUpload(lead(), id)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await receivePart(lead(), { uploadId: id, sequence: 0, bytes: bytes.slice(0, UPLOAD_PART_BYTES) });
    const done = await finishUpload(lead(), id);
    expect(done).toMatchObject({ state: "waiting", receivedParts: [] });
    const kept = await db().importUpload.findUniqueOrThrow({ where: { id } });
    expect(kept.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    const job = await db().job.findUniqueOrThrow({ where: { id: done.jobId ?? "" } });
    expect(job).toMatchObject({ kind: "evidence.read", input: { uploadId: id }, state: "waiting" });
  });

  it("is refused before anything is sent when the file is too large", async () => {
    const input = { fileName: "enorme.csv", byteCount: MAXIMUM_FILE_BYTES + 1 };
    await expect(beginUpload(lead(), input)).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  it("takes no part that the file does not have, and none from another person", async () => {
    const { id } = await beginUpload(lead(), { fileName: "a.csv", byteCount: 3 });
    const part = { uploadId: id, sequence: 0, bytes: bytesOf("abc") };
    for (const wrong of [{ sequence: 1 }, { sequence: -1 }, { bytes: bytesOf("abcd") }]) {
      await expect(receivePart(lead(), { ...part, ...wrong })).rejects.toMatchObject({
        code: "INVALID_INPUT",
      });
    }
    const { admin } = world.own.actors;
    await expect(receivePart(admin, part)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await discardUpload(lead(), id);
    await expect(receivePart(lead(), part)).rejects.toMatchObject({ code: "INVALID_STATE" });
  });
});

describe("reading what was sent", () => {
  it("stages what the file holds, keeps its bytes and says so", async () => {
    const id = await sent(bytesOf("abc"));
    await finishUpload(lead(), id);
    const file = await aFile([aColumn({ 99_000: 253 }, { year: 2040 })], { year: 2040 });
    const stages: string[] = [];
    const run = {
      jobId: "01990000-0000-7000-8000-000000000001",
      report: ({ stage }: { stage: string }) => Promise.resolve(void stages.push(stage)),
      signal: new AbortController().signal,
    };
    const upload = await readUpload(lead(), id, { parse: () => Promise.resolve([file]), run });
    expect(upload).toMatchObject({
      state: "read",
      problem: null,
      batches: [{ state: "staged", newCount: 1 }],
    });
    expect(stages).toContain("Leyendo el archivo");
    const given = await getBatchFile(lead(), upload.batches[0]?.id ?? "");
    const parts: Uint8Array[] = [];
    for await (const part of given.parts) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe("abc");
    await publishBatch(lead(), upload.batches[0]?.id ?? "");
  });

  it("a refused file leaves its reason and nothing else", async () => {
    const id = await sent(bytesOf("abc"));
    await finishUpload(lead(), id);
    const parse = () => Promise.reject(new AppError("UNKNOWN_FILE", { message: "Es un PDF." }));
    const upload = await readUpload(lead(), id, { parse });
    expect(upload).toMatchObject({
      state: "refused",
      problem: { code: "UNKNOWN_FILE", message: "Es un PDF." },
      batches: [],
    });
  });

  it("of two tables of which one cannot be stored, neither is", async () => {
    const id = await sent(bytesOf("abc"));
    await finishUpload(lead(), id);
    const good = await aFile([aColumn({ 99_000: 253 }, { year: 2041 })], { year: 2041 });
    const broken = await aFile([aColumn({ 99_000: 253 }, { year: 2042, indicator: "otra/cosa" })], {
      year: 2042,
    });
    await expect(readUpload(lead(), id, { parse: () => Promise.resolve([good, broken]) })).rejects.toThrow();
    expect(await db().importBatch.count({ where: { uploadId: id } })).toBe(0);
    // The job begins again after a fault: the file is still there to be read.
    const again = await readUpload(lead(), id, { parse: () => Promise.resolve([good]) });
    expect(again.batches).toHaveLength(1);
  });

  it("a file under a reading that failed may be discarded, and not while it is being read", async () => {
    const id = await sent(bytesOf("abc"));
    const { jobId } = await finishUpload(lead(), id);
    const parse = () => Promise.reject(new Error("a fault of ours"));
    await expect(readUpload(lead(), id, { parse })).rejects.toThrow("a fault of ours");
    await expect(discardUpload(lead(), id)).rejects.toMatchObject({ code: "INVALID_STATE" });
    await db().job.update({ where: { id: jobId ?? "" }, data: { state: "failed" } });
    await discardUpload(lead(), id);
    expect(await getUpload(lead(), id)).toMatchObject({ state: "discarded", receivedParts: [] });
  });

  it("says that everything was there already", async () => {
    const file = await aFile([aColumn({ 99_000: 253 }, { year: 2043 })], { year: 2043 });
    for (const expected of [1, 0]) {
      const id = await sent(bytesOf("abc"));
      await finishUpload(lead(), id);
      const upload = await readUpload(lead(), id, { parse: () => Promise.resolve([file]) });
      expect(upload.batches).toHaveLength(expected);
      if (expected === 1) await publishBatch(lead(), upload.batches[0]?.id ?? "");
      else expect(upload.problem?.code).toBe("UNCHANGED");
    }
  });
});

describe("the thread that reads", () => {
  const known = { rbds: null };

  it("passes on why a file is refused", async () => {
    const order = { bytes: bytesOf("%PDF-1.7 nada"), fileName: "simce.csv", known };
    await expect(readOfficialFiles(order)).rejects.toMatchObject({ code: "UNKNOWN_FILE" });
  });

  it("says that a file needs too much memory instead of taking the process with it", async () => {
    const row = `${"x".repeat(40)};${"y".repeat(40)}\n`;
    const order = { bytes: bytesOf(`rbd;a\n${row.repeat(400_000)}`), fileName: "grande.csv", known };
    await expect(readOfficialFiles(order, { memoryMb: 8 })).rejects.toMatchObject({ code: "TOO_LARGE" });
  }, 60_000);

  it("ends a reading that takes too long, and says what to do with the file", async () => {
    const order = { bytes: bytesOf(`rbd;a\n${"1;2\n".repeat(4_000_000)}`), fileName: "eterno.csv", known };
    const reading = readOfficialFiles(order, { timeMs: 5 });
    await expect(reading).rejects.toMatchObject({ code: "TOO_LARGE", message: /tarda demasiado/ });
  });

  it("stops at once when it is told to", async () => {
    const order = { bytes: bytesOf("rbd;a\n1;2\n"), fileName: "a.csv", known };
    const reading = readOfficialFiles(order, { signal: AbortSignal.abort(new Error("cancelado")) });
    await expect(reading).rejects.toThrow("cancelado");
  });
});
