import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { forgetKeys } from "@/lib/sync/client/database";
import { Device } from "@/lib/sync/client/device";
import { digestOf, sha256 } from "@/lib/sync/client/digest";
import { Draft } from "@/lib/sync/client/draft";
import type { DeviceEnvironment } from "@/lib/sync/client/environment";
import { Outbox } from "@/lib/sync/client/outbox";
import { headsAfter } from "@/lib/observation/rules/merge";
import type { FieldHead, FieldWrite } from "@/lib/observation/schema/fields";
import type { NoteView } from "@/lib/observation/schema/observation";
import { receiptText } from "@/lib/sync/rules/receipt";

interface Sent {
  readonly opId: string;
  readonly kind: string;
  readonly entityId: string;
  readonly digest: string;
  readonly payload: { readonly writes?: readonly FieldWrite[] };
}

type Trouble = "none" | "no_signal" | "lost_answer" | "signed_out" | "fault";

/** A server that keeps what it gets, and fails as told. */
function makeServer() {
  const server = {
    trouble: "none" as Trouble,
    received: new Map<string, Sent>(),
    requests: 0,
    heads: [] as readonly FieldHead[],
    async answer(url: string, init?: RequestInit): Promise<Response> {
      if (url.endsWith("/key")) return Response.json({ person, secret: btoa("k".repeat(32)) });
      server.requests += 1;
      if (server.trouble === "no_signal") throw new TypeError("Failed to fetch");
      if (server.trouble === "signed_out") return new Response(null, { status: 401 });
      if (server.trouble === "fault") return new Response(null, { status: 500 });
      const { operations } = JSON.parse(String(init?.body)) as { operations: Sent[] };
      const outcomes = [];
      for (const operation of operations) {
        const isKnown = server.received.has(operation.opId);
        server.received.set(operation.opId, operation);
        const writes = operation.payload.writes ?? [];
        server.heads = headsAfter(server.heads, [{ opId: operation.opId, writes }]);
        outcomes.push({ opId: operation.opId, outcome: isKnown ? "duplicate" : "applied", first: "applied" });
      }
      if (server.trouble === "lost_answer") throw new TypeError("Failed to fetch");
      const heads = await Promise.all(
        server.heads.map(async (head) => ({ ...head, digest: await digestOf(head.value) })),
      );
      const state = { visitId, version: 1, state: "draft", revisionDigest: null, heads } as const;
      const receipt = { entity: "visit", entityId: visitId, version: 1, state: "draft", attachments: [] };
      const sealed = { ...receipt, sha256: await sha256(receiptText(state)) };
      return Response.json({ outcomes: outcomes.map((outcome) => ({ ...outcome, receipt: sealed })) });
    },
  };
  return server;
}

let person = "";
let visitId = "";

function makeEnvironment(server: ReturnType<typeof makeServer>): DeviceEnvironment {
  return {
    fetch: (url, init) => server.answer(url, init),
    now: () => Date.now(),
    random: () => 0.5,
    later: () => () => undefined,
    locks: undefined,
  };
}

async function makeDevice() {
  person = crypto.randomUUID();
  visitId = crypto.randomUUID();
  const server = makeServer();
  const open = async () => {
    const device = await Device.open({ id: person, name: "Prueba" }, makeEnvironment(server));
    if (!device) throw new Error("There should be a device");
    return device;
  };
  return { server, open, device: await open() };
}

const note = (text: string, id: string = crypto.randomUUID()): NoteView => ({
  ...{ id, offsetSeconds: 5, speaker: "teacher", noteClass: "low_inference", text },
});

const openDraft = (device: Device) => Draft.open(device, { visitId, zone: "America/Santiago" });

