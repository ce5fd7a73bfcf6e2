import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { digestRut, openRut, sealRut } from "@/lib/privacy/rut-vault";

describe("the RUT vault", () => {
  it("gives back what it sealed, in its stored form", () => {
    expect(openRut(sealRut("12.345.678-5"))).toBe("12345678-5");
  });

  it("seals the same RUT differently each time, and never holds its digits", () => {
    const [one, two] = [sealRut("12345678-5"), sealRut("12345678-5")];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).toString("latin1")).not.toContain("12345678");
  });

  it("refuses to open bytes that were changed", () => {
    const sealed = sealRut("12345678-5");
    const last = sealed.length - 1;
    sealed.set([(sealed[last] ?? 0) ^ 1], last);
    expect(() => openRut(sealed)).toThrow();
  });

  it("finds a RUT however it is written, and tells two apart", () => {
    expect(digestRut("12.345.678-5")).toBe(digestRut("123456785"));
    expect(digestRut("12.345.678-5")).not.toBe(digestRut("11.111.111-1"));
  });

  it("says what is wrong with a text that is no RUT", () => {
    expect(() => sealRut("12.345.678-4")).toThrow(AppError);
    expect(() => digestRut("no es")).toThrow(AppError);
  });
});
