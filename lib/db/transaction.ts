import { AppError } from "@/lib/errors";
import { db } from "./client";
import { Prisma } from "./generated/client";
import { translateRefusal } from "./refusals";

export type Tx = Prisma.TransactionClient;

const attempts = 3;
const options = { maxWait: 10_000, timeout: 30_000 } as const;

/**
 * Runs the work in one transaction: all of it is stored, or nothing. A deadlock or a serialization failure is tried
 * again; what the database refuses (unique, foreign key, check, trigger) becomes an AppError in `refusals.ts`.
 */
export async function inTransaction<T>(
  work: (tx: Tx) => Promise<T>,
  { timeoutMs = options.timeout }: { readonly timeoutMs?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction(work, { ...options, timeout: timeoutMs });
    } catch (error) {
      if (isTransient(error) && attempt < attempts) continue;
      throw translateRefusal(error);
    }
  }
}

/** Reads several things as they all stood at one moment, whatever is stored meanwhile. */
export async function inSnapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { ...options, isolationLevel: "RepeatableRead" });
}

function isTransient(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2034";
}

type LockableTable =
  | "observation"
  | "visit"
  | "diagnosis"
  | "diagnosis_version"
  | "support_focus"
  | "goal"
  | "mentor_profile"
  | "person"
  | "assignment"
  | "cycle"
  | "coaching_session"
  | "access_grant"
  | "account"
  | "programme"
  | "rubric_version"
  | "rubric_rollout"
  | "case_selection"
  | "relation_run"
  | "job"
  | "codebook"
  | "data_set"
  | "data_set_draft"
  | "data_set_grant"
  | "factor_run"
  | "import_batch"
  | "import_upload"
  | "field_study"
  | "field_session"
  | "source"
  | "informant"
  | "consent"
  | "instrument"
  | "instrument_version";

/** Takes the row's lock before it is read, so that what is decided on cannot change underneath. NOT_FOUND if missing. */
export async function lockRow(tx: Tx, table: LockableTable, id: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM ${Prisma.raw(`"${table}"`)} WHERE "id" = ${id}::uuid FOR UPDATE`;
  if (rows.length === 0) throw new AppError("NOT_FOUND");
}
