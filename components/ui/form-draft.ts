"use client";

const PREFIX = "borrador:";

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Keeps what was typed for this tab only. Never call it for a confidential form. */
export function saveDraft(key: string, form: HTMLFormElement) {
  const entries = typedControls(form).flatMap((control) => {
    const value = valueOf(control);
    return value === null ? [] : [[nameOf(control), value]];
  });
  sessionStorage.setItem(PREFIX + key, JSON.stringify(entries));
}

/** Puts a kept draft back into the form and says whether there was one. */
export function restoreDraft(key: string, form: HTMLFormElement): boolean {
  const kept = readEntries(sessionStorage.getItem(PREFIX + key));
  if (!kept) return false;
  for (const control of typedControls(form)) {
    const values = kept.filter(([name]) => name === nameOf(control)).map(([, value]) => value);
    if (control instanceof HTMLInputElement && isChoice(control)) {
      const wanted = values.includes(control.value);
      if (control.checked !== wanted) control.click();
    } else if (values[0] !== undefined && control.value !== values[0]) {
      writeValue(control, values[0]);
    }
  }
  return true;
}

export function dropDraft(key: string) {
  sessionStorage.removeItem(PREFIX + key);
}

/** On a shared computer nothing typed may wait for the next person. */
export function dropAllDrafts() {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }
}

function readEntries(text: string | null): readonly (readonly [string, string])[] | null {
  if (text === null) return null;
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return null;
  return parsed.flatMap((entry: unknown) =>
    Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "string"
      ? [[entry[0], entry[1]] as const]
      : [],
  );
}

function typedControls(form: HTMLFormElement): readonly Typed[] {
  return [...form.elements].filter(
    (element): element is Typed =>
      (element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement ||
        (element instanceof HTMLInputElement &&
          !["hidden", "password", "file", "submit"].includes(element.type))) &&
      nameOf(element) !== "",
  );
}

function nameOf(control: Typed) {
  return control.name || (control.dataset["draftName"] ?? "");
}

function isChoice(control: HTMLInputElement) {
  return control.type === "checkbox" || control.type === "radio";
}

function valueOf(control: Typed): string | null {
  if (control instanceof HTMLInputElement && isChoice(control) && !control.checked) return null;
  return control.value;
}

/** Goes through the native setter and an input event, so that controls held by React notice it. */
function writeValue(control: Typed, value: string) {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")?.set;
  setter?.call(control, value);
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}
