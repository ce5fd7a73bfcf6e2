import { describe, expect, it } from "vitest";
import { hrefWith, readParam, readParams, readSort, sortHref } from "@/components/ui/table-params";

const byName = { key: "nombre", direction: "asc" } as const;

describe("the address of a list", () => {
  it("treats an empty parameter as none and takes the last of several", () => {
    expect(readParam({ q: "" }, "q")).toBeUndefined();
    expect(readParam({ q: "  " }, "q")).toBeUndefined();
    expect(readParam({ q: ["uno", " dos "] }, "q")).toBe("dos");
    expect(readParam({}, "q")).toBeUndefined();
  });

  it("orders only by the columns allowed, so that an address cannot ask for any other", () => {
    const allowed = ["nombre", "matricula"] as const;
    expect(readSort({ orden: "-matricula" }, allowed, byName)).toEqual({
      key: "matricula",
      direction: "desc",
    });
    expect(readSort({ orden: "nombre" }, allowed, byName)).toEqual(byName);
    expect(readSort({ orden: "rut" }, allowed, byName)).toEqual(byName);
    expect(readSort({}, allowed, byName)).toEqual(byName);
  });

  it("keeps what was asked when one thing changes, and writes what is typed safely", () => {
    expect(hrefWith("/x", { q: "peña & más", comuna: "" }, { orden: "nombre" })).toBe(
      "/x?q=pe%C3%B1a+%26+m%C3%A1s&orden=nombre",
    );
    expect(hrefWith("/x", { q: "a" }, { q: null })).toBe("/x");
  });

  it("keeps every value of a parameter that is given several times, and writes several", () => {
    const params = { anio: ["2024", " ", "2022"], q: "a" };
    expect(readParams(params, "anio")).toEqual(["2024", "2022"]);
    expect(hrefWith("/x", params, { q: null })).toBe("/x?anio=2024&anio=2022");
    expect(hrefWith("/x", params, { q: null, anio: ["2018", "2016"] })).toBe("/x?anio=2018&anio=2016");
  });

  it("reverses the order of the column in use and goes back to the first page", () => {
    const page = { path: "/x", params: { q: "a", orden: "nombre", despues: "cursor" }, sort: byName };
    expect(sortHref(page, "nombre")).toBe("/x?q=a&orden=-nombre");
    expect(sortHref(page, "matricula")).toBe("/x?q=a&orden=matricula");
    expect(sortHref({ ...page, sort: { key: "nombre", direction: "desc" } }, "nombre")).toBe(
      "/x?q=a&orden=nombre",
    );
  });
});
