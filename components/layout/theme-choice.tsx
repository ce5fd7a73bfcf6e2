"use client";

import { useEffect, useId, useState } from "react";
import { parseTheme, THEME_COOKIE, THEME_LABELS, THEMES, type Theme } from "@/components/ui/theme";

const ONE_YEAR_SECONDS = 31_536_000;

/** The choice of theme, applied at once and kept in a cookie that the server reads on the next page. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>("auto");
  const name = useId();
  useEffect(() => setTheme(parseTheme(document.documentElement.dataset["theme"])), []);

  const choose = (chosen: Theme) => {
    setTheme(chosen);
    document.documentElement.dataset["theme"] = chosen;
    document.cookie = `${THEME_COOKIE}=${chosen}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
  };

  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold">Apariencia</legend>
      {THEMES.map((option) => (
        <label key={option} className="flex min-h-11 cursor-pointer items-center gap-3 lg:min-h-9">
          <input
            type="radio"
            name={name}
            checked={theme === option}
            onChange={() => choose(option)}
            className="size-5 accent-accent"
          />
          {THEME_LABELS[option]}
        </label>
      ))}
    </fieldset>
  );
}
