import "server-only";
import { Document, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { pdfText } from "../rules/pdf-text";
import { alignedLines, isLong, sheetPages, type Table } from "../rules/sheet-pages";
import type { MethodSheet } from "../schema";

const LINE = "#000000";
const styles = StyleSheet.create({
  page: { padding: 48, paddingBottom: 64, fontFamily: "Helvetica", fontSize: 9, lineHeight: 1.35 },
  title: { fontFamily: "Helvetica-Bold", fontSize: 17, lineHeight: 1.2 },
  subtitle: { fontSize: 11, marginTop: 4, marginBottom: 10 },
  notice: { borderWidth: 1, borderColor: LINE, padding: 6, marginBottom: 10, fontFamily: "Helvetica-Bold" },
  heading: { fontFamily: "Helvetica-Bold", fontSize: 12, marginTop: 14, marginBottom: 5 },
  fact: { flexDirection: "row", marginBottom: 2 },
  term: { width: "28%", fontFamily: "Helvetica-Bold", paddingRight: 6 },
  detail: { width: "72%" },
  head: { flexDirection: "row", borderBottomWidth: 1, borderColor: LINE, fontFamily: "Helvetica-Bold" },
  row: { flexDirection: "row" },
  lines: { fontFamily: "Courier", fontSize: 6.6, lineHeight: 1.35 },
  cell: { paddingVertical: 2, paddingRight: 5, fontSize: 8 },
  caveat: { marginBottom: 3 },
  foot: {
    ...{ position: "absolute", top: 744, left: 48, right: 48, flexDirection: "row" },
    ...{
      justifyContent: "space-between",
      borderTopWidth: 0.5,
      borderColor: LINE,
      paddingTop: 4,
      fontSize: 7.5,
    },
  },
});

/** The sheet on letter paper, in black alone, numbered, with its folio on every page. The same sheet gives the same bytes. */
export async function methodSheetPdf(sheet: MethodSheet): Promise<Uint8Array<ArrayBuffer>> {
  const document = (
    <Document
      title={pdfText(sheet.title)}
      author="Acompaña"
      producer="Acompaña"
      creator="Acompaña"
      language="es-CL"
      creationDate={sheet.createdAt}
      modificationDate={sheet.createdAt}
    >
      <Page size="LETTER" style={styles.page}>
        <Text style={styles.title}>{pdfText(sheet.title)}</Text>
        <Text style={styles.subtitle}>{pdfText(sheet.subtitle)}</Text>
        {sheet.notice !== null && <Text style={styles.notice}>{pdfText(sheet.notice)}</Text>}
        <Facts facts={sheet.facts} />
        <Caveats caveats={sheet.caveats} />
        <Foot folio={sheet.folio} />
      </Page>
      {sheetPages(sheet).map((tables) => (
        <Page key={tables[0]?.title} size="LETTER" style={styles.page}>
          {tables.map((table) =>
            isLong(table) ? <Lines key={table.title} {...table} /> : <Grid key={table.title} {...table} />,
          )}
          <Foot folio={sheet.folio} />
        </Page>
      ))}
    </Document>
  );
  return new Uint8Array(await renderToBuffer(document));
}

function Lines({ title, header, rows }: Readonly<Table>) {
  return (
    <View>
      <Text style={styles.heading}>{pdfText(title)}</Text>
      <Text style={styles.lines}>{alignedLines(header, rows)}</Text>
    </View>
  );
}

function Facts({ facts }: Readonly<Pick<MethodSheet, "facts">>) {
  return (
    <View>
      {facts.map(([term, detail]) => (
        <View key={term} style={styles.fact} wrap={false}>
          <Text style={styles.term}>{pdfText(term)}</Text>
          <Text style={styles.detail}>{pdfText(detail)}</Text>
        </View>
      ))}
    </View>
  );
}

function Grid({ title, header, rows, widths }: Readonly<Table>) {
  const total = widths?.reduce((sum, width) => sum + width, 0) ?? header.length;
  const cellStyle = (at: number) => ({ ...styles.cell, width: `${((widths?.[at] ?? 1) / total) * 100}%` });
  return (
    <View>
      <View wrap={false} minPresenceAhead={40}>
        <Text style={styles.heading}>{pdfText(title)}</Text>
        <View style={styles.head}>
          {header.map((name, at) => (
            <Text key={name} style={cellStyle(at)}>
              {pdfText(name)}
            </Text>
          ))}
        </View>
      </View>
      {rows.map((cells, line) => (
        <View key={`${line}:${cells[0]}`} style={styles.row} wrap={false}>
          {cells.map((cell, at) => (
            <Text key={header[at] ?? at} style={cellStyle(at)}>
              {pdfText(cell)}
            </Text>
          ))}
        </View>
      ))}
    </View>
  );
}

function Caveats({ caveats }: Readonly<Pick<MethodSheet, "caveats">>) {
  return (
    <View>
      <Text style={styles.heading}>Cómo leer estas cifras</Text>
      {caveats.map((caveat) => (
        <Text key={caveat} style={styles.caveat}>
          {pdfText(`• ${caveat}`)}
        </Text>
      ))}
    </View>
  );
}

function Foot({ folio }: Readonly<Pick<MethodSheet, "folio">>) {
  return (
    <View style={styles.foot} fixed>
      <Text>{pdfText(`Folio ${folio}`)}</Text>
      <Text render={({ pageNumber, totalPages }) => `Página ${pageNumber} de ${totalPages}`} />
    </View>
  );
}