describe("a lesson on a device", () => {
  it("is there after the browser was closed at any moment after a step", async () => {
    const { device, open } = await makeDevice();
    const draft = await openDraft(device);
    draft.step({ kind: "note_added", note: note("primera") });
    draft.step({ kind: "context_changed", context: { studentsPresent: 30 } });
    await draft.stored();
    device.close();
    const again = await openDraft(await open());
    expect(again.snapshot().content.notes.map(({ text }) => text)).toEqual(["primera"]);
    expect(again.snapshot()).toMatchObject({ unsent: 1, content: { context: { studentsPresent: 30 } } });
  });

  it("lies sealed: no word of it can be read without the key", async () => {
    const { device } = await makeDevice();
    const draft = await openDraft(device);
    draft.step({ kind: "note_added", note: note("palabra secreta") });
    await draft.stored();
    const [row] = await device.database.getAll("queue");
    expect(new TextDecoder().decode(row?.sealed.data)).not.toContain("secreta");
    expect(JSON.stringify({ ...row, sealed: null })).not.toContain("secreta");
  });

  it("goes out as one operation while nobody sent it, and as another after", async () => {
    const { device, server } = await makeDevice();
    const draft = await openDraft(device);
    const outbox = new Outbox(device);
    const id = crypto.randomUUID();
    draft.step({ kind: "note_added", note: note("a", id) });
    draft.step({ kind: "note_changed", note: note("ab", id) });
    await draft.stored();
    await outbox.send();
    expect([...server.received.values()].map(({ payload }) => payload.writes)).toMatchObject([
      [{ value: { text: "ab" }, over: [] }],
    ]);
    draft.step({ kind: "note_changed", note: note("abc", id) });
    await draft.stored();
    await outbox.send();
    const [first, second] = [...server.received.values()];
    expect(second?.payload.writes).toMatchObject([{ value: { text: "abc" }, over: [first?.opId] }]);
    expect(server.heads).toHaveLength(1);
  });

  it("loses nothing that is written while the outbox freezes what came before", async () => {
    const { device, server } = await makeDevice();
    const draft = await openDraft(device);
    const outbox = new Outbox(device);
    const sending: Promise<void>[] = [];
    for (let at = 0; at < 30; at += 1) {
      draft.step({ kind: "note_added", note: note(`nota ${at}`) });
      if (at % 3 === 0) sending.push(outbox.send());
      if (at % 4 === 0) await new Promise((done) => setTimeout(done, 1));
    }
    await draft.stored();
    await Promise.all(sending);
    await outbox.send();
    expect(server.heads).toHaveLength(30);
    expect(draft.snapshot().content.notes).toHaveLength(30);
    expect(await device.queue()).toEqual([]);
  });
});

describe("the outbox", () => {
  it.each(["no_signal", "fault", "signed_out"] as const)(
    "keeps everything when there is %s",
    async (trouble) => {
      const { device, server } = await makeDevice();
      const draft = await openDraft(device);
      draft.step({ kind: "note_added", note: note("una") });
      await draft.stored();
      server.trouble = trouble;
      const outbox = new Outbox(device);
      await outbox.send();
      expect(outbox.state()).toBe(trouble === "signed_out" ? "signed_out" : "waiting");
      expect(await device.queue()).toHaveLength(1);
      server.trouble = "none";
      await outbox.send();
      expect(outbox.state()).toBe("idle");
      expect(server.received.size).toBe(1);
    },
  );

  it("sends the very same again when the answer was lost, and it is there once", async () => {
    const { device, server } = await makeDevice();
    const draft = await openDraft(device);
    draft.step({ kind: "note_added", note: note("una") });
    await draft.stored();
    server.trouble = "lost_answer";
    const outbox = new Outbox(device);
    await outbox.send();
    const [first] = [...server.received.values()];
    draft.step({ kind: "note_added", note: note("otra") });
    await draft.stored();
    server.trouble = "none";
    await outbox.send();
    expect(server.received.size).toBe(2);
    expect([...server.received.values()][0]?.digest).toBe(first?.digest);
    const ledger = await device.database.getAll("ledger");
    expect(ledger.map(({ outcome, isVerified }) => [outcome, isVerified])).toEqual([
      ["applied", true],
      ["applied", true],
    ]);
  });
});

describe("signing out", () => {
  it("leaves what was not sent, unreadable, until the same person comes back", async () => {
    const { device, open, server } = await makeDevice();
    const draft = await openDraft(device);
    draft.step({ kind: "note_added", note: note("pendiente") });
    await draft.stored();
    device.close();
    await forgetKeys();
    server.trouble = "no_signal";
    const noKey: DeviceEnvironment = {
      ...makeEnvironment(server),
      fetch: () => Promise.reject(new TypeError("Failed to fetch")),
    };
    expect(await Device.open({ id: person, name: "Prueba" }, noKey)).toBeNull();
    const again = await openDraft(await open());
    expect(again.snapshot().content.notes.map(({ text }) => text)).toEqual(["pendiente"]);
  });
});
