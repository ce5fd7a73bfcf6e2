import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/db/id";
import { packedBytes } from "@/lib/evidence/rules/data-sets/pack";
import type { Scale } from "@/lib/evidence/schema/codebooks";
import { addDays, toUtcMidnight } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { nextNumber } from "./directory";

/** UTC midnight of the civil day that many days from today in Chile, where it may still be the day before UTC's. */
export function dayFromNow(days: number): Date {
  return toUtcMidnight(addDays(civilDateAt(new Date(), DEFAULT_ZONE), days));
}

const agreement: Scale = ["Nunca", "A veces", "Siempre"].map((label, at) => ({ code: at + 1, label }));

/** A codebook of two questions, p1 and p2, of three answers. */
export async function makeCodebook(
  createdById: string,
): Promise<{ readonly id: string; readonly itemId: string }> {
  const id = newId();
  const itemId = newId();
  await db().codebook.create({
    data: {
      ...{
        id,
        name: "Cuestionario de prueba",
        source: "Prueba",
        sha256: String(await nextNumber()).padStart(64, "0"),
      },
      ...{ createdAt: new Date(), createdById },
      items: {
        create: ["p1", "p2"].map((variable, sortOrder) => ({
          ...{ id: sortOrder === 0 ? itemId : newId(), variable, wording: `Pregunta ${variable}` },
          ...{ scale: agreement, missingCodes: [0, 99], sortOrder },
        })),
      },
    },
  });
  return { id, itemId };
}

/** Sixty students who answered p1 (1, 2 and 3, twenty each), of two groups of thirty. Nobody reaches it until a grant is made. */
export async function makeDataSet(
  at: { readonly territoryId: string; readonly createdById: string },
  overrides: Partial<Prisma.DataSetUncheckedCreateInput> = {},
): Promise<{ readonly id: string; readonly name: string }> {
  const id = newId();
  const students = Array.from({ length: 60 }, (_, student) => student);
  const column = (variable: string, sortOrder: number) => ({
    id: newId(),
    variable,
    sortOrder,
    missingCount: 0,
  });
  const p1 = Int16Array.from(students, (student) => (student % 3) + 1);
  const group = Int16Array.from(students, (student) => (student < 30 ? 0 : 1));
  return db().dataSet.create({
    data: {
      ...{ id, ...at, name: `Conjunto ${await nextNumber()}`, publisher: "Prueba", fileName: "prueba.csv" },
      ...{ sha256: "0".repeat(64), conditions: "Solo para pruebas", isSynthetic: true },
      ...{ respondentCount: students.length, createdAt: new Date() },
      columns: {
        create: [
          {
            ...column("p1", 0),
            role: "item",
            values: packedBytes(p1),
            counts: [
              [1, 20],
              [2, 20],
              [3, 20],
            ],
          },
          { ...column("curso", 1), role: "group", labels: ["A", "B"], values: packedBytes(group) },
        ],
      },
      ...overrides,
    },
    select: { id: true, name: true },
  });
}

/** An access in force from yesterday for a month. */
export async function makeDataSetGrant(
  grant: { readonly dataSetId: string; readonly personId: string },
  overrides: Partial<Prisma.DataSetGrantUncheckedCreateInput> = {},
): Promise<{ readonly id: string }> {
  return db().dataSetGrant.create({
    data: {
      ...{ id: newId(), ...grant, purpose: "Estudio de prueba", createdAt: new Date() },
      ...{ validFrom: dayFromNow(-2), validTo: dayFromNow(30) },
      ...overrides,
    },
    select: { id: true },
  });
}

/** A draft of this person whose file, of this text, has arrived whole. */
export async function makeDraft(
  personId: string,
  {
    text,
    fileName = "respuestas.csv",
    ...overrides
  }: Partial<Prisma.DataSetDraftUncheckedCreateInput> & {
    readonly text: string | Uint8Array;
    readonly fileName?: string;
  },
): Promise<{ readonly id: string; readonly uploadId: string }> {
  const bytes = Buffer.from(text);
  const uploadId = newId();
  await db().importUpload.create({
    data: {
      ...{ id: uploadId, purpose: "data_set", fileName, byteCount: bytes.length, state: "waiting" },
      ...{ uploadedById: personId, uploadedAt: new Date() },
      parts: { create: [{ sequence: 0, bytes }] },
    },
  });
  return db().dataSetDraft.create({
    data: { id: newId(), uploadId, personId, createdAt: new Date(), ...overrides },
    select: { id: true, uploadId: true },
  });
}
