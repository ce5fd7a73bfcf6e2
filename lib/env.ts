import { z } from "zod";

/**
 * The only reader of process.env. Values are read when asked for, so that a test or a launcher may set them first;
 * a missing or malformed value fails with its name, never with its content.
 */
const environment = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  DATABASE_URL: z.url().optional(),
  TEST_DATABASE_URL: z.url().optional(),
  ACOMPANA_DATA_DIR: z.string().min(1).default(".data"),
  NEXTAUTH_SECRET: z.string().min(16).optional(),
  NEXTAUTH_URL: z.url().optional(),
  PUBLIC_URL: z.url().optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DEMO: z.enum(["on", "off"]).optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
});

export type Environment = z.infer<typeof environment>;

export function env(): Environment {
  const parsed = environment.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
  throw new Error(`Invalid environment variables: ${names}`);
}

export function requiredEnv<K extends keyof Environment>(name: K): NonNullable<Environment[K]> {
  const value = env()[name];
  if (value === undefined) throw new Error(`Missing environment variable ${name}`);
  return value;
}

/** The address people type: the one given, or this machine's own. */
export function publicUrl(): string {
  const { PUBLIC_URL, NEXTAUTH_URL, HOST, PORT } = env();
  return PUBLIC_URL ?? NEXTAUTH_URL ?? `http://${HOST}:${PORT}`;
}

/** What a program of another hand needs to run at all (path, temp folder, system folder) and none of our secrets. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, TEMP, SYSTEMROOT, ComSpec } = process.env;
  return {
    PATH,
    HOME,
    TMPDIR,
    TEMP,
    SYSTEMROOT,
    ComSpec,
    LC_ALL: "C",
    TZ: "UTC",
    NODE_ENV: process.env.NODE_ENV,
  };
}

/** Our own environment for a child process of ours, with some values set for it; undefined removes one. */
export function childEnvironment(values: Readonly<Record<string, string | undefined>>): NodeJS.ProcessEnv {
  return { ...process.env, ...values };
}

/** Sets values for this process before anything has read them; for launchers and tests. */
export function setEnvironment(values: Readonly<Record<string, string>>): void {
  Object.assign(process.env, values);
}
