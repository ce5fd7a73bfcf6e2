import { describe, expect, it } from "vitest";
import {
  areaLabel,
  areaOfIndicator,
  changedSettings,
  isWithinProgramme,
  treeOfAreas,
} from "@/lib/programme/rules";
import type { ProgrammeSettings } from "@/lib/programme/schema";

const settings: ProgrammeSettings = {
  minimumCell: 10,
  mentorCap: 3,
  otherSchoolCap: 1,
  weeklyTravelCapMinutes: 90,
  feedbackWithinHours: 72,
  cycleWeeks: 8,
  needThreshold: 2.5,
  shareReminderDays: 4,
};

const area = (id: string, parentId: string | null = null, indicatorCodes: string[] = []) => ({
  id,
  code: id,
  parentId,
  name: id,
  description: "",
  standards: [],
  indicatorCodes,
});

describe("programme", () => {
  it("tells each setting that changed as it was and as it is", () => {
    expect(changedSettings(settings, settings)).toEqual([]);
    expect(changedSettings(settings, { ...settings, mentorCap: 4, needThreshold: 2.25 })).toEqual([
      "mentorCap: 3 → 4",
      "needThreshold: 2.5 → 2.25",
    ]);
  });

  it.each([
    ["2026-03-01", false],
    ["2026-03-02", true],
    ["2026-12-18", true],
    ["2026-12-19", false],
  ])("says whether %s is within the year: %s", (day, isWithin) => {
    expect(isWithinProgramme(day, { startsOn: "2026-03-02", endsOn: "2026-12-18" })).toBe(isWithin);
  });

  it("puts areas inside their parents, in the order given, and keeps those whose parent is missing", () => {
    const tree = treeOfAreas([area("A"), area("B"), area("A.1", "A"), area("Z.1", "Z")]);
    expect(tree.map(({ id }) => id)).toEqual(["A", "B", "Z.1"]);
    expect(tree[0]?.children.map(({ id }) => id)).toEqual(["A.1"]);
  });

  it("suggests the narrow area that names an indicator first, then one that names it at all, then a wide one", () => {
    const areas = [
      area("A", null, ["C1", "C4"]),
      area("A.1", "A", ["C1", "C2"]),
      area("A.2", "A", ["C2", "C1"]),
    ];
    expect(areaOfIndicator(areas, "C2")?.id).toBe("A.2");
    expect(areaOfIndicator(areas, "C1")?.id).toBe("A.1");
    expect(areaOfIndicator(areas, "C4")?.id).toBe("A");
    expect(areaOfIndicator(areas, "C9")).toBeNull();
  });

  it("reads an area after the one that holds it", () => {
    expect(areaLabel({ name: "Retroalimentación", parent: { name: "Evaluación" } })).toBe(
      "Evaluación: Retroalimentación",
    );
    expect(areaLabel({ name: "Evaluación", parent: null })).toBe("Evaluación");
  });
});
