/** Carries one sentence to the page after a redirect. It holds no names: it is a cookie that script can read. */
export const FLASH_COOKIE = "listo";

export const FLASH_SECONDS = 30;
