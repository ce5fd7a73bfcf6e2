import { describe, expect, it } from "vitest";
import { GET } from "@/app/api/health/route";
import { disconnect } from "@/lib/db/client";
import { findFreePort } from "@/lib/db/embedded/ports";
import { requiredEnv, setEnvironment } from "@/lib/env";

describe("the health address", () => {
  it("answers 200 while the database answers, and is not kept by anybody", async () => {
    const response = await GET();
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toEqual({ status: "ok" });
  });

  it("answers 503 without a word of why when the database is gone", async () => {
    const given = requiredEnv("DATABASE_URL");
    const gone = new URL(given);
    gone.port = String(await findFreePort("127.0.0.1"));
    await disconnect();
    setEnvironment({ DATABASE_URL: gone.href });
    try {
      const response = await GET();
      expect(response.status).toBe(503);
      expect(await response.json()).toEqual({ status: "unavailable" });
    } finally {
      await disconnect();
      setEnvironment({ DATABASE_URL: given });
    }
    expect((await GET()).status).toBe(200);
  });
});
