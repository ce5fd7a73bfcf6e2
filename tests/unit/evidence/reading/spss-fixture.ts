export interface FixtureVariable {
  readonly name: string;
  readonly longName?: string;
  /** Bytes of a text; 0 for a number. */
  readonly width?: number;
  readonly format?: number;
  readonly label?: string;
  readonly missing?: readonly number[];
}

export interface FixtureFile {
  readonly variables: readonly FixtureVariable[];
  readonly cases: readonly (readonly (number | string | null)[])[];
  readonly isCompressed?: boolean;
  readonly isBigEndian?: boolean;
  readonly encoding?: "UTF-8" | "windows-1252";
  readonly caseCount?: number;
}

const BIAS = 100;
const SYSTEM_MISSING = -Number.MAX_VALUE;

/** Writes an SPSS system file as the PSPP manual describes it: invented variables, small on purpose. */
export function spssFile(file: FixtureFile): Buffer {
  const numbers = numberWriter(file.isBigEndian ?? false);
  const parts = [
    header(file, numbers),
    ...file.variables.map((variable) => variableRecords(variable, numbers)),
  ];
  if (file.variables[0] !== undefined) parts.push(valueLabels(numbers));
  parts.push(extension(20, Buffer.from(file.encoding ?? "UTF-8"), numbers), longNames(file, numbers));
  parts.push(numbers.integer(999), numbers.integer(0));
  parts.push(file.isCompressed === false ? storedCases(file, numbers) : compressedCases(file, numbers));
  return Buffer.concat(parts);
}

type Numbers = ReturnType<typeof numberWriter>;

function numberWriter(isBigEndian: boolean) {
  return {
    integer(value: number): Buffer {
      const bytes = Buffer.alloc(4);
      if (isBigEndian) bytes.writeInt32BE(value);
      else bytes.writeInt32LE(value);
      return bytes;
    },
    double(value: number): Buffer {
      const bytes = Buffer.alloc(8);
      if (isBigEndian) bytes.writeDoubleBE(value);
      else bytes.writeDoubleLE(value);
      return bytes;
    },
  };
}

function header({ variables, isCompressed, cases, caseCount }: FixtureFile, numbers: Numbers): Buffer {
  const elements = variables.reduce((sum, { width = 0 }) => sum + Math.max(1, Math.ceil(width / 8)), 0);
  return Buffer.concat([
    Buffer.from("$FL2"),
    padded(Buffer.from("@(#) SPSS DATA FILE"), 60),
    ...[2, elements, isCompressed === false ? 0 : 1, 0, caseCount ?? cases.length].map(numbers.integer),
    numbers.double(BIAS),
    Buffer.from("25 Nov 2612:00:00"),
    padded(Buffer.alloc(0), 64),
    Buffer.alloc(3),
  ]);
}

function variableRecords(variable: FixtureVariable, numbers: Numbers): Buffer {
  const { name, width = 0, format = width > 0 ? 1 : 5, label, missing = [] } = variable;
  const code = (format << 16) | (8 << 8);
  const written = Buffer.from(label ?? "");
  const first = [2, width, label === undefined ? 0 : 1, missing.length, code, code].map(numbers.integer);
  const labelled = label === undefined ? [] : [numbers.integer(written.length), padded(written, 4)];
  const rest = Array.from({ length: Math.max(0, Math.ceil(width / 8) - 1) }, () =>
    Buffer.concat([...[2, -1, 0, 0, 0, 0].map(numbers.integer), padded(Buffer.alloc(0), 8)]),
  );
  return Buffer.concat([
    ...first,
    padded(Buffer.from(name), 8),
    ...labelled,
    ...missing.map(numbers.double),
    ...rest,
  ]);
}

function valueLabels(numbers: Numbers): Buffer {
  const label = Buffer.from("Muy de acuerdo");
  const text = Buffer.concat([Buffer.from([label.length]), label]);
  return Buffer.concat([
    ...[numbers.integer(3), numbers.integer(1), numbers.double(4), padded(text, 8)],
    ...[4, 1, 1].map(numbers.integer),
  ]);
}

function longNames({ variables, encoding }: FixtureFile, numbers: Numbers): Buffer {
  const pairs = variables.map(({ name, longName }) => `${name}=${longName ?? name}`).join("\t");
  return extension(13, Buffer.from(pairs, encoding === "windows-1252" ? "latin1" : "utf8"), numbers);
}

function extension(kind: number, bytes: Buffer, numbers: Numbers): Buffer {
  return Buffer.concat([...[7, kind, 1, bytes.length].map(numbers.integer), bytes]);
}

function elementsOf({ variables, cases, encoding }: FixtureFile): (Buffer | number | null)[] {
  return cases.flatMap((values) =>
    variables.flatMap(({ width = 0 }, index): (Buffer | number | null)[] => {
      const value = values[index] ?? null;
      if (width === 0) return [typeof value === "string" ? null : value];
      const text = Buffer.from(String(value ?? ""), encoding === "windows-1252" ? "latin1" : "utf8");
      const stored = padded(text, Math.ceil(width / 8) * 8);
      return Array.from({ length: stored.length / 8 }, (_, at) => stored.subarray(at * 8, at * 8 + 8));
    }),
  );
}

function storedCases(file: FixtureFile, numbers: Numbers): Buffer {
  return Buffer.concat(
    elementsOf(file).map((element) =>
      Buffer.isBuffer(element) ? element : numbers.double(element ?? SYSTEM_MISSING),
    ),
  );
}

function compressedCases(file: FixtureFile, numbers: Numbers): Buffer {
  const parts: Buffer[] = [];
  const elements = [...elementsOf(file), undefined];
  for (let at = 0; at < elements.length; at += 8) {
    const coded = elements.slice(at, at + 8).map((element) => coded8(element, numbers));
    parts.push(
      padded(Buffer.from(coded.map(({ command }) => command)), 8, 0),
      ...coded.map(({ data }) => data),
    );
  }
  return Buffer.concat(parts);
}

function coded8(element: Buffer | number | null | undefined, numbers: Numbers) {
  const nothing = Buffer.alloc(0);
  if (element === undefined) return { command: 252, data: nothing };
  if (element === null) return { command: 255, data: nothing };
  if (typeof element === "number") {
    const isShort = Number.isInteger(element) && element > -BIAS && element < 252 - BIAS;
    return isShort
      ? { command: element + BIAS, data: nothing }
      : { command: 253, data: numbers.double(element) };
  }
  return element.toString("latin1") === " ".repeat(8)
    ? { command: 254, data: nothing }
    : { command: 253, data: element };
}

/** To the next multiple of a number of bytes, or at least to that many. */
function padded(bytes: Buffer, size: number, filling = 0x20): Buffer {
  const length = Math.max(1, Math.ceil(bytes.length / size)) * size;
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, filling)]);
}
