import { rutOf } from "@/lib/format/rut";

/** Above any RUT that was issued: nobody's. */
const firstRutBody = 900_500_000;
const schools = [10103, 10089];
const scale = "1=Nunca|2=Pocas veces|3=Siempre";

/** A codebook of our own form: three questions, one reversed, and a row without its wording. */
export const codebookFile = {
  name: "cuestionario-inventado.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    [
      "variable;enunciado;escala;invertida;códigos perdidos;año;grado",
      `p1;Mis docentes me dicen qué hice bien;${scale};no;0, 99;2025;8b`,
      `p2;Mis docentes me dicen qué puedo mejorar;${scale};no;0, 99;2025;8b`,
      `p3;Me devuelven solo la nota;${scale};sí;0, 99;2025;8b`,
      `p4;;${scale};no;0, 99;2025;8b`,
    ].join("\r\n"),
  ),
};

/**
 * Invented answers of 120 students, with their RUT and the codes 0 and 99. One has a code that the scale lacks and one a
 * text for a school. Course C has six students, so it is hidden, and B with it: A is the only one to be shown.
 */
export function answersFile(name: string) {
  const rows = Array.from({ length: 120 }, (_, student) => {
    const course = student % 20 === 19 ? "C" : student % 3 === 0 ? "B" : "A";
    const p1 = course === "A" ? (student % 3) + 1 : (student % 2) + 2;
    const p2 = student % 10 === 0 ? 99 : (student % 3) + 1;
    const p3 = student % 9 === 0 ? 0 : ((student + 1) % 3) + 1;
    return [rutOf(firstRutBody + student), schools[student % 2], course, p1, p2, p3];
  });
  const bad = [
    [rutOf(firstRutBody + 120), schools[0], "A", 7, 1, 1],
    [rutOf(firstRutBody + 121), "no sé", "A", 1, 1, 1],
  ];
  const lines = [["rut_alumno", "rbd", "curso", "p1", "p2", "p3"], ...rows, ...bad].map((row) =>
    row.join(";"),
  );
  return { name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) };
}
