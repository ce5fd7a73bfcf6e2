import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CHILEAN_ZONES,
  civilDateAt,
  DEFAULT_ZONE,
  formatDateTime,
  formatTime,
  instantAt,
  isChileanZone,
  parseTime,
} from "@/lib/format/instant";

const at = (iso: string): Date => new Date(iso);

describe("an instant in a zone", () => {
  it("writes hours of 24, with no p. m.", () => {
    expect(formatTime(at("2026-05-11T19:04:00Z"), DEFAULT_ZONE)).toBe("15:04");
    expect(formatTime(at("2026-05-11T04:00:00Z"), DEFAULT_ZONE)).toBe("00:00");
  });

  it("belongs to the day of its zone, not of UTC", () => {
    const night = at("2026-05-12T03:30:00Z");
    expect(civilDateAt(night, "America/Santiago")).toBe("2026-05-11");
    expect(civilDateAt(night, "America/Punta_Arenas")).toBe("2026-05-12");
    expect(civilDateAt(night, "Pacific/Easter")).toBe("2026-05-11");
  });

  it("writes day and hour together", () => {
    expect(formatDateTime(at("2026-11-22T18:04:00Z"), DEFAULT_ZONE)).toBe("22-11-2026, 15:04");
  });
});

describe("the nights on which clocks change in 2026", () => {
  it("in April, 23:00 to 24:00 happens twice and stays on the same day", () => {
    expect(formatDateTime(at("2026-04-05T02:30:00Z"), DEFAULT_ZONE)).toBe("04-04-2026, 23:30");
    expect(formatDateTime(at("2026-04-05T03:30:00Z"), DEFAULT_ZONE)).toBe("04-04-2026, 23:30");
    expect(formatDateTime(at("2026-04-05T04:00:00Z"), DEFAULT_ZONE)).toBe("05-04-2026, 00:00");
  });

  it("in September, 00:00 to 01:00 does not happen", () => {
    expect(formatDateTime(at("2026-09-06T03:59:00Z"), DEFAULT_ZONE)).toBe("05-09-2026, 23:59");
    expect(formatDateTime(at("2026-09-06T04:00:00Z"), DEFAULT_ZONE)).toBe("06-09-2026, 01:00");
  });

  it("Magallanes does not change its clocks", () => {
    expect(formatTime(at("2026-04-05T04:00:00Z"), "America/Punta_Arenas")).toBe("01:00");
    expect(formatTime(at("2026-09-06T04:00:00Z"), "America/Punta_Arenas")).toBe("01:00");
  });

  it("Rapa Nui changes at the same instant, two hours earlier on its clocks", () => {
    expect(formatDateTime(at("2026-09-06T03:59:00Z"), "Pacific/Easter")).toBe("05-09-2026, 21:59");
    expect(formatDateTime(at("2026-09-06T04:00:00Z"), "Pacific/Easter")).toBe("05-09-2026, 23:00");
  });
});

describe("instantAt", () => {
  it.each([
    ["2026-05-11", "10:00", "2026-05-11T14:00:00.000Z"],
    ["2026-11-22", "15:04", "2026-11-22T18:04:00.000Z"],
    ["2026-04-04", "22:59", "2026-04-05T01:59:00.000Z"],
    ["2026-04-04", "23:30", "2026-04-05T02:30:00.000Z"],
    ["2026-04-05", "00:00", "2026-04-05T04:00:00.000Z"],
    ["2026-09-05", "23:59", "2026-09-06T03:59:00.000Z"],
    ["2026-09-06", "01:00", "2026-09-06T04:00:00.000Z"],
  ])("%s at %s on the mainland is %s", (date, time, iso) => {
    expect(instantAt(date, time, DEFAULT_ZONE).toISOString()).toBe(iso);
  });

  it("reads an hour that the clocks jump over one hour later", () => {
    expect(formatTime(instantAt("2026-09-06", "00:30", DEFAULT_ZONE), DEFAULT_ZONE)).toBe("01:30");
  });

  it("is read back by civilDateAt and formatTime, in every zone", () => {
    const minute = fc
      .integer({ min: 0, max: 4_000_000 })
      .map((m) => new Date(Date.UTC(2024, 0, 1) + m * 60_000));
    fc.assert(
      fc.property(minute, fc.constantFrom(...CHILEAN_ZONES), (instant, zone) => {
        const back = instantAt(civilDateAt(instant, zone), formatTime(instant, zone), zone);
        const lateByMs = instant.getTime() - back.getTime();
        expect([0, 3_600_000]).toContain(lateByMs);
        expect(formatDateTime(back, zone)).toBe(formatDateTime(instant, zone));
      }),
    );
  });

  it.each([
    ["2026-02-30", "10:00"],
    ["2026-05-11", "24:00"],
    ["2026-05-11", "9:00"],
  ])("refuses %s at %s", (date, time) => {
    expect(() => instantAt(date, time, DEFAULT_ZONE)).toThrow(RangeError);
  });
});

describe("parseTime", () => {
  it.each([
    ["9:30", "09:30"],
    ["09.30", "09:30"],
    ["930", "09:30"],
    ["1504", "15:04"],
    ["15", "15:00"],
    ["15 h", "15:00"],
    ["15:04 hrs.", "15:04"],
    ["0:00", "00:00"],
  ])("reads %j as %s", (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  it.each(["", "24:00", "9:60", "9:3", "mañana", "12345"])("refuses %j", (text) => {
    expect(parseTime(text)).toBeNull();
  });
});

it("knows its zones", () => {
  expect(isChileanZone("America/Santiago")).toBe(true);
  expect(isChileanZone("America/Lima")).toBe(false);
});
