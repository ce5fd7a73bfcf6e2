export const THEME_COOKIE = "tema";

export const THEMES = ["auto", "claro", "oscuro", "contraste"] as const;

export type Theme = (typeof THEMES)[number];

export const THEME_LABELS: Readonly<Record<Theme, string>> = {
  auto: "Como el equipo",
  claro: "Claro",
  oscuro: "Oscuro",
  contraste: "Alto contraste",
};

/** The theme a cookie value stands for; anything unknown means "auto". */
export function parseTheme(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? "auto";
}
