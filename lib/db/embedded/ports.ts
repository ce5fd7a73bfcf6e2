import { createServer, type Server } from "node:net";

function listen(host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}

/** Whether nothing listens on the port of this address. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  try {
    await close(await listen(host, port));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return false;
    throw error;
  }
}

/** A port that was free a moment ago. */
export async function findFreePort(host: string): Promise<number> {
  const server = await listen(host, 0);
  const address = server.address();
  await close(server);
  if (address === null || typeof address === "string") throw new Error("The system gave no port number");
  return address.port;
}
