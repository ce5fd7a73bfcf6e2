import { parseNumber } from "./numbers";

/** What a form sent, read by name. The command still parses it; this only takes off the form's own wrapping. */
export class FormValues {
  constructor(private readonly form: FormData) {}

  /** The text of a field without the spaces around it; empty when the field is missing. */
  text(name: string): string {
    const value = this.form.get(name);
    return typeof value === "string" ? value.trim() : "";
  }

  /** The text as it was typed, spaces too: for passwords. */
  exact(name: string): string {
    const value = this.form.get(name);
    return typeof value === "string" ? value : "";
  }

  /** The text, or undefined when nothing was written. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  /** Every value sent under the name: ticked boxes, several choices. */
  list(name: string): readonly string[] {
    return this.form.getAll(name).filter((value) => typeof value === "string" && value !== "") as string[];
  }

  /** A number as Chileans write it; undefined when nothing was written, NaN when it is no number, so that the command says so. */
  number(name: string): number | undefined {
    const text = this.optional(name);
    return text === undefined ? undefined : (parseNumber(text) ?? Number.NaN);
  }
}
