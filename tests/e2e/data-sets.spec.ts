import { expect, type Page } from "@playwright/test";
import { demoAccounts, type DemoAccount } from "@/prisma/seed/demo/accounts";
import { test } from "../support/browser-test";
import { answersFile, codebookFile } from "./evidence/answers";
import { checkAccessibility } from "./pages/checks";
import { fullName } from "./road/people";

const room = "/evidencia/datos";
const missing = `${room}/01900000-0000-7000-8000-000000000000`;
const name = "Respuestas inventadas de octavo";

function barrancas(role: DemoAccount["role"]): DemoAccount {
  const account = demoAccounts().find((one) => one.territoryCode === "barrancas" && one.role === role);
  if (account === undefined) throw new Error(`No demonstration account for ${role}`);
  return account;
}

async function storeCodebook(page: Page): Promise<void> {
  await page.goto(`${room}/cuestionarios/nuevo`);
  await page.getByLabel("Archivo del libro de códigos").setInputFiles(codebookFile);
  await page.getByRole("button", { name: "Ver qué trae" }).click();
  await expect(page.getByText("Falta el enunciado de p4")).toBeVisible();
  await checkAccessibility(page, "a codebook before it is stored");
  await page.getByLabel("Nombre").fill("Cuestionario inventado de octavo");
  await page.getByLabel("Quién lo publica").fill("Esta prueba");
  await page.getByRole("button", { name: "Guardar el cuestionario" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Me devuelven solo la nota" })).toContainText(
    "Invertida",
  );
}

async function sendAnswers(page: Page): Promise<void> {
  await page.goto(`${room}/nuevo`);
  await page.getByLabel("Elegir el archivo").setInputFiles(answersFile("octavo.csv"));
  const columns = page.getByRole("region", { name: "Las columnas" });
  await expect(columns).toBeVisible({ timeout: 60_000 });
  await columns.getByLabel("Cuestionario").selectOption({ label: "Cuestionario inventado de octavo" });
  await columns.getByRole("button", { name: "Volver a leer con estos cambios" }).click();
  await expect(columns.getByText("fuera de la escala: 7", { exact: false })).toBeVisible({ timeout: 60_000 });
}

async function confirmAnswers(page: Page): Promise<void> {
  const form = page.getByRole("region", { name: "Confirmar y guardar" });
  await expect(form.getByLabel("Año de aplicación")).toHaveValue("2025");
  await form.getByLabel("Nombre del conjunto").fill(name);
  await form.getByLabel("Quién entregó los datos").fill("Esta prueba");
  await form.getByLabel("Condiciones de la licencia").fill("Inventadas: se usan en esta prueba y se borran.");
  await form.getByLabel("Para qué se usarán").fill("Probar el camino de las respuestas.");
  await form.getByLabel("Su acceso termina el").fill("31-12-2028");
  await form.getByLabel("Son datos sintéticos, inventados").check();
  await form.getByRole("button", { name: "Guardar el conjunto" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible({ timeout: 60_000 });
}

/** What a page says of a data set that this person does not reach: exactly what it says of one that never was. */
async function expectMissing(page: Page, address: string): Promise<void> {
  await page.goto(missing);
  await expect(page.getByRole("heading", { level: 1, name: "No encontramos lo que busca" })).toBeVisible();
  const words = await page.getByRole("main").innerText();
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1, name: "No encontramos lo que busca" })).toBeVisible();
  expect(await page.getByRole("main").innerText()).toBe(words);
}

