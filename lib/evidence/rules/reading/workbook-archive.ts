import { crc32 } from "node:zlib";

interface Part {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * A zip of parts that are already inflated and within their bounds, stored as they are: what the workbook reader
 * opens holds nothing that could still grow, and no sizes but the true ones.
 */
export function storedArchive(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of parts) {
    const name = Buffer.from(path, "utf8");
    const fields = sharedFields(bytes, name.length);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, name]);
    directory.push(centralRecord(fields, name, offset));
    pieces.push(local, bytes);
    offset += local.length + bytes.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...pieces, central, endRecord(parts.length, central.length, offset)]);
}

/** Version, flags, method, time, date, checksum, both sizes, length of the name and of no extra field. */
function sharedFields(bytes: Buffer, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function centralRecord(fields: Buffer, name: Buffer, offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, tail, name]);
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
