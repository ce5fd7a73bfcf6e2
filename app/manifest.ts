import type { MetadataRoute } from "next";

/** What a phone needs to put Acompaña among its applications. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Acompaña",
    short_name: "Acompaña",
    description: "Acompañamiento docente en la educación pública",
    lang: "es-CL",
    start_url: "/inicio",
    scope: "/",
    display: "standalone",
    background_color: "#fbf8f2",
    theme_color: "#fbf8f2",
    icons: [
      { src: "/icono-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icono-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icono-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
}
