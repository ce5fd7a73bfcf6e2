import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { FlashToast } from "@/components/ui/flash-toast";
import { parseTheme, THEME_COOKIE } from "@/components/ui/theme";
import { ToastProvider } from "@/components/ui/toast";
import { bodyFont, headingFont, italicFont } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Acompaña", template: "%s · Acompaña" },
  description: "Acompañamiento docente en la educación pública",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbf8f2" },
    { media: "(prefers-color-scheme: dark)", color: "#171411" },
  ],
};

/** The theme comes from the cookie, so the first paint is already the chosen one. */
export default async function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html
      lang="es-CL"
      data-theme={theme}
      className={`${bodyFont.variable} ${headingFont.variable} ${italicFont.variable}`}
      suppressHydrationWarning
    >
      <body>
        <ToastProvider>
          {children}
          <FlashToast />
        </ToastProvider>
      </body>
    </html>
  );
}
