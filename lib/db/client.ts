import { PrismaPg } from "@prisma/adapter-pg";
import { env, requiredEnv } from "@/lib/env";
import { PrismaClient } from "./generated/client";

const holder = globalThis as typeof globalThis & { acompanaDatabase?: PrismaClient };

/** The one client of this process, made at its first use so that a launcher or a test may choose the server before. */
export function db(): PrismaClient {
  holder.acompanaDatabase ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: requiredEnv("DATABASE_URL"),
      max: env().DATABASE_POOL,
      application_name: "acompana",
    }),
  });
  return holder.acompanaDatabase;
}

/** Closes the connections of this process; the next db() opens new ones. */
export async function disconnect(): Promise<void> {
  await holder.acompanaDatabase?.$disconnect();
  delete holder.acompanaDatabase;
}
