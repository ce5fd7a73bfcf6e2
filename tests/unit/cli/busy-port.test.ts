import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { requireFreePort } from "@/lib/cli/web-server";
import { findFreePort } from "@/lib/db/embedded/ports";

let other: Server | undefined;

afterEach(() => {
  other?.close();
  other = undefined;
});

async function occupy(host: string): Promise<number> {
  const port = await findFreePort(host);
  await new Promise<void>((resolve) => {
    other = createServer().listen({ host, port }, resolve);
  });
  return port;
}

test("a busy port is refused with another one to try", async () => {
  const port = await occupy("127.0.0.1");
  await expect(requireFreePort({ host: "127.0.0.1", port })).rejects.toThrow(
    new RegExp(`puerto ${port} está ocupado[^]*PORT=${port + 1} npm start`),
  );
});

test("a port that another program holds on every address is busy too", async () => {
  const port = await occupy("0.0.0.0");
  await expect(requireFreePort({ host: "127.0.0.1", port })).rejects.toThrow(/ocupado/);
});

test("a free port is accepted", async () => {
  const port = await findFreePort("127.0.0.1");
  await expect(requireFreePort({ host: "127.0.0.1", port })).resolves.toBeUndefined();
});

test("an address that is not of this machine is refused in words", async () => {
  await expect(requireFreePort({ host: "203.0.113.7", port: 3000 })).rejects.toThrow(/Revisar HOST y PORT/);
});
