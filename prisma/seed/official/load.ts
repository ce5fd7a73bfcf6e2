import { readFileSync } from "node:fs";
import { z } from "zod";
import { delimitedTable } from "@/lib/evidence/rules/reading/delimited-table";
import type { Figure } from "./figures";
import {
  communeBoundaries,
  directoryRecord,
  idpsRecord,
  levelRecord,
  nationalRecord,
  simceRecord,
  sourceRecord,
  type CommuneBoundaries,
  type DirectoryRecord,
  type NationalRecord,
  type SourceRecord,
} from "./records";
import { figuresOf } from "./results";

/** Territories, communes, sponsors and the functioning schools, checked. */
export function readOfficialDirectory(): DirectoryRecord {
  return directoryRecord.parse(json("directory.json"));
}

/** Every official figure of those schools with its state, checked. Throws when a figure appears twice. */
export function readOfficialResults(): readonly Figure[] {
  const results = {
    simce: csv("simce.csv", simceRecord),
    idps: csv("idps.csv", idpsRecord),
    levels: csv("idps-levels.csv", levelRecord),
  };
  const figures = figuresOf(results, readSources());
  const seen = new Set<string>();
  for (const { rbd, indicator, grade, year, source, row } of figures) {
    const key = `${rbd} ${indicator} ${grade} ${year}`;
    if (seen.has(key)) throw new Error(`${source}, row ${row}: ${key} appears twice`);
    seen.add(key);
  }
  return figures;
}

/** The official files behind the seed, checked. */
export function readSources(): readonly SourceRecord[] {
  return z.array(sourceRecord).parse(json("sources.json"));
}

/** The national reference of each indicator, grade, year and socioeconomic group, checked. */
export function readNational(): readonly NationalRecord[] {
  return z.array(nationalRecord).parse(json("national.json"));
}

/** GeoJSON outlines of the communes, checked. */
export function readCommunes(): CommuneBoundaries {
  return communeBoundaries.parse(json("communes.json"));
}

function read(name: string): Buffer {
  return readFileSync(new URL(`./data/${name}`, import.meta.url));
}

function json(name: string): unknown {
  return JSON.parse(read(name).toString("utf8"));
}

function csv<T extends z.ZodType>(name: string, schema: T): z.infer<T>[] {
  const { headers, rows } = delimitedTable(read(name));
  const records = Array.from(rows(), ({ cells }) =>
    Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? ""])),
  );
  return z.array(schema).parse(records);
}
