/*
 * Preloaded into the web server. The channel to the launcher closes when the launcher ends, however it ends, and the
 * web server leaves with it: a killed launcher must not leave a server behind that keeps the port.
 */
process.on("disconnect", () => process.exit(0));
