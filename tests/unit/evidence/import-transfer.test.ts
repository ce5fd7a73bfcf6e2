import { describe, expect, it } from "vitest";
import {
  fileObstacle,
  pauseBefore,
  transferFile,
  TransferRefusal,
  type TransferNet,
  type TransferRequest,
} from "@/components/evidence/import-transfer";
import { MAXIMUM_FILE_BYTES, UPLOAD_PART_BYTES } from "@/lib/evidence/schema/imports";

const uploadId = "01990000-0000-7000-8000-000000000001";
const jobId = "01990000-0000-7000-8000-000000000002";

type Answer = { readonly status: number; readonly body: unknown };
/** What happens to a request before the server sees it; undefined lets it through. */
type Fate = (request: TransferRequest) => Answer | "silence" | "answer lost" | undefined;

const refused = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error: { code, message } },
});

/** A server that keeps parts as ours does, behind a network that fails as told. */
function network(fate: Fate = () => undefined, already: readonly number[] = []) {
  const parts = new Map(already.map((sequence) => [sequence, new Uint8Array()]));
  const asked: string[] = [];
  const pauses: number[] = [];
  let state = "receiving";
  const view = (): Answer => ({
    status: 200,
    body: {
      id: uploadId,
      state,
      jobId: state === "waiting" ? jobId : null,
      receivedParts: [...parts.keys()],
    },
  });
  const serve = ({ method, path, body }: TransferRequest): Answer => {
    const sequence = /parts\/(\d+)$/.exec(path)?.[1];
    if (method === "PUT" && body instanceof ArrayBuffer) parts.set(Number(sequence), new Uint8Array(body));
    if (path.endsWith("/finish")) {
      if (state !== "receiving") return refused(409, "INVALID_STATE", "Este archivo ya se recibió completo.");
      state = "waiting";
    }
    return view();
  };
  const net: TransferNet = {
    async send(request) {
      asked.push(`${request.method} ${request.path.replace(uploadId, "ID")}`);
      const met = fate(request);
      if (met === "silence") throw new TypeError("No answer came");
      const answer = met === undefined || met === "answer lost" ? serve(request) : met;
      if (met === "answer lost") throw new TypeError("No answer came");
      return answer;
    },
    async pause(milliseconds) {
      pauses.push(milliseconds);
    },
  };
  return { net, parts, asked, pauses };
}

function fileOf(byteCount: number): File {
  const bytes = Uint8Array.from({ length: byteCount }, (_, at) => Math.floor(at / UPLOAD_PART_BYTES) + 1);
  return new File([bytes], "simce4b2026.csv");
}

const threeParts = fileOf(2 * UPLOAD_PART_BYTES + 10);

function sending(net: TransferNet, changes: { file?: File; resumeId?: string; signal?: AbortSignal } = {}) {
  const sent: number[] = [];
  let silences = 0;
  const outcome = transferFile({
    file: changes.file ?? threeParts,
    resumeId: changes.resumeId ?? null,
    net,
    signal: changes.signal ?? new AbortController().signal,
    onBegun: () => undefined,
    onSent: (bytes) => sent.push(bytes),
    onSilence: () => (silences += 1),
  });
  return { outcome, sent, silences: () => silences };
}

/** Fails the first requests that match, and no more. */
function failing(times: number, matches: RegExp, how: Answer | "silence" | "answer lost"): Fate {
  let left = times;
  return ({ path }) => (matches.test(path) && left-- > 0 ? how : undefined);
}

