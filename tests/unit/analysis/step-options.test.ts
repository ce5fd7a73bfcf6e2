import { describe, expect, it } from "vitest";
import {
  optionsWith,
  optionsWithDropped,
  optionsWithReturned,
  startOptions,
} from "@/app/(app)/analisis/taller/step-options";
import { FormValues } from "@/lib/format/form-values";
import { factorOptionsSchema } from "@/lib/analysis/schema/factor-options";

const before = factorOptionsSchema.parse({
  items: ["a", "b", "c", "d"],
  reversed: ["d"],
  solution: { dropped: [{ variable: "c", reason: "Carga en dos factores." }] },
});

function sent(...fields: readonly (readonly [string, string])[]): FormValues {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return new FormValues(form);
}

describe("the settings of one step", () => {
  it("change that step alone, and a box that is not ticked says no", () => {
    const after = factorOptionsSchema.parse(
      optionsWith(
        before,
        "audit",
        sent(["options.audit.thinShare", "0,05"], ["options.audit.joinThin", "on"]),
      ),
    );
    expect(after.audit).toEqual({ thinShare: 0.05, joinThin: true, leaveOutStraightLining: false });
    expect({ ...after, audit: before.audit }).toEqual(before);
  });

  it("go back to what is recommended where they are left blank", () => {
    const after = factorOptionsSchema.parse(optionsWith(before, "number", sent()));
    expect(after.number).toEqual(before.number);
  });

  it("refuse what is no number, under the name of its field", () => {
    const parsed = factorOptionsSchema.safeParse(
      optionsWith(before, "number", sent(["options.number.draws", "muchas"])),
    );
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toEqual(["number.draws"]);
  });

  it("keep the items that were dropped when the rotation changes", () => {
    const after = factorOptionsSchema.parse(
      optionsWith(before, "solution", sent(["options.solution.rotation", "varimax"])),
    );
    expect(after.solution.rotation).toBe("varimax");
    expect(after.solution.dropped).toEqual(before.solution.dropped);
  });

  it("forget the decision on an item, and its direction, when it is no longer chosen", () => {
    const chosen = ["a", "b", "d"].map((variable) => ["options.items", variable] as const);
    const after = factorOptionsSchema.parse(
      optionsWith(before, "items", sent(...chosen, ["options.reversed", "c"], ["options.reversed", "a"])),
    );
    expect(after.items).toEqual(["a", "b", "d"]);
    expect(after.reversed).toEqual(["a"]);
    expect(after.solution.dropped).toEqual([]);
  });
});

describe("the item log", () => {
  it("takes one more item with its reason, after those already there", () => {
    const after = factorOptionsSchema.parse(
      optionsWithDropped(
        before,
        sent(
          ["options.solution.dropped.1.variable", "b"],
          ["options.solution.dropped.1.reason", "Dice lo mismo que la anterior."],
        ),
      ),
    );
    expect(after.solution.dropped.map(({ variable }) => variable)).toEqual(["c", "b"]);
  });

  it("gives an item back", () => {
    expect(factorOptionsSchema.parse(optionsWithReturned(before, "c")).solution.dropped).toEqual([]);
  });
});

describe("the options of a run that begins", () => {
  const items = ["a", "b", "c"].map((variable) => ["options.items", variable] as const);

  it("are the recommended ones with the chosen items", () => {
    const after = factorOptionsSchema.parse(startOptions(null, sent(...items)));
    expect(after).toEqual(factorOptionsSchema.parse({ items: ["a", "b", "c"] }));
  });

  it("are those of the run it copies, when it copies one", () => {
    const copied = { ...before, matrix: { ...before.matrix, correlation: "pearson" as const } };
    const after = factorOptionsSchema.parse(startOptions(copied, sent(...items)));
    expect(after.matrix.correlation).toBe("pearson");
  });
});
