import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AnswerBars } from "@/components/charts/answer-bars";
import { CaterpillarPlot } from "@/components/charts/caterpillar-plot";
import { CorrelationHeatMap } from "@/components/charts/correlation-heat-map";
import { Histogram } from "@/components/charts/histogram";
import { barsOf } from "@/components/charts/histogram-bars";
import { LoadingBar } from "@/components/charts/loading-bar";
import { PathPicture } from "@/components/charts/path-picture";
import { ScreePlot } from "@/components/charts/scree-plot";

const count = (html: string, part: string) => html.split(part).length - 1;

describe("a scree plot", () => {
  const band = { label: "al azar", mean: [1.1, 1, 0.9], high: [1.2, 1.05, 0.95] };

  it("says each eigenvalue beside chance and how many stand above it", () => {
    const html = renderToStaticMarkup(
      <ScreePlot caption="Autovalores" eigenvalues={[2, 0.6, 0.4]} band={band} suggested={1} />,
    );
    expect(html).toContain(
      "Autovalores. Sobre el azar: 1. 1: 2,00, azar 1,20; 2: 0,60, azar 1,05; 3: 0,40, azar 0,95.",
    );
  });

  it("draws what chance could give with hollow marks: in the plot, and once in the legend", () => {
    const html = renderToStaticMarkup(
      <ScreePlot caption="Autovalores" eigenvalues={[2, 0.6, 0.4]} band={band} suggested={1} />,
    );
    expect(count(html, 'fill="var(--ground)" stroke="var(--sea)"')).toBe(3);
  });

  it("stands without a band, for eigenvalues alone", () => {
    const html = renderToStaticMarkup(
      <ScreePlot caption="Autovalores" eigenvalues={[1.4, 0.6]} suggested={2} />,
    );
    expect(html).toContain("Autovalores. 1: 1,40; 2: 0,60.");
  });
});

describe("bars of answers", () => {
  const rows = [
    { id: "a", label: "Me escuchan", shares: [0.05, 0.75, 0.2] },
    { id: "b", label: "Me explican", shares: [0.5, null, null] },
  ];
  const html = renderToStaticMarkup(
    <AnswerBars caption="Respuestas" rows={rows} limit={0.15} hiddenLabel="no se muestra" />,
  );

  it("name a floor or a ceiling that gathers too many, and only that", () => {
    expect(count(html, "techo 20%")).toBe(1);
    expect(count(html, "piso 50%")).toBe(1);
    expect(html).not.toContain("piso 5%");
  });

  it("share what is left evenly among what is not shown, so that no width tells how many", () => {
    expect(html).toContain("Me explican: paso 1 50%, paso 2 no se muestra, paso 3 no se muestra.");
    expect(count(html, 'width="25%"')).toBe(2);
  });
});

describe("stretches of a histogram", () => {
  it("have round ends, hold every value once, and the last its upper end", () => {
    const bars = barsOf([10, 12, 19, 20, 45, 60]);
    expect(bars[0]).toEqual({ from: 10, to: 15, count: 2 });
    expect(bars.reduce((sum, bar) => sum + (bar.count ?? 0), 0)).toBe(6);
    expect(bars.at(-1)).toMatchObject({ to: 60, count: 1 });
  });

  it("are one or more around a single value, and none without values", () => {
    expect(barsOf([3, 3]).reduce((sum, bar) => sum + (bar.count ?? 0), 0)).toBe(2);
    expect(barsOf([])).toEqual([]);
  });
});

