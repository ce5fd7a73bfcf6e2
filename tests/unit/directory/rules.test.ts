import { describe, expect, it } from "vitest";
import { distanceKm, rbdsMeantBy, searchWords, travelMinutes } from "@/lib/directory/rules";

const vallenar = { latitude: -28.5708, longitude: -70.7581 };
const huasco = { latitude: -28.4669, longitude: -71.2192 };

describe("distance between schools", () => {
  it("one degree of latitude is 111,195 km on the mean sphere", () => {
    expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 1, longitude: 0 })).toBeCloseTo(111.195, 3);
  });
  it("Vallenar to Huasco is about 46,5 km in a straight line, and the same the other way", () => {
    expect(distanceKm(vallenar, huasco)).toBeCloseTo(46.5, 0);
    expect(distanceKm(huasco, vallenar)).toBe(distanceKm(vallenar, huasco));
  });
  it("a place is at no distance from itself, and opposite points do not break the arcsine", () => {
    expect(distanceKm(vallenar, vallenar)).toBe(0);
    expect(distanceKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(
      20_015.1,
      1,
    );
  });
});

describe("travel estimate", () => {
  it.each([
    { straightKm: 0, isRural: false, minutes: 0 },
    { straightKm: 0.1, isRural: false, minutes: 15 },
    { straightKm: 5, isRural: false, minutes: 30 },
    { straightKm: 5, isRural: true, minutes: 20 },
    { straightKm: 46.5, isRural: true, minutes: 85 },
  ])("$straightKm km, rural $isRural: $minutes minutes", ({ straightKm, isRural, minutes }) => {
    expect(travelMinutes(straightKm, { isRural })).toBe(minutes);
  });
});

describe("an RBD typed into the search", () => {
  it.each([
    { typed: "459", meant: [459] },
    { typed: "459-6", meant: [459] },
    { typed: "4596", meant: [4596, 459] },
    { typed: " RBD: 459 - 6", meant: [459] },
    { typed: "10.0749", meant: [10_074] },
    { typed: "10.074-9", meant: [10_074] },
    { typed: "459-1", meant: [] },
    { typed: "459–6", meant: [459] },
    { typed: "escuela 459", meant: [] },
    { typed: "0", meant: [] },
    { typed: "", meant: [] },
    { typed: "1234567", meant: [] },
  ])("$typed may mean $meant", ({ typed, meant }) => {
    expect(rbdsMeantBy(typed)).toEqual(meant);
  });
});

describe("words of a search", () => {
  it("lose accents, capitals and punctuation", () => {
    expect(searchWords("  Escuela “España”, Ñuñoa ")).toEqual(["escuela", "espana", "nunoa"]);
    expect(searchWords(" % ")).toEqual([]);
  });
});
