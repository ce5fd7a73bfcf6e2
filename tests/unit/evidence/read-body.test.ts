import { describe, expect, it } from "vitest";
import { readBody, readJson } from "@/app/read-body";

const url = "http://127.0.0.1/api/imports";

/** A body that arrives piece by piece and says nothing of its length; counts how many pieces were taken. */
function streamed(pieces: number, bytesEach: number) {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (taken === pieces) return controller.close();
        taken += 1;
        controller.enqueue(new Uint8Array(bytesEach).fill(taken));
      },
    },
    { highWaterMark: 0 },
  );
  const options = { method: "PUT", body, duplex: "half" };
  return { request: new Request(url, options), taken: () => taken };
}

describe("the body of an uploaded part", () => {
  it("is read whole and in order up to the limit", async () => {
    const { request } = streamed(3, 2);
    expect([...(await readBody(request, 6))]).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it("is empty when nothing was sent", async () => {
    expect(await readBody(new Request(url, { method: "PUT" }), 6)).toHaveLength(0);
  });

  it("is refused as soon as the limit is passed, without taking the rest", async () => {
    const { request, taken } = streamed(1_000, 4);
    await expect(readBody(request, 10)).rejects.toMatchObject({ code: "TOO_LARGE" });
    expect(taken()).toBe(3);
  });

  it("is refused by the length it announces before a byte is read", async () => {
    const { request, taken } = streamed(3, 4);
    request.headers.set("content-length", "12");
    await expect(readBody(request, 10)).rejects.toMatchObject({ code: "TOO_LARGE" });
    expect(taken()).toBe(0);
  });
});

describe("the JSON of a small request", () => {
  const asking = (body: string) => new Request(url, { method: "POST", body });

  it("is given as it came", async () => {
    expect(await readJson(asking('{"fileName":"simce.csv"}'), 100)).toEqual({ fileName: "simce.csv" });
  });

  it.each(["", "{", "<html>"])("is refused in words when it is none: %j", async (body) => {
    await expect(readJson(asking(body), 100)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });

  it("is refused when it is too long to be one", async () => {
    await expect(readJson(asking(`"${"x".repeat(200)}"`), 100)).rejects.toMatchObject({ code: "TOO_LARGE" });
  });
});
