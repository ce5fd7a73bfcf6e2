"use client";

import { useId, useSyncExternalStore } from "react";
import { parseTheme, THEME_COOKIE, THEME_LABELS, THEMES, type Theme } from "@/components/ui/theme";

const ONE_YEAR_SECONDS = 31_536_000;

/** The choice of theme, applied at once and kept in a cookie that the server reads on the next page. */
export function ThemeChoice() {
  const theme = useSyncExternalStore(watchTheme, readTheme, () => "auto");
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold">Apariencia</legend>
      {THEMES.map((option) => (
        <label key={option} className="flex min-h-11 cursor-pointer items-center gap-3 lg:min-h-9">
          <input
            type="radio"
            name={name}
            checked={theme === option}
            onChange={() => applyTheme(option)}
            className="size-5 accent-accent"
          />
          {THEME_LABELS[option]}
        </label>
      ))}
    </fieldset>
  );
}

/** The page itself holds the theme; this only listens to it. */
function watchTheme(onChange: () => void) {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

function readTheme(): Theme {
  return parseTheme(document.documentElement.dataset["theme"]);
}

function applyTheme(theme: Theme) {
  document.documentElement.dataset["theme"] = theme;
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${ONE_YEAR_SECONDS}; samesite=lax`;
}