/** Makes a researcher of the technical head, whose sessions this ends. */
async function makeResearcher(admin: Page, person: DemoAccount): Promise<void> {
  await admin.goto(`/personas/${person.personId}`);
  await admin.getByRole("button", { name: "Dar un permiso" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Rol").selectOption({ label: "Investigación" });
  await dialog.getByLabel("Dónde").selectOption({ label: "Todo Barrancas" });
  await dialog.getByLabel("Motivo").fill("Participa en el estudio de esta prueba");
  await dialog.getByRole("button", { name: "Dar permiso" }).click();
  await expect(admin.getByRole("row").filter({ hasText: "Participa en el estudio" })).toBeVisible();
}

async function giveAccess(admin: Page, person: DemoAccount): Promise<void> {
  await admin.getByRole("button", { name: "Dar acceso" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Persona").selectOption({ label: fullName(person) });
  await dialog.getByLabel("Para qué las usará").fill("Comparar con la propia lectura.");
  await dialog.getByLabel("Hasta").fill("31-12-2028");
  await dialog.getByRole("button", { name: "Dar acceso" }).click();
  await expect(admin.getByRole("row").filter({ hasText: fullName(person) })).toContainText("Vigente");
}

test("answers come in without a person, open to whom they are granted, and are deleted by their name", async ({
  signInAs,
}) => {
  test.setTimeout(240_000);
  const [owner, admin] = [
    await signInAs(barrancas("researcher").email),
    await signInAs(barrancas("admin").email),
  ];
  await storeCodebook(owner);

  await test.step("what is read says what is kept, what is refused and what never enters", async () => {
    await sendAnswers(owner);
    await expect(owner.getByRole("note").filter({ hasText: "rut_alumno" })).toBeVisible();
    await expect(owner.getByRole("region", { name: "Qué se entendió" })).toContainText("120 estudiantes");
    const refused = owner.getByRole("row").filter({ hasText: "No es un RBD" });
    await expect(refused).toContainText("123");
    await checkAccessibility(owner, "answers before they are stored");
    await confirmAnswers(owner);
  });
  const address = new URL(owner.url()).pathname;

  await test.step("groups with few students are not shown, and none follows from the others", async () => {
    await owner.goto(`${address}/p1`);
    const groups = owner.getByRole("region", { name: "Por curso" });
    await expect(groups).toContainText("2 grupos sin mostrar");
    await expect(groups.getByRole("rowheader")).toHaveText(["A"]);
    await checkAccessibility(owner, "a question by groups");
  });

  await test.step("the administration sees that it exists and no answer, and gives and withdraws access", async () => {
    const other = barrancas("utp_head");
    await makeResearcher(admin, other);
    const reader = await signInAs(other.email);
    await expectMissing(reader, address);
    await admin.goto(address);
    await expect(admin.getByText("Usted ve que este conjunto existe")).toBeVisible();
    await expect(admin.getByRole("main")).not.toContainText("Mis docentes me dicen");
    await giveAccess(admin, other);
    await reader.goto(address);
    await expect(reader.getByRole("heading", { name: "Preguntas y respuestas" })).toBeVisible();
    const line = admin.getByRole("row").filter({ hasText: fullName(other) });
    await line.getByRole("button", { name: "Retirar" }).click();
    await admin.getByRole("alertdialog").getByRole("button", { name: "Retirar acceso" }).click();
    await expect(line).toContainText("Retirado");
    await checkAccessibility(admin, "a data set's accesses");
    await expectMissing(reader, address);
  });

  await test.step("a mentor and a principal find nothing of it", async () => {
    for (const role of ["mentor", "principal"] as const) {
      const page = await signInAs(barrancas(role).email);
      await expectMissing(page, address);
      await expectMissing(page, `${address}/p1`);
      await page.goto(room);
      await expect(page.getByText("Esta parte es para investigación")).toBeVisible();
    }
  });

  await test.step("it is deleted whole by typing its name, and only its sheet stays", async () => {
    await owner.goto(address);
    await owner.getByRole("button", { name: "Borrar este conjunto" }).click();
    const dialog = owner.getByRole("alertdialog");
    await dialog.getByLabel("Escribir el nombre del conjunto").fill("Otro nombre");
    await dialog.getByLabel("Motivo").fill("Terminó la prueba.");
    await dialog.getByRole("button", { name: "Borrar las respuestas" }).click();
    await expect(dialog).toContainText("Escribir el nombre tal como aparece arriba");
    await dialog.getByLabel("Escribir el nombre del conjunto").fill(name);
    await dialog.getByRole("button", { name: "Borrar las respuestas" }).click();
    await expect(owner.getByRole("row").filter({ hasText: name })).toContainText("Borrado");
    await owner.goto(address);
    await expect(owner.getByRole("note").filter({ hasText: "Terminó la prueba." })).toBeVisible();
    await expect(owner.getByRole("heading", { name: "Preguntas y respuestas" })).toHaveCount(0);
  });
});
