import { describe, expect, it } from "vitest";
import { requestFrom } from "@/app/(app)/evidencia/explorer-request";
import { explorerRequest } from "@/lib/evidence/schema/explorer";

describe("the address of the explorer", () => {
  it("holds every filter", () => {
    expect(
      requestFrom({
        vista: "indicadores",
        territorio: "huasco",
        nivel: "4b",
        indicador: ["simce/lect", "idps/am"],
        anio: "2024",
        gse: "2",
        comuna: "03301",
        zona: "rural",
        dependencia: "todas",
        q: "  olivar ",
        orden: "-simce/lect",
        despues: "cursor",
      }),
    ).toEqual({
      view: "indicadores",
      territory: "huasco",
      grade: "4b",
      indicators: ["simce/lect", "idps/am"],
      years: [2024],
      gseGroup: 2,
      commune: "03301",
      setting: "rural",
      dependence: "todas",
      q: "olivar",
      order: { column: "simce/lect", direction: "desc" },
      cursor: "cursor",
    });
  });

  it("takes what does not exist as not asked, so that no address breaks the page", () => {
    const long = "x".repeat(500);
    const asked = requestFrom({
      ...{ vista: "otra", territorio: long, nivel: long, indicador: long, anio: ["dosmil", "99999"] },
      ...{
        gse: "9",
        comuna: long,
        zona: "toString",
        dependencia: "ninguna",
        q: long,
        orden: long,
        despues: long,
      },
    });
    expect(explorerRequest.parse(asked)).toMatchObject({
      view: "anios",
      grade: undefined,
      indicators: [],
      years: [],
      gseGroup: undefined,
      commune: undefined,
      setting: undefined,
      dependence: "slep",
      order: undefined,
    });
  });
});
