import { damaged, passwordProtected } from "./refusals";

const BOF = 0x0809;
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const FORMULA = 0x0006;
const CONTINUE = 0x003c;
const SHARED_TEXTS = 0x00fc;
/** A record of drawings, which the reader passes over. */
const SILENT = 0x00ec;
const MOST_NESTED = 8;
const FORMULA_HEAD = 22;
const PARENTHESES = 0x15;
const LAST_ROW = 65_535;
const LAST_COLUMN = 255;

/** Records that hold the sheets, their texts, formats and cells; and how long each is at least. */
const kept: ReadonlyMap<number, number> = new Map([
  [BOF, 4],
  [EOF, 0],
  [0x0085, 8], // sheet
  [0x0042, 2], // page of codes
  [0x0022, 2], // days from 1904
  [SHARED_TEXTS, 8], // shared texts
  [CONTINUE, 0], // what follows of the record before
  [0x041e, 5], // format
  [0x00e0, 20], // style of a cell
  [0x00fd, 10], // shared text of a cell
  [0x0204, 8], // text of a cell
  [0x0203, 14], // number
  [0x027e, 10], // short number
  [0x00bd, 6], // short numbers
  [0x0205, 8], // truth or error
  [FORMULA, 23],
  [0x0207, 3], // text that a formula shows
]);
const cells: ReadonlySet<number> = new Set([0x00fd, 0x0204, 0x0203, 0x027e, 0x00bd, 0x0205, FORMULA]);

/**
 * The stream of an .xls with every record that holds no cell turned into one that says nothing, in its place: the
 * reader of workbooks may never end on damaged records of drawings, links or formulas. Formulas keep what they show.
 * Throws UNREADABLE_FILE if a record is shorter than its kind or runs past the end, or if a sheet has no end.
 */
export function cellRecords(stream: Buffer): Buffer {
  const records = Buffer.from(stream);
  let depth = 0;
  let isContinued = false;
  let at = 0;
  while (at + 4 <= records.length) {
    const kind = records.readUInt16LE(at);
    const end = at + 4 + records.readUInt16LE(at + 2);
    if (depth === 0 && kind !== BOF) break;
    if (end > records.length || depth > MOST_NESTED) throw damagedRecords();
    if (kind === FILE_PASS) throw passwordProtected("La planilla");
    if (kind === BOF) depth += 1;
    if (kind === EOF) depth -= 1;
    const isKept = kind === CONTINUE ? isContinued : kept.has(kind);
    if (isKept) requireSound(kind, records.subarray(at + 4, end));
    else records.writeUInt16LE(SILENT, at);
    if (kind === FORMULA) silenceFormula(records.subarray(at + 4, end));
    isContinued = kind === SHARED_TEXTS || (kind === CONTINUE && isContinued);
    at = end;
  }
  if (depth !== 0 || at === 0) throw damagedRecords();
  return records.subarray(0, at);
}

function requireSound(kind: number, body: Buffer): void {
  if (body.length < (kept.get(kind) ?? 0)) throw damagedRecords();
  if (!cells.has(kind)) return;
  if (body.readUInt16LE(0) > LAST_ROW || body.readUInt16LE(2) > LAST_COLUMN) throw damagedRecords();
}

/** Computes zero, in parentheses to fill its place: what it computed is not needed, and may be damaged. */
function silenceFormula(body: Buffer): void {
  const length = body.length - FORMULA_HEAD;
  body.writeUInt16LE(length, FORMULA_HEAD - 2);
  body.fill(PARENTHESES, FORMULA_HEAD);
  body.set(length === 1 ? [0x16] : length === 2 ? [0x1d, 0] : [0x1e, 0, 0], FORMULA_HEAD);
}

function damagedRecords() {
  return damaged("La planilla .xls está cortada o dañada: sus registros no se siguen uno a otro.");
}
