/** Letters that the fonts of every PDF reader lack, and how they are read aloud. */
const spoken: Readonly<Record<string, string>> = {
  ...{ α: "alfa", β: "beta", ρ: "rho", χ: "chi", ω: "omega", Φ: "Phi", φ: "phi", λ: "lambda", σ: "sigma" },
  ...{ "≥": ">=", "≤": "<=", "−": "-", "≠": "distinto de", "√": "raíz de ", "→": "a", "≈": "cerca de " },
  ...{ "\u202f": " ", "\u00a0": " ", "\u2009": " ", "\u2011": "-" },
};

const DRAWABLE = /[\n\x20-\x7e\u00a1-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]/u;

/** The text in letters that a PDF can draw without carrying a font: Greek letters and signs are spelt, and what is left is a question mark. */
export function pdfText(text: string): string {
  return [...text].map((letter) => spoken[letter] ?? (DRAWABLE.test(letter) ? letter : "?")).join("");
}
