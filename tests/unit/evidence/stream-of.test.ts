import { expect, it } from "vitest";
import { streamOf } from "@/app/stream-of";

/** Chunks made one by one; says how many were asked for and whether it was told to end. */
function counted(most: number) {
  const seen = { made: 0, isEnded: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      for (; seen.made < most;) {
        seen.made += 1;
        yield new Uint8Array([seen.made]);
      }
    } finally {
      seen.isEnded = true;
    }
  }
  return { seen, chunks: chunks() };
}

it("a streamed answer holds every chunk in order", async () => {
  const { seen, chunks } = counted(3);
  const bytes = await new Response(streamOf(chunks)).arrayBuffer();
  expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3]);
  expect(seen.isEnded).toBe(true);
});

it("a streamed answer makes nothing more once its reader went away", async () => {
  const { seen, chunks } = counted(1_000);
  const reader = streamOf(chunks).getReader();
  await reader.read();
  await reader.cancel();
  expect(seen).toEqual({ made: expect.any(Number), isEnded: true });
  expect(seen.made).toBeLessThan(5);
});

it("a streamed answer that fails on the way is broken off, never taken for whole", async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array([1]);
    throw new Error("The database went away");
  }
  await expect(new Response(streamOf(failing())).arrayBuffer()).rejects.toThrow("went away");
});
