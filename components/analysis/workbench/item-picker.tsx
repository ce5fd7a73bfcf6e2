"use client";

import { useContext, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { FormContext } from "@/components/ui/form-context";
import type { ItemChoice } from "@/lib/analysis/schema/factors";
import { countOf, foldText } from "@/lib/format/text";

type ItemPickerProps = Readonly<{
  items: readonly ItemChoice[];
  /** Names of the two lists that the form sends. */
  name: string;
  reversedName: string;
  chosen: readonly string[];
  reversed: readonly string[];
}>;

type Marks = ReadonlySet<string>;

/** Chooses items by their wording, grouped by the question they share, and says which are turned round. */
export function ItemPicker({ items, name, reversedName, chosen, reversed }: ItemPickerProps) {
  const [sought, setSought] = useState("");
  const [marked, setMarked] = useState<Marks>(() => new Set(chosen));
  const [turned, setTurned] = useState<Marks>(() => new Set(reversed));
  const error = useContext(FormContext)?.fieldErrors[name];
  const words = foldText(sought);
  const shown = useMemo(
    () => new Set(matching(items, words).map(({ variable }) => variable)),
    [items, words],
  );
  const markShown = (isMarked: boolean) =>
    setMarked((before) => {
      const after = new Set(before);
      for (const variable of shown)
        if (isMarked) after.add(variable);
        else after.delete(variable);
      return after;
    });
  return (
    <fieldset className="max-w-measure">
      <legend className="mb-2 font-semibold">Ítems del análisis</legend>
      <label className="mb-1 block text-sm text-ink-soft" htmlFor={`${name}-sought`}>
        Buscar por lo que preguntan
      </label>
      <input
        id={`${name}-sought`}
        type="search"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        className={CONTROL_CLASS}
      />
      <div className="my-3 flex flex-wrap items-center gap-3">
        <Button variant="secondary" size="small" onClick={() => markShown(true)}>
          Marcar los que se ven
        </Button>
        <Button variant="quiet" size="small" onClick={() => markShown(false)}>
          Desmarcar los que se ven
        </Button>
        <span role="status">{countOf(marked.size, "ítem elegido", "ítems elegidos")}</span>
      </div>
      {error !== undefined && (
        <p id={`${name}-error`} className="mb-2 text-bad">
          {error}
        </p>
      )}
      <ul className="max-h-[32rem] overflow-y-auto border-y border-rule">
        {items.map((item, at) => (
          <ItemLine
            key={item.variable}
            item={item}
            names={{ name, reversedName }}
            startsSection={item.section !== null && item.section !== items[at - 1]?.section}
            isShown={shown.has(item.variable)}
            isMarked={marked.has(item.variable)}
            isTurned={turned.has(item.variable)}
            onMark={() => setMarked((before) => toggled(before, item.variable))}
            onTurn={() => setTurned((before) => toggled(before, item.variable))}
          />
        ))}
        {shown.size === 0 && <li className="py-4 text-ink-soft">Ningún ítem con esas palabras.</li>}
      </ul>
    </fieldset>
  );
}

type ItemLineProps = Readonly<{
  item: ItemChoice;
  names: Readonly<{ name: string; reversedName: string }>;
  startsSection: boolean;
  /** What is not seen stays in the form: a search must not undo a choice. */
  isShown: boolean;
  isMarked: boolean;
  isTurned: boolean;
  onMark: () => void;
  onTurn: () => void;
}>;

function ItemLine(props: ItemLineProps) {
  const { item, names, startsSection, isShown, isMarked, isTurned, onMark, onTurn } = props;
  return (
    <li hidden={!isShown} className="border-t border-rule first:border-0">
      {startsSection && <p className="pt-3 text-sm text-ink-soft">{item.section}</p>}
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input
          type="checkbox"
          name={names.name}
          value={item.variable}
          checked={isMarked}
          onChange={onMark}
          className="mt-0.5 size-6 shrink-0 accent-accent"
        />
        <span>
          {item.wording ?? item.variable}
          {item.wording !== null && <span className="block text-sm text-ink-soft">{item.variable}</span>}
        </span>
      </label>
      {isMarked && (
        <label className="ml-9 flex min-h-11 cursor-pointer items-center gap-3 text-sm">
          <input
            type="checkbox"
            name={names.reversedName}
            value={item.variable}
            checked={isTurned}
            onChange={onTurn}
            className="size-5 shrink-0 accent-accent"
          />
          Está redactado al revés: dar vuelta
        </label>
      )}
    </li>
  );
}

function toggled(before: Marks, variable: string): Marks {
  const after = new Set(before);
  if (!after.delete(variable)) after.add(variable);
  return after;
}

function matching(items: readonly ItemChoice[], words: string): readonly ItemChoice[] {
  if (words === "") return items;
  return items.filter(({ variable, section, wording }) =>
    foldText(`${variable} ${section ?? ""} ${wording ?? ""}`).includes(words),
  );
}