describe("sending a file in parts", () => {
  it("sends every part whole and in order, and says that all went", async () => {
    const { net, parts, asked } = network();
    const { outcome, sent } = sending(net);
    expect(await outcome).toMatchObject({ id: uploadId, state: "waiting", jobId });
    expect([...parts].map(([at, bytes]) => [at, bytes.length, bytes[0]])).toEqual([
      [0, UPLOAD_PART_BYTES, 1],
      [1, UPLOAD_PART_BYTES, 2],
      [2, 10, 3],
    ]);
    expect(asked.at(-1)).toBe("POST /api/imports/ID/finish");
    expect(sent.at(-1)).toBe(threeParts.size);
  });

  it("tries again, after longer and longer pauses, while no answer comes", async () => {
    const { net, parts, pauses } = network(failing(3, /parts\/1$/, "silence"));
    const { outcome, silences } = sending(net);
    await outcome;
    expect(pauses).toEqual([1_000, 2_000, 4_000]);
    expect(silences()).toBe(3);
    expect([...parts.keys()]).toEqual([0, 1, 2]);
  });

  it("tries again after a fault of the server, and after a page of a proxy that is no answer of ours", async () => {
    const { net, pauses } = network(failing(2, /parts\/0$/, { status: 502, body: null }));
    await sending(net).outcome;
    expect(pauses).toHaveLength(2);
  });

  it("gives up in words when no answer ever comes, and says that trying again may help", async () => {
    const { net, pauses } = network(() => "silence");
    const error: unknown = await sending(net).outcome.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransferRefusal);
    expect(error).toMatchObject({ isPassing: true, message: expect.stringContaining("sigue elegido") });
    expect(pauses).toHaveLength(13);
  });

  it("stops at once, in the server's own words, at a refusal", async () => {
    const { net, pauses } = network(failing(1, /imports$/, refused(403, "FORBIDDEN", "Su rol no permite.")));
    await expect(sending(net).outcome).rejects.toMatchObject({
      message: "Su rol no permite.",
      isPassing: false,
    });
    expect(pauses).toEqual([]);
  });

  it("offers to go on after the session ended", async () => {
    const { net } = network(failing(1, /parts\/2$/, refused(401, "NOT_SIGNED_IN", "La sesión terminó.")));
    await expect(sending(net).outcome).rejects.toMatchObject({ isPassing: true });
  });

  it("sends only the parts that the server lacks when it goes on with an upload", async () => {
    const { net, asked } = network(undefined, [0, 2]);
    await sending(net, { resumeId: uploadId }).outcome;
    expect(asked).toEqual([
      "GET /api/imports/ID",
      "PUT /api/imports/ID/parts/1",
      "POST /api/imports/ID/finish",
    ]);
  });

  it("begins anew when the upload it would go on with is gone", async () => {
    const { net, asked } = network(failing(1, /\/[0-9a-f-]{36}$/, refused(404, "NOT_FOUND", "No está.")));
    await sending(net, { resumeId: uploadId }).outcome;
    expect(asked.slice(0, 2)).toEqual(["GET /api/imports/ID", "POST /api/imports"]);
  });

  it("takes a lost answer to the end for what it is: the file arrived", async () => {
    const { net } = network(failing(1, /finish$/, "answer lost"));
    expect(await sending(net).outcome).toMatchObject({ state: "waiting", jobId });
  });

  it("asks for nothing more once it was stopped", async () => {
    const stopping = new AbortController();
    const { net, asked } = network(({ path }) => {
      if (path.endsWith("parts/1")) stopping.abort();
      return undefined;
    });
    await expect(sending(net, { signal: stopping.signal }).outcome).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(asked.at(-1)).toBe("PUT /api/imports/ID/parts/1");
    await expect(sending(net, { signal: stopping.signal }).outcome).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(asked.at(-1)).toBe("PUT /api/imports/ID/parts/1");
  });

  it("says that the file is gone when it can no longer be read", async () => {
    const gone = Object.assign(new File(["x"], "borrado.csv"), {
      slice: () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error("gone")) }),
    });
    const { net, pauses } = network();
    await expect(sending(net, { file: gone }).outcome).rejects.toMatchObject({
      message: expect.stringContaining("ya no está donde estaba"),
      isPassing: false,
    });
    expect(pauses).toEqual([]);
  });
});

describe("what is not sent at all", () => {
  it.each([
    [0, /vacío/],
    [MAXIMUM_FILE_BYTES + 1, /Pesa 257 MB y aquí se reciben hasta 256 MB/],
  ])("a file of %i bytes is refused before anything leaves", (size, words) => {
    expect(fileObstacle({ size })).toMatch(words);
  });

  it.each([1, MAXIMUM_FILE_BYTES])("a file of %i bytes may go", (size) => {
    expect(fileObstacle({ size })).toBeNull();
  });

  it("never waits longer than half a minute", () => {
    expect([1, 5, 6, 14].map(pauseBefore)).toEqual([1_000, 16_000, 30_000, 30_000]);
  });
});
