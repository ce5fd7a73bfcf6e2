"use client";

import clsx from "clsx";
import { useState } from "react";
import { CONTROL_CLASS } from "./control-class";
import { useControlAttributes } from "./field-context";

type PasswordInputProps = Readonly<{ autoComplete: "current-password" | "new-password" }>;

/** A password that can be looked at while it is typed, inside a `Field`. */
export function PasswordInput({ autoComplete }: PasswordInputProps) {
  const [isShown, setIsShown] = useState(false);
  const control = useControlAttributes();
  return (
    <div className="flex">
      <input
        {...control}
        type={isShown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        className={clsx(CONTROL_CLASS, "rounded-r-none")}
      />
      <button
        type="button"
        aria-controls={control.id}
        aria-pressed={isShown}
        aria-label="Mostrar la contraseña"
        onClick={() => setIsShown(!isShown)}
        className="min-h-11 min-w-24 rounded-r-sm border border-l-0 border-rule-strong px-3 text-sm font-semibold hover:bg-sunken"
      >
        {isShown ? "Ocultar" : "Mostrar"}
      </button>
    </div>
  );
}