describe("a heat map of correlations", () => {
  const values = [
    [1, -0.3, null],
    [-0.3, 1, 0.62],
    [null, 0.62, 1],
  ];

  it("says the highest and the lowest, and draws the lower half alone", () => {
    const html = renderToStaticMarkup(
      <CorrelationHeatMap caption="Matriz" labels={["a", "b", "c"]} values={values} />,
    );
    expect(html).toContain("3 variables. La más alta: c con b, 0,62. La más baja: b con a, −0,30.");
    expect(count(html, ">−0,30<")).toBe(1);
    expect(count(html, ">0,62<")).toBe(1);
  });

  it("draws a correlation that could not be computed as an empty cell and never as zero", () => {
    const html = renderToStaticMarkup(
      <CorrelationHeatMap caption="Matriz" labels={["a", "b", "c"]} values={values} />,
    );
    expect(count(html, 'stroke-dasharray="2 2"')).toBe(1);
    expect(html).not.toContain(">0,00<");
  });

  it("leaves the numbers to its table when there are too many variables", () => {
    const labels = Array.from({ length: 17 }, (_, at) => `item-${at}`);
    const html = renderToStaticMarkup(
      <CorrelationHeatMap
        caption="Matriz"
        labels={labels}
        values={labels.map(() => labels.map(() => 0.41))}
      />,
    );
    expect(html).not.toContain(">0,41<");
  });
});

describe("a path picture", () => {
  it("joins an item to the factors it loads on and says so; a negative loading is broken", () => {
    const html = renderToStaticMarkup(
      <PathPicture
        caption="Factores"
        factors={["F1", "F2"]}
        items={[
          { label: "uno", loadings: [0.7, 0.1] },
          { label: "dos", loadings: [0.05, -0.6] },
          { label: "tres", loadings: [0.2, 0.3] },
        ]}
        phi={[
          [1, 0.45],
          [0.45, 1],
        ]}
        threshold={0.4}
      />,
    );
    expect(html).toContain("Factores. F1: uno 0,70. F2: dos −0,60.");
    expect(count(html, "<line")).toBe(2);
    expect(count(html, 'stroke-dasharray="6 4"')).toBe(1);
    expect(count(html, 'stroke-dasharray="3 3"')).toBe(1);
    expect(html).toContain(">0,45<");
  });

  it("has no arcs when the factors were kept apart", () => {
    const html = renderToStaticMarkup(
      <PathPicture
        caption="Factores"
        factors={["F1", "F2"]}
        items={[{ label: "uno", loadings: [0.7, 0.1] }]}
        phi={null}
        threshold={0.4}
      />,
    );
    expect(html).not.toContain("<path");
  });
});

describe("a loading", () => {
  it("is drawn to the left of zero when negative, and only outlined under the threshold", () => {
    const negative = renderToStaticMarkup(<LoadingBar value={-0.5} threshold={0.4} isMain />);
    expect(negative).toContain('fill="var(--accent)"');
    expect(negative).toContain("<strong>−0,50</strong>");
    const small = renderToStaticMarkup(<LoadingBar value={0.2} threshold={0.4} isMain={false} />);
    expect(small).toContain('fill="none"');
    expect(small).not.toContain("<strong>");
  });
});

describe("a caterpillar plot", () => {
  it("says how many means can be told from the general one", () => {
    const html = renderToStaticMarkup(
      <CaterpillarPlot
        caption="Promedios"
        reference={3}
        means={[
          { mean: 2, shrunken: 2.2, low: 1.5, high: 2.5 },
          { mean: 3.1, shrunken: 3, low: 2.7, high: 3.5 },
        ]}
      />,
    );
    expect(html).toContain("2 promedios, de 2,00 a 3,10; media general 3,00. 1 se distinguen de ella.");
  });
});

describe("a histogram", () => {
  it("hatches a stretch that is not shown at one height, and never says how many it holds", () => {
    const html = renderToStaticMarkup(
      <Histogram
        caption="Puntajes"
        unit="estudiantes"
        hiddenLabel="no se muestra"
        bars={[
          { from: 1, to: 2, count: 40 },
          { from: 2, to: 3, count: null },
        ]}
      />,
    );
    expect(html).toContain("Puntajes. estudiantes: de 1,00 a 2,00 40; de 2,00 a 3,00 no se muestra.");
    expect(html).toContain('height="14" fill="url(#');
  });
});
